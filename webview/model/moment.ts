import type { PlanRange } from '../../protocol/position.ts';
import type { TraceEventOf } from '../../trace/format.ts';
import { type ActionState, actionAtHand, type Judged, type Observation, type RunState } from '../../trace/state.ts';
import { type Durations, durationsOf } from './durations.ts';
import type { ActionEvents, RunModel } from './run-model.ts';
import { decidedText, type TimelineRow } from './timeline.ts';

/** Everything the tabs show of one row of the timeline. */
export interface Moment {
  readonly row: TimelineRow;
  readonly title: string;
  /** The step it belongs to. */
  readonly step: string | undefined;
  readonly at: PlanRange | undefined;
  /** What was seen when it was decided. */
  readonly before: Observation | undefined;
  /** What was seen when it was over. */
  readonly after: Observation | undefined;
  readonly action: ActionState | undefined;
  /** What the model answers so far, while it does. */
  readonly coming?: string | undefined;
  /** The model's plan at its last action in the same run; undefined at its first. */
  readonly previousPlan: readonly string[] | undefined;
  readonly judged: readonly Judged[];
  readonly failure: TraceEventOf<'failure'> | undefined;
  readonly durations: Durations;
  /** The run stands at this decision, and another control can be taken. */
  readonly canChoose: boolean;
  /** The run stands at this decision of a model, which can be asked again. */
  readonly canAskAgain: boolean;
  /** The run stands, here or elsewhere: its program can be acted on. */
  readonly canAct: boolean;
}

/**
 * The moment of a row. `until` is the last event to be told of: a recorded run that is walked does not show what comes
 * later.
 */
export function momentOf(model: RunModel, row: TimelineRow, until: number = model.history.last): Moment {
  const events = row.action === undefined ? undefined : model.action(row.action);
  return events === undefined ? momentOfRow(model, row, until) : momentOfAction(model, row, events, until);
}

function momentOfAction(model: RunModel, row: TimelineRow, events: ActionEvents, until: number): Moment {
  const { history } = model;
  const state = history.at(Math.min(events.last, Math.max(until, events.first)));
  const action = [state.action, state.waiting, state.done].find(one => one?.number === events.number);
  const failure = events.failures.findLast(one => one.seq <= state.seq);
  return {
    row,
    title:
      (action?.decision && decidedText(action.decision)) ??
      model.timeline.rowOfAction(events.number)?.title ??
      row.title,
    step: stepOf(state),
    at: action?.at ?? row.at,
    before: observationOf(events, action, state),
    after: afterOf(action),
    action,
    previousPlan: model.planBefore(events.number),
    judged: state.judged,
    failure,
    durations: durationsOf(events.durations),
    canAct: canAct(model),
    ...possible(model, events.number),
  };
}

/** A row that is no action shows the program as it was then. */
function momentOfRow(model: RunModel, row: TimelineRow, until: number): Moment {
  // The row where the run stands shows what is known by now, such as the latest look at the program.
  const isHere = model.rowAt(until) === row;
  const state = model.history.at(isHere ? until : Math.min(row.last, Math.max(until, row.first)));
  return {
    row,
    title: row.title,
    step: row.kind === 'step' ? undefined : stepOf(state),
    at: row.at,
    before: state.observation ?? lookBetween(model.history.at(until)),
    after: undefined,
    action: undefined,
    previousPlan: undefined,
    judged: row.kind === 'statement' && row.last > row.first ? state.judged.slice(-1) : [],
    failure: row.kind === 'failure' || row.kind === 'ended' ? state.failure : undefined,
    durations: durationsOf(new Map()),
    canAct: canAct(model),
    canChoose: false,
    canAskAgain: false,
  };
}

/** Where only the task is open, as when a window is inspected, it shows the program as it is by now. */
function lookBetween({ frames, observation }: RunState): Observation | undefined {
  return frames.length === 1 ? observation : undefined;
}

/** The look the decision was made on; while there is none, the latest one. */
function observationOf(
  events: ActionEvents,
  action: ActionState | undefined,
  state: RunState,
): Observation | undefined {
  const wanted = action?.decision?.ground.observation;
  const looks = events.observes.filter(one => one.seq <= state.seq);
  const look = looks.findLast(one => one.observation === wanted) ?? looks.at(-1);
  if (look !== undefined) return look;
  return action?.verify === undefined ? state.observation : undefined;
}

function afterOf(action: ActionState | undefined): Observation | undefined {
  const verify = action?.verify;
  if (verify?.seen === undefined) return undefined;
  return { ...verify.seen, tree: verify.after, durationMs: verify.durationMs };
}

function stepOf(state: RunState): string | undefined {
  const step = state.frames.findLast(frame => frame.kind === 'step');
  if (step === undefined) return undefined;
  return step.number === undefined ? step.name : `${step.number}. ${step.name}`;
}

function canAct({ recorded, history }: RunModel): boolean {
  return !recorded && history.latest.ended === undefined && history.latest.stopped !== undefined;
}

/** What can be done about a decision: only while the run stands at it. */
function possible(model: RunModel, number: number): Pick<Moment, 'canChoose' | 'canAskAgain'> {
  const action = actionAtHand(model.history.latest);
  const isHere = canAct(model) && action?.number === number && action.phase === 'ground';
  return {
    canChoose: isHere && action.decision !== undefined && action.decision.ground.wanted !== '',
    canAskAgain: isHere && action.infer !== undefined,
  };
}
