import { ConsoleError, type Reading } from '../../agent/reading.ts';
import type { ControlIndex } from '../../controls/control-index.ts';
import type { StopRule } from './stop-rule.ts';

/** What was seen at a place, kept while the run goes on. */
export interface Sight {
  readonly seen: string;
  readonly index: ControlIndex;
}

/** What stopping needs to know of the places before: how often a breakpoint was hit, what was seen last. */
export class StopMemory {
  #hits = new Map<StopRule, { readonly hits: number; readonly occasion: string }>();
  #sight: Sight | undefined;

  /** Counts a hit; one of the same occasion, as a decision that is looked at again, is the same hit. */
  hit(rule: StopRule, occasion: string): number {
    const last = this.#hits.get(rule);
    const hits = (last?.hits ?? 0) + (last?.occasion === occasion ? 0 : 1);
    this.#hits.set(rule, { hits, occasion });
    return hits;
  }

  /** What was seen at the place before. */
  get sight(): Sight | undefined {
    return this.#sight;
  }

  saw(reading: Reading | undefined): void {
    if (reading?.seen !== this.#sight?.seen) this.#sight = sightOf(reading);
  }

  /** A run begins. */
  forget(): void {
    this.#hits = new Map();
    this.#sight = undefined;
  }
}

/** Nothing where nothing was seen, or what was seen is not kept any more. */
function sightOf(reading: Reading | undefined): Sight | undefined {
  if (reading?.seen === undefined) return undefined;
  try {
    return { seen: reading.seen, index: reading.index() };
  } catch (error) {
    if (error instanceof ConsoleError) return undefined;
    throw error;
  }
}
