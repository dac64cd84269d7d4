import { type Cause, causeNames, causes, type Symptom } from '../../protocol/failures.ts';
import type { BlameFacts } from '../../trace/format.ts';
import type { BlameCase, BlameDecider, DecidableCause } from './blame-case.ts';
import { controlWasRight } from './control-was-right.ts';
import { hiddenTwin } from './hidden-twin.ts';
import { leftOutOfPrompt } from './left-out-of-prompt.ts';
import { notInTree } from './not-in-tree.ts';
import { rankedLower } from './ranked-lower.ts';
import { selectorDiffers } from './selector-differs.ts';
import { treePartial } from './tree-partial.ts';
import { treeStale } from './tree-stale.ts';

/** One decider a cause. They are tried in the order of `causes`, the most specific first. */
const deciders: Readonly<Record<DecidableCause, BlameDecider>> = {
  'tree-partial': treePartial,
  'tree-stale': treeStale,
  'not-in-tree': notInTree,
  'hidden-twin': hiddenTwin,
  'control-was-right': controlWasRight,
  'left-out-of-prompt': leftOutOfPrompt,
  'selector-differs': selectorDiffers,
  'ranked-lower': rankedLower,
};

/** Why a decision went wrong, as far as it can be known. */
export function decideBlame(facts: BlameCase): BlameFacts {
  for (const cause of causeNames) {
    if (cause === 'unknown' || !explains(cause, facts.symptom)) continue;
    const found = deciders[cause](facts);
    if (found !== undefined) return { cause, ...found };
  }
  const because =
    facts.right.kind === 'unknown'
      ? 'Which control would have been the right one is not known.'
      : 'Nothing of what was recorded explains it.';
  return { cause: 'unknown', because, evidence: [] };
}

/** Whether a failure can come from the choice of a control at all. */
export function isAboutAControl(symptom: Symptom): boolean {
  return causeNames.some(cause => explains(cause, symptom));
}

function explains(cause: Cause, symptom: Symptom | undefined): boolean {
  const can: readonly Symptom[] = causes[cause].explains;
  return symptom === undefined || can.includes(symptom);
}
