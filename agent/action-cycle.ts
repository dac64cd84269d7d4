import { actionRow } from '../protocol/actions.ts';
import type { PlanRange } from '../protocol/position.ts';
import { effectOf, settle } from './carry-out/verify.ts';
import { actionText, controlText, type Decision, showCandidates, shownAction } from './decide/decision.ts';
import { delay } from './delay.ts';
import { ActionFailure } from './failure.ts';
import type { Observation } from './observation.ts';
import { type HeldDecision, type RunContext, seenIn, type Thinker } from './run-context.ts';
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
  for (let attempt = 1; ; attempt += 1) {
    guard(run, decision, at, action);
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
): Promise<Decision> {
  let decision = first;
  let again: 'choice changed' | undefined;
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

/** Decides whether the action may run. The lease itself is the host's; the rules for confirmations come on top. */
function guard(run: RunContext, decision: Decision, at: PlanRange, action: number): void {
  const rule = actionRow(decision.action.verb).control === 'none' ? 'needs no lease' : 'within the lease';
  run.record({ type: 'guard', at, action, rule, verdict: 'allowed', by: 'the plan', durationMs: 0 });
}

async function actAndVerify(
  run: RunContext,
  decision: Decision,
  decider: Decider,
  at: PlanRange,
  action: number,
): Promise<Outcome> {
  const before = run.session.app === undefined ? undefined : decision.observation;
  const text = await run.phase('act', at, async signal => {
    const began = performance.now();
    if (decision.secret && decision.chosen !== undefined) run.redactor.taint(decision.chosen);
    const done = await perform(run, decision, signal);
    run.performed += 1;
    const { way, how, point, hit } = done;
    run.record({
      type: 'act',
      at,
      action,
      way,
      how,
      ...(decision.chosen === undefined ? {} : { control: decision.chosen }),
      ...(point === undefined ? {} : { point }),
      ...(hit === undefined ? {} : { hit }),
      durationMs: performance.now() - began,
    });
    return done.text;
  });
  const shown = actionText(decision);
  const effect = await run.phase('verify', at, signal =>
    verify(run, decision, decider, before, shown, at, action, signal),
  );
  if (effect === 'not seen' && effectIsExpected(decision)) {
    throw new ActionFailure('no-effect', `${shown} was performed and nothing changed.`);
  }
  return { effect, text, actionText: shown };
}

function effectIsExpected({ action, chosen, observation }: Decision): boolean {
  const { withoutEffect, effectExpectedOn } = actionRow(action.verb);
  const type = chosen === undefined ? undefined : observation.index.node(chosen)?.controlType;
  if (withoutEffect !== 'failure') return false;
  return effectExpectedOn === undefined || type === undefined || effectExpectedOn.includes(type);
}

interface Performed {
  readonly way: 'pattern' | 'message' | 'input' | 'none';
  readonly how: string;
  readonly point?: { x: number; y: number } | undefined;
  readonly hit?: string | undefined;
  readonly text?: string | undefined;
}

async function perform(run: RunContext, decision: Decision, signal: AbortSignal): Promise<Performed> {
  const { action, chosen, observation } = decision;
  switch (action.verb) {
    case 'wait':
      await delay(action.durationMs, signal);
      return { way: 'none', how: `waited ${action.durationMs} ms` };
    case 'launch': {
      const title = await run.session.launch(action.program, action.document, signal);
      return { way: 'pattern', how: `started ${action.program}: "${run.redactor.text(title)}"` };
    }
    default:
      return await run.session.act(action, chosen, observation, signal);
  }
}

async function verify(
  run: RunContext,
  decision: Decision,
  decider: Decider,
  before: Observation | undefined,
  shown: string,
  at: PlanRange,
  action: number,
  signal: AbortSignal,
): Promise<'seen' | 'not seen' | 'not checked'> {
  const began = performance.now();
  const { verb } = decision.action;
  const note = (
    observation: Observation,
    facts: Pick<ReturnType<typeof effectOf>, 'changes' | 'effect' | 'summary' | 'pictureChanged'>,
    settled: Awaited<ReturnType<typeof settle>>['how'],
  ) => {
    const memory = { step: decider.step, action: shown, effect: facts.effect, change: facts.summary };
    run.memory.push(memory);
    const after = run.store(observation);
    run.record({
      type: 'verify',
      at,
      action,
      before: before === undefined ? after : before.treeHash,
      after,
      seen: seenIn(observation),
      changes: [...facts.changes],
      ...(facts.pictureChanged === undefined ? {} : { pictureChanged: facts.pictureChanged }),
      effect: facts.effect,
      settled,
      memory,
      durationMs: performance.now() - began,
    });
    return facts.effect;
  };
  // Nothing of the program can have changed by waiting or reading: what was seen stays good unless time passed.
  if (actionRow(verb).evidence.length === 0 && before !== undefined && verb !== 'activate') {
    if (verb === 'wait') run.forgetObservation();
    return note(
      before,
      { changes: [], pictureChanged: undefined, effect: 'not checked', summary: 'not checked' },
      'idle',
    );
  }
  try {
    const { after, how } = await settle(() => run.glance(signal), decider.expected, run.settings, signal);
    const found = effectOf(verb, decision.chosen, before, after);
    const blind = found.effect === 'not seen' && run.redactor.isTainted(decision.chosen);
    return note(after, blind ? { ...found, effect: 'not checked', summary: 'what it holds is secret' } : found, how);
  } catch (error) {
    // Closing the last window is an effect too.
    const closed = error instanceof ActionFailure && error.symptom === 'target-lost' && before !== undefined;
    if (!closed || !['close', 'click', 'invoke', 'press'].includes(verb)) throw error;
    return note(
      before,
      { changes: [], pictureChanged: undefined, effect: 'seen', summary: 'the program closed' },
      'idle',
    );
  }
}
