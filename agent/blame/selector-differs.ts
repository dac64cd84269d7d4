import type { ControlIndex } from '../../controls/control-index.ts';
import { holds, whyNot } from '../../controls/filter.ts';
import { match } from '../../controls/match.ts';
import { printControl, printSelector } from '../../controls/print.ts';
import type { Selector } from '../../controls/selector.ts';
import { suggestSelectors } from '../../controls/suggest.ts';
import { textMatches } from '../../controls/text-match.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { BlameDecider } from './blame-case.ts';

/** The author's selector misses the right control, or matches others beside it. */
export const selectorDiffers: BlameDecider = ({ decision, selector, right }) => {
  if (selector === undefined) return undefined;
  const { index } = decision.observation;
  if (right.kind === 'several') {
    return {
      because: `${decision.wanted} matches ${right.controls.length} controls that can be used, and says of none what the others are not.`,
      evidence: right.controls.map(control => ({ text: index.path(control), note: suggested(control, index) })),
    };
  }
  if (right.kind !== 'known' || right.before === undefined || right.by === 'author') return undefined;
  const control = right.before;
  const matches = match(selector, index);
  const others = matches.filter(node => node !== control);
  const [other] = others;
  const instead = other === undefined ? '' : ` It matches ${printControl(other, index)}${more(others.length)}.`;
  const sentence = matches.includes(control)
    ? `${decision.wanted} matches ${right.text}, and not it alone.`
    : `${decision.wanted} does not match ${right.text}: ${whyMissed(selector, control, index).join(', ')}.`;
  return {
    because: `${sentence}${instead}`,
    evidence: [
      { text: right.text, note: suggested(control, index) },
      ...others.slice(0, 4).map(node => ({ text: printControl(node, index), note: 'matches' })),
    ],
  };
};

function suggested(control: ControlNode, index: ControlIndex): string {
  const [best] = suggestSelectors(control, index, 1);
  return best === undefined ? '' : `selector: ${best.text}`;
}

function more(others: number): string {
  return others > 1 ? ` and ${others - 1} more` : '';
}

/** Every part of the selector that speaks against a control. */
function whyMissed(selector: Selector, control: ControlNode, index: ControlIndex): string[] {
  const { type, name, filters, within } = selector;
  const reasons: string[] = [];
  if (type !== 'Any' && type !== control.controlType) reasons.push(`it is a ${control.controlType}`);
  if (name !== undefined && !textMatches(name, control.name)) reasons.push(`its name is "${control.name}"`);
  for (const filter of filters) if (!holds(filter, control)) reasons.push(`it ${whyNot(filter, control)}`);
  if (within !== undefined && !match(within, index).some(container => index.isInside(control, container)))
    reasons.push(`it is not in ${printSelector(within)}`);
  if (reasons.length === 0 && selector.index !== undefined) {
    const place = match({ ...selector, index: undefined }, index).indexOf(control) + 1;
    reasons.push(`it is #${place}`);
  }
  return reasons;
}
