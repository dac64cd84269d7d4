import type { RunConsole } from '../../agent/console.ts';
import type { Gate, Moment, Resume } from '../../agent/gate.ts';
import type { Move } from '../../agent/moves/move.ts';
import type { RunMoves } from '../../agent/moves/run-moves.ts';
import type { Run, RunOptions } from '../../agent/run.ts';
import type { RunPointing } from '../../agent/run-pointing.ts';
import type { CompiledPlan } from '../../language/compiled-plan.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { History } from '../../trace/history.ts';
import type { RunState } from '../../trace/state.ts';
import { type StoppingPlace, stoppingPlaces } from '../../trace/stopping-places.ts';
import { stopRanges } from '../breakpoints/stop-ranges.ts';
import {
  type BackCommand,
  type Stop,
  type StopRules,
  stopAt,
  type Travel,
  type TravelCommand,
  travelBack,
  travelFrom,
} from '../breakpoints/stop-rules.ts';
import { RequestError } from '../request-table.ts';
import { Blobs } from '../views/blobs.ts';
import type { DebuggeeListener, Walkable } from './debuggee.ts';
import { RecordedConsole, RecordedTrees } from './recorded-console.ts';
import { Walk } from './walk.ts';

/** Starts the run; its gate and its events are the debugger's. */
export type Start = (hooks: Required<Pick<RunOptions, 'gate' | 'onEvent' | 'onReply'>>) => Run;

/** Where the run is held. */
interface Held {
  readonly go: (resume: Resume) => void;
  readonly stop: Stop;
  /** The last event that had happened. */
  readonly index: number;
}

/** A run at work: its gate waits for the client. What was can be looked at meanwhile; only its edge can be changed. */
export class LiveRun implements Walkable {
  readonly kind = 'live';
  readonly name: string;
  readonly #start: Start;
  readonly #rules: StopRules;
  readonly #listener: DebuggeeListener;
  /** It has no plan to follow: whenever it is let go on, it looks again and stands. */
  readonly #inspects: boolean;
  readonly #history = new History();
  #plan: CompiledPlan;
  #run: Run | undefined;
  #travel: Travel = { kind: 'continue' };
  #held: Held | undefined;
  /** The view is moved to what was; absent at the edge. */
  #past: Walk | undefined;
  #trees: RecordedTrees | undefined;

  constructor(
    plan: CompiledPlan,
    start: Start,
    rules: StopRules,
    listener: DebuggeeListener,
    options: { readonly inspects: boolean } = { inspects: false },
  ) {
    this.#inspects = options.inspects;
    this.name = plan.task.name;
    this.#plan = plan;
    this.#start = start;
    this.#rules = rules;
    this.#listener = listener;
  }

