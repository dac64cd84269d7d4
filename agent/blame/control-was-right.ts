import type { ControlIndex } from '../../controls/control-index.ts';
import { whyUnusable } from '../../controls/nearest.ts';
import { printBrief, printControl } from '../../controls/print.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { actionText } from '../decide/decision.ts';
import type { BlameCase, BlameDecider } from './blame-case.ts';

/** The right control was chosen: what is wrong is its state, the way it was acted on, or what was expected. */
export const controlWasRight: BlameDecider = facts => {
  const { decision, right, symptom } = facts;
  if (right.kind !== 'known' || right.before === undefined) return undefined;
  const unusable = symptom === 'covered-or-disabled' && decision.chosen === undefined && right.by === 'author';
  if (decision.chosen !== right.before.id && !unusable) return undefined;
  return { because: because(facts, right.before), evidence: evidence(facts, right.before) };
};

function because({ decision, symptom, act }: BlameCase, control: ControlNode): string {
  const { index } = decision.observation;
  const text = printControl(control, index);
  const reason = whyUnusable(control, index);
  const front = inFront(control, index);
  if (reason !== undefined) {
    return `${text} is the right one, and ${reason}${front === undefined ? '' : `: ${printBrief(front)} is open in front of it`}.`;
  }
  const hit = hitInstead(act?.hit, control, index);
  if (hit !== undefined)
    return `${text} is the right one, and ${printControl(hit, index)} lies over it: ${act?.how ?? 'the action'} hit that.`;
  if (symptom === 'no-effect')
    return `${text} is the right one; ${act?.how ?? actionText(decision)} was performed, and the program did nothing that shows.`;
  if (symptom === undefined) return `${text} is the control that was chosen.`;
  return `${text} is the right one and was chosen; ${actionText(decision)} is what did not lead where it should.`;
}

function evidence({ decision, act }: BlameCase, control: ControlNode): { text: string; note: string }[] {
  const { index } = decision.observation;
  const state = (['value', 'toggled', 'selected', 'expanded'] as const).flatMap(property =>
    control[property] === undefined ? [] : [`${property} ${JSON.stringify(control[property])}`],
  );
  const front = inFront(control, index);
  const hit = hitInstead(act?.hit, control, index);
  return [
    { text: index.path(control), note: state.join(', ') },
    ...(front === undefined ? [] : [{ text: index.path(front), note: 'is in front' }]),
    ...(hit === undefined ? [] : [{ text: index.path(hit), note: 'was hit instead' }]),
  ];
}

/** An enabled dialog that the control is not in, where the control itself cannot be used. */
function inFront(control: ControlNode, index: ControlIndex): ControlNode | undefined {
  if (control.enabled) return undefined;
  return index.nodes.findLast(
    node =>
      node.controlType === 'Window' &&
      node !== index.tree.root &&
      node.enabled &&
      !node.offscreen &&
      !index.isInside(control, node),
  );
}

/** What was under the point, when it is neither the control nor a part of it, nor what it is a part of. */
function hitInstead(hit: string | undefined, control: ControlNode, index: ControlIndex): ControlNode | undefined {
  const node = hit === undefined ? undefined : index.node(hit);
  if (node === undefined || node === control) return undefined;
  return index.isInside(node, control) || index.isInside(control, node) ? undefined : node;
}
