import type { PlanRange } from '../protocol/position.ts';
import type { FailureFacts, TraceEventOf } from '../trace/format.ts';
import type { Decision } from './decide/decision.ts';
import { dryRunGoesOn } from './dry-run.ts';
import { ActionFailure } from './failure.ts';
import type { Handler } from './machine.ts';
import type { HeldDecision, RunContext, Thinker } from './run-context.ts';
import { StaleObservation } from './target-session.ts';

/** Records a failure and waits at its gate, once. @returns what the trace says of it @throws RunStopped, Moved */
export async function tellFailure(
  run: RunContext,
  failure: ActionFailure,
  handler: Handler | undefined,
): Promise<void> {
  // It did not get to where its statement stands now.
  run.kept = undefined;
  const { instruction, plan } = run.machine;
  const at = failure.at ?? instruction?.range ?? plan.task.range;
  const facts: FailureFacts = {
    symptom: failure.symptom,
    message: run.redactor.text(failure.message),
    at,
    statement: instruction?.text ?? '',
    controls: run.redactor.data([...failure.controls]),
  };
  failure.told = facts;
  const handledBy = handlerOf(run, failure, handler);
  const number = run.held?.action ?? run.actions;
  const action = number > 0 ? { action: number } : {};
  run.record({ type: 'failure', at, ...action, failure: facts, handledBy });
  if (failure.symptom !== 'target-lost') run.forgetObservation();
  await run.gate({ kind: 'failure', failure: facts, handledBy, at });
}

function handlerOf(
  run: RunContext,
  failure: ActionFailure,
  handler: Handler | undefined,
): TraceEventOf<'failure'>['handledBy'] {
  if (dryRunGoesOn(run, failure)) return 'dry run';
  return handler === undefined ? 'nobody' : handler.region.kind === 'retry' ? 'retry' : 'on failure';
}

/** What of an action can be decided otherwise after it failed. */
export interface Mendable {
  /** The decision as it is now; absent before there was one. */
  readonly held: () => HeldDecision | undefined;
  /** Asks the model once more; absent where the plan says what to do. */
  readonly thinker?: Thinker | undefined;
}

/** The decision of an action as it stands, for whoever wants to change it. */
export function heldDecision(
  run: RunContext,
  at: PlanRange,
  action: number,
  again: HeldDecision['again'],
): HeldDecision | undefined {
  return run.decided?.action === action ? { decision: run.decided.decision, at, action, again } : undefined;
}

/**
 * Works on an action until it succeeds or its failure is final. A run that is held at the failure keeps the decision:
 * whoever looks can change it, and the action goes on with what was changed.
 */
export async function mending<T>(
  run: RunContext,
  mendable: Mendable,
  attempt: (changed: Decision | undefined) => Promise<T>,
): Promise<T> {
  let changed: Decision | undefined;
  for (;;) {
    try {
      return await attempt(changed);
    } catch (error) {
      const failure = error instanceof StaleObservation ? new ActionFailure('input-failed', error.message) : error;
      if (!(failure instanceof ActionFailure) || failure.told !== undefined) throw failure;
      changed = await changedAt(run, failure, mendable);
      if (changed === undefined) throw failure;
    }
  }
}

/** Stands at the failure. @returns the decision that takes the place of the one that failed */
async function changedAt(
  run: RunContext,
  failure: ActionFailure,
  { held: current, thinker }: Mendable,
): Promise<Decision | undefined> {
  const held = current();
  // What can be chosen is what is there now, not what was there when it was decided.
  if (held !== undefined) {
    held.decision = { ...held.decision, observation: run.lastObservation ?? held.decision.observation };
    held.failed = held.decision;
  }
  const before = held?.decision;
  run.held = held;
  run.thinker = thinker;
  try {
    await tellFailure(run, failure, run.machine.handler(run.floor));
    const after = run.held?.decision;
    return after === before ? undefined : after;
  } finally {
    run.held = undefined;
    run.thinker = undefined;
  }
}
