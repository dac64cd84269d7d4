import { isUsable } from '../../controls/control-index.ts';
import { compare } from '../../controls/difference.ts';
import { whyUnusable } from '../../controls/nearest.ts';
import type { BlameCase, BlameDecider } from './blame-case.ts';
import { count } from './words.ts';

/** The right control was there, or could be used, at another moment than that of the decision. */
export const treeStale: BlameDecider = facts => {
  const { decision, right, now, symptom } = facts;
  if (right.kind !== 'known') return undefined;
  const { index } = decision.observation;
  if (right.before === undefined && right.later !== undefined) {
    return said(
      facts,
      `${right.text} was not there when the action was decided, and is there now: it came later.`,
      right.text,
    );
  }
  if (right.before === undefined && right.goneSince !== undefined) {
    return said(facts, `${right.text} was there before, and is gone since ${right.goneSince}.`, right.text);
  }
  if (right.before === undefined || now === undefined) return undefined;
  if (right.later === undefined) {
    const matters = symptom === 'lost-while-stopped' || symptom === 'input-failed' || symptom === 'no-effect';
    if (!matters) return undefined;
    return said(
      facts,
      `${right.text} was there when the action was decided, and is gone: the program changed in between.`,
      right.text,
    );
  }
  const reason = whyUnusable(right.before, index);
  if (reason === undefined || !isUsable(right.later)) return undefined;
  return said(facts, `${right.text} ${reason.replace(/\bis\b/, 'was')} then, and can be used now.`, right.text);
};

function said({ decision, now }: BlameCase, sentence: string, text: string): ReturnType<BlameDecider> {
  const { index } = decision.observation;
  const changes = now === undefined || now === index ? [] : compare(index, now);
  const told = changes.length === 0 ? '' : ` Since the decision ${count(changes.length, 'thing')} changed in the tree.`;
  return {
    because: `${sentence}${told}`,
    evidence: [
      { text, note: 'the right control' },
      ...changes
        .filter(change => change.text !== text)
        .slice(0, 4)
        .map(change => ({
          text: change.text,
          note:
            change.property === undefined
              ? change.kind
              : `${change.property}: ${change.before ?? 'unknown'} → ${change.after ?? 'unknown'}`,
        })),
    ],
  };
}
