import { type ControlIndex, isInClosedMenu } from '../../controls/control-index.ts';
import { printControl } from '../../controls/print.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { controlTypes } from '../../protocol/control-types.ts';
import { percent } from '../../trace/percent.ts';
import type { BlameDecider } from './blame-case.ts';
import { count, ordinal } from './words.ts';

/** The tree has the right control, and the model was not offered it. */
export const leftOutOfPrompt: BlameDecider = ({ decision, prompt, right }) => {
  if (prompt === undefined || right.kind !== 'known' || right.before === undefined) return undefined;
  const { index } = decision.observation;
  const control = right.before;
  const rank = decision.candidates.findIndex(candidate => candidate.control === control.id);
  const inPrompt = prompt.labels.some(label => label.control === control.id);
  const isWeighed = decision.candidates.length === 0 || rank >= 0;
  if (prompt.weighsAll ? isWeighed : inPrompt) return undefined;
  const chosen = decision.chosen === undefined ? undefined : index.node(decision.chosen);
  const weighed =
    rank < 0
      ? []
      : [`grounding ranked it ${ordinal(rank + 1)} with ${percent(decision.candidates[rank]?.probability ?? 0)}`];
  return {
    because: `${right.text} was not among the ${count(prompt.labels.length, 'control')} the model could choose from: ${whyLeftOut(control, index)}.`,
    evidence: [
      { text: index.path(control), note: ['has no label', ...weighed].join(', ') },
      ...(chosen === undefined ? [] : [{ text: printControl(chosen, index), note: labelNote(prompt.named) }]),
    ],
  };
};

function whyLeftOut(control: ControlNode, index: ControlIndex): string {
  if (!controlTypes[control.controlType].interactive) return `a ${control.controlType} is nothing to act on`;
  if (control.offscreen && !isInClosedMenu(control, index)) return 'it is off the screen';
  return 'it lies outside `within`';
}

function labelNote(named: string): string {
  return named === '' ? 'was chosen' : `was chosen, by label ${named}`;
}
