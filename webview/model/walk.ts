import type { TimelineRow } from './timeline.ts';

/** The next row that tells of a failure, in a direction; undefined when there is none. */
export function nextFailure(rows: readonly TimelineRow[], at: number, direction: 1 | -1): TimelineRow | undefined {
  for (let place = at + direction; place >= 0 && place < rows.length; place += direction) {
    if (rows[place]?.kind === 'failure') return rows[place];
  }
  return undefined;
}

/** What playing shows after this row: what was done and decided; steps and tasks are only names for it. */
export function nextFrame(rows: readonly TimelineRow[], at: number): TimelineRow | undefined {
  return rows.find((row, place) => place > at && isFrame(row));
}

/** A picture of the film strip. */
export function isFrame({ kind }: TimelineRow): boolean {
  return kind === 'action' || kind === 'failure' || kind === 'confirm' || kind === 'override' || kind === 'ended';
}
