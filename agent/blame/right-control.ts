import type { ControlIndex } from '../../controls/control-index.ts';
import { match, resolve } from '../../controls/match.ts';
import { pairControls } from '../../controls/pairing.ts';
import { printControl } from '../../controls/print.ts';
import type { Selector } from '../../controls/selector.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { Symptom } from '../../protocol/failures.ts';
import type { Decision } from '../decide/decision.ts';
import type { RightControl } from './blame-case.ts';

/** A tree from before the decision, and what was done on it. */
export interface EarlierTree {
  readonly index: ControlIndex;
  readonly followedBy: string;
}

/** What the decision itself says of the right control: the author named it, or what was chosen is what was lost. */
export function rightByDecision(
  decision: Decision,
  symptom: Symptom,
  selector: Selector | undefined,
  now: ControlIndex | undefined,
  earlier: () => Iterable<EarlierTree>,
): RightControl {
  const { index } = decision.observation;
  const chosen = decision.chosen === undefined ? undefined : index.node(decision.chosen);
  if (chosen !== undefined) {
    const isKnown = decision.chosenBy !== 'model' || symptom === 'lost-while-stopped';
    return isKnown ? knownFrom(chosen, index, now, 'author') : { kind: 'unknown' };
  }
  if (selector === undefined || decision.chosenBy !== 'author') return { kind: 'unknown' };
  const meant = resolve(selector, index);
  switch (meant.kind) {
    case 'one':
      return knownFrom(meant.control, index, now, 'author');
    case 'ambiguous':
      return { kind: 'several', controls: meant.controls };
    case 'unusable': {
      const [only, ...others] = meant.controls;
      return only === undefined || others.length > 0 ? { kind: 'unknown' } : knownFrom(only, index, now, 'author');
    }
    case 'none':
      return elsewhere(selector, now, earlier);
  }
}

/** A selector that matches nothing at the decision: is it there now, or was it there before? */
function elsewhere(
  selector: Selector,
  now: ControlIndex | undefined,
  earlier: () => Iterable<EarlierTree>,
): RightControl {
  const [there] = now === undefined ? [] : match(selector, now);
  if (there !== undefined && now !== undefined)
    return { kind: 'known', by: 'author', text: printControl(there, now), before: undefined, later: there };
  for (const { index, followedBy } of earlier()) {
    const [was] = match(selector, index);
    if (was === undefined) continue;
    const text = printControl(was, index);
    return { kind: 'known', by: 'author', text, before: undefined, later: undefined, goneSince: followedBy };
  }
  return { kind: 'absent', by: 'author' };
}

/** A control of the tree at the decision. */
export function knownFrom(
  then: ControlNode,
  index: ControlIndex,
  now: ControlIndex | undefined,
  by: 'user' | 'author',
): RightControl {
  const later = now === undefined || now === index ? then : sameControl(then, index, now, 'after');
  return { kind: 'known', by, text: printControl(then, index), before: then, later };
}

/** A control of the later tree, that the user said is the right one. */
export function knownNow(control: ControlNode, now: ControlIndex, index: ControlIndex): RightControl {
  const then = now === index ? control : sameControl(control, now, index, 'before');
  return { kind: 'known', by: 'user', text: printControl(control, now), before: then, later: control };
}

function sameControl(
  control: ControlNode,
  from: ControlIndex,
  to: ControlIndex,
  direction: 'after' | 'before',
): ControlNode | undefined {
  return direction === 'after' ? pairControls(from, to).after.get(control) : pairControls(to, from).before.get(control);
}
