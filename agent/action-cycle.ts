import type { PlanRange } from '../protocol/position.ts';
import { actAndVerify } from './carry-out/act-and-verify.ts';
import { type Granted, guard } from './carry-out/guard.ts';
import { actionText, controlText, type Decision, showCandidates, shownAction } from './decide/decision.ts';
import { ActionFailure } from './failure.ts';
import type { Observation } from './observation.ts';
import type { HeldDecision, RunContext, Thinker } from './run-context.ts';
import { StaleObservation } from './target-session.ts';

/** How often an action may find its observation stale before that is a failure. */
const staleAtMost = 3;

/** What is specific to the one who decides: the author's selector, or the model. */
export interface Decider {
  /** Decides again on a new observation. @throws ActionFailure */
  readonly again: (observation: Observation, signal: AbortSignal) => Promise<Decision>;
  /** What ends settling early. */
  readonly expected?: ((observation: Observation) => boolean) | undefined;
  /** Asks the model once more; absent where the plan says what to do. */
  readonly thinker?: Thinker | undefined;
  /** The step's sentence, for memory. */
  readonly step: string;
}

export interface Outcome {
  readonly effect: 'seen' | 'not seen' | 'not checked';
  /** What `read` brought. */
  readonly text: string | undefined;
  readonly actionText: string;
}

/** Stores a decision: it is what a stop at the decision point shows. */
export function recordDecision(
  run: RunContext,
  decision: Decision,
  details: { at: PlanRange; action: number; rounds: number; durationMs: number },
): void {
  const { index } = decision.observation;
  run.decided = { decision, action: details.action };
  run.evidence.decided(details.action, decision);
  run.record({
    type: 'ground',
    at: details.at,
    action: details.action,
    observation: decision.observation.id,
    wanted: decision.wanted,
    decided: shownAction(decision),
    actionText: actionText(decision),
    candidates: showCandidates(decision.candidates, index),
    ...(decision.candidates.length > 10 ? { all: run.storeText(JSON.stringify(decision.candidates)) } : {}),
    notHere: decision.notHere,
    threshold: decision.threshold,
    margin: decision.margin,
    ...(decision.chosen === undefined ? {} : { chosen: decision.chosen }),
    chosenBy: decision.chosenBy,
    rounds: details.rounds,
    durationMs: details.durationMs,
  });
}

/**
 * The second half of an action: stands at the decision point, then guards, acts and verifies. A run that stood still
 * there checks the decision first, and stops again if the choice differs.
 */
export async function carryOut(
  run: RunContext,
  decided: Decision,
  decider: Decider,
  at: PlanRange,
  action: number,
): Promise<Outcome> {
  let decision = await standBefore(run, decided, decider, at, action);
  const granted: Granted = new Set();
  for (let attempt = 1; ; attempt += 1) {
    decision = await passGuard(run, decision, decider, at, action, granted);
    try {
      return await actAndVerify(run, decision, decider, at, action);
    } catch (error) {
      if (!(error instanceof StaleObservation)) throw error;
      if (attempt === staleAtMost)
        throw new ActionFailure('input-failed', `the program keeps changing: ${error.message}`);
      const checked = await recheck(run, decision, decider, at, action);
      decision = checked.same ? checked.decision : await standBefore(run, checked.decision, decider, at, action);
    }
  }
}

/** The gate before `guard`: the decision point. */
async function standBefore(
  run: RunContext,
  first: Decision,
  decider: Decider,
  at: PlanRange,
  action: number,
  why?: 'cancelled',
): Promise<Decision> {
  let decision = first;
  let again: 'choice changed' | 'cancelled' | undefined = why;
  for (;;) {
    const held: HeldDecision = { decision, at, action, again: decider.again };
    run.held = held;
    run.thinker = decider.thinker;
    try {
      const stoodStill = await run.gate({
        kind: 'phase',
        phase: 'guard',
        at,
        ...(again === undefined ? {} : { again }),
      });
      decision = run.held?.decision ?? held.decision;
      run.decided = { decision, action };
      if (!stoodStill) return decision;
    } finally {
      run.held = undefined;
      run.thinker = undefined;
    }
    const checked = await recheck(run, decision, decider, at, action);
    if (checked.same) return checked.decision;
    decision = checked.decision;
    again = 'choice changed';
  }
}

/**
 * Time passed since the decision: is its control still there, enabled and in its place? Otherwise decides again.
 * @throws ActionFailure *lost while stopped*
 */
async function recheck(
  run: RunContext,
  decision: Decision,
  decider: Decider,
  at: PlanRange,
  action: number,
): Promise<{ decision: Decision; same: boolean }> {
  if (decision.chosen === undefined) return { decision, same: true };
  const observation = await run.observe(run.stop, { at, action });
  const before = decision.observation.index.node(decision.chosen);
  const now = observation.index.node(decision.chosen);
  const usable = now !== undefined && now.enabled === before?.enabled && now.offscreen === before.offscreen;
  const moved = JSON.stringify(now?.rect) !== JSON.stringify(before?.rect);
  const current = { ...decision, observation };
  // What the user chose is obeyed wherever it went.
  if (usable && (!moved || decision.chosenBy === 'user')) return { decision: current, same: true };
  const what = controlText(decision.chosen, decision.observation.index) ?? decision.chosen;
  if (now === undefined && decision.chosenBy === 'user') throw lost(what);
  const began = performance.now();
  let next: Decision;
  try {
    next = await decider.again(observation, run.stop);
  } catch (error) {
    if (now === undefined && error instanceof ActionFailure) throw lost(what, error);
    throw error;
  }
  if (next.chosen === decision.chosen) return { decision: next, same: true };
  recordDecision(run, next, { at, action, rounds: 1, durationMs: performance.now() - began });
  return { decision: next, same: false };
}

function lost(what: string, because?: ActionFailure): ActionFailure {
  const message = `${what} was chosen, and is gone since the run stood still.`;
  return new ActionFailure('lost-while-stopped', message, { controls: because?.controls ?? [] });
}

/** What may run now. While somebody was asked time passed: the decision is checked, and guarded again if it differs. */
async function passGuard(
  run: RunContext,
  first: Decision,
  decider: Decider,
  at: PlanRange,
  action: number,
  granted: Granted,
): Promise<Decision> {
  let decision = first;
  for (;;) {
    const verdict = await guard(run, decision, at, action, granted);
    if (verdict === 'go') return decision;
    const stands = (before: Decision, why?: 'cancelled') => standBefore(run, before, decider, at, action, why);
    if (verdict === 'taken back') decision = await stands(decision, 'cancelled');
    else {
      const checked = await recheck(run, decision, decider, at, action);
      decision = checked.same ? checked.decision : await stands(checked.decision);
    }
  }
}
