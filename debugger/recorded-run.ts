import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPlan } from '../language/compiled-plan.ts';
import type { PlanRange } from '../protocol/position.ts';
import { History } from '../trace/history.ts';
import { readTrace } from '../trace/reader.ts';
import type { RunState } from '../trace/state.ts';
import { type StoppingPlace, stoppingPlaces } from '../trace/stopping-places.ts';
import { Blobs } from './blobs.ts';
import type { DebuggeeListener, Walkable } from './debuggee.ts';
import { RecordedConsole, RecordedTrees, recordedPlan } from './recorded-console.ts';
import { RequestError } from './request-table.ts';
import { StopMemory } from './stop-memory.ts';
import {
  countsHits,
  describePlace,
  type Stop,
  type StopRules,
  stopAt,
  type Travel,
  type TravelCommand,
  travelFrom,
} from './stop-rules.ts';

export type BackCommand = 'stepBack' | 'reverseContinue';

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
  readonly #places: readonly StoppingPlace[];
  readonly #rules: StopRules;
  readonly #listener: DebuggeeListener;
  readonly #trees: RecordedTrees;
  #plan: { readonly compiled: CompiledPlan | undefined } | undefined;
  #at = 0;

  /** Opens the run of a folder. @throws RequestError when there is none that can be read */
  constructor(folder: string, rules: StopRules, listener: DebuggeeListener) {
    const read = readRun(folder);
    this.folder = folder;
    this.#trees = new RecordedTrees(new Blobs(folder));
    this.#rules = rules;
    this.#listener = listener;
    this.#history = new History(read.events);
    this.#places = stoppingPlaces(read.events);
    this.ranges = this.#places.flatMap(({ at }) => (at === undefined ? [] : [at]));
    this.name = this.#history.latest.header?.plan.task ?? 'Recorded run';
    this.problems = [...read.problems, ...(read.truncated === undefined ? [] : [read.truncated])].map(
      ({ line, reason }) => `run.gwtrace:${line}: ${reason}`,
    );
    if (this.#places.length === 0)
      throw new RequestError(
        `The run in ${folder} was ended before its task began: there is nothing to walk through.`,
        {
          showUser: true,
        },
      );
  }

  get shown(): RunState {
    return this.#history.at(this.#place.index);
  }

  /** Answers about the place that is shown. */
  get console(): RecordedConsole {
    return this.#consoleAt(this.#at);
  }

  /** The plan as it was recorded; none where it does not compile any more. */
  get plan(): CompiledPlan | undefined {
    const { header } = this.#history.latest;
    this.#plan ??= { compiled: header === undefined ? undefined : recordedPlan(header, new Blobs(this.folder)) };
    return this.#plan.compiled;
  }

  begin(): void {
    this.#listener.trace(this.#history.events);
    this.#at = 0;
    this.#listener.stopped(this.#stopHere('entry'));
  }

  travel(command: TravelCommand): void {
    const travel = travelFrom(command, this.shown);
    const found = this.#find(travel, 1);
    this.#goTo(found, this.#places.length - 1);
  }

  back(command: BackCommand): void {
    const travel = travelFrom(command === 'stepBack' ? 'next' : 'continue', this.shown);
    this.#goTo(this.#find(travel, -1), 0);
  }

  pause(): void {
    // It stands still already.
  }

  async end(): Promise<void> {
    this.#listener.ended();
  }

  get #place(): StoppingPlace {
    const place = this.#places[this.#at];
    if (place === undefined) throw new Error(`The recorded run has no place ${this.#at}.`);
    return place;
  }

  #consoleAt(at: number): RecordedConsole {
    const state = this.#history.at(this.#places[at]?.index ?? -1);
    return new RecordedConsole(state, this.#trees, this.plan?.controls ?? new Map());
  }

  /** The next place in a direction where the run stops. */
  #find(travel: Travel, direction: 1 | -1): Found | undefined {
    const rules = { ...this.#rules, memory: new StopMemory() };
    if (direction === 1) {
      // How often a breakpoint was hit is counted from the beginning, as it was in the live run.
      if (countsHits(rules)) this.#walk(0, this.#at, { kind: 'continue' }, silent(rules));
      return this.#walk(this.#at + 1, this.#places.length - 1, travel, rules, 'first');
    }
    if (countsHits(rules)) return this.#walk(0, this.#at - 1, travel, silent(rules));
    for (let at = this.#at - 1; at >= 0; at--) {
      const found = this.#walk(at, at, travel, silent(rules));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Where the run stops from one place to another, both inclusive: first or last. */
  #walk(from: number, to: number, travel: Travel, rules: StopRules, wanted: 'first' | 'last' = 'last') {
    let last: Found | undefined;
    for (let at = from; at <= to; at++) {
      const place = this.#places[at];
      if (place === undefined) return last;
      if (rules.data.isAny) rules.memory.saw(at === 0 ? undefined : this.#consoleAt(at - 1).reading());
      const reading = () => this.#consoleAt(at).reading();
      const stop = stopAt(place, () => this.#history.at(place.index), travel, rules, reading);
      if (stop !== undefined) last = { at, stop };
      if (last !== undefined && wanted === 'first') return last;
    }
    return last;
  }

  #goTo(found: Found | undefined, edge: number): void {
    this.#at = found?.at ?? edge;
    this.#listener.stopped(found?.stop ?? this.#stopHere(edge === 0 ? 'entry' : 'pause'));
  }

  #stopHere(reason: Stop['reason']): Stop {
    return { reason, description: describePlace(this.#place), breakpoints: [], place: this.#place };
  }
}

interface Found {
  readonly at: number;
  readonly stop: Stop;
}

/** For places that are only passed again: log points told what they had to tell. */
function silent(rules: StopRules): StopRules {
  return { ...rules, tell: () => undefined };
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
