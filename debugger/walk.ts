import type { History } from '../trace/history.ts';
import type { RunState } from '../trace/state.ts';
import type { StoppingPlace } from '../trace/stopping-places.ts';
import { describePlace, type Stop, type StopRules, stopAt, type Travel } from './stop-rules.ts';

/** A place of a walk and why it is stopped at. */
interface Found {
  readonly at: number;
  readonly stop: Stop;
}

/** Moves over what a run has recorded, from stopping place to stopping place. It moves the view and nothing else. */
export class Walk {
  readonly #history: History;
  readonly #places: readonly StoppingPlace[];
  readonly #rules: StopRules;
  #at: number;

  /** @param at the place it begins at; `places.length` is behind the last one */
  constructor(history: History, places: readonly StoppingPlace[], rules: StopRules, at: number) {
    this.#history = history;
    this.#places = places;
    this.#rules = rules;
    this.#at = at;
  }

  /** The state at the place; behind the last one, the latest. */
  get shown(): RunState {
    return this.#history.at(this.#places[this.#at]?.index ?? this.#history.last);
  }

  /** Goes to the next place in a direction where the run stops. @returns undefined where there is none: it has not moved */
  go(travel: Travel, direction: 1 | -1): Stop | undefined {
    const found = this.#find(travel, direction);
    if (found === undefined) return undefined;
    this.#at = found.at;
    return found.stop;
  }

  /** Goes to the first or the last place. */
  toEdge(edge: 'first' | 'last'): Stop {
    this.#at = edge === 'first' ? 0 : this.#places.length - 1;
    const place = this.#places[this.#at];
    if (place === undefined) throw new Error('There is no place to walk to.');
    return { reason: edge === 'first' ? 'entry' : 'pause', description: describePlace(place), breakpoints: [] };
  }

  #find(travel: Travel, direction: 1 | -1): Found | undefined {
    for (let at = this.#at + direction; at >= 0 && at < this.#places.length; at += direction) {
      const place = this.#places[at];
      if (place === undefined) return undefined;
      const stop = stopAt(place, () => this.#history.at(place.index), travel, this.#rules);
      if (stop !== undefined) return { at, stop };
    }
    return undefined;
  }
}
