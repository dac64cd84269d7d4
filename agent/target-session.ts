import { ControlIndex } from '../controls/control-index.ts';
import type { Action } from '../protocol/actions.ts';
import {
  type ActResult,
  type AppFacts,
  type Outline,
  type TargetApi,
  TargetError,
  type TargetMethod,
  type TargetParams,
  type TargetResult,
  targetProtocolVersion,
} from '../protocol/target.ts';
import { ActionFailure, RunStopped, symptomOfTargetError } from './failure.ts';
import { hashOf, type Observation, treeOf } from './observation.ts';
import { blankPlaces } from './redact-picture.ts';
import type { Redactor } from './redactor.ts';
import type { RunSettings } from './settings.ts';
import { findApp, isSameProgram, refuseEditors, theApp } from './which-program.ts';

/** The control an action names is no longer what was observed: the loop decides again. */
export class StaleObservation extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StaleObservation';
  }
}

/**
 * One run's hold on a target: its lease, the program it acts on, time-outs on every request, and the redactor between
 * the target and everything else.
 */
export class TargetSession {
  readonly name: string;
  readonly version: string;
  /** Whether a person can point at its windows. */
  readonly onScreen: boolean;
  readonly #api: TargetApi;
  readonly #redactor: Redactor;
  readonly #settings: RunSettings;
  readonly #lease: string;
  readonly #programs: readonly string[];
  readonly #pictures: boolean;
  readonly #defaultProgram: string | undefined;
  /** A dry run's: input is held back at the target itself, and none is sent. */
  readonly #looksOnly: boolean;
  #app: AppFacts | undefined;
  #lastTree: { readonly source: unknown; readonly observation: Observation } | undefined;

  private constructor(
    api: TargetApi,
    redactor: Redactor,
    settings: RunSettings,
    facts: TargetResult<'initialize'>,
    lease: string,
    programs: readonly string[],
    looksOnly: boolean,
  ) {
    this.#looksOnly = looksOnly;
    this.#api = api;
    this.#redactor = redactor;
    this.#settings = settings;
    this.name = facts.name;
    this.version = facts.version;
    this.onScreen = facts.onScreen;
    this.#lease = lease;
    this.#programs = programs;
    this.#pictures = facts.screenshots && settings.screenshots;
    this.#defaultProgram = facts.defaultProgram;
  }

