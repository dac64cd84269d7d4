import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CompiledPlan } from '../language/compiled-plan.ts';
import type { ComingReply } from '../protocol/debug.ts';
import type { Model } from '../protocol/model.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { TargetApi } from '../protocol/target.ts';
import { type TraceEvent, traceFormat } from '../trace/format.ts';
import { type Asker, nobody } from './ask.ts';
import type { GuardPolicy } from './carry-out/guard-policy.ts';
import { RunConsole } from './console.ts';
import { DryRun } from './dry-run.ts';
import { execute } from './execute.ts';
import { ActionFailure, RunStopped } from './failure.ts';
import { type Gate, openGate } from './gate.ts';
import { takeInputs } from './inputs.ts';
import { LamFiles } from './lam-files.ts';
import { Machine } from './machine.ts';
import { carryOutMove } from './moves/carry-out-move.ts';
import { planRollBackOfAll } from './moves/done-steps.ts';
import { Moved, type Place } from './moves/move.ts';
import { rollBack } from './moves/roll-back.ts';
import { RunMoves } from './moves/run-moves.ts';
import { beginAt, type StartLine, startPlace } from './moves/start-at.ts';
import { createRunFolder, Recorder } from './recorder.ts';
import { Redactor } from './redactor.ts';
import { RunContext } from './run-context.ts';
import { RunPointing } from './run-pointing.ts';
import { drily, type Ending, failed, passed, type RunResult, stopped } from './run-result.ts';
import { defaultSettings, type RunSettings } from './settings.ts';
import { tellFailure } from './stand-at-failure.ts';
import { TargetSession } from './target-session.ts';
import { version } from './version.ts';

export interface RunOptions {
  readonly plan: CompiledPlan;
  readonly target: TargetApi;
  readonly model: Model;
  /** Values of inputs by name; the plan's own values where one is missing. */
  readonly inputs?: Readonly<Record<string, string | number | boolean>>;
  /** The names that target and model were opened by: the trace keeps them, so that the run can be done again. */
  readonly opened?: { readonly target: string; readonly model: string };
  /** Values of secrets by name; the asker is asked for what is missing. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly gate?: Gate;
  readonly asker?: Asker;
  /** The folder of runs; default `.groundwork/runs` beside the plan. */
  readonly runs?: string;
  /** Hears every stored event, in order, after it was stored. */
  readonly onEvent?: (event: TraceEvent) => void;
  /** Hears the reply of a model while it comes; what is stored of it comes with its event. */
  readonly onReply?: (reply: ComingReply) => void;
  readonly settings?: Partial<RunSettings>;
  /**
   * *Inspect Window*: looks at a program that is there, or at one it starts, stands still, and carries nothing out by
   * itself.
   */
  readonly inspect?: { readonly window?: string | undefined; readonly start?: string | undefined };
  /** Begins at this line of the task instead of its first: on a program of the plan that is there, else on one it starts. */
  readonly startAt?: StartLine;
  /** A run that fails takes back what its steps did, as far as they say how. */
  readonly rollBackOnFailure?: boolean;
  /** The workspace's rules and what the launch allows; without it every built-in rule asks. */
  readonly guard?: GuardPolicy;
  /** Decides everything and carries out nothing; the plan's programs are started, to be looked at. */
  readonly dryRun?: boolean;
  /** Close the programs the run launched when it ends. */
  readonly closeApps?: boolean;
}

/** A run on its way. */
export interface Run {
  /** Where its trace and blobs are. */
  readonly folder: string;
  /** Never rejects: what goes wrong is a result. */
  readonly finished: Promise<RunResult>;
  /** Ends at once: keys and buttons are released, the trace is finished, nothing more is done to the target. */
  terminate(): Promise<void>;
  /** Aborts observation or inference; the run stands before that phase again. @returns whether there was one */
  cancelPhase(): boolean;
  /** Takes back a question that is open; the run stands before it again. @returns whether there was one */
  takeQuestionBack(): boolean;
  /** Stores that the run stands still, and why: said by the gate that holds it. */
  standsStill(at: PlanRange, reason: string, description: string): void;
  /** What can be asked and changed while a gate holds the run. */
  readonly console: RunConsole;
  /** Where it can be sent while a gate holds it. */
  readonly moves: RunMoves;
  /** Something is being carried out by hand: the run can't go on before that is done. */
  readonly isBusy: boolean;
  /** What can be pointed at and corrected meanwhile. */
  readonly pointing: RunPointing;
}

