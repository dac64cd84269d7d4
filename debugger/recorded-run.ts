import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { History } from '../trace/history.ts';
import { readTrace } from '../trace/reader.ts';
import type { RunState } from '../trace/state.ts';
import { type StoppingPlace, stoppingPlaces } from '../trace/stopping-places.ts';
import { Blobs } from './blobs.ts';
import type { DebuggeeListener, Walkable } from './debuggee.ts';
import type { StopLines } from './line-breakpoints.ts';
import { declaredControls, RecordedConsole } from './recorded-console.ts';
import { RequestError } from './request-table.ts';
import {
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
  readonly lines: StopLines;
  /** What could not be read, in words. */
  readonly problems: readonly string[];
  readonly #history: History;
  readonly #places: readonly StoppingPlace[];
  readonly #rules: StopRules;
  readonly #listener: DebuggeeListener;
  #controls: ReturnType<typeof declaredControls> | undefined;
  #at = 0;

  /** Opens the run of a folder. @throws RequestError when there is none that can be read */
  constructor(folder: string, rules: StopRules, listener: DebuggeeListener) {
    const read = readRun(folder);
    this.folder = folder;
    this.#rules = rules;
    this.#listener = listener;
    this.#history = new History(read.events);
    this.#places = stoppingPlaces(read.events);
    this.lines = linesOf(this.#places);
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
    const blobs = new Blobs(this.folder);
    const { header } = this.#history.latest;
    this.#controls ??= header === undefined ? new Map() : declaredControls(header, blobs);
    return new RecordedConsole(this.shown, blobs, this.#controls);
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

  /** Shows the last stopping place up to this event; the first one, where there is none. */
  look(seq: number): void {
    const last = this.#history.events.findLastIndex(event => event.seq <= seq);
    this.#at = Math.max(
      0,
      this.#places.findLastIndex(place => place.index <= last),
    );
    this.#listener.stopped({ ...this.#stopHere('goto'), preservesFocus: true });
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

  /** The next place in a direction where the run stops. */
  #find(travel: Travel, direction: 1 | -1): { readonly at: number; readonly stop: Stop } | undefined {
    for (let at = this.#at + direction; at >= 0 && at < this.#places.length; at += direction) {
      const place = this.#places[at];
      if (place === undefined) return undefined;
      const stop = stopAt(place, () => this.#history.at(place.index), travel, this.#rules);
      if (stop !== undefined) return { at, stop };
    }
    return undefined;
  }

  #goTo(found: { readonly at: number; readonly stop: Stop } | undefined, edge: number): void {
    this.#at = found?.at ?? edge;
    this.#listener.stopped(found?.stop ?? this.#stopHere(edge === 0 ? 'entry' : 'pause'));
  }

  #stopHere(reason: Stop['reason']): Stop {
    return { reason, description: describePlace(this.#place), breakpoints: [] };
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

/** A recorded run can stop only where it was. */
function linesOf(places: readonly StoppingPlace[]): StopLines {
  const lines = new Map<string, Set<number>>();
  for (const { at } of places) {
    if (at === undefined) continue;
    const ofFile = lines.get(at.file) ?? new Set();
    lines.set(at.file, ofFile.add(at.line));
  }
  return new Map([...lines].map(([file, numbers]) => [file, [...numbers].sort((a, b) => a - b)]));
}
