import type { TimelineRow } from './timeline.ts';
import { isFrame } from './walk.ts';

/** One picture of the film strip. */
export interface Frame {
  readonly row: TimelineRow;
  /** The step that begins with it. */
  readonly step: string | undefined;
}

/** The run as pictures: what was done and what went wrong, without the plan's names for it. */
export function framesOf(rows: readonly TimelineRow[]): readonly Frame[] {
  const frames: Frame[] = [];
  let step: string | undefined;
  for (const row of rows) {
    if (row.kind === 'step') step = row.number === undefined ? row.title : `${row.number}. ${row.title}`;
    if (!isFrame(row)) continue;
    frames.push({ row, step });
    step = undefined;
  }
  return frames;
}
