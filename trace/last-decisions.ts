import type { PlanRange } from '../protocol/position.ts';
import type { ChosenBy, TraceEvent } from './format.ts';
import { actionAtHand, apply, initialState, type RunState } from './state.ts';

/** What was decided last at a line of a plan, and what came of it. */
export interface LastDecision {
  /** In Task Plan syntax, with the control that was chosen. */
  readonly actionText: string;
  readonly chosenBy: ChosenBy;
  /** Of the chosen control; absent where the plan says which one, or the user chose one that was no candidate. */
  readonly probability?: number;
  readonly effect?: 'seen' | 'not seen' | 'not checked';
  /** The most telling change, in words. */
  readonly change?: string;
  /** What went wrong instead. */
  readonly failure?: string;
}

/** The last decisions of a run, by `lineKey`: at the line of each action, and at that of every step it was done in. */
export function lastDecisions(events: Iterable<TraceEvent>): ReadonlyMap<string, LastDecision> {
  const last = new Map<string, LastDecision>();
  let state = initialState;
  for (const event of events) {
    state = apply(state, event);
    if (!tells.has(event.type)) continue;
    const decision = decisionOf(state, event);
    if (decision === undefined) continue;
    const steps = state.frames.filter(({ kind }) => kind === 'step').map(({ begins }) => begins);
    for (const at of [event.at ?? state.action?.at, ...steps]) if (at !== undefined) last.set(lineKey(at), decision);
  }
  return last;
}

export function lineKey({ file, line }: Pick<PlanRange, 'file' | 'line'>): string {
  return `${line}:${file}`;
}

const tells = new Set<TraceEvent['type']>(['ground', 'override', 'verify', 'failure']);

function decisionOf(state: RunState, event: TraceEvent): LastDecision | undefined {
  // A failure of something else, such as a condition, is not one of the action before it.
  const action = event.type === 'failure' ? actionAtHand(state) : state.action;
  const decision = action?.decision;
  const isOfAction =
    event.action !== undefined &&
    event.action === action?.number &&
    !(event.type === 'failure' && event.failure.symptom === 'expectation-failed');
  if (action === undefined || decision === undefined || !isOfAction) return undefined;
  const { ground, chosen, chosenBy, actionText } = decision;
  const candidate = chosenBy === 'author' ? undefined : ground.candidates.find(({ control }) => control === chosen);
  const change = action.verify?.changes[0];
  return {
    actionText,
    chosenBy,
    ...(candidate === undefined ? {} : { probability: candidate.probability }),
    ...(action.verify === undefined ? {} : { effect: action.verify.effect }),
    ...(change === undefined ? {} : { change: change.told ?? `${change.text} ${change.kind}` }),
    ...(event.type === 'failure' ? { failure: event.failure.message } : {}),
  };
}