/** Starts a run. Everything about it comes as events; it never throws for what plan, target or model do. */
export function startRun(options: RunOptions): Run {
  const runs = options.runs ?? join(options.plan.file, '..', '.groundwork', 'runs');
  const started = new Date();
  const folder = createRunFolder(runs, options.plan.task.name, started);
  const stop = new AbortController();
  const loop = new RunLoop(options, folder, started, stop.signal);
  const finished = loop.run();
  return {
    folder,
    finished,
    console: loop.console,
    moves: new RunMoves(() => loop.context),
    get isBusy() {
      return loop.context?.isBusy ?? false;
    },
    pointing: loop.pointing,
    cancelPhase: () => loop.context?.cancelPhase() ?? false,
    takeQuestionBack: () => loop.context?.takeQuestionBack() ?? false,
    standsStill: (at, reason, description) => loop.context?.record({ type: 'stopped', at, reason, description }),
    terminate: async () => {
      stop.abort(new RunStopped('The run was ended.'));
      await finished;
    },
  };
}

class RunLoop {
  readonly console: RunConsole;
  readonly pointing: RunPointing;
  context: RunContext | undefined;
  readonly #options: RunOptions;
  readonly #folder: string;
  readonly #started: Date;
  readonly #stop: AbortSignal;
  readonly #settings: RunSettings;
  readonly #redactor = new Redactor();
  readonly #recorder: Recorder;
  #session: TargetSession | undefined;

