import type { BlameDecider } from './blame-case.ts';
import { count } from './words.ts';

/** The right control is missing from a tree that a part of the program did not answer for. */
export const treePartial: BlameDecider = ({ decision, right, now }) => {
  const { index } = decision.observation;
  const missing = right.kind === 'absent' || (right.kind === 'known' && right.before === undefined);
  if (!index.tree.partial || !missing) return undefined;
  const what = right.kind === 'known' ? right.text : decision.wanted;
  const later =
    now === undefined || now === index
      ? ''
      : now.tree.partial
        ? ` A later tree with ${count(now.nodes.length, 'control')} is partial too.`
        : ` A later tree is whole and has ${count(now.nodes.length, 'control')}.`;
  return {
    because: `${what} is not among the ${count(index.nodes.length, 'control')} of a tree that is partial: a part of the program did not answer in time.${later}`,
    evidence: [
      { text: index.tree.window.title, note: 'not all of it answered' },
      ...(right.kind === 'known' && right.later !== undefined ? [{ text: right.text, note: 'is there now' }] : []),
    ],
  };
};
