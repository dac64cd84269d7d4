import { runCommand } from '../commands/commands.ts';
import { contains } from '../layout/geometry.ts';
import type { Scene } from '../layout/layout.ts';
import type { Element } from '../layout/scene.ts';
import { type AppState, documentId } from '../model/app-state.ts';
import { select } from '../model/editing.ts';
import { caretAt } from '../model/text-field.ts';
import { linesOf, offsetAt, pageOf } from '../paint/page-lines.ts';
import { closePopup, focusOn, type Moment, openPopup, use } from './use.ts';

export interface Click {
  readonly button: 'left' | 'right';
  readonly count: 1 | 2;
  readonly holding: string;
}

/** The control in front at a point of the virtual screen. */
export function hitTest(scene: Scene, x: number, y: number): Element | undefined {
  let hit: Element | undefined;
  for (const element of scene.elements.values()) {
    const { rect, offscreen } = element.node;
    if (!offscreen && rect && contains(rect, x, y)) hit = element;
  }
  return hit;
}

const dropDownPart = 20;

/** Clicks at a point. A click beside an open menu closes it first. */
export function clickPoint(
  { state, scene }: Moment,
  x: number,
  y: number,
  click: Click,
): { state: AppState; hit: Element | undefined } {
  const hit = hitTest(scene, x, y);
  if (!hit) return { state: closePopup(state), hit };
  const inPopup = state.popup !== undefined && hit.window.startsWith('popup~');
  const ownsPopup = state.popup?.owner === hit.node.id;
  const here = inPopup || ownsPopup ? state : closePopup(state);
  if (!hit.node.enabled) return { state: here, hit };
  if (click.button === 'right') return { state: rightClick(here, hit), hit };
  const { deed, node } = hit;
  if (deed.kind === 'combo' && node.rect && x >= node.rect.x + node.rect.width - dropDownPart) {
    const open = ownsPopup ? closePopup(here) : openPopup(focusOn(here, hit), node.id, deed.menu);
    return { state: open, hit };
  }
  if (deed.kind === 'document') return { state: clickDocument(here, hit, x, y, click), hit };
  if (deed.kind === 'range' && node.rect) {
    return { state: setByPoint(here, hit, x, y), hit };
  }
  const once = use(here, hit);
  const opensFile = click.count === 2 && deed.kind === 'command' && deed.command === 'file-dialog.pick';
  if (!opensFile) return { state: once, hit };
  return { state: runCommand(state.dialogs.at(-1)?.kind === 'open' ? 'open.accept' : 'save-as.accept', once), hit };
}

function rightClick(state: AppState, hit: Element): AppState {
  return hit.deed.kind === 'document' ? openPopup(focusOn(state, hit), documentId, 'context') : state;
}

/** The caret goes to the character under the pointer; a double click selects its word. */
function clickDocument(state: AppState, hit: Element, x: number, y: number, click: Click): AppState {
  const focused = focusOn(state, hit);
  const { rect } = hit.node;
  if (!rect) return focused;
  const { text } = state.document;
  const area = pageOf(state, rect).text;
  const at = offsetAt(linesOf(state, area, rect.y + rect.height), x, y);
  if (click.count === 2) {
    const word = [...text.matchAll(/[\p{L}\p{N}_]+/gu)].find(
      ({ index, 0: { length } }) => at >= index && at <= index + length,
    );
    const selection = word ? { anchor: word.index, head: word.index + word[0].length } : caretAt(at);
    return select(focused, selection);
  }
  const selection = click.holding.includes('Shift') ? { anchor: state.selection.anchor, head: at } : caretAt(at);
  return select(focused, selection);
}

/** What a slider or scroll bar is set to by a pointer at a point. */
export function setByPoint(state: AppState, range: Element, x: number, y: number): AppState {
  const { rect } = range.node;
  if (range.deed.kind !== 'range' || !rect) return state;
  if (range.deed.command === 'zoom') {
    const share = Math.min(1, Math.max(0, (x - rect.x) / rect.width));
    return runCommand('zoom', state, String(Math.max(10, Math.round(share * 200))));
  }
  const share = Math.min(1, Math.max(0, (y - rect.y) / rect.height));
  const line = Math.round(share * state.document.paragraphs.length);
  return runCommand('scroll', state, String(line - state.view.scroll));
}
