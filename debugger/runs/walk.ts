import type { History } from '../../trace/history.ts';
import type { RunState } from '../../trace/state.ts';
import type { StoppingPlace } from '../../trace/stopping-places.ts';
import { StopMemory } from '../breakpoints/stop-memory.ts';
import {
  countsHits,
  describePlace,
  type Stop,
  type StopRules,
  stopAt,
  type Travel,
} from '../breakpoints/stop-rules.ts';
import type { RecordedConsole } from './recorded-console.ts';

interface Found {
  readonly at: number;
  readonly stop: Stop;
}

/** Moves over what a run has recorded, from stopping place to stopping place. It moves the view and nothing else. */
export class Walk {
  readonly #history: History;
  readonly #places: readonly StoppingPlace[];
  readonly #rules: StopRules;
  readonly #consoleAt: (state: RunState) => RecordedConsole;
  #at: number;

  /** @param at the place it begins at; `places.length` is behind the last one */
  constructor(
    history: History,
    places: readonly StoppingPlace[],
    rules: StopRules,
    consoleAt: (state: RunState) => RecordedConsole,
    at: number,
  ) {
    this.#history = history;
    this.#places = places;
    this.#rules = rules;
    this.#consoleAt = consoleAt;
    this.#at = at;
  }

  /** The state at the place; behind the last one, the latest. */
  get shown(): RunState {
    return this.#stateAt(this.#at);
  }

  /** Goes to the next place in a direction where the run stops. @returns undefined where there is none: it has not moved */
  go(travel: Travel, direction: 1 | -1): Stop | undefined {
    const found = this.#find(travel, direction);
    if (found === undefined) return undefined;
    this.#at = found.at;
    return found.stop;
  }

  /**
   * Goes to the last place up to this event; the first one, where there is none. Clients move call stack and variables with
   * it, which they would not with a `preserveFocusHint`: in VS Code the keyboard stays in the view all the same.
   */
  look(seq: number): Stop {
    const last = this.#history.events.findLastIndex(event => event.seq <= seq);
    this.#at = Math.max(
      0,
      this.#places.findLastIndex(place => place.index <= last),
    );
    return this.#stopHere('goto');
  }

  /** Goes to the first or the last place. */
  toEdge(edge: 'first' | 'last'): Stop {
    this.#at = edge === 'first' ? 0 : this.#places.length - 1;
    return this.#stopHere(edge === 'first' ? 'entry' : 'pause');
  }

  #stopHere(reason: Stop['reason']): Stop {
    const place = this.#places[this.#at];
    if (place === undefined) throw new Error('There is no place to walk to.');
    return { reason, description: describePlace(place), breakpoints: [], place };
  }

  #find(travel: Travel, direction: 1 | -1): Found | undefined {
    const rules = { ...this.#rules, memory: new StopMemory() };
    if (direction === 1) {
      // How often a breakpoint was hit is counted from the beginning, as it was in the live run.
      if (countsHits(rules)) this.#pass(0, this.#at, { kind: 'continue' }, silent(rules));
      return this.#pass(this.#at + 1, this.#places.length - 1, travel, rules, 'first');
    }
    if (countsHits(rules)) return this.#pass(0, this.#at - 1, travel, silent(rules));
    for (let at = this.#at - 1; at >= 0; at--) {
      const found = this.#pass(at, at, travel, silent(rules));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Where the run stops from one place to another, both inclusive: first or last. */
  #pass(from: number, to: number, travel: Travel, rules: StopRules, wanted: 'first' | 'last' = 'last') {
    let last: Found | undefined;
    for (let at = from; at <= to; at++) {
      const place = this.#places[at];
      if (place === undefined) return last;
      if (rules.data.isAny) rules.memory.saw(at === 0 ? undefined : this.#consoleAt(this.#stateAt(at - 1)).reading());
      const reading = () => this.#consoleAt(this.#stateAt(at)).reading();
      const stop = stopAt(place, () => this.#history.at(place.index), travel, rules, reading);
      if (stop !== undefined) last = { at, stop };
      if (last !== undefined && wanted === 'first') return last;
    }
    return last;
  }

  #stateAt(at: number): RunState {
    return this.#history.at(this.#places[at]?.index ?? this.#history.last);
  }
}

/** For places that are only passed again: log points told what they had to tell. */
function silent(rules: StopRules): StopRules {
  return { ...rules, tell: () => undefined };
}
