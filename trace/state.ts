import type { Action } from '../protocol/actions.ts';
import type { LamReply } from '../protocol/lam-reply.ts';
import type { MemoryEntry } from '../protocol/model.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { ChosenBy, Phase, TraceEvent, TraceEventOf, TraceValue, Verdict } from './format.ts';

/**
 * Where a run stands, as far as its trace tells: a fold over the events and nothing else. States are immutable and
 * share what did not change, so those of different moments can be kept side by side.
 */
export interface RunState {
  readonly header?: TraceEventOf<'run'> | undefined;
  /** Of the last event, 0 before the first. */
  readonly seq: number;
  /** Milliseconds since the run began. */
  readonly time: number;
  /** The call stack, outermost (the task) first. */
  readonly frames: readonly Frame[];
  readonly inputs: readonly Variable[];
  /** The latest action, also when it is over: see `actionAtHand`. */
  readonly action?: ActionState | undefined;
  /** The latest action that was carried out to its end. */
  readonly done?: ActionState | undefined;
  /** An action that stands at its decision point while another one is carried out by hand. */
  readonly waiting?: ActionState | undefined;
  /** The latest look at the program. */
  readonly observation?: Observation | undefined;
  /** Conditions judged since the latest action began, the newest verdict of each, in order of first judgement. */
  readonly judged: readonly Judged[];
  readonly memory: Memory | undefined;
  /** Until the run goes on. */
  readonly failure?: TraceEventOf<'failure'> | undefined;
  /** The run stands still. */
  readonly stopped?: TraceEventOf<'stopped'> | undefined;
  readonly ended?: TraceEventOf<'ended'> | undefined;
}

export interface Variable {
  readonly name: string;
  readonly value: TraceValue;
}

export interface Frame {
  /** The number its `enter` event gave it. */
  readonly id: number;
  readonly kind: TraceEventOf<'enter'>['kind'];
  readonly name: string;
  /** As written before a step's sentence. */
  readonly number?: string | undefined;
  readonly isAction: boolean;
  /** The line it begins at. */
  readonly begins?: PlanRange | undefined;
  /** The line it is at now: that of what it entered last, but for a call, which stays on its own line. */
  readonly at?: PlanRange | undefined;
  readonly variables: readonly Variable[];
}

/** One action: its decision and what came of it, as far as it got. */
export interface ActionState {
  readonly number: number;
  readonly at?: PlanRange | undefined;
  /** The frame it belongs to. */
  readonly frame?: number | undefined;
  /** The last phase that was finished. */
  readonly phase?: Phase | undefined;
  readonly infer?: Inference | undefined;
  readonly decision?: Decision | undefined;
  readonly guard?: TraceEventOf<'guard'> | undefined;
  readonly act?: TraceEventOf<'act'> | undefined;
  readonly verify?: TraceEventOf<'verify'> | undefined;
  /** Which control would have been the right one, as somebody said. */
  readonly correction?: TraceEventOf<'correction'> | undefined;
  /** Why it failed, as far as it is known. */
  readonly blame?: TraceEventOf<'blame'> | undefined;
}

/** What the model answered; the fields of the reply are absent when it was invalid. */
export type Inference = Omit<TraceEventOf<'infer'>, 'type' | 'seq' | 'time' | 'at' | 'action' | 'reply'> & {
  readonly reply?: LamReply | undefined;
};

/** The decision as it stands: that of the ground phase with every later override applied. */
export interface Decision {
  readonly ground: TraceEventOf<'ground'>;
  readonly decided: Action;
  readonly actionText: string;
  readonly chosen?: string | undefined;
  readonly chosenBy: ChosenBy;
  readonly overrides: readonly TraceEventOf<'override'>[];
}

export type Observation = Omit<TraceEventOf<'observe'>, 'type' | 'seq' | 'time' | 'at' | 'action'>;

export interface Judged {
  readonly of: TraceEventOf<'judge'>['of'];
  readonly verdict: Verdict;
}

/** The memory of a run, the newest entry first; a list that grows without copying. */
export interface Memory {
  readonly entry: MemoryEntry;
  readonly action: number | undefined;
  readonly earlier: Memory | undefined;
  readonly length: number;
}