  get ranges(): readonly PlanRange[] {
    return stopRanges(this.#plan);
  }

  get folder(): string {
    return this.#run?.folder ?? '';
  }

  get events(): readonly TraceEvent[] {
    return this.#history.events;
  }

  get shown(): RunState {
    return this.#past?.shown ?? this.#history.latest;
  }

  /** The view is moved to what was. */
  get isInThePast(): boolean {
    return this.#past !== undefined;
  }

  get standsStill(): boolean {
    return this.#held !== undefined;
  }

  /** Answers about the moment that is shown; there is nothing to ask while the run is on its way. */
  get console(): RunConsole | RecordedConsole | undefined {
    if (this.#held === undefined) return undefined;
    if (this.#past === undefined) return this.#run?.console;
    return this.#consoleAt(this.#past.shown);
  }

  get hands(): RunConsole {
    return this.#atTheEdge().console;
  }

  /** The plan it runs, as it was read or edited last. */
  get plan(): CompiledPlan {
    return this.#plan;
  }

  /** @throws RequestError while something is carried out by hand */
  refuseWhileBusy(): void {
    if (this.#run?.isBusy) throw new RequestError('Something is being carried out by hand: wait until it is done.');
  }

  /** Where the run can be sent. @throws RequestError where it can't be sent anywhere, and why */
  get moves(): RunMoves {
    if (this.#inspects)
      throw new RequestError('Nothing runs here that could be sent elsewhere: the program is looked at.');
    return this.#atTheEdge().moves;
  }

  /** What can be pointed at and corrected. @throws RequestError where nothing can, and why */
  get pointing(): RunPointing {
    return this.#atTheEdge().pointing;
  }

  /** Frames on the target the control that the run stands at, or nothing any more. Waits for nothing, never fails. */
  outline(isShown: boolean): void {
    if (!isShown) this.#run?.pointing.leave();
    else if (this.#held !== undefined && this.#past === undefined)
      this.#run?.pointing.outlineHeld().catch(() => undefined);
  }

  begin(stopOnEntry: boolean): void {
    if (stopOnEntry || this.#inspects) this.#travel = { kind: 'entry' };
    const run = this.#start({
      gate: this.#gate,
      onEvent: event => this.#onEvent(event),
      onReply: reply => this.#listener.replying(reply),
    });
    this.#run = run;
    run.finished.then(({ result }) => {
      this.#held = undefined;
      this.#past = undefined;
      this.#listener.ended(result === 'passed' ? 0 : 1);
    });
  }

  travel(command: TravelCommand): void {
    if (this.#past !== undefined) {
      const stop = this.#past.go(travelFrom(command, this.shown), 1);
      if (stop === undefined) this.#toTheEdge();
      else this.#listener.stopped(stop);
      return;
    }
    this.#travel = this.#inspects ? { kind: 'pause' } : travelFrom(command, this.shown);
    this.#resume({ kind: 'go', stoodStill: true });
  }

  /** At most to the beginning; walking forward again ends at the edge. */
  back(command: BackCommand): void {
    const held = this.#held;
    if (held === undefined) return;
    const travel = travelBack(command, this.shown);
    this.#past ??= this.#walkBack(held);
    if (this.#past === undefined) this.#toTheEdge();
    else this.#listener.stopped(this.#past.go(travel, -1) ?? this.#past.toEdge('first'));
  }

  /** Shows the last stopping place up to this event; what came to its stop last is the edge. */
  look(seq: number): void {
    const held = this.#held;
    if (held === undefined) return;
    const isEdge = seq >= (this.#history.events[held.index]?.seq ?? 0);
    this.#past = isEdge ? undefined : (this.#past ?? this.#walkBack(held));
    if (this.#past === undefined) this.#toTheEdge();
    else this.#listener.stopped(this.#past.look(seq));
  }

  /** Undefined where nothing was before. */
  #walkBack({ index: edge }: Held): Walk | undefined {
    const earlier = stoppingPlaces(this.#history.events).filter(({ index }) => index < edge);
    if (earlier.length === 0) return undefined;
    return new Walk(this.#history, earlier, this.#rules, state => this.#consoleAt(state), earlier.length);
  }

  /** Sends the run elsewhere, to stop there at once, or to go on from there. */
  move(move: Move, then: Extract<Travel, { kind: 'sent' | 'continue' }>): void {
    this.#travel = then;
    if ('replan' in move) this.#plan = move.replan.plan;
    this.#resume({ kind: 'move', move });
  }

  pause(): void {
    if (this.#held !== undefined) return;
    this.#travel = { kind: 'pause' };
    // Nobody can stand before a question that is open.
    this.#run?.takeQuestionBack();
  }

  /** Aborts observation, inference or pointing. @returns whether there was one */
  cancel(): boolean {
    return this.#run?.pointing.endPick() || (this.#run?.cancelPhase() ?? false);
  }

  async end(): Promise<void> {
    if (this.#run === undefined) return this.#listener.ended(1);
    await this.#run.terminate();
  }

  readonly #gate: Gate = moment => {
    const index = this.#history.last;
    const place = placeOf(moment, index);
    const reading = () => this.#run?.console.reading();
    const stop = stopAt(place, () => this.shown, this.#travel, this.#rules, reading);
    if (stop === undefined) {
      this.#goOn(moment);
      return undefined;
    }
    this.#travel = { kind: 'continue' };
    const { promise, resolve } = Promise.withResolvers<Resume>();
    this.#held = { go: resolve, stop, index };
    this.#run?.standsStill(moment.at, stop.reason, stop.description);
    this.#listener.stopped(stop);
    return promise.then(resume => {
      if (resume.kind === 'go') this.#goOn(moment);
      return resume;
    });
  };

  /** Answers about what was. */
  #consoleAt(state: RunState): RecordedConsole {
    this.#trees ??= new RecordedTrees(new Blobs(this.folder));
    return new RecordedConsole(state, this.#trees, this.#plan.controls);
  }

  #resume(resume: Resume): void {
    const held = this.#held;
    this.#held = undefined;
    held?.go(resume);
  }

  #toTheEdge(): void {
    this.#past = undefined;
    if (this.#held !== undefined) this.#listener.stopped(this.#held.stop);
  }

  #atTheEdge(): Run {
    if (this.#run === undefined || this.#held === undefined)
      throw new RequestError('The run is on its way: it has to stand still for that.');
    if (this.#past !== undefined)
      throw new RequestError('What was can be looked at, not changed: go on to where the run stands first.');
    return this.#run;
  }

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
