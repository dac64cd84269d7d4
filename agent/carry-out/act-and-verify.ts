import { textOf } from '../../controls/control-index.ts';
import { actionRow } from '../../protocol/actions.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { Decider, Outcome } from '../action-cycle.ts';
import { actionText, type Decision } from '../decide/decision.ts';
import { delay } from '../delay.ts';
import { notCarriedOut } from '../dry-run.ts';
import { ActionFailure } from '../failure.ts';
import type { Observation } from '../observation.ts';
import { type RunContext, seenIn } from '../run-context.ts';
import { effectOf, type Settled, settle } from './verify.ts';

/** Performs a decision and sees what it did. @throws ActionFailure, StaleObservation */
export async function actAndVerify(
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
    if (done.how !== notCarriedOut) run.performed += 1;
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
  if (run.dryRun !== undefined) {
    run.dryRun.decided += 1;
    // A program has to be there to be looked at; the rest is not even sent.
    if (action.verb !== 'launch') {
      run.dryRun.withheld += 1;
      return { way: 'none', how: notCarriedOut, text: readable(decision) };
    }
  }
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

/** What `read` would bring, as far as it was seen. */
function readable({ action, chosen, observation }: Decision): string | undefined {
  const node = chosen === undefined ? undefined : observation.index.node(chosen);
  return action.verb !== 'read' || node === undefined ? undefined : textOf(node);
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
    settled: Settled['how'],
    settleMs?: number,
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
      ...(settleMs === undefined ? {} : { settleMs }),
      memory,
      durationMs: performance.now() - began,
    });
    return facts.effect;
  };
  // Nothing of the program can have changed by waiting or reading: what was seen stays good unless time passed.
  const unread = actionRow(verb).evidence.length === 0 && verb !== 'activate';
  const dry = run.dryRun !== undefined && verb !== 'launch';
  if ((unread || dry) && before !== undefined) {
    if (verb === 'wait') run.forgetObservation();
    return note(
      before,
      { changes: [], pictureChanged: undefined, effect: 'not checked', summary: dry ? notCarriedOut : 'not checked' },
      'idle',
    );
  }
  try {
    const { after, how, ms } = await settle(() => run.glance(signal), decider.expected, run.settings, signal);
    const found = effectOf(verb, decision.chosen, before, after);
    const blind = found.effect === 'not seen' && run.redactor.isTainted(decision.chosen);
    return note(
      after,
      blind ? { ...found, effect: 'not checked', summary: 'what it holds is secret' } : found,
      how,
      ms,
    );
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
