import { symptoms } from '../../protocol/failures.ts';
import type { TraceEvent, TraceEventOf } from '../../trace/format.ts';
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
  /** What went wrong, in a word or two: `not found`. */
  readonly symptom?: string;
  /** What has to be started to do it again; absent where that is not known. */
  readonly again?: Again;
}

/** A run as it was asked for. Secrets are asked for anew. */
export interface Again {
  readonly target: string;
  readonly model: string;
  readonly inputs: Readonly<Record<string, string | number | boolean>>;
  /** It began at this line, counted from 1, of the plan's text as it was: a blob in the run's folder. */
  readonly begun?: { readonly line: number; readonly text: string };
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
      ...(first.opened === undefined ? {} : { again: againFrom(first, first.opened, head) }),
    };
    const last = readTrace(lastLine(tail)).events[0];
    if (last?.type !== 'ended')
      return { ...facts, result: 'unfinished', message: 'It is still running, or its engine was ended.' };
    const symptom = last.failure && symptoms[last.failure.symptom].title;
    return { ...facts, result: last.result, message: last.message, ...(symptom === undefined ? {} : { symptom }) };
  } catch (error) {
    if (!(error instanceof NewerTraceError)) throw error;
    return { ...nothing, result: 'unreadable', message: error.message };
  }
}

function againFrom(
  { plan, sources }: TraceEventOf<'run'>,
  { target, model, startAt }: NonNullable<TraceEventOf<'run'>['opened']>,
  head: string,
): Again {
  const text = sources[plan.file];
  const begun = startAt === undefined || text === undefined ? {} : { begun: { line: startAt, text } };
  return { target, model, inputs: inputsIn(head), ...begun };
}

/** Values of inputs as the run began with them; they stand at its beginning. */
function inputsIn(head: string): Again['inputs'] {
  const inputs: Record<string, string | number | boolean> = {};
  for (const line of head.split('\n').filter(one => one.includes('"variable"'))) {
    const [event] = readTrace(`${line}\n`).events;
    if (event?.type !== 'variable' || event.scope !== 'input' || Object.hasOwn(inputs, event.name)) continue;
    const value = inputValue(event);
    if (value !== undefined) inputs[event.name] = value;
  }
  return inputs;
}

function inputValue({ value }: Extract<TraceEvent, { type: 'variable' }>): string | number | boolean | undefined {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return Number(value.text);
    case 'boolean':
      return value.text === 'true';
    default:
      return undefined;
  }
}

function firstLine(text: string): string {
  return `${text.split('\n', 1)[0] ?? ''}\n`;
}

/** The last line that was written to its end. */
function lastLine(text: string): string {
  return `${text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1) ?? ''}\n`;
}
