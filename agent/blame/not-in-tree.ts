import { nearestTo } from '../../controls/match.ts';
import { printControl } from '../../controls/print.ts';
import { suggestSelectors } from '../../controls/suggest.ts';
import type { BlameDecider } from './blame-case.ts';
import { count } from './words.ts';

/** No tree has the right control: nothing that was decided on one could have found it. */
export const notInTree: BlameDecider = ({ decision, selector, right, now }) => {
  if (right.kind !== 'absent') return undefined;
  const { index } = decision.observation;
  const seen = `the ${count(index.nodes.length, 'control')} the program showed`;
  const best = decision.candidates[0];
  if (right.by === 'user' || selector === undefined) {
    const node = best === undefined ? undefined : index.node(best.control);
    return {
      because: `The right control is none of ${seen}: the program draws it itself, or ${index.tree.backend} cannot read it.`,
      evidence: node === undefined ? [] : [{ text: printControl(node, index), note: 'came nearest' }],
    };
  }
  const later = now === undefined || now === index ? '' : ', nor any that it shows now';
  const [first] = nearestTo(selector, index);
  const closest = first === undefined ? '' : ` Nearest is ${printControl(first.control, index)}: ${first.why}.`;
  // The failure lists them all; what helps is what to write for the nearest one.
  const meant = first === undefined ? undefined : suggestSelectors(first.control, index, 1)[0]?.text;
  return {
    because: `${decision.wanted} matches none of ${seen}${later}.${closest}`,
    evidence:
      first === undefined || meant === undefined
        ? []
        : [{ text: printControl(first.control, index), note: `if it is meant, selector: ${meant}` }],
  };
};
