import { ConsoleError, type Reading, ReadText } from '../../agent/reading.ts';
import { counter, ruleFor } from './line-breakpoints.ts';
import type { Sight } from './stop-memory.ts';
import { readingProblem, type StopRule, type StopTexts } from './stop-rule.ts';

/** What a client asks for; `dataId` is the expression to watch. */
export interface WantedData extends StopTexts {
  readonly dataId: string;
  readonly accessType?: string | undefined;
}

export interface DataBreakpoint {
  readonly id: number;
  readonly watched: ReadText;
  readonly rule: StopRule;
  /** Why it can never stop. */
  readonly problem: string | undefined;
}

/** The breakpoints of a session on what controls say: judged whenever the program was observed. */
export class DataBreakpoints {
  #all: readonly DataBreakpoint[] = [];
  readonly #nextId: () => number;

  constructor(nextId: () => number = counter()) {
    this.#nextId = nextId;
  }

  get isAny(): boolean {
    return this.#all.length > 0;
  }

  get counts(): boolean {
    return this.#all.some(({ rule }) => rule.counts);
  }

  /** Replaces them all. One that watches the same keeps its id. */
  replace(wanted: readonly WantedData[]): readonly DataBreakpoint[] {
    const before = new Map(this.#all.map(one => [one.watched.text, one]));
    this.#all = wanted.map(one => {
      const watched = new ReadText(one.dataId);
      const old = before.get(watched.text);
      before.delete(watched.text);
      const rule = ruleFor(one, old?.rule);
      const problem = accessProblem(one.accessType) ?? readingProblem(watched) ?? rule.problem;
      return { id: old?.id ?? this.#nextId(), watched, rule, problem };
    });
    return this.#all;
  }

  /** Those whose value is not what it was, each with what changed: `editor.text: "" → "Weekly report"`. */
  changed(before: Sight | undefined, now: Reading | undefined): readonly { one: DataBreakpoint; change: string }[] {
    // The same tree says the same; before the first look there is nothing to compare with.
    if (before === undefined || now?.seen === undefined || before.seen === now.seen) return [];
    const past: Reading = {
      names: now.names,
      seen: before.seen,
      variable: name => now.variable(name),
      index: () => before.index,
    };
    return this.#all.flatMap(one => {
      if (one.problem !== undefined) return [];
      const [was, is] = [valueAt(one.watched, past), valueAt(one.watched, now)];
      return was === is ? [] : [{ one, change: `${one.watched.text}: ${was} → ${is}` }];
    });
  }
}

/** A value as people read it; of a control that is not there, that it is not. */
function valueAt(watched: ReadText, reading: Reading): string {
  try {
    return watched.quoted(reading);
  } catch (error) {
    if (error instanceof ConsoleError) return 'nothing';
    throw error;
  }
}

function accessProblem(accessType: string | undefined): string | undefined {
  if (accessType === undefined || accessType === 'write') return undefined;
  return `What a program shows can be watched for changes ('write'), not for '${accessType}'.`;
}
