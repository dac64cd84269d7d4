import type { PlanRange } from '../../protocol/position.ts';
import { StopRule, type StopTexts } from './stop-rule.ts';

/** What a client asks for. Lines and columns count from 1. */
export interface WantedBreakpoint extends StopTexts {
  readonly line: number;
  /** One of several statements on the line. */
  readonly column?: number | undefined;
}

export interface LineBreakpoint {
  readonly id: number;
  readonly file: string;
  readonly wanted: WantedBreakpoint;
  /** Where it lies; absent while the plan is not loaded, and where its file has no line to stop at. */
  readonly line?: number | undefined;
  /** Of the one statement it lies at; absent: whatever begins on the line. */
  readonly column?: number | undefined;
  readonly rule: StopRule;
}

/** Gives out numbers from 1. */
export function counter(): () => number {
  let last = 0;
  return () => ++last;
}

interface OfFile {
  readonly all: readonly LineBreakpoint[];
  readonly byLine: ReadonlyMap<number, readonly LineBreakpoint[]>;
}

/** The line breakpoints of a session. */
export class LineBreakpoints {
  /** Where a run can stop, by file. */
  #stops: ReadonlyMap<string, FileStops> | undefined;
  /** Lines of files that are no part of the plan: see `grow`. */
  readonly #grown = new Map<string, { readonly stops: FileStops; readonly goesOn: boolean }>();
  #byFile = new Map<string, OfFile>();
  readonly #nextId: () => number;

  /** @param nextId shared with the other kinds of breakpoints of a session */
  constructor(nextId: () => number = counter()) {
    this.#nextId = nextId;
  }

  /** Takes over where a run can stop. @returns the breakpoints that were set before, as they lie now */
  load(ranges: readonly PlanRange[]): readonly LineBreakpoint[] {
    this.#stops = stopsOf(ranges);
    for (const [file, { all }] of this.#byFile) this.#byFile.set(file, indexed(all.map(one => this.#lay(one))));
    return [...this.#byFile.values()].flatMap(({ all }) => all);
  }

  /**
   * Takes over the lines of a file of the LAM, which may get more. A breakpoint behind them waits for its line.
   * @returns the breakpoints that lie elsewhere now
   */
  grow(file: string, lines: readonly number[], goesOn: boolean): readonly LineBreakpoint[] {
    const columns = new Map(lines.map(line => [line, [3]]));
    this.#grown.set(key(file), { stops: { lines, columns }, goesOn });
    const before = this.#byFile.get(key(file))?.all ?? none;
    const after = before.map(breakpoint => this.#lay(breakpoint));
    if (before.length > 0) this.#byFile.set(key(file), indexed(after));
    return after.filter((breakpoint, index) => breakpoint.line !== before[index]?.line);
  }

  /** Whether there is a breakpoint in a file of this folder. */
  hasIn(folder: string): boolean {
    for (const [file, { all }] of this.#byFile) if (all.length > 0 && file.startsWith(key(folder))) return true;
    return false;
  }

  /** Whether it is known where a run can stop. */
  get isLoaded(): boolean {
    return this.#stops !== undefined;
  }

  /** Whether how often one was hit matters. */
  get counts(): boolean {
    return [...this.#byFile.values()].some(({ all }) => all.some(({ rule }) => rule.counts));
  }

  /** Replaces the breakpoints of a file. One that stays at its place keeps its id, and its hits while it says the same. */
  replace(file: string, wanted: readonly WantedBreakpoint[]): readonly LineBreakpoint[] {
    const before = new Map(this.#byFile.get(key(file))?.all.map(one => [placeKey(one.wanted), one]));
    const all = wanted.map(one => {
      const old = before.get(placeKey(one));
      const rule = ruleFor(one, old?.rule);
      return this.#lay({ id: old?.id ?? this.#nextId(), file, wanted: one, rule });
    });
    this.#byFile.set(key(file), indexed(all));
    return all;
  }

  /** The breakpoints at a place. */
  at(place: PlanRange): readonly LineBreakpoint[] {
    const onLine = this.#byFile.get(key(place.file))?.byLine.get(place.line) ?? none;
    if (onLine.every(({ column }) => column === undefined)) return onLine;
    return onLine.filter(({ column }) => column === undefined || column === place.column);
  }

  /** Where breakpoints can lie in a file from one line to another, both inclusive, in order. */
  between(file: string, first: number, last: number): readonly { line: number; column: number }[] {
    const stops = this.#stops?.get(key(file)) ?? this.#grown.get(key(file))?.stops;
    return (stops?.lines ?? [])
      .filter(line => line >= first && line <= last)
      .flatMap(line => (stops?.columns.get(line) ?? []).map(column => ({ line, column })));
  }

  #lay(breakpoint: LineBreakpoint): LineBreakpoint {
    const { file, wanted } = breakpoint;
    const grown = this.#grown.get(key(file));
    const stops = this.#stops?.get(key(file)) ?? grown?.stops;
    const waits = grown?.goesOn === true && wanted.line > (grown.stops.lines.at(-1) ?? 0);
    if (stops === undefined || waits) return { ...breakpoint, line: undefined, column: undefined };
    const line = nearest(stops.lines, wanted.line);
    const onLine = line === undefined ? [] : (stops.columns.get(line) ?? []);
    // Only a line with several statements has columns to choose from.
    if (wanted.column === undefined || onLine.length < 2) return { ...breakpoint, line, column: undefined };
    return { ...breakpoint, line, column: line === wanted.line ? nearest(onLine, wanted.column) : onLine[0] };
  }
}

const none: readonly LineBreakpoint[] = [];

/** The rule for what a client wrote; that from before, with its hits, while it says the same. */
export function ruleFor(texts: StopTexts, before: StopRule | undefined): StopRule {
  return before?.says(texts) ? before : new StopRule(texts);
}

function indexed(all: readonly LineBreakpoint[]): OfFile {
  const byLine = new Map<number, LineBreakpoint[]>();
  for (const one of all) {
    if (one.line === undefined) continue;
    const same = byLine.get(one.line);
    if (same === undefined) byLine.set(one.line, [one]);
    else same.push(one);
  }
  return { all, byLine };
}

/** Where a run can stop in a file: lines, and on each columns, all ascending. */
interface FileStops {
  readonly lines: readonly number[];
  readonly columns: ReadonlyMap<number, readonly number[]>;
}

function stopsOf(ranges: readonly PlanRange[]): Map<string, FileStops> {
  const files = new Map<string, Map<number, Set<number>>>();
  for (const { file, line, column } of ranges) {
    const lines = files.get(key(file)) ?? new Map<number, Set<number>>();
    files.set(key(file), lines.set(line, (lines.get(line) ?? new Set()).add(column)));
  }
  const ascending = (numbers: Iterable<number>) => [...numbers].sort((one, other) => one - other);
  return new Map(
    [...files].map(([file, lines]) => {
      const columns = new Map([...lines].map(([line, set]) => [line, ascending(set)]));
      return [file, { lines: ascending(lines.keys()), columns }];
    }),
  );
}

function placeKey({ line, column }: WantedBreakpoint): string {
  return `${line}:${column ?? ''}`;
}

/** Windows does not tell upper from lower case, and clients spell its drive letters either way. */
function key(file: string): string {
  return process.platform === 'win32' ? file.toLowerCase() : file;
}

/** The first number at or after the wanted one, else the last one before it. */
function nearest(numbers: readonly number[], wanted: number): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return numbers[low] ?? numbers.at(-1);
}
