import type { Phase, TraceEvent } from '../../trace/format.ts';

/** What an action's time goes into: its phases, and of the last one apart how long the program took to stand still. */
export const parts = ['observe', 'infer', 'ground', 'guard', 'act', 'settle', 'verify'] as const satisfies readonly (
  | Phase
  | 'settle'
)[];
export type Part = (typeof parts)[number];

interface PartTime {
  readonly part: Part;
  readonly ms: number;
  /** Of the whole, 0–1. */
  readonly share: number;
}

/** Where the time of an action went. */
export interface Durations {
  readonly total: number;
  /** In their order; those that took place. */
  readonly parts: readonly PartTime[];
}

/** Adds what an event took; looking again while waiting adds up. */
export function addDuration(measured: Map<Part, number>, event: TraceEvent): void {
  const add = (part: Part, ms: number) => measured.set(part, (measured.get(part) ?? 0) + ms);
  if (event.type === 'verify' && event.settleMs !== undefined) {
    add('settle', event.settleMs);
    add('verify', Math.max(0, event.durationMs - event.settleMs));
    return;
  }
  const part = parts.find(one => one === event.type);
  if (part !== undefined && 'durationMs' in event) add(part, event.durationMs);
}

export function durationsOf(measured: ReadonlyMap<Part, number>): Durations {
  const found = parts.flatMap(part => {
    const ms = measured.get(part);
    return ms === undefined ? [] : [{ part, ms }];
  });
  const total = found.reduce((sum, { ms }) => sum + ms, 0);
  return { total, parts: found.map(one => ({ ...one, share: total === 0 ? 0 : one.ms / total })) };
}
