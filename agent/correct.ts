import { basename, join } from 'node:path';
import { printControl } from '../controls/print.ts';
import { suggestSelectors } from '../controls/suggest.ts';
import type { ControlNode } from '../protocol/control-tree.ts';
import type { BlameFacts } from '../trace/format.ts';
import type { BlameCase, RightControl } from './blame/blame-case.ts';
import { promptOf, selectorIn } from './blame/blame-failure.ts';
import { keepCase } from './blame/case-file.ts';
import { decideBlame } from './blame/decide-blame.ts';
import type { ActionEvidence } from './blame/evidence.ts';
import { knownFrom, knownNow } from './blame/right-control.ts';
import { controlText, type Decision, openDecision } from './decide/decision.ts';
import { ActionFailure } from './failure.ts';
import { findControl } from './meant-control.ts';
import type { Observation } from './observation.ts';
import { ConsoleError } from './reading.ts';
import type { RunContext } from './run-context.ts';

export interface CorrectionOptions {
  /** Keeps it as a test case in a file, too. */
  readonly keep: boolean;
  /** Who says so. */
  readonly by: string;
}

/** What a correction tells: why the decision went wrong, and how to name the right control. */
export interface Correction extends BlameFacts {
  /** The right control's id in the latest look; absent where the program does not show it. */
  readonly control: string | undefined;
  readonly text: string;
  /** A selector for it that lasts, in Task Plan syntax. */
  readonly selector: string | undefined;
  /** The file of test cases it was kept in. */
  readonly case: string | undefined;
}

/** Notes which control would have been the right one, and decides why it was not chosen. @throws ConsoleError */
export async function correct(run: RunContext, wanted: string, options: CorrectionOptions): Promise<Correction> {
  const evidence = run.evidence.of(run.evidence.failure?.action ?? run.held?.action);
  const decision = evidence === undefined ? undefined : await decisionOf(run, evidence);
  if (evidence === undefined || decision === undefined || decision.wanted === '') {
    throw new ConsoleError('There is no choice of a control here: a correction needs a decision, or a failed action.');
  }
  const later = await lookNow(run, decision.observation);
  const right = rightControl(run, wanted.trim(), decision, later);
  const facts: BlameCase = {
    symptom: run.evidence.failure?.failure.symptom,
    decision,
    selector: selectorIn(run, decision),
    prompt: promptOf(run, evidence),
    right,
    now: later.index,
    act: evidence.act,
  };
  const blame = decideBlame(facts);
  const place = placeOf(right, decision.observation, later);
  const { node, observation } = place;
  const text = node === undefined ? 'not in the tree' : printControl(node, observation.index);
  const selector = node === undefined ? undefined : suggestSelectors(node, observation.index, 1)[0]?.text;
  const at = run.evidence.failure?.at ?? run.held?.at;
  const said = { ...(at === undefined ? {} : { at }), action: evidence.action };
  run.record({
    type: 'correction',
    ...said,
    ...(node === undefined ? {} : { control: node.id }),
    text,
    ...(selector === undefined ? {} : { selector }),
    by: options.by,
    tree: run.store(observation),
  });
  run.record({ type: 'blame', ...said, ...blame });
  const { index } = decision.observation;
  const kept = options.keep
    ? keepCase(
        join(run.recorder.folder, '..', '..', 'corrections'),
        run.redactor.data({
          id: `${basename(run.recorder.folder)}-${evidence.action}`,
          step: evidence.sentence,
          verb: decision.action.verb,
          wanted: decision.wanted,
          control: node?.id ?? null,
          text,
          selector: selector ?? null,
          chosen: controlText(decision.chosen, index) ?? null,
          plan: at === undefined ? '' : `${basename(at.file)}:${at.line}`,
          time: new Date().toISOString(),
        }),
        { hash: observation.treeHash, json: observation.treeJson },
      )
    : undefined;
  const control = right.kind === 'known' ? right.later?.id : undefined;
  return { ...run.redactor.data({ ...blame, control, text, selector }), case: kept };
}

/** The recorded decision. Of a model that named no control, what it would have weighed: deciding touches nothing. */
async function decisionOf(run: RunContext, evidence: ActionEvidence): Promise<Decision | undefined> {
  const { decision, asked, sentence } = evidence;
  if (decision !== undefined || asked === undefined) return decision;
  const open = openDecision({ verb: 'click', button: 'left', count: 1, holding: '' }, asked.on, {
    chosenBy: 'model',
    secret: false,
  });
  const { candidates, notHere, threshold } = await run.model.ground(
    { description: sentence, tree: asked.on.index.tree },
    run.stop,
  );
  return { ...open, wanted: sentence, candidates, notHere, threshold };
}

/** What the program shows now; where it shows nothing any more, what was seen last. */
async function lookNow(run: RunContext, before: Observation): Promise<Observation> {
  try {
    return await run.glance(run.stop);
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    return run.lastObservation ?? before;
  }
}

function rightControl(run: RunContext, wanted: string, decision: Decision, later: Observation): RightControl {
  if (wanted === 'none') return { kind: 'absent', by: 'user' };
  const then = decision.observation.index;
  const now = later.index;
  // Numbers are those of the decision's candidates, ids those of the latest look.
  if (/^\d+$/.test(wanted)) return knownFrom(findControl(run, decision.candidates, then, wanted), then, now, 'user');
  try {
    return knownNow(findControl(run, [], now, wanted), now, then);
  } catch (error) {
    const gone = error instanceof ConsoleError ? findThen(run, wanted, decision) : undefined;
    if (gone === undefined) throw error;
    return knownFrom(gone, then, now, 'user');
  }
}

function findThen(run: RunContext, wanted: string, decision: Decision): ControlNode | undefined {
  try {
    return findControl(run, [], decision.observation.index, wanted);
  } catch (error) {
    if (error instanceof ConsoleError) return undefined;
    throw error;
  }
}

/** The tree to keep: the one that was decided on, if it has the right control; else the one that has it. */
function placeOf(
  right: RightControl,
  before: Observation,
  later: Observation,
): { readonly node: ControlNode | undefined; readonly observation: Observation } {
  if (right.kind !== 'known') return { node: undefined, observation: before };
  return right.before === undefined
    ? { node: right.later, observation: right.later === undefined ? before : later }
    : { node: right.before, observation: before };
}
