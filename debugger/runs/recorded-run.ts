import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPlan } from '../../language/compiled-plan.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { History } from '../../trace/history.ts';
import { readTrace } from '../../trace/reader.ts';
import type { RunState } from '../../trace/state.ts';
import { stoppingPlaces } from '../../trace/stopping-places.ts';
import {
  type BackCommand,
  type StopRules,
  type TravelCommand,
  travelBack,
  travelFrom,
} from '../breakpoints/stop-rules.ts';
import { RequestError } from '../request-table.ts';
import { Blobs } from '../views/blobs.ts';
import type { DebuggeeListener, Walkable } from './debuggee.ts';
import { RecordedConsole, RecordedTrees, recordedPlan } from './recorded-console.ts';
import { Walk } from './walk.ts';

/** A recorded run, walked forwards and backwards from stopping place to stopping place. */
export class RecordedRun implements Walkable {
  readonly kind = 'recorded';
  readonly folder: string;
  readonly name: string;
  readonly standsStill = true;
  /** A recorded run can stop only where it was. */
  readonly ranges: readonly PlanRange[];
  /** What could not be read, in words. */
  readonly problems: readonly string[];
  readonly #history: History;
  readonly #walk: Walk;
  readonly #listener: DebuggeeListener;
  readonly #trees: RecordedTrees;
  #plan: { readonly compiled: CompiledPlan | undefined } | undefined;

  /** Opens the run of a folder. @throws RequestError when there is none that can be read */
  constructor(folder: string, rules: StopRules, listener: DebuggeeListener) {
    const read = readRun(folder);
    this.folder = folder;
    this.#trees = new RecordedTrees(new Blobs(folder));
    this.#listener = listener;
    this.#history = new History(read.events);
    const places = stoppingPlaces(read.events);
    this.#walk = new Walk(this.#history, places, rules, state => this.#consoleAt(state), 0);
    this.ranges = places.flatMap(({ at }) => (at === undefined ? [] : [at]));
    this.name = this.#history.latest.header?.plan.task ?? 'Recorded run';
    this.problems = [...read.problems, ...(read.truncated === undefined ? [] : [read.truncated])].map(
      ({ line, reason }) => `run.gwtrace:${line}: ${reason}`,
    );
    if (places.length === 0)
      throw new RequestError(
        `The run in ${folder} was ended before its task began: there is nothing to walk through.`,
        {
          showUser: true,
        },
      );
  }

  get events(): readonly TraceEvent[] {
    return this.#history.events;
  }

  get shown(): RunState {
    return this.#walk.shown;
  }

  /** Answers about the place that is shown. */
  get console(): RecordedConsole {
    return this.#consoleAt(this.shown);
  }

  /** The plan as it was recorded; none where it does not compile any more. */
  get plan(): CompiledPlan | undefined {
    const { header } = this.#history.latest;
    this.#plan ??= { compiled: header === undefined ? undefined : recordedPlan(header, new Blobs(this.folder)) };
    return this.#plan.compiled;
  }

  /** What one could do with a live run. @throws RequestError always */
  get hands(): never {
    throw new RequestError('In a recorded run nothing can be set or done.');
  }

  begin(): void {
    this.#listener.trace(this.#history.events);
    this.#listener.stopped(this.#walk.toEdge('first'));
  }

  /** Its beginning again. */
  restart(): void {
    this.#listener.stopped(this.#walk.toEdge('first'));
  }

  travel(command: TravelCommand): void {
    this.#listener.stopped(this.#walk.go(travelFrom(command, this.shown), 1) ?? this.#walk.toEdge('last'));
  }

  back(command: BackCommand): void {
    this.#listener.stopped(this.#walk.go(travelBack(command, this.shown), -1) ?? this.#walk.toEdge('first'));
  }

  /** Shows the last stopping place up to this event; the first one, where there is none. */
  look(seq: number): void {
    this.#listener.stopped(this.#walk.look(seq));
  }

  pause(): void {
    // It stands still already.
  }

  async end(): Promise<void> {
    this.#listener.ended();
  }

  #consoleAt(state: RunState): RecordedConsole {
    return new RecordedConsole(state, this.#trees, this.plan?.controls ?? new Map());
  }
}

function readRun(folder: string): ReturnType<typeof readTrace> {
  const file = join(folder, 'run.gwtrace');
  try {
    return readTrace(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = isMissing(error)
      ? `There is no recorded run in ${folder}: a run's folder holds a file run.gwtrace.`
      : `The recorded run in ${folder} cannot be opened: ${reason}`;
    throw new RequestError(text, { showUser: true });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
