import type { ControlNode } from '../../../../protocol/control-tree.ts';
import { type AppState, documentId } from '../model/app-state.ts';
import { bands, windowRect, within, workBottom, workTop } from './geometry.ts';
import type { SceneBuilder } from './scene.ts';

/** How much of the document's text an observation holds; `read` gives the whole. In UTF-16 units, at most 4 KB. */
const observedText = 1365;
const { width } = windowRect;
const navigationWidth = 200;

/** The start of a text, never cut inside a character. */
function startOfText(text: string): string {
  const cut = text.slice(0, observedText);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Adds what lies between ribbon and status bar: navigation pane, rulers, document and scroll bar. */
export function addWorkArea(scene: SceneBuilder, state: AppState, root: ControlNode) {
  const area = scene.add(root, {
    id: 'work',
    type: 'Pane',
    name: '',
    className: '_WwF',
    rect: within(0, workTop, width, workBottom - workTop),
    look: { kind: 'desk' },
  });
  addNavigationPane(scene, state, area);
  const left = state.view.navigation ? navigationWidth : 0;
  const top = workTop + (state.view.ruler ? bands.ruler : 0);
  const right = width - bands.scrollBar;
  scene.add(area, {
    id: 'ruler.horizontal',
    type: 'Pane',
    name: 'Horizontal Ruler',
    className: '_WwK',
    rect: within(left, workTop, right - left, bands.ruler),
    offscreen: !state.view.ruler,
    look: { kind: 'ruler' },
  });
  scene.add(area, {
    id: 'ruler.vertical',
    type: 'Pane',
    name: 'Vertical Ruler',
    className: '_WwL',
    rect: within(left, top, bands.ruler, workBottom - top),
    offscreen: !state.view.ruler,
    look: { kind: 'side ruler' },
  });
  const page = within(left + bands.ruler, top, right - left - bands.ruler, workBottom - top);
  const container = scene.add(area, { id: 'work.view', type: 'Pane', name: '', className: '_WwB', rect: page });
  scene.add(container, {
    id: documentId,
    type: 'Document',
    name: 'Document',
    automationId: 'DocumentText',
    className: '_WwG',
    rect: page,
    value: startOfText(state.document.text),
    readOnly: false,
    deed: { kind: 'document' },
    look: { kind: 'document' },
  });
  addScrollBar(scene, state, container, right, workTop, workBottom - workTop);
}

function addScrollBar(scene: SceneBuilder, state: AppState, parent: ControlNode, x: number, y: number, height: number) {
  const bar = scene.add(parent, {
    id: 'scroll',
    type: 'ScrollBar',
    name: 'Vertical Scroll Bar',
    automationId: 'VerticalScrollBar',
    className: 'NUIScrollbar',
    rect: within(x, y, bands.scrollBar, height),
    value: String(state.view.scroll),
    deed: { kind: 'range', command: 'scroll' },
    look: { kind: 'scroll bar' },
  });
  const parts: [string, number, number, string][] = [
    ['Line up', 0, 17, '-1'],
    ['Page up', 17, 20, '-20'],
    ['Page down', 37, height - 54, '20'],
    ['Line down', height - 17, 17, '1'],
  ];
  for (const [name, top, tall, lines] of parts) {
    scene.add(bar, {
      id: `scroll.${name}`,
      type: 'Button',
      name,
      rect: within(x, y + top, bands.scrollBar, tall),
      deed: { kind: 'command', command: 'scroll', argument: lines },
      ...(name.startsWith('Line') ? { look: { kind: 'arrow', icon: name } } : {}),
    });
  }
  const share = Math.min(1, state.view.scroll / Math.max(20, state.document.paragraphs.length));
  scene.add(bar, {
    id: 'scroll.thumb',
    type: 'Thumb',
    name: 'Position',
    rect: within(x + 3, y + 20 + Math.round(share * (height - 160)), bands.scrollBar - 6, 110),
    look: { kind: 'thumb' },
  });
}

function addNavigationPane(scene: SceneBuilder, state: AppState, area: ControlNode) {
  const pane = scene.add(area, {
    id: 'navigation',
    type: 'Pane',
    name: 'Navigation',
    className: 'MsoWorkPane',
    rect: within(0, workTop, navigationWidth, workBottom - workTop),
    offscreen: !state.view.navigation,
    look: { kind: 'pane' },
  });
  scene.add(pane, {
    id: 'navigation.close',
    type: 'Button',
    name: 'Close',
    rect: within(navigationWidth - 28, workTop + 4, 24, 22),
    deed: { kind: 'command', command: 'navigation' },
    look: { kind: 'icon', icon: 'close' },
  });
  const tree = scene.add(pane, {
    id: 'navigation.headings',
    type: 'Tree',
    name: 'Headings',
    rect: within(8, workTop + 34, navigationWidth - 16, 400),
  });
  const lines = state.document.text.split('\n');
  const headings = lines.flatMap((text, index) => {
    const style = state.document.paragraphs[index]?.style ?? '';
    return /^(Heading|Title)/.test(style) && text.trim() !== '' ? [{ text: text.trim(), index }] : [];
  });
  for (const [row, { text, index }] of headings.slice(0, 16).entries()) {
    scene.add(tree, {
      id: `navigation.heading.${index}`,
      type: 'TreeItem',
      name: text.slice(0, 80),
      rect: within(8, workTop + 34 + row * 24, navigationWidth - 16, 24),
      deed: { kind: 'command', command: 'nothing' },
      look: { kind: 'list item' },
    });
  }
}
