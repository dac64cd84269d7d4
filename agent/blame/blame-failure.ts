import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ControlIndex } from '../../controls/control-index.ts';
import type { Selector } from '../../controls/selector.ts';
import { BadRegex } from '../../controls/text-match.ts';
import { compileSelectorText } from '../../language/plan.ts';
import { ControlTree } from '../../protocol/control-tree.ts';
import { type Symptom, symptoms } from '../../protocol/failures.ts';
import type { NewTraceEvent } from '../../trace/format.ts';
import type { Decision } from '../decide/decision.ts';
import { selectorOf } from '../evaluate.ts';
import type { RunContext } from '../run-context.ts';
import type { BlameCase, PromptFacts } from './blame-case.ts';
import { decideBlame, isAboutAControl } from './decide-blame.ts';
import type { ActionEvidence } from './evidence.ts';
import { type EarlierTree, rightByDecision } from './right-control.ts';

/** Says why an action failed, as soon as it has: of an explicit action that is often known without pointing. */
export function blameFailure(run: RunContext, event: Extract<NewTraceEvent, { type: 'failure' }>): void {
  const { symptom } = event.failure;
  const evidence = run.evidence.of(event.action);
  if (evidence === undefined || !isAboutAControl(symptom) || !isOf(evidence, symptom)) return;
  const said = { at: event.at, action: evidence.action };
  const { decision } = evidence;
  if (decision === undefined) {
    const because = 'The model named no control. Which one would have been the right one is not known.';
    run.record({ type: 'blame', ...said, cause: 'unknown', because, evidence: [] });
    return;
  }
  if (decision.wanted === '') return;
  const now = run.lastObservation?.index;
  const selector = selectorIn(run, decision);
  const right = rightByDecision(decision, symptom, selector, now, () => earlierTrees(run));
  const facts: BlameCase = {
    symptom,
    decision,
    selector,
    prompt: promptOf(run, evidence),
    right,
    now,
    act: evidence.act,
  };
  run.record({ type: 'blame', ...said, ...decideBlame(facts) });
}

/** Whether the failure is that of this action, and whether its control can be what is wrong. */
function isOf(evidence: ActionEvidence, symptom: Symptom): boolean {
  const { decision, verified, asked } = evidence;
  // The model gave up before anything was decided.
  if (decision === undefined) return symptom === 'low-confidence' && asked !== undefined;
  if (symptom === 'no-effect') return true;
  const isLate = symptoms[symptom].phase === 'verify' || symptoms[symptom].phase === 'any';
  // What the plan expects of explicit actions says nothing against their controls.
  if (isLate) return evidence.isLam;
  if (verified) return false;
  // A drag whose control was found and whose end was not.
  const missing = symptom === 'not-found' || symptom === 'ambiguous';
  return !(missing && decision.chosen !== undefined);
}

export function promptOf(run: RunContext, { asked }: ActionEvidence): PromptFacts | undefined {
  if (asked === undefined) return undefined;
  return { labels: asked.labels, named: asked.named, weighsAll: run.model.weighsAll ?? false };
}

/** The author's selector, as the decision wrote it down. */
export function selectorIn(run: RunContext, { chosenBy, wanted }: Decision): Selector | undefined {
  if (chosenBy !== 'author' || wanted === '') return undefined;
  const none = { controls: new Map(), variables: [], controlVariables: [] };
  const compiled = compileSelectorText(wanted, none);
  if (!compiled.ok) return undefined;
  try {
    return selectorOf(compiled.reference, run);
  } catch (error) {
    if (error instanceof BadRegex) return undefined;
    throw error;
  }
}

/** The trees before the present one, newest first. */
function* earlierTrees(run: RunContext): Generator<EarlierTree> {
  let followedBy = '';
  for (const { tree, after } of run.evidence.sights) {
    if (followedBy !== '') {
      const index = treeIn(run.recorder.folder, tree);
      if (index !== undefined) yield { index, followedBy };
    }
    followedBy = after;
  }
}

function treeIn(folder: string, blob: string): ControlIndex | undefined {
  try {
    return new ControlIndex(ControlTree.parse(JSON.parse(readFileSync(join(folder, 'blobs', blob), 'utf8'))));
  } catch {
    // Somebody tidied the folder: then nothing is known of it.
    return undefined;
  }
}
