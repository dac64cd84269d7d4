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
import { type BackCommand, type StopRules, type TravelCommand, travelBack, travelFrom } from './stop-rules.ts';
import { Walk } from './walk.ts';

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
  readonly #walk: Walk;
  readonly #listener: DebuggeeListener;
  #controls: ReturnType<typeof declaredControls> | undefined;

  /** Opens the run of a folder. @throws RequestError when there is none that can be read */
  constructor(folder: string, rules: StopRules, listener: DebuggeeListener) {
    const read = readRun(folder);
    this.folder = folder;
    this.#listener = listener;
    this.#history = new History(read.events);
    const places = stoppingPlaces(read.events);
    this.#walk = new Walk(this.#history, places, rules, 0);
    this.lines = linesOf(places);
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

  get shown(): RunState {
    return this.#walk.shown;
  }

  /** Answers about the place that is shown. */
  get console(): RecordedConsole {
    const blobs = new Blobs(this.folder);
    const { header } = this.#history.latest;
    this.#controls ??= header === undefined ? new Map() : declaredControls(header, blobs);
    return new RecordedConsole(this.shown, blobs, this.#controls);
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

  pause(): void {
    // It stands still already.
  }

  async end(): Promise<void> {
    this.#listener.ended();
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
