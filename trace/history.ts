import type { TraceEvent } from './format.ts';
import { apply, initialState, type RunState } from './state.ts';

/** A state is kept for every so many events; those in between are folded from there. */
const spacing = 64;

/**
 * The events of a run and the state after any of them. Index -1 is before the first event. Appending is cheap, and so
 * is looking back.
 */
export class History {
  readonly #events: TraceEvent[] = [];
  readonly #kept: RunState[] = [initialState];
  #latest: RunState = initialState;

  constructor(events: Iterable<TraceEvent> = []) {
    for (const event of events) this.append(event);
  }

  append(event: TraceEvent): RunState {
    this.#events.push(event);
    this.#latest = apply(this.#latest, event);
    if (this.#events.length % spacing === 0) this.#kept.push(this.#latest);
    return this.#latest;
  }

  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** Index of the last event, -1 when there is none. */
  get last(): number {
    return this.#events.length - 1;
  }

  get latest(): RunState {
    return this.#latest;
  }

  /** The state after the event with this index; beyond the last event, the latest state. */
  at(index: number): RunState {
    if (index >= this.last) return this.#latest;
    const applied = Math.max(0, index + 1);
    const start = Math.floor(applied / spacing);
    let state = this.#kept[start] ?? initialState;
    for (const event of this.#events.slice(start * spacing, applied)) state = apply(state, event);
    return state;
  }
}
