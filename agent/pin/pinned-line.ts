import { resolve } from '../../controls/match.ts';
import { suggestSelectors } from '../../controls/suggest.ts';
import { printAction } from '../../language/print/action.ts';
import type { Action } from '../../protocol/actions.ts';
import type { LamAction } from '../../trace/lam-script.ts';
import { writeText } from './references.ts';
import type { Scene } from './scenes.ts';

/** The user said which control was the right one for an action. */
export interface Correction {
  /** Its id in the tree the action was decided on. */
  readonly control: string;
  /** In Task Plan syntax, where the one who corrected knows a better one than is suggested. */
  readonly selector?: string | undefined;
}

/** A line of the plan for an action of the LAM, or why there is none. */
export type PinnedLine =
  | { readonly kind: 'line'; readonly text: string; readonly notes: readonly string[]; readonly control?: string }
  /** The action is left out; the comment says what it was and why. */
  | { readonly kind: 'left out'; readonly comment: string }
  /** There was no action, as when the LAM said that it was done. */
  | { readonly kind: 'nothing' };

export function pinnedLine(entry: LamAction, scene: Scene, correction?: Correction): PinnedLine {
  const { action, failure } = entry;
  const decision = action?.decision;
  if (action === undefined || decision === undefined) return { kind: 'nothing' };
  const leftOut = (why: string): PinnedLine => ({
    kind: 'left out',
    comment: `// left out, ${why}: ${decision.actionText}`,
  });
  if (correction === undefined) {
    if (action.act === undefined) return leftOut('not carried out');
    if (failure !== undefined) return leftOut('failed');
    // Keys may rightly change nothing that can be seen: Ctrl+C does.
    if (action.verify?.effect === 'not seen' && decision.decided.verb !== 'press') return leftOut('no effect');
  }
  const { decided } = decision;
  const chosen = correction?.control ?? decision.chosen;
  const control = chosen === undefined ? undefined : selectorText(chosen, scene);
  const wanted = correction?.selector ?? control?.text;
  if (chosen !== undefined && wanted === undefined) return leftOut('its control is not in the recorded tree');
  const to = decided.verb === 'drag' ? selectorText(decided.to, scene) : undefined;
  if (decided.verb === 'drag' && to === undefined) return leftOut('its end is not in the recorded tree');
  const literal = textOf(decided);
  const written = literal === undefined ? undefined : writeText(literal, scene.values, takesNames.has(decided.verb));
  if (written?.kind === 'secret') return leftOut('a secret is part of it');
  const text = printAction(decided, wanted, { to: to?.text, text: written?.text });
  const notes = [...(written?.notes ?? []), ...(control?.notes ?? []), ...(to?.notes ?? [])];
  return { kind: 'line', text, notes, ...(chosen === undefined ? {} : { control: chosen }) };
}

const takesNames: ReadonlySet<Action['verb']> = new Set(['type', 'set', 'select-text']);

function textOf(action: Action): string | undefined {
  switch (action.verb) {
    case 'type':
    case 'select-text':
      return action.text;
    case 'set':
      return action.value;
    case 'select':
      return action.item;
    default:
      return undefined;
  }
}

/** A name of the plan that means the control, else the best selector. */
function selectorText(id: string, { index, controls }: Scene): { text: string; notes: string[] } | undefined {
  const node = index?.node(id);
  if (index === undefined || node === undefined) return undefined;
  const named = controls.find(({ selector }) => {
    const found = resolve(selector, index);
    return found.kind === 'one' && found.control === node;
  });
  if (named !== undefined) return { text: named.name, notes: [] };
  const [best] = suggestSelectors(node, index, 1);
  if (best === undefined) return undefined;
  const counted = best.selector.index !== undefined;
  const why = 'nothing but its place tells the control from its twins.';
  return { text: best.text, notes: counted ? [`${best.text}: ${why}`] : best.unique ? [] : [`${best.text}: ${why}`] };
}
