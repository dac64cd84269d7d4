import type { ControlIndex } from '../controls/control-index.ts';
import type { ComingReply } from '../protocol/debug.ts';
import type { MemoryEntry, Model } from '../protocol/model.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { NewTraceEvent, Phase, TraceEventOf } from '../trace/format.ts';
import type { Asker } from './ask.ts';
import { blameFailure } from './blame/blame-failure.ts';
import { RunEvidence } from './blame/evidence.ts';
import { builtInGuard, type GuardPolicy } from './carry-out/guard-policy.ts';
import type { Decision } from './decide/decision.ts';
import type { DryRun } from './dry-run.ts';
import type { Surroundings } from './evaluate.ts';
import { PhaseCancelled, RunStopped } from './failure.ts';
import type { Gate, Moment } from './gate.ts';
import type { Machine } from './machine.ts';
import type { DoneStep } from './moves/done-steps.ts';
import { type KeptDecision, ToldDecisions } from './moves/kept-decision.ts';
import { Moved } from './moves/move.ts';
import { hashOf, type Observation } from './observation.ts';
import type { Recorder } from './recorder.ts';
import type { Redactor } from './redactor.ts';
import type { RunSettings } from './settings.ts';
import type { TargetSession } from './target-session.ts';
import { traceValue, type Value } from './values.ts';

type EnterKind = TraceEventOf<'enter'>['kind'];
type LeaveResult = TraceEventOf<'leave'>['result'];
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A decision the run stands before, and where. It may be changed while the gate is held. */
export interface HeldDecision {
  decision: Decision;
  readonly at: PlanRange;
  readonly action: number;
  /** The decision that failed, where the run is held at its failure. */
  failed?: Decision;
  /** Decides again on what the program shows now. @throws ActionFailure */
  readonly again: (observation: Observation, signal: AbortSignal) => Promise<Decision>;
}

/** How a model is asked again: with a few words of help, or another one. */
export interface AskedAgain {
  readonly hint?: string | undefined;
  readonly model?: Model | undefined;
}

/** Asks the model for the action at hand once more, on the same observation. @throws ActionFailure */
export type Thinker = (asked: AskedAgain, signal: AbortSignal) => Promise<HeldDecision>;

/** What every part of one run shares: its surroundings, its trace, its gate and what it saw last. */
export class RunContext implements Surroundings {
  readonly machine: Machine;
  readonly model: Model;
  readonly asker: Asker;
  readonly settings: RunSettings;
  readonly redactor: Redactor;
  readonly recorder: Recorder;
  readonly session: TargetSession;
  /** Aborted with `RunStopped` when the run is ended from outside. */
  readonly stop: AbortSignal;
  /** Which rules ask before an action, and which the launch allows. */
  readonly guard: GuardPolicy;
  /** Absent for a run that acts. */
  readonly dryRun: DryRun | undefined;
  /** Hears what a model answers while it comes, without secrets. */
  readonly hearsReply: ((reply: ComingReply) => void) | undefined;
  /** Spans the run, explicit actions included. */
  readonly memory: MemoryEntry[] = [];
  /** What the question why something failed is answered from. */
  readonly evidence = new RunEvidence();
  /** The decision at whose gate the run is held. */
  held: HeldDecision | undefined;
  /** Where the action at hand is the model's: asks it again. */
  thinker: Thinker | undefined;
  /** What the trace was told of the latest decisions. */
  readonly told = new ToldDecisions();
  /** A decision on its way to where an edited plan has its statement; nothing stops before it is there. */
  kept: KeptDecision | undefined;
  /** The decision that was recorded last, or changed since. */
  decided: { readonly decision: Decision; readonly action: number } | undefined;
  /** The outermost activation that may take care of a failure: an `undo` does not ask the plan around it. */
  floor = 0;
  /** Steps that are over, in the order they ended: what can be taken back. */
  readonly done: DoneStep[] = [];
  /** Something is being carried out by hand while the run is held. */
  isBusy = false;
  /** The line at whose gate the run is held, or was last. */
  heldAt: PlanRange | undefined;
  /** The phase before which that is, where it is one. */
  heldBefore: Phase | undefined;
  /** The question that is open; aborting it takes it back. */
  question: AbortController | undefined;
  /** The plan asked and somebody said yes: it holds for the instruction that follows directly. */
  confirmed: { readonly unit: unknown; readonly pc: number; readonly by: string } | undefined;
  /** Counts the decisions. */
  actions = 0;
  /** Counts the actions that were performed. */
  performed = 0;
  readonly #gate: Gate;
  readonly #frames: number[] = [];
  #frameCount = 0;
  #seen: { readonly observation: Observation; fresh: boolean } | undefined;
  #phase: AbortController | undefined;
  #gateIsHeld = false;
  #gateIsOpen = false;

