import { traceFormat } from './format.ts';

/** A line of a trace as JSON gave it, not yet checked. */
export type RawRecord = Record<string, unknown>;

/** Turns the records of a whole run from one format number into those of the next. */
export type Migration = (records: readonly RawRecord[]) => readonly RawRecord[];

/** The step away from each older format: `migrations[1]` makes format 2 out of format 1. There is only format 1 so far. */
const migrations: Readonly<Record<number, Migration>> = {};

/** The trace was written by a newer Groundwork. The message is for people. */
export class NewerTraceError extends Error {
  readonly format: number;
  constructor(format: number, writtenBy: string) {
    super(
      `This run was recorded in trace format ${format} by Groundwork ${writtenBy}; this Groundwork reads up to format ${traceFormat}. Update Groundwork to open it.`,
    );
    this.name = 'NewerTraceError';
    this.format = format;
  }
}

/**
 * Brings the records of a run to format `to`. A record without a readable format number is taken as the newest: the
 * check of its events will say what is wrong with it.
 *
 * @throws NewerTraceError for a format of the future, Error for one that has no migration.
 */
export function migrate(
  records: readonly RawRecord[],
  steps: Readonly<Record<number, Migration>> = migrations,
  to: number = traceFormat,
): readonly RawRecord[] {
  const head = records[0];
  const format = head?.type === 'run' && typeof head.format === 'number' ? head.format : to;
  if (format > to)
    throw new NewerTraceError(format, typeof head?.groundwork === 'string' ? head.groundwork : 'of a newer version');
  let migrated = records;
  for (let from = format; from < to; from++) {
    const step = steps[from];
    if (step === undefined) throw new Error(`Trace format ${from} cannot be read any more.`);
    migrated = step(migrated);
  }
  return migrated;
}
