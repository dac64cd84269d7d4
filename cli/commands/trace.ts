import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureReport, stateAtFailure } from '../../trace/failure-report.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { NewerTraceError } from '../../trace/migrate.ts';
import { readTrace } from '../../trace/reader.ts';
import { apply, initialState } from '../../trace/state.ts';
import { transcript } from '../../trace/transcript.ts';
import { painterFor } from '../colour.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';

/** Reads a recorded run, as much of it as there is. */
export function showTrace(
  folder: string,
  options: { json?: boolean; failure?: boolean },
  terminal: Terminal,
): ExitCode {
  const file = join(folder, 'run.gwtrace');
  if (!existsSync(file)) throw new UsageError(`${folder} is no recorded run: it has no run.gwtrace.`);
  let trace: ReturnType<typeof readTrace>;
  try {
    trace = readTrace(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof NewerTraceError)) throw error;
    terminal.err(`${error.message}\n`);
    return 1;
  }
  if (options.failure) return showFailure(folder, trace.events, terminal);
  const paint = painterFor(process.stdout);
  let state = initialState;
  for (const event of trace.events) {
    state = apply(state, event);
    if (options.json) terminal.out(`${JSON.stringify(event)}\n`);
    else for (const line of transcript(event, state, paint)) terminal.out(`${line}\n`);
  }
  for (const problem of trace.problems) terminal.err(`${file}:${problem.line}: ${problem.reason}\n`);
  if (trace.truncated !== undefined)
    terminal.err(`${file}:${trace.truncated.line}: cut off: ${trace.truncated.reason}\n`);
  return 0;
}

/** The last failure as Markdown, for a bug report. */
function showFailure(folder: string, events: readonly TraceEvent[], terminal: Terminal): ExitCode {
  const state = stateAtFailure(events);
  const source = (file: string) => {
    const blob = join(folder, 'blobs', state?.header?.sources[file] ?? '');
    return existsSync(blob) && statSync(blob).isFile() ? readFileSync(blob, 'utf8') : undefined;
  };
  const markdown = state === undefined ? undefined : failureReport(state, source);
  if (markdown === undefined) {
    terminal.err(`Nothing failed in the run in ${folder}.\n`);
    return 1;
  }
  terminal.out(markdown);
  return 0;
}
