import { basename, join } from 'node:path';
import { describeFailure } from '../../agent/failure.ts';
import { openModel } from '../../agent/models/open-model.ts';
import { startRun } from '../../agent/run.ts';
import { openTarget } from '../../agent/targets/open-target.ts';
import { apply, initialState } from '../../trace/state.ts';
import { transcript } from '../../trace/transcript.ts';
import { painterFor } from '../colour.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';
import { openPlan, readPlanFile, shownPath } from '../plan-files.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import { terminalAsker } from '../terminal-asker.ts';

export interface RunCommandOptions {
  readonly target: string;
  readonly model: string;
  readonly input: readonly string[];
  readonly secret: readonly string[];
  readonly trace?: string | undefined;
  readonly json?: boolean | undefined;
  /** A line of the plan to begin at. */
  readonly startAt?: number | undefined;
  readonly rollbackOnFailure?: boolean | undefined;
}

/** Runs a plan. Messages and what happens go to stderr; with `--json` the result is one object on stdout. */
export async function run(path: string, options: RunCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const inputs = Object.fromEntries(options.input.map(text => keyAndValue(text, '--input title=Report')));
  const secrets = Object.fromEntries(options.secret.map(secretFrom));
  const compiled = openPlan(path).compile();
  const paint = painterFor(process.stderr);
  if (!compiled.ok) {
    terminal.err(`${printDiagnostics(compiled.diagnostics, readPlanFile, paint)}\n`);
    terminal.err(`${basename(path)} has errors, and was not started.\n`);
    if (options.json) terminal.out(`${JSON.stringify({ result: 'not started', diagnostics: compiled.diagnostics })}\n`);
    return 1;
  }
  const target = await openTarget(options.target);
  const model = await openModel(options.model);
  let state = initialState;
  const running = startRun({
    plan: compiled.plan,
    target,
    model,
    inputs,
    secrets,
    asker: terminalAsker(),
    closeApps: true,
    ...(options.startAt === undefined ? {} : { startAt: { file: compiled.plan.file, line: options.startAt } }),
    rollBackOnFailure: options.rollbackOnFailure ?? false,
    runs: options.trace ?? join(process.cwd(), '.groundwork', 'runs'),
    onEvent: event => {
      state = apply(state, event);
      const lines = transcript(event, state, paint);
      if (lines.length > 0) terminal.err(`${lines.join('\n')}\n`);
    },
  });
  const stop = () => void running.terminate();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const result = await running.finished;
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  if (result.failure !== undefined) terminal.err(`\n${describeFailure(result.failure)}\n`);
  else if (result.result !== 'passed') terminal.err(`${result.message}\n`);
  terminal.err(`Recorded in ${shownPath(result.folder)}\n`);
  if (options.json) terminal.out(`${JSON.stringify(result)}\n`);
  return result.result === 'passed' ? 0 : 1;
}

function keyAndValue(text: string, example: string): [string, string] {
  const place = text.indexOf('=');
  if (place < 1) throw new UsageError(`"${text}" is not name=value, as in ${example}.`);
  return [text.slice(0, place), text.slice(place + 1)];
}

/** Never a value in the arguments: other users of the machine can read those. */
function secretFrom(text: string): [string, string] {
  const [name, source] = keyAndValue(text, '--secret password=env:PASSWORD');
  const variable = source.startsWith('env:') ? source.slice('env:'.length) : undefined;
  if (variable === undefined) {
    throw new UsageError(
      `--secret ${name}=… names where the value is, never the value: --secret ${name}=env:VARIABLE.`,
    );
  }
  const value = process.env[variable];
  if (value === undefined || value === '') throw new UsageError(`The environment variable ${variable} is not set.`);
  return [name, value];
}
