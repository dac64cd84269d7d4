import { TraceEvent } from './format.ts';
import { migrate, type RawRecord } from './migrate.ts';

/** Something in a trace that could not be read. `line` counts from 1. */
interface TraceProblem {
  readonly line: number;
  readonly reason: string;
}

export interface ReadTrace {
  readonly events: readonly TraceEvent[];
  /** The last line was cut off, as a killed writer leaves it; it is not in `events`. */
  readonly truncated?: TraceProblem | undefined;
  /** Lines that were skipped. */
  readonly problems: readonly TraceProblem[];
}

/**
 * Reads the text of a `run.gwtrace`. Whatever the text is, what can be read is read: a last line that was cut off is
 * dropped, a broken line in between skipped, and both are told.
 *
 * @throws NewerTraceError when a newer Groundwork wrote it.
 */
export function readTrace(text: string): ReadTrace {
  const lines = text.split('\n');
  const lastLine = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const endsWhole = lastLine < lines.length;
  const problems: TraceProblem[] = [];
  let truncated: TraceProblem | undefined;

  const records: RawRecord[] = [];
  const lineOf = new Map<RawRecord, number>();
  for (let line = 1; line <= lastLine; line++) {
    const parsed = parseLine(lines[line - 1] ?? '');
    if (typeof parsed !== 'string') {
      records.push(parsed);
      lineOf.set(parsed, line);
    } else if (line === lastLine && !endsWhole) {
      truncated = { line, reason: `The last line was cut off: ${parsed}` };
    } else {
      problems.push({ line, reason: parsed });
    }
  }

  const events: TraceEvent[] = [];
  for (const [index, record] of migrate(records).entries()) {
    const line = lineOf.get(record) ?? index + 1;
    const checked = TraceEvent.safeParse(record);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
      problems.push({ line, reason: `Not an event of a trace${where}: ${issue?.message ?? 'unreadable'}` });
      continue;
    }
    const event = checked.data;
    const previous = events.at(-1);
    if (previous !== undefined && event.seq <= previous.seq) {
      problems.push({ line, reason: `Event ${event.seq} comes after event ${previous.seq}` });
      continue;
    }
    events.push(event);
  }
  if (events.length > 0 && events[0]?.type !== 'run')
    problems.unshift({ line: 1, reason: 'The trace does not begin with the facts of its run' });
  problems.sort((a, b) => a.line - b.line);
  return { events, truncated, problems };
}

/** The record of a line, or why it is none. */
function parseLine(line: string): RawRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'it is not JSON';
  }
  return isRecord(value) ? value : 'it is no JSON object';
}

function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
