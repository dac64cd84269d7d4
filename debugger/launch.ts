import { resolve } from 'node:path';
import type { z } from 'zod';
import { type GuardPolicy, guardPolicy } from '../agent/carry-out/guard-policy.ts';
import { readGuardFiles } from '../agent/carry-out/read-guard-files.ts';
import { openModel } from '../agent/models/open-model.ts';
import { startRun } from '../agent/run.ts';
import { openTarget } from '../agent/targets/open-target.ts';
import type { CompiledPlan } from '../language/compiled-plan.ts';
import { LaunchArguments } from '../protocol/debug.ts';
import type { Diagnostic } from '../protocol/position.ts';
import { noStops } from './breakpoints/stop-rules.ts';
import { RequestError } from './request-table.ts';
import type { Debuggee } from './runs/debuggee.ts';
import { LiveRun } from './runs/live-run.ts';
import { RecordedRun } from './runs/recorded-run.ts';
import type { Session } from './session.ts';
import { compiledFile } from './steering/plan-file.ts';

/** Makes what a launch configuration describes. @throws RequestError: one clear message, shown to the user */
export async function launch(session: Session, raw: unknown): Promise<Debuggee> {
  const args = launchArguments(raw);
  admit(session, args);
  if (args.trace !== undefined) return new RecordedRun(pathsOf(args)(args.trace), session.rules, session);
  session.made = { configuration: raw, make: again => prepared(session, again) };
  return await prepared(session, raw);
}

/** A run of a plan, ready to begin. */
async function prepared(session: Session, raw: unknown): Promise<LiveRun> {
  const args = launchArguments(raw);
  const path = pathsOf(args);
  const plan = loaded(path(args.program ?? ''));
  const secrets = secretsFrom(args.secrets);
  const guard = guardOf(plan.file, path('.'), args.allow);
  const target = await openTarget(args.target, { faults: args.faults }).catch(refuse);
  const model = await openModel(args.model).catch(refuse);
  session.outline.isOn = args.outline;
  session.stopOnEntry = args.stopOnEntry && !args.noDebug;
  const start: ConstructorParameters<typeof LiveRun>[1] = hooks =>
    startRun({
      plan,
      target,
      model,
      opened: { target: args.target, model: args.model },
      inputs: args.inputs,
      secrets,
      asker: session.asks,
      guard,
      dryRun: args.dryRun,
      ...(args.runs === undefined ? {} : { runs: path(args.runs) }),
      ...(args.startAt === undefined ? {} : { startAt: { file: plan.file, line: args.startAt } }),
      ...hooks,
    });
  return new LiveRun(plan, start, args.noDebug ? noStops() : session.rules, session);
}

/** The rules that hold for a plan. @throws RequestError where a file of rules is wrong, or what is allowed is no rule */
export function guardOf(plan: string, folder: string, allow: readonly string[]): GuardPolicy {
  try {
    return guardPolicy(readGuardFiles(plan, folder), allow);
  } catch (error) {
    return refuse(error);
  }
}

function pathsOf({ cwd }: LaunchArguments): (file: string) => string {
  return file => resolve(cwd ?? process.cwd(), file);
}

/** Whether this client may use the engine, and what it says about itself. @throws RequestError */
export function admit(session: Session, args: Pick<LaunchArguments, 'token' | 'answersQuestions'>): void {
  if (!session.admits(args.token))
    throw new Refused(
      'This engine wants the token that it printed when it started: "token" in the launch configuration.',
    );
  if (args.answersQuestions) session.asks.clientAnswers = true;
}

/** A launch that cannot be: shown in a dialog, since nothing else would tell. */
class Refused extends RequestError {
  constructor(message: string) {
    super(message, { showUser: true });
  }
}

export function refuse(error: unknown): never {
  throw new Refused(error instanceof Error ? error.message : String(error));
}

/** A configuration of this shape. @throws RequestError with what is wrong where */
export function configured<S extends z.ZodType>(shape: S, raw: unknown): z.infer<S> {
  const checked = shape.safeParse(raw ?? {});
  if (checked.success) return checked.data;
  const issues = checked.error.issues.map(({ path, message }) => `"${path.join('.')}": ${message}`);
  throw new Refused(`The launch configuration is wrong. ${issues.join('; ')}.`);
}

function launchArguments(raw: unknown): LaunchArguments {
  const args = configured(LaunchArguments, raw);
  const { program, trace } = args;
  if (program === undefined && trace === undefined)
    throw new Refused(
      'The launch configuration says neither which plan to run ("program") nor which recorded run to open ("trace").',
    );
  if (program !== undefined && trace !== undefined)
    throw new Refused(
      'The launch configuration says both "program" and "trace": a plan is run, or a recorded run is opened.',
    );
  return args;
}

/** The compiled plan of a file. */
function loaded(file: string): CompiledPlan {
  const compiled = compiledFile(file);
  if (compiled === undefined) throw new Refused(`There is no plan ${file}, or it cannot be read.`);
  if (compiled.ok) return compiled.plan;
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, 5).map(place);
  const more = errors.length > shown.length ? [`… and ${errors.length - shown.length} more`] : [];
  throw new Refused(['The plan has errors and was not started.', ...shown, ...more].join('\n'));
}

function place({ range: { file, line, column }, message }: Diagnostic): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** Secrets come from the environment of the engine, or are asked for; their values stand in no file. */
function secretsFrom(sources: Readonly<Record<string, string>>): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const [name, source] of Object.entries(sources)) {
    if (source === 'ask') continue;
    const variable = /^env:(.+)$/.exec(source)?.[1];
    if (variable === undefined)
      throw new Refused(
        `"secrets.${name}" says where the secret comes from: "env:VARIABLE", or "ask". It is no place for its value.`,
      );
    const value = process.env[variable];
    if (value === undefined || value === '')
      throw new Refused(`The secret ${name} comes from the environment variable ${variable}, and that is not set.`);
    secrets[name] = value;
  }
  return secrets;
}
