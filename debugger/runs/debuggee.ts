import type { RunConsole } from '../../agent/console.ts';
import type { CompiledPlan } from '../../language/compiled-plan.ts';
import type { ComingReply } from '../../protocol/debug.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { TraceEvent } from '../../trace/format.ts';
import type { RunState } from '../../trace/state.ts';
import type { BackCommand, Stop, TravelCommand } from '../breakpoints/stop-rules.ts';
import type { LiveRun } from './live-run.ts';
import type { RecordedRun } from './recorded-run.ts';

/** What a session debugs. Both kinds show themselves by the fold of their trace and nothing else. */
export type Debuggee = LiveRun | RecordedRun;

/** What both kinds can do. */
export interface Walkable {
  /** The folder of the run: its trace and blobs. */
  readonly folder: string;
  /** The task's name. */
  readonly name: string;
  /** Everything that was stored so far. */
  readonly events: readonly TraceEvent[];
  /** What the views show now. */
  readonly shown: RunState;
  readonly standsStill: boolean;
  /** Everything it can stop at, in any order. */
  readonly ranges: readonly PlanRange[];
  /** Absent where a recorded one does not compile any more. */
  readonly plan: CompiledPlan | undefined;
  /** Begins, once the client has said where to stop. */
  begin(stopOnEntry: boolean): void;
  /** Goes on from where it stands. */
  travel(command: TravelCommand): void;
  /** Moves the view back to what was; what was done stays done. */
  back(command: BackCommand): void;
  /** What is set and done by hand. @throws RequestError where that can't be, and why */
  readonly hands: RunConsole;
  /** Stops at the next place, and cancels nothing. */
  pause(): void;
  /** Ends at once. */
  end(): Promise<void>;
}

/** Who hears of a debuggee. */
export interface DebuggeeListener {
  /** An observation or inference begins; it is over with the next event. */
  working(phase: 'observe' | 'infer'): void;
  /** What a model answers, while it comes; it is over with the next event. */
  replying(reply: ComingReply): void;
  /** Events of the trace, in order, each once. */
  trace(events: readonly TraceEvent[]): void;
  stopped(stop: Stop): void;
  /** Nothing more will happen. @param exitCode of a run that took place */
  ended(exitCode?: number): void;
}