export const initialState: RunState = {
  seq: 0,
  time: 0,
  frames: [],
  inputs: [],
  judged: [],
  memory: undefined,
};

/** What is said while the run stands still: it stands on. */
const saidAtAStop: ReadonlySet<TraceEvent['type']> = new Set(['override', 'correction', 'blame']);

/** The state after one more event. */
export function apply(state: RunState, event: TraceEvent): RunState {
  const base: RunState = {
    ...atAction(state, event),
    seq: event.seq,
    time: event.time,
    stopped: saidAtAStop.has(event.type) ? state.stopped : undefined,
  };
  switch (event.type) {
    case 'run':
      return { ...base, header: event };
    case 'enter':
      return { ...base, failure: undefined, frames: enter(base.frames, event) };
    case 'leave':
      return { ...base, frames: leave(base.frames, event.frame) };
    case 'observe': {
      const { type, seq, time, at, action, ...observation } = event;
      const seen = { ...base, failure: undefined, observation };
      // A look that only serves a condition belongs to no action.
      return action === undefined ? seen : reach(seen, 'observe', {});
    }
    case 'infer': {
      const { type, seq, time, at, action, ...infer } = event;
      // Asked only to hear whether the sentence is done, the model decides nothing new.
      return reach(base, 'infer', base.action?.decision === undefined || event.asked !== undefined ? { infer } : {});
    }
    case 'ground':
      return reach({ ...base, failure: undefined }, 'ground', {
        decision: {
          ground: event,
          decided: event.decided,
          actionText: event.actionText,
          chosen: event.chosen,
          chosenBy: event.chosenBy,
          overrides: [],
        },
      });
    case 'guard':
      return reach(base, 'guard', { guard: event });
    case 'act':
      return reach(base, 'act', { act: event });
    case 'verify':
      return finish(reach(remember(afterVerify(base, event), event), 'verify', { verify: event }));
    case 'judge':
      return { ...base, judged: judge(base.judged, { of: event.of, verdict: event.verdict }) };
    case 'variable':
      return event.scope === 'input'
        ? { ...base, inputs: assign(base.inputs, event) }
        : { ...base, frames: assignInFrame(base.frames, event) };
    case 'override':
      return override(base, event);
    case 'failure':
      return { ...base, failure: event };
    case 'moved':
      return { ...base, failure: undefined, header: withSources(base.header, event.sources) };
    case 'correction':
      return ofAction(base, { correction: event });
    case 'blame':
      return ofAction(base, { blame: event });
    case 'stopped':
      return { ...base, stopped: event };
    case 'ended':
      return { ...base, ended: event };
    case 'confirm':
    case 'undo':
    case 'output':
      return base;
  }
}

/** The state after all these events. */
export function stateOf(events: Iterable<TraceEvent>): RunState {
  let state = initialState;
  for (const event of events) state = apply(state, event);
  return state;
}

/** What is decided, by a model, the plan or the user. */
export function isDecision(event: TraceEvent): boolean {
  return event.type === 'ground' || (event.type === 'override' && event.what !== 'input');
}

/** The action that is being worked on: the innermost frame is its own. */
export function actionAtHand(state: RunState): ActionState | undefined {
  return state.action !== undefined && state.action.frame === state.frames.at(-1)?.id ? state.action : undefined;
}

function withSources(header: RunState['header'], sources: TraceEventOf<'moved'>['sources']): RunState['header'] {
  return header === undefined || sources === undefined ? header : { ...header, sources };
}

/** Why what failed, or the decision at hand, went wrong, as far as it is known. */
export function blameOf(state: RunState): TraceEventOf<'blame'> | undefined {
  const number = state.failure === undefined ? actionAtHand(state)?.number : state.failure.action;
  return state.action?.number === number ? state.action?.blame : undefined;
}

/** All entries of the memory, oldest first. */
export function memoryEntries(memory: Memory | undefined): readonly Memory[] {
  const entries: Memory[] = [];
  for (let rest = memory; rest !== undefined; rest = rest.earlier) entries.push(rest);
  return entries.reverse();
}

