import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadFile } from '../../language/plan.ts';
import type { PinReply } from '../../protocol/debug.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { NewerTraceError } from '../../trace/migrate.ts';
import { readTrace } from '../../trace/reader.ts';
import { pin, type Which } from './pin.ts';
import type { Correction } from './pinned-line.ts';

/** Pins a run of a folder, live or recorded, into its plan as it lies on the disk now. What can't be is a problem of the reply. */
export function pinRun(folder: string, which: Which): PinReply {
  const trace = readText(join(folder, 'run.gwtrace'));
  const refused = (problem: string): PinReply => ({ edits: [], notes: [], problem });
  if (trace === undefined) return refused(`${folder} is no recorded run: it has no run.gwtrace.`);
  try {
    const { events } = readTrace(trace);
    const blob = (ref: string) => readText(join(folder, 'blobs', ref));
    return pin({ events, blob, corrections: correctionsIn(events) }, readText, which);
  } catch (error) {
    if (!(error instanceof NewerTraceError)) throw error;
    return refused(error.message);
  }
}

/** What somebody said would have been right, by the number of the action; the last word counts. */
function correctionsIn(events: readonly TraceEvent[]): ReadonlyMap<number, Correction> {
  return new Map(
    events.flatMap((event): [number, Correction][] => {
      if (event.type !== 'correction' || event.action === undefined || event.control === undefined) return [];
      const { action, control, selector } = event;
      return [[action, { control, ...(selector === undefined ? {} : { selector }) }]];
    }),
  );
}

const readText: ReadFile = path => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
