import { NewerTraceError } from '../../trace/migrate.ts';
import { readTrace } from '../../trace/reader.ts';

/** How a recorded run went; `unfinished`: it is still on its way, or its engine was killed. */
export type RunResult = 'passed' | 'failed' | 'stopped' | 'unfinished' | 'unreadable';

/** What a list of runs shows of one. */
export interface RunSummary {
  readonly task: string;
  readonly result: RunResult;
  /** One sentence: how it ended, or why it can't be read. */
  readonly message: string;
  readonly started: Date | undefined;
  readonly target: string;
  readonly model: string;
  /** The plan's file. */
  readonly plan: string;
}

/**
 * Sums a run up from both ends of its trace, without reading what lies between.
 *
 * @param head the beginning of `run.gwtrace`: its first line whole
 * @param tail its end: its last line whole
 */
export function summarise(head: string, tail: string): RunSummary {
  const nothing = { task: 'A run', started: undefined, target: '', model: '', plan: '' };
  try {
    const [first] = readTrace(firstLine(head)).events;
    if (first?.type !== 'run')
      return { ...nothing, result: 'unreadable', message: 'This is no recorded run: it does not say what was run.' };
    const facts = {
      task: first.plan.task,
      started: new Date(first.started),
      target: first.target.name,
      model: first.model.name,
      plan: first.plan.file,
    };
    const last = readTrace(lastLine(tail)).events[0];
    if (last?.type !== 'ended')
      return { ...facts, result: 'unfinished', message: 'It is still running, or its engine was ended.' };
    return { ...facts, result: last.result, message: last.message };
  } catch (error) {
    if (!(error instanceof NewerTraceError)) throw error;
    return { ...nothing, result: 'unreadable', message: error.message };
  }
}

function firstLine(text: string): string {
  return `${text.split('\n', 1)[0] ?? ''}\n`;
}

/** The last line that was written to its end. */
function lastLine(text: string): string {
  return `${text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1) ?? ''}\n`;
}
