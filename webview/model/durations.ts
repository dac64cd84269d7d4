import { type Phase, phases } from '../../trace/format.ts';

interface PhaseTime {
  readonly phase: Phase;
  readonly ms: number;
  /** Of the whole, 0–1. */
  readonly share: number;
}

/** Where the time of an action went. */
export interface Durations {
  readonly total: number;
  /** In the order of the phases; those that took place. */
  readonly phases: readonly PhaseTime[];
}

export function durationsOf(measured: ReadonlyMap<string, number>): Durations {
  const found = phases.flatMap(phase => {
    const ms = measured.get(phase);
    return ms === undefined ? [] : [{ phase, ms }];
  });
  const total = found.reduce((sum, { ms }) => sum + ms, 0);
  return { total, phases: found.map(one => ({ ...one, share: total === 0 ? 0 : one.ms / total })) };
}