  constructor(parts: {
    machine: Machine;
    model: Model;
    asker: Asker;
    settings: RunSettings;
    redactor: Redactor;
    recorder: Recorder;
    session: TargetSession;
    gate: Gate;
    stop: AbortSignal;
    guard?: GuardPolicy | undefined;
    dryRun?: DryRun | undefined;
    hearsReply?: ((reply: ComingReply) => void) | undefined;
  }) {
    this.machine = parts.machine;
    this.model = parts.model;
    this.asker = parts.asker;
    this.settings = parts.settings;
    this.redactor = parts.redactor;
    this.recorder = parts.recorder;
    this.session = parts.session;
    this.#gate = parts.gate;
    this.stop = parts.stop;
    this.guard = parts.guard ?? builtInGuard;
    this.dryRun = parts.dryRun;
    this.hearsReply = parts.hearsReply;
  }

  // — the gate —

  get isHeld(): boolean {
    return this.#gateIsHeld;
  }

  /** Waits at the gate. @returns whether the run stood still there @throws RunStopped */
  async gate(moment: DistributiveOmit<Moment, 'seq'>): Promise<boolean> {
    this.stop.throwIfAborted();
    if (this.#gateIsOpen || (moment.kind === 'enter' && this.kept !== undefined)) return false;
    const answer = this.#gate({ ...moment, seq: this.recorder.seq } as Moment);
    if (answer === undefined) return false;
    this.#gateIsHeld = true;
    this.heldAt = moment.at;
    this.heldBefore = moment.kind === 'phase' ? moment.phase : undefined;
    try {
      const resume = await this.orStopped(answer);
      if (resume.kind === 'terminate') throw new RunStopped('The run was ended at a stop.');
      if (this.#seen !== undefined && (resume.kind === 'move' || resume.stoodStill)) this.#seen.fresh = false;
      if (resume.kind === 'move') throw new Moved(resume.move);
      return resume.stoodStill;
    } finally {
      this.#gateIsHeld = false;
    }
  }

  /** For an action done by hand at a stop: it is not stopped in. */
  async withOpenGate<T>(work: () => Promise<T>): Promise<T> {
    this.#gateIsOpen = true;
    try {
      return await work();
    } finally {
      this.#gateIsOpen = false;
    }
  }

  /** Before a phase stands a gate; a cancelled phase ends before its gate again. */
  async phase<T>(phase: Phase, at: PlanRange, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    let again: 'cancelled' | undefined;
    for (;;) {
      await this.gate({ kind: 'phase', phase, at, ...(again === undefined ? {} : { again }) });
      const controller = new AbortController();
      if (phase === 'observe' || phase === 'infer') this.#phase = controller;
      try {
        return await work(AbortSignal.any([this.stop, controller.signal]));
      } catch (error) {
        if (!(error instanceof PhaseCancelled)) throw error;
        again = 'cancelled';
      } finally {
        this.#phase = undefined;
      }
    }
  }

  /** Aborts observation or inference. @returns whether there was one to abort */
  cancelPhase(): boolean {
    if (this.#phase === undefined) return false;
    this.#phase.abort(new PhaseCancelled());
    return true;
  }

  /** Takes an open question back; the run stands before it again. @returns whether there was one */
  takeQuestionBack(): boolean {
    this.question?.abort();
    return this.question !== undefined;
  }

  /** Who confirmed the statement the run stands at, where the plan asked directly before it. It is used up by that. */
  confirmedBy(): string | undefined {
    const { confirmed } = this;
    this.confirmed = undefined;
    const { current } = this.machine;
    return confirmed?.unit === current && confirmed.pc === current.pc ? confirmed.by : undefined;
  }

  /** The promise, or the end of the run, whichever comes first. */
  async orStopped<T>(work: Promise<T>): Promise<T> {
    this.stop.throwIfAborted();
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const onStop = () => reject(this.stop.reason);
    this.stop.addEventListener('abort', onStop, { once: true });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      this.stop.removeEventListener('abort', onStop);
    }
  }

  // — the trace —

  record(event: NewTraceEvent): void {
    this.recorder.record(event);
    this.evidence.note(event, this.lastObservation);
    this.told.note(event);
    if (event.type === 'failure') blameFailure(this, event);
  }

  /** A frame of the call stack begins. */
  enter(kind: EnterKind, name: string, at: PlanRange, isAction = false, number?: string): number {
    this.#frameCount += 1;
    const frame = this.#frameCount;
    this.#frames.push(frame);
    this.record({ type: 'enter', frame, kind, name, at, isAction, ...(number === undefined ? {} : { number }) });
    return frame;
  }

  /** The frame ends, and all that was entered in it and not left. */
  leave(frame: number, result: LeaveResult): void {
    while (this.#frames.includes(frame)) {
      const innermost = this.#frames.pop();
      if (innermost !== undefined) this.record({ type: 'leave', frame: innermost, result });
    }
  }

  /** Everything entered inside this frame ends; the frame itself goes on. */
  leaveInside(frame: number, result: LeaveResult): void {
    const inner = this.#frames[this.#frames.indexOf(frame) + 1];
    if (inner !== undefined) this.leave(inner, result);
  }

  /** The frame that is worked on; undefined before the task and after it. */
  get innermost(): number | undefined {
    return this.#frames.at(-1);
  }

  leaveAll(result: LeaveResult): void {
    const [outermost] = this.#frames;
    if (outermost !== undefined) this.leave(outermost, result);
  }

  setVariable(name: string, value: Value, scope: 'input' | 'variable' = 'variable'): void {
    const { variables, frame } = this.machine.current;
    variables.set(name, value);
    this.record({ type: 'variable', scope, frame, name, value: traceValue(value) });
  }

  // — what was seen —

  get lastObservation(): Observation | undefined {
    return this.#seen?.observation;
  }

  /** Looks at the program now and records what it shows. */
  async observe(signal: AbortSignal, details: { at?: PlanRange; action?: number } = {}): Promise<Observation> {
    const observation = await this.session.observe(signal);
    this.#seen = { observation, fresh: true };
    this.#recordObservation(observation, observation.durationMs, details);
    return observation;
  }

  /** What was seen last, if nothing can have changed since; else looks again. */
  async look(signal: AbortSignal, details: { at?: PlanRange; action?: number } = {}): Promise<Observation> {
    if (this.#seen?.fresh !== true) return await this.observe(signal, details);
    if (details.action !== undefined) this.#recordObservation(this.#seen.observation, 0, details);
    return this.#seen.observation;
  }

  /** The next look captures anew. */
  forgetObservation(): void {
    if (this.#seen !== undefined) this.#seen.fresh = false;
  }

  /** For settling: captures without an event of its own. */
  async glance(signal: AbortSignal): Promise<Observation> {
    const observation = await this.session.observe(signal);
    this.#seen = { observation, fresh: true };
    return observation;
  }

  /** Stores tree and picture. @returns the tree's reference */
  store(observation: Observation): string {
    if (observation.screenshot !== undefined)
      this.recorder.blob(observation.screenshot.png, observation.screenshot.hash);
    return this.recorder.blob(observation.treeJson, observation.treeHash);
  }

  storeText(text: string): string {
    const redacted = this.redactor.text(text);
    return this.recorder.blob(redacted, hashOf(redacted));
  }

  #recordObservation(observation: Observation, durationMs: number, details: { at?: PlanRange; action?: number }): void {
    this.record({ type: 'observe', ...details, ...seenIn(observation), tree: this.store(observation), durationMs });
  }

  // — Surroundings —

  variable(name: string): Value | undefined {
    return this.machine.variable(name);
  }

  index(): ControlIndex {
    const observation = this.#seen?.observation;
    if (observation === undefined) throw new Error('A condition was evaluated before anything was observed.');
    return observation.index;
  }
}

/** What a look showed besides the tree, as the trace keeps it. */
export function seenIn({ id, index, screenshot }: Observation): NonNullable<TraceEventOf<'verify'>['seen']> {
  return {
    observation: id,
    ...(screenshot === undefined ? {} : { screenshot: { blob: screenshot.hash, rect: screenshot.rect } }),
    window: index.tree.window,
    backend: index.tree.backend,
    partial: index.tree.partial,
    controls: index.nodes.length,
  };
}
