import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledPlan } from '../language/compiled-plan.ts';
import { Plan } from '../language/plan.ts';
import type { TraceEvent, TraceEventOf } from '../trace/format.ts';
import type { Gate, Moment, Resume } from './gate.ts';
import { createEmbeddedModel } from './models/embedded.ts';
import { type Run, type RunOptions, startRun } from './run.ts';
import { createPracticeApp, type PracticeApp, type PracticeOptions } from './targets/practice/practice-app.ts';

/** Compiles a plan for a test; one with errors is a mistake of the test. */
export function compiled(text: string, files: Readonly<Record<string, string>> = {}): CompiledPlan {
  const plan = Plan.open('/plans/test.taskplan', text, path => files[path]).compile();
  if (!plan.ok) throw new Error(plan.diagnostics.map(({ range, message }) => `${range.line}: ${message}`).join('\n'));
  return plan.plan;
}

export interface TestRun {
  readonly run: Run;
  readonly app: PracticeApp;
  /** Grows while the run goes on. */
  readonly events: TraceEvent[];
  of<T extends TraceEvent['type']>(type: T): TraceEventOf<T>[];
}

const folders: string[] = [];

/** Starts a plan on the practice app, with the real loop, model and recorder. */
export function begin(
  text: string,
  options: Omit<Partial<RunOptions>, 'plan'> & { practice?: PracticeOptions; files?: Record<string, string> } = {},
): TestRun {
  const { practice = {}, files = {}, ...rest } = options;
  const runs = mkdtempSync(join(tmpdir(), 'groundwork-agent-'));
  folders.push(runs);
  const app = createPracticeApp(practice);
  const events: TraceEvent[] = [];
  const run = startRun({
    plan: compiled(text, files),
    target: app,
    model: createEmbeddedModel(),
    runs,
    onEvent: event => events.push(event),
    // Pictures are tested where they are made.
    settings: { screenshots: false, actionTimeoutMs: 400, expectTimeoutMs: 400, pollMs: 10, settleIntervalMs: 10 },
    ...rest,
  });
  const of = <T extends TraceEvent['type']>(type: T) =>
    events.filter((event): event is TraceEventOf<T> => event.type === type);
  return { run, app, events, of };
}

/** Removes the folders of the runs of a test. */
export function removeRuns(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Everything a run left on the disk, as one text. */
export function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

/** A gate that holds the run at moments a test asks for. */
export class TestGate {
  readonly gate: Gate = moment => this.#arrive(moment);
  #wanted: ((moment: Moment) => boolean) | undefined;
  #reached = Promise.withResolvers<Moment>();
  #go: ((resume: Resume) => void) | undefined;

  /** Holds the run at the next moment like this. @returns when it stands there */
  async hold(wanted: (moment: Moment) => boolean): Promise<Moment> {
    this.#reached = Promise.withResolvers<Moment>();
    this.#wanted = wanted;
    this.#go?.({ kind: 'go', stoodStill: true });
    this.#go = undefined;
    return await this.#reached.promise;
  }

  /** Lets the run go on to its end. */
  release(): void {
    this.#wanted = undefined;
    this.#go?.({ kind: 'go', stoodStill: true });
    this.#go = undefined;
  }

  #arrive(moment: Moment): Promise<Resume> | undefined {
    if (this.#wanted?.(moment) !== true) return undefined;
    this.#wanted = undefined;
    return new Promise(resolve => {
      this.#go = resolve;
      this.#reached.resolve(moment);
    });
  }
}

/** The decision point of an action on this line. */
export const decisionAt = (line: number) => (moment: Moment) =>
  moment.kind === 'phase' && moment.phase === 'guard' && moment.at.line === line;