  constructor(options: RunOptions, folder: string, started: Date, stop: AbortSignal) {
    this.#options = options;
    this.#folder = folder;
    this.#started = started;
    this.#stop = stop;
    this.#settings = { ...defaultSettings, ...options.settings };
    const lamFiles = new LamFiles(folder);
    this.#recorder = new Recorder(folder, this.#redactor, event => {
      lamFiles.hear(event);
      options.onEvent?.(event);
    });
    this.console = new RunConsole(() => this.context);
    this.pointing = new RunPointing(() => this.context);
  }

  async run(): Promise<RunResult> {
    // The caller gets hold of the run before its first event.
    await Promise.resolve();
    let result: Ending;
    try {
      result = await this.#runTask();
    } catch (error) {
      result = this.#ending(error);
    }
    const context = this.context;
    context?.leaveAll(result.result === 'passed' ? 'done' : result.result);
    await this.#session?.end(this.#options.closeApps ?? false);
    const actions = context?.performed ?? 0;
    this.#recorder.record({
      type: 'ended',
      result: result.result,
      message: result.message,
      ...(result.failure === undefined ? {} : { failure: result.failure }),
      actions,
    });
    this.#recorder.close();
    return { ...result, message: this.#redactor.text(result.message), actions, folder: this.#folder };
  }

  async #runTask(): Promise<Ending> {
    const { plan, target, model } = this.#options;
    const machine = new Machine(plan);
    this.#recordHeader(await this.#openSession(target));
    const session = this.#session;
    if (session === undefined) throw new Error('The target was not opened.');
    const run = new RunContext({
      machine,
      model,
      asker: this.#options.asker ?? nobody,
      settings: this.#settings,
      redactor: this.#redactor,
      recorder: this.#recorder,
      session,
      gate: this.#options.gate ?? openGate,
      stop: this.#stop,
      guard: this.#options.guard,
      dryRun: this.#options.dryRun === true ? new DryRun() : undefined,
      hearsReply: this.#options.onReply,
    });
    this.context = run;
    const frame = run.enter('task', plan.task.name, plan.task.range);
    machine.call(0, frame, undefined, new Map());
    try {
      await takeInputs(run, this.#options);
      if (this.#options.inspect !== undefined) return await this.#inspect(run, this.#options.inspect.start);
      const { startAt } = this.#options;
      const place = (await standAtTask(run)) ?? (startAt === undefined ? undefined : startPlace(machine, startAt));
      if (place !== undefined) await beginAt(run, place);
      else if (plan.programs.length === 0 && session.defaultProgram !== undefined) {
        await session.launch(session.defaultProgram, undefined, this.#stop);
      }
    } catch (error) {
      if (!(error instanceof ActionFailure)) throw error;
      await tellFailure(run, error, undefined);
      return failed(error.told);
    }
    try {
      await execute(run, 0);
    } catch (error) {
      if (!(error instanceof ActionFailure) || error.told === undefined) throw error;
      if (this.#options.rollBackOnFailure === true) await this.#takeBack(run);
      return failed(error.told);
    }
    if (run.dryRun !== undefined) return drily(run, run.dryRun);
    return passed(run);
  }

  /** What can be taken back is; what can't is told. */
  async #takeBack(run: RunContext): Promise<void> {
    try {
      await run.withOpenGate(() => rollBack(run, planRollBackOfAll(run)));
    } catch (error) {
      // The run has failed already: the trace says how far it was taken back.
      if (!(error instanceof ActionFailure)) throw error;
    }
  }

  /** Looks, and stands; whenever it is let go on, it looks again, until it is ended. */
  async #inspect(run: RunContext, start: string | undefined): Promise<never> {
    const at = this.#options.plan.task.range;
    const program = start ?? run.session.defaultProgram;
    if (run.session.app === undefined && program !== undefined)
      await run.session.launch(program, undefined, this.#stop);
    for (;;) {
      await run.observe(this.#stop, { at });
      await run.gate({ kind: 'enter', frame: 'task', isAction: false, at });
      // A gate that never holds it is no one who looks.
      await setImmediate();
    }
  }

  /** The header needs the target's name: a target that can't be opened still gets a whole trace. */
  async #openSession(target: TargetApi): Promise<{ name: string; version: string; problem?: ActionFailure }> {
    const { plan } = this.#options;
    try {
      const { inspect } = this.#options;
      const programs = inspect?.start === undefined ? plan.programs : [inspect.start];
      const hold = inspect === undefined || inspect.start !== undefined ? { programs } : { window: inspect.window };
      this.#session = await TargetSession.open(
        target,
        hold,
        this.#redactor,
        this.#settings,
        this.#stop,
        this.#options.dryRun,
      );
      return this.#session;
    } catch (error) {
      this.#recordHeader({ name: 'unknown', version: '' });
      throw error;
    }
  }

  #recordHeader(target: { name: string; version: string }): void {
    const { plan, model, opened, startAt } = this.#options;
    const sources = Object.fromEntries([...plan.sources].map(([file, text]) => [file, this.#recorder.blob(text)]));
    this.#recorder.record({
      type: 'run',
      format: traceFormat,
      groundwork: version,
      id: `${this.#started.getTime().toString(36)}-${process.pid.toString(36)}`,
      started: this.#started.toISOString(),
      plan: { file: plan.file, task: plan.task.name },
      sources,
      target: { name: target.name, version: target.version },
      model: { ...model.info },
      ...(opened === undefined
        ? {}
        : { opened: { ...opened, ...(startAt === undefined ? {} : { startAt: startAt.line }) } }),
    });
  }

  #ending(error: unknown): Ending {
    if (this.#stop.aborted || error instanceof RunStopped) {
      return stopped();
    }
    if (error instanceof ActionFailure) {
      const { symptom, message, controls } = error;
      const at = error.at ?? this.#options.plan.task.range;
      return failed({ symptom, message, at, statement: '', controls: [...controls] });
    }
    // A mistake of ours: the trace says so, and stays whole.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#recorder.record({ type: 'output', category: 'error', text: `Internal error: ${text}` });
    return { result: 'failed', message: `Internal error: ${text}`, failure: undefined };
  }
}

/** The gate of the task. @returns where it shall begin, if whoever held it says so */
async function standAtTask(run: RunContext): Promise<Place | undefined> {
  for (;;) {
    try {
      await run.gate({ kind: 'enter', frame: 'task', isAction: false, at: run.machine.plan.task.range });
      return undefined;
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      // The very beginning is where it goes anyway.
      if ('place' in error.move) return error.move.place.pc === 0 ? undefined : error.move.place;
      await carryOutMove(run, error.move);
    }
  }
}