  /**
   * Takes the lease for programs a plan will start, or for one that is there, and attaches to it: the only one, or the
   * one whose title or file name holds `window`. @param looksOnly nothing is ever done to the programs but starting them
   * @throws ActionFailure
   */
  static async open(
    api: TargetApi,
    hold: { readonly programs: readonly string[] } | { readonly window: string | undefined },
    redactor: Redactor,
    settings: RunSettings,
    signal: AbortSignal,
    looksOnly = false,
  ): Promise<TargetSession> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(settings.requestTimeoutMs)]);
    try {
      const facts = await api.initialize({ protocol: targetProtocolVersion }, limit);
      const there = 'window' in hold ? await findApp(api, hold.window, facts, limit) : undefined;
      const named = 'programs' in hold ? hold.programs : there === undefined ? [] : [there.program];
      const programs = named.length > 0 || facts.defaultProgram === undefined ? named : [facts.defaultProgram];
      refuseEditors(programs);
      const { lease } = await api.lease({ programs: [...programs] }, limit);
      const session = new TargetSession(api, redactor, settings, facts, lease, programs, looksOnly);
      if (looksOnly) await session.suspend(true, signal);
      if (there !== undefined) session.#app = await api.attach({ app: there.id }, limit);
      return session;
    } catch (error) {
      throw asFailure(error, signal, 'getting hold of the target');
    }
  }

  /** The program the run acts on; absent until one was launched. */
  get app(): AppFacts | undefined {
    return this.#app;
  }

  /** What a plan without an `app` line runs on, if the target has such a program. */
  get defaultProgram(): string | undefined {
    return this.#defaultProgram;
  }

  /** Takes hold of a program of the plan that runs already. @returns whether exactly one does */
  async attachToRunning(signal: AbortSignal): Promise<boolean> {
    const { apps } = await this.#request('windows', {}, signal, 'listing windows');
    const mine = apps.filter(({ program }) => this.#programs.some(named => isSameProgram(named, program)));
    const [app, other] = mine;
    if (app === undefined || other !== undefined) return false;
    this.#app = await this.#request('attach', { app: app.id }, signal, `attaching to ${app.program}`);
    return true;
  }

  async launch(program: string, document: string | undefined, signal: AbortSignal): Promise<string> {
    const { launchTimeoutMs: timeoutMs } = this.#settings;
    if (!this.#programs.some(mine => isSameProgram(mine, program))) {
      throw new ActionFailure('out-of-scope', `${program} is no program of this plan: say \`app "${program}"\`.`);
    }
    // A suspended target starts nothing either.
    if (this.#looksOnly) await this.suspend(false, signal);
    const app = await this.#request(
      'launch',
      { lease: this.#lease, program, timeoutMs, ...(document === undefined ? {} : { document }) },
      signal,
      `starting ${program}`,
      timeoutMs + this.#settings.requestTimeoutMs,
    );
    this.#app = app;
    if (this.#looksOnly) await this.suspend(true, signal);
    return app.window.title;
  }

  /** Captures control tree and screenshot. @throws ActionFailure, RunStopped */
  async observe(signal: AbortSignal): Promise<Observation> {
    const app = this.#app ?? (await this.#findApp(signal));
    const began = performance.now();
    const seen = await this.#request(
      'observe',
      { app: app.id, screenshot: this.#pictures },
      signal,
      'reading the window',
    );
    const { tree, blank } = this.#redactor.tree(treeOf(seen.capture));
    // A target that hands out the same tree again has not changed.
    const last = this.#lastTree;
    const same = last !== undefined && last.source === tree;
    const treeJson = same ? last.observation.treeJson : JSON.stringify(tree);
    const picture = seen.screenshot === undefined ? undefined : blankPlaces(seen.screenshot, blank);
    const lastPicture = last?.observation.screenshot;
    const observation: Observation = {
      id: seen.observation,
      index: same ? last.observation.index : new ControlIndex(tree),
      treeJson,
      treeHash: same ? last.observation.treeHash : hashOf(treeJson),
      screenshot:
        picture === undefined
          ? undefined
          : { ...picture, hash: lastPicture?.png === picture.png ? lastPicture.hash : hashOf(picture.png) },
      idle: seen.idle,
      durationMs: performance.now() - began,
    };
    this.#lastTree = { source: tree, observation };
    return observation;
  }

  /** Performs an action. @throws ActionFailure, StaleObservation, RunStopped */
  async act(
    action: Action,
    control: string | undefined,
    observation: Observation,
    signal: AbortSignal,
  ): Promise<ActResult> {
    if (this.#looksOnly) throw new Error(`A dry run would have performed ${action.verb}: that must not be.`);
    const app = this.#app ?? (await this.#findApp(signal));
    const params = { lease: this.#lease, app: app.id, observation: observation.id, action };
    const done = await this.#request(
      'act',
      control === undefined ? params : { ...params, control },
      signal,
      `performing ${action.verb}`,
    );
    return this.#redactor.data(done);
  }

  /** The control a person clicks, which the program does not hear of. @throws ActionFailure, RunStopped */
  async pick(timeoutMs: number, signal: AbortSignal): Promise<string | undefined> {
    const app = this.#app ?? (await this.#findApp(signal));
    const limitMs = timeoutMs + this.#settings.requestTimeoutMs;
    const { control } = await this.#request('pick', { app: app.id, timeoutMs }, signal, 'pointing', limitMs);
    return control;
  }

  /** The innermost control under a point of the virtual screen, in physical pixels. @throws ActionFailure */
  async at(point: { readonly x: number; readonly y: number }, signal: AbortSignal): Promise<string | undefined> {
    const app = this.#app ?? (await this.#findApp(signal));
    const { control } = await this.#request('at', { app: app.id, ...point }, signal, 'looking under a point');
    return control;
  }

  /** Frames on the screen, in the place of those before. @throws ActionFailure */
  async outline(rects: readonly Outline[], signal: AbortSignal): Promise<void> {
    await this.#request('outline', { rects: [...rects] }, signal, 'outlining');
  }

  /** While a confirmation is open the target refuses all input. */
  async suspend(suspended: boolean, signal: AbortSignal): Promise<void> {
    await this.#request('suspend', { lease: this.#lease, suspended }, signal, 'holding back input');
  }

  /** Releases keys, buttons and lease; never fails and never hangs, since it also ends broken runs. */
  async end(closeApps: boolean): Promise<void> {
    const limit = AbortSignal.timeout(2_000);
    await Promise.race([
      this.#api.end({ closeApps }, limit).catch(() => undefined),
      new Promise(resolve => limit.addEventListener('abort', resolve, { once: true })),
    ]);
  }

  async #findApp(signal: AbortSignal): Promise<AppFacts> {
    const { apps } = await this.#request('windows', {}, signal, 'listing windows');
    const app = theApp(apps, undefined);
    this.#app = await this.#request('attach', { app: app.id }, signal, `attaching to ${app.program}`);
    return this.#app;
  }

  /** One request, ended by the run's signal or by its time-out even if the target never answers. */
  async #request<M extends TargetMethod>(
    method: M,
    params: TargetParams<M>,
    signal: AbortSignal,
    doing: string,
    timeoutMs = this.#settings.requestTimeoutMs,
  ): Promise<TargetResult<M>> {
    signal.throwIfAborted();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const onEnd = () => reject(limit.reason);
    limit.addEventListener('abort', onEnd, { once: true });
    try {
      return await Promise.race([this.#api[method](params, limit), ended]);
    } catch (error) {
      throw asFailure(error, signal, doing, timeoutMs);
    } finally {
      limit.removeEventListener('abort', onEnd);
      ended.catch(() => undefined);
    }
  }
}

function asFailure(error: unknown, signal: AbortSignal, doing: string, timeoutMs?: number): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ActionFailure || error instanceof RunStopped) return error;
  if (error instanceof TargetError) {
    if (error.kind === 'stale') return new StaleObservation(error.message);
    return new ActionFailure(symptomOfTargetError[error.kind], `${error.message} (${doing})`);
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new ActionFailure('time-out', `the program did not answer within ${timeoutMs ?? 0} ms (${doing}).`);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new ActionFailure('target-lost', `the target failed: ${message} (${doing})`);
}
