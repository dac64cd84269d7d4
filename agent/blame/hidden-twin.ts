import { type ControlIndex, isUsable } from '../../controls/control-index.ts';
import { whyUnusable } from '../../controls/nearest.ts';
import { printBrief, printControl } from '../../controls/print.ts';
import { suggestSelectors } from '../../controls/suggest.ts';
import { canonicalText } from '../../controls/text-match.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { percent } from '../../trace/percent.ts';
import type { Decision } from '../decide/decision.ts';
import type { BlameDecider } from './blame-case.ts';

/** A control of the same type and name stood in for the right one, or beside it. */
export const hiddenTwin: BlameDecider = ({ decision, right }) => {
  const { index } = decision.observation;
  if (right.kind === 'several') {
    const [first] = right.controls;
    if (first === undefined || !right.controls.every(control => areTwins(control, first))) return undefined;
    return {
      because: `${right.controls.length} controls that can be used are ${printBrief(first)}, and nothing in ${decision.wanted} says which.`,
      evidence: right.controls.map(control => told(control, index)),
    };
  }
  if (right.kind !== 'known' || right.before === undefined) return undefined;
  const control = right.before;
  const taken = takenInstead(decision, control);
  if (taken !== undefined && areTwins(taken, control)) {
    const reason = whyUnusable(taken, index) ?? whyOf(control, index);
    const where = reason === undefined ? ', elsewhere in the window' : `: ${reason}`;
    return {
      because: `${howTaken(decision, taken, control)}. It is ${printBrief(control)} too${where}.`,
      evidence: [told(control, index, 'the right control'), told(taken, index)],
    };
  }
  // The author's selector means the hidden one.
  const usable = index.nodes.find(node => node !== control && isUsable(node) && areTwins(node, control));
  if (right.by === 'user' || isUsable(control) || usable === undefined) return undefined;
  return {
    because: `${decision.wanted} means ${printControl(control, index)}, which ${whyUnusable(control, index) ?? 'cannot be used'}; ${printControl(usable, index)} is a ${printBrief(control)} that can be used.`,
    evidence: [told(control, index), told(usable, index)],
  };
};

/** What was chosen in the place of the right control, or came so close to it that neither was. */
function takenInstead(
  { chosen, chosenBy, candidates, observation }: Decision,
  right: ControlNode,
): ControlNode | undefined {
  const share = candidates.find(({ control }) => control === right.id)?.probability ?? 0;
  const least = chosenBy === 'author' ? 0 : share / 2;
  const close = candidates.find(({ control, probability }) => control !== right.id && probability > least)?.control;
  const node = observation.index.node(chosen ?? close ?? '');
  return node === right ? undefined : node;
}

function howTaken(decision: Decision, taken: ControlNode, right: ControlNode): string {
  const text = printControl(taken, decision.observation.index);
  if (decision.chosenBy === 'author') return `${decision.wanted} means ${text} as well`;
  const share = (node: ControlNode) =>
    percent(decision.candidates.find(({ control }) => control === node.id)?.probability ?? 0);
  return decision.candidates.length === 0
    ? `${text} was chosen`
    : `${text} had ${share(taken)}, the right one ${share(right)}`;
}

function areTwins(one: ControlNode, other: ControlNode): boolean {
  return (
    one.name !== '' && one.controlType === other.controlType && canonicalText(one.name) === canonicalText(other.name)
  );
}

function whyOf(right: ControlNode, index: ControlIndex): string | undefined {
  const reason = whyUnusable(right, index);
  return reason === undefined ? undefined : `the right one ${reason}`;
}

/** A control with the selector that tells it from its twins. */
function told(control: ControlNode, index: ControlIndex, first?: string): { text: string; note: string } {
  const selector = suggestSelectors(control, index, 1)[0]?.text;
  const notes = [first, whyUnusable(control, index), selector === undefined ? undefined : `selector: ${selector}`];
  return { text: index.path(control), note: notes.filter(note => note !== undefined).join(', ') };
}
