import type { Gate, Moment, Resume } from '../agent/gate.ts';
import type { Run, RunOptions } from '../agent/run.ts';
import type { CompiledPlan } from '../language/compiled-plan.ts';
import type { TraceEvent } from '../trace/format.ts';
import { History } from '../trace/history.ts';
import type { RunState } from '../trace/state.ts';
import type { StoppingPlace } from '../trace/stopping-places.ts';
import type { DebuggeeListener, Walkable } from './debuggee.ts';
import type { StopLines } from './line-breakpoints.ts';
import { type StopRules, stopAt, type Travel, type TravelCommand, travelFrom } from './stop-rules.ts';

/** Starts the run; its gate and its events are the debugger's. */
export type Start = (hooks: Required<Pick<RunOptions, 'gate' | 'onEvent'>>) => Run;

/** A run at work: its gate waits for the client. */
export class LiveRun implements Walkable {
  readonly kind = 'live';
  readonly name: string;
  readonly lines: StopLines;
  readonly #start: Start;
  readonly #rules: StopRules;
  readonly #listener: DebuggeeListener;
  /** It has no plan to follow: whenever it is let go on, it looks again and stands. */
  readonly #inspects: boolean;
  readonly #history = new History();
  #run: Run | undefined;
  #travel: Travel = { kind: 'continue' };
  #held: PromiseWithResolvers<Resume> | undefined;

  constructor(
    plan: CompiledPlan,
    start: Start,
    rules: StopRules,
    listener: DebuggeeListener,
    options: { readonly inspects: boolean } = { inspects: false },
  ) {
    this.#inspects = options.inspects;
    this.name = plan.task.name;
    this.lines = linesOf(plan);
    this.#start = start;
    this.#rules = rules;
    this.#listener = listener;
  }

  get folder(): string {
    return this.#run?.folder ?? '';
  }

  get events(): readonly TraceEvent[] {
    return this.#history.events;
  }

  get shown(): RunState {
    return this.#history.latest;
  }

  get standsStill(): boolean {
    return this.#held !== undefined;
  }

  /** What can be asked of the run and changed in it; there is nothing while it is on its way. */
  get console(): Run['console'] | undefined {
    return this.#held === undefined ? undefined : this.#run?.console;
  }

  begin(stopOnEntry: boolean): void {
    if (stopOnEntry || this.#inspects) this.#travel = { kind: 'entry' };
    const run = this.#start({ gate: this.#gate, onEvent: event => this.#onEvent(event) });
    this.#run = run;
    run.finished.then(({ result }) => {
      this.#held = undefined;
      this.#listener.ended(result === 'passed' ? 0 : 1);
    });
  }

  travel(command: TravelCommand): void {
    this.#travel = this.#inspects ? { kind: 'pause' } : travelFrom(command, this.shown);
    const held = this.#held;
    this.#held = undefined;
    held?.resolve({ kind: 'go', stoodStill: true });
  }

  pause(): void {
    if (this.#held === undefined) this.#travel = { kind: 'pause' };
  }

  /** Aborts observation or inference. @returns whether there was one */
  cancel(): boolean {
    return this.#run?.cancelPhase() ?? false;
  }

  async end(): Promise<void> {
    if (this.#run === undefined) return this.#listener.ended(1);
    await this.#run.terminate();
  }

  readonly #gate: Gate = moment => {
    const place = placeOf(moment, this.#history.last);
    const stop = stopAt(place, () => this.shown, this.#travel, this.#rules);
    if (stop === undefined) {
      this.#goOn(moment);
      return undefined;
    }
    this.#travel = { kind: 'continue' };
    this.#held = Promise.withResolvers<Resume>();
    this.#run?.standsStill(moment.at, stop.reason, stop.description);
    this.#listener.stopped(stop);
    return this.#held.promise.then(resume => {
      this.#goOn(moment);
      return resume;
    });
  };

  #goOn(moment: Moment): void {
    if (moment.kind === 'phase' && (moment.phase === 'observe' || moment.phase === 'infer'))
      this.#listener.working(moment.phase);
  }

  #onEvent(event: TraceEvent): void {
    this.#history.append(event);
    this.#listener.trace([event]);
  }
}

function placeOf(moment: Moment, index: number): StoppingPlace {
  const { seq, ...place } = moment;
  return { ...place, index };
}

/** Every line that something of the plan begins at. */
function linesOf(plan: CompiledPlan): StopLines {
  const lines = new Map<string, Set<number>>();
  const add = ({ file, line }: { readonly file: string; readonly line: number }) =>
    lines.set(file, (lines.get(file) ?? new Set()).add(line));
  add(plan.task.range);
  for (const unit of plan.units) {
    if (unit.kind === 'undo') continue;
    add(unit.range);
    for (const step of unit.steps) add(step.range);
    for (const instruction of unit.code) if (stopsHere.has(instruction.op)) add(instruction.range);
  }
  return new Map([...lines].map(([file, numbers]) => [file, [...numbers].sort((a, b) => a - b)]));
}

/** Instructions that are a statement of their own; the others are the machine's. */
const stopsHere: ReadonlySet<string> = new Set([
  'action',
  'lam',
  'expect',
  'confirm',
  'branch',
  'next-round',
  'call',
] satisfies CompiledPlan['units'][number]['code'][number]['op'][]);
