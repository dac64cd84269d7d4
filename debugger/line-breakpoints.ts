import type { PlanRange } from '../protocol/position.ts';

/** Lines where a run can stop, ascending, by file. */
export type StopLines = ReadonlyMap<string, readonly number[]>;

export interface LineBreakpoint {
  readonly id: number;
  readonly file: string;
  /** What the client asked for. */
  readonly wanted: number;
  /** Where it lies; absent while the plan is not loaded, and where its file has no line to stop at. */
  readonly line?: number | undefined;
}

/** The line breakpoints of a session. Lines count from 1. */
export class LineBreakpoints {
  #lines: StopLines | undefined;
  /** Lines of files that are no part of the plan: see `grow`. */
  readonly #grown = new Map<string, { readonly lines: readonly number[]; readonly goesOn: boolean }>();
  #byFile = new Map<string, readonly LineBreakpoint[]>();
  #ids = 0;

  /** Takes over the lines of a plan. @returns the breakpoints that were set before, as they lie now */
  load(lines: StopLines): readonly LineBreakpoint[] {
    this.#lines = new Map([...lines].map(([file, numbers]) => [key(file), numbers]));
    for (const [file, breakpoints] of this.#byFile)
      this.#byFile.set(
        file,
        breakpoints.map(breakpoint => this.#lay(breakpoint)),
      );
    return [...this.#byFile.values()].flat();
  }

  /**
   * Takes over the lines of a file of the LAM, which may get more. A breakpoint behind them waits for its line.
   * @returns the breakpoints that lie elsewhere now
   */
  grow(file: string, lines: readonly number[], goesOn: boolean): readonly LineBreakpoint[] {
    this.#grown.set(key(file), { lines, goesOn });
    const before = this.#byFile.get(key(file)) ?? [];
    const after = before.map(breakpoint => this.#lay(breakpoint));
    if (before.length > 0) this.#byFile.set(key(file), after);
    return after.filter((breakpoint, index) => breakpoint.line !== before[index]?.line);
  }

  /** Whether there is a breakpoint in a file of this folder. */
  hasIn(folder: string): boolean {
    for (const [file, breakpoints] of this.#byFile)
      if (breakpoints.length > 0 && file.startsWith(key(folder))) return true;
    return false;
  }

  /** Whether it is known where a run can stop. */
  get isLoaded(): boolean {
    return this.#lines !== undefined;
  }

  /** Replaces the breakpoints of a file. One that stays on its line keeps its id. */
  replace(file: string, wanted: readonly number[]): readonly LineBreakpoint[] {
    const before = new Map(this.#byFile.get(key(file))?.map(breakpoint => [breakpoint.wanted, breakpoint.id]));
    const breakpoints = wanted.map(line => {
      const id = before.get(line) ?? ++this.#ids;
      return this.#lay({ id, file, wanted: line });
    });
    this.#byFile.set(key(file), breakpoints);
    return breakpoints;
  }

  /** Ids of the breakpoints on the line a place begins at. */
  at(place: PlanRange): readonly number[] {
    const breakpoints = this.#byFile.get(key(place.file)) ?? [];
    return breakpoints.filter(breakpoint => breakpoint.line === place.line).map(breakpoint => breakpoint.id);
  }

  /** Lines of a file where a breakpoint can lie, from `first` to `last`, both inclusive. */
  between(file: string, first: number, last: number): readonly number[] {
    const lines = this.#lines?.get(key(file)) ?? this.#grown.get(key(file))?.lines;
    return lines?.filter(line => line >= first && line <= last) ?? [];
  }

  #lay(breakpoint: LineBreakpoint): LineBreakpoint {
    const { file, wanted } = breakpoint;
    const grown = this.#grown.get(key(file));
    const lines = this.#lines?.get(key(file)) ?? grown?.lines;
    const waits = grown?.goesOn === true && wanted > (grown.lines.at(-1) ?? 0);
    return { ...breakpoint, line: lines === undefined || waits ? undefined : nearest(lines, wanted) };
  }
}

/** Windows does not tell upper from lower case, and clients spell its drive letters either way. */
function key(file: string): string {
  return process.platform === 'win32' ? file.toLowerCase() : file;
}

/** The first line at or after the wanted one, else the last one before it. */
function nearest(lines: readonly number[], wanted: number): number | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return lines[low] ?? lines.at(-1);
}