/** The first event of an action begins it. */
function atAction(state: RunState, event: TraceEvent): RunState {
  if (event.action === undefined || event.action === state.action?.number || event.type === 'leave') return state;
  const { action, waiting } = state;
  if (event.action === waiting?.number) return { ...state, action: waiting, waiting: undefined };
  const frame = event.type === 'enter' ? event.frame : state.frames.at(-1)?.id;
  const outlives = action !== undefined && action.frame !== frame && state.frames.some(one => one.id === action.frame);
  return {
    ...state,
    action: { number: event.action, at: event.at, frame },
    waiting: outlives ? action : undefined,
    judged: [],
  };
}

/** Looking or asking again after the decision, to check it, is no step back to an earlier phase. */
function reach(state: RunState, reached: Phase, facts: Partial<ActionState>): RunState {
  if (state.action === undefined) return state;
  const again = (reached === 'observe' || reached === 'infer') && state.action.decision !== undefined;
  const phase = again ? state.action.phase : reached;
  return { ...state, action: { ...state.action, phase, ...facts } };
}

/** Said of an action, which may be over. */
function ofAction(state: RunState, facts: Pick<ActionState, 'correction' | 'blame'>): RunState {
  return state.action === undefined ? state : { ...state, action: { ...state.action, ...facts } };
}

function finish(state: RunState): RunState {
  return { ...state, done: state.action };
}

function enter(frames: readonly Frame[], event: TraceEventOf<'enter'>): readonly Frame[] {
  const frame: Frame = {
    id: event.frame,
    kind: event.kind,
    name: event.name,
    number: event.number,
    isAction: event.isAction,
    begins: event.at,
    at: event.at,
    variables: [],
  };
  const parent = frames.at(-1);
  if (parent === undefined) return [frame];
  const caller = event.kind === 'routine' ? parent : { ...parent, at: event.at };
  return [...frames.slice(0, -1), caller, frame];
}

function leave(frames: readonly Frame[], id: number): readonly Frame[] {
  const index = frames.findLastIndex(frame => frame.id === id);
  return index < 0 ? frames : frames.slice(0, index);
}

function assign(variables: readonly Variable[], { name, value }: Variable): readonly Variable[] {
  const index = variables.findIndex(variable => variable.name === name);
  return index < 0 ? [...variables, { name, value }] : variables.with(index, { name, value });
}

function assignInFrame(frames: readonly Frame[], event: TraceEventOf<'variable'>): readonly Frame[] {
  const index = frames.findLastIndex(frame => frame.id === event.frame);
  const frame = frames[index];
  if (frame === undefined) return frames;
  return frames.with(index, { ...frame, variables: assign(frame.variables, event) });
}

function judge(judged: readonly Judged[], next: Judged): readonly Judged[] {
  const index = judged.findIndex(({ of, verdict }) => of === next.of && verdict.text === next.verdict.text);
  return index < 0 ? [...judged, next] : judged.with(index, next);
}

/** Verify looks at the program once more. */
function afterVerify(state: RunState, { seen, after: tree, durationMs }: TraceEventOf<'verify'>): RunState {
  return seen === undefined ? state : { ...state, observation: { ...seen, tree, durationMs } };
}

function remember(state: RunState, { action, memory: entry }: TraceEventOf<'verify'>): RunState {
  return { ...state, memory: { entry, action, earlier: state.memory, length: (state.memory?.length ?? 0) + 1 } };
}

function override(state: RunState, event: TraceEventOf<'override'>): RunState {
  const decision = state.action?.decision;
  if (event.what === 'input' || state.action === undefined || decision === undefined) return state;
  const changed: Decision = {
    ...decision,
    decided: event.decided ?? decision.decided,
    actionText: event.actionText ?? decision.actionText,
    chosen: event.chosen ?? decision.chosen,
    chosenBy: event.what === 'control' ? 'user' : decision.chosenBy,
    overrides: [...decision.overrides, event],
  };
  return { ...state, action: { ...state.action, decision: changed } };
}
