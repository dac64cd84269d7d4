import type { Action } from '../../../protocol/actions.ts';
import {
  type ActResult,
  type AppFacts,
  type Outline,
  type PracticeFaults,
  type TargetApi,
  TargetError,
  type TargetParams,
} from '../../../protocol/target.ts';
import { pressChord, readChords } from './act/keyboard.ts';
import { hitTest } from './act/pointer.ts';
import { closePopup } from './act/use.ts';
import { type Done, describe, perform } from './act/verbs.ts';
import { type Clock, forever, systemClock } from './clock.ts';
import { windowRect } from './layout/geometry.ts';
import type { Element } from './layout/scene.ts';
import { type AppState, newState, titleOf } from './model/app-state.ts';
import { closeDialog } from './model/dialogs.ts';
import { type Disk, diskOf } from './model/disk.ts';
import { typeText } from './model/editing.ts';
import type { ParagraphFormat, Run } from './model/text-document.ts';
import { fileNameOf, filesAtHome, fileToOpen, playedProgram, programs } from './programs.ts';
import { RunningProgram } from './running-program.ts';

/** What somebody sitting at the machine can do: it needs no lease and is no action of a plan. */
export interface PracticeUser {
  /** Closes the dialog in front, as its close button does. */
  closeDialog(): void;
  /** Closes the whole program at once; unsaved changes are lost. */
  closeWindow(): void;
  press(keys: string): void;
  type(text: string): void;
}

/** The practice app: a target that lives in this process, with accessors for tests and the demo. */
export interface PracticeApp extends TargetApi {
  /** The text of the document; of the program that was started last. Paragraphs end with `\n`. */
  readonly text: string;
  /** The formatting of the text: stretches that look the same, in order. */
  readonly runs: readonly Run[];
  readonly paragraphs: readonly ParagraphFormat[];
  /** The text that is selected. */
  readonly selectedText: string;
  /** The files of the virtual disk: the text by name. */
  readonly files: Readonly<Record<string, string>>;
  /** What is outlined, as if on the screen. */
  readonly outlines: readonly Outline[];
  /** Replaces the faults; counts of actions and observations go on. */
  setFaults(faults: PracticeFaults): void;
  /** Another program's window gets the focus. */
  loseFocus(): void;
  readonly user: PracticeUser;
}

export interface PracticeOptions {
  readonly faults?: PracticeFaults;
  /** The virtual disk at the start: plain text by file name. Absent: a few files, as a desk has them. */
  readonly files?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
}

/** Makes a practice app: nothing runs in it until `launch`. */
export function createPracticeApp(options: PracticeOptions = {}): PracticeApp {
  const clock = options.clock ?? systemClock;
  let faults = options.faults ?? {};
  let disk: Disk = diskOf(options.files ?? filesAtHome);
  let lease: { readonly name: string; readonly programs: readonly string[]; suspended: boolean } | undefined;
  let leases = 0;
  let outlines: readonly Outline[] = [];
  let started = 0;
  let last: RunningProgram | undefined;
  const running = new Map<string, RunningProgram>();

  const factsOf = (program: RunningProgram): AppFacts => ({
    id: program.id,
    program: program.process,
    window: { title: titleOf(program.state), process: program.process, rect: windowRect },
  });

  function mustHold(name: string): string[] {
    if (!lease || lease.name !== name) {
      throw new TargetError('out-of-scope', 'This session does not hold the lease of the practice app.');
    }
    if (lease.suspended) throw new TargetError('suspended', 'Input is suspended: the practice app does nothing.');
    return [...lease.programs];
  }

  /** Waits as the faults say. @throws TargetError when the program is gone */
  async function answers(program: RunningProgram | undefined, signal: AbortSignal | undefined) {
    signal?.throwIfAborted();
    if (faults.slowMs !== undefined && faults.slowMs > 0) await clock.sleep(faults.slowMs, signal);
    if (!program) return;
    if (faults.hangAfter !== undefined && program.actions >= faults.hangAfter) await forever(signal);
    if (faults.dieAfter !== undefined && program.actions >= faults.dieAfter) running.delete(program.id);
    programOf(program.id);
    program.catchUp(clock.now());
  }

  function programOf(app: string): RunningProgram {
    const program = running.get(app);
    if (!program) throw new TargetError('target-lost', 'The program is gone: its window is closed.');
    return program;
  }

  /** Lets a program become what an action led to, and keeps the shared disk in step. */
  function settleIn(program: RunningProgram, state: AppState) {
    const opensOrCloses = state.dialogs.length !== program.state.dialogs.length;
    disk = state.disk;
    if (state.closed) running.delete(program.id);
    const slow = opensOrCloses && faults.settleMs !== undefined && faults.settleMs > 0;
    program.become(state, slow ? clock.now() + (faults.settleMs ?? 0) : undefined);
  }

  const current = (program: RunningProgram): AppState => {
    const { state } = program;
    return state.disk === disk ? state : { ...state, disk };
  };

  function start(program: string, document: string | undefined, allowed: readonly string[]): RunningProgram {
    const process = playedProgram(program);
    if (!allowed.map(fileNameOf).includes(process)) {
      throw new TargetError('out-of-scope', `The plan does not name ${process} as its program.`);
    }
    const state = newState(disk, document === undefined ? undefined : fileToOpen(disk, document));
    started += 1;
    const next = new RunningProgram(
      { id: `practice-${started}`, process, processId: 4000 + started * 4 },
      state,
      faults,
    );
    running.set(next.id, next);
    last = next;
    return next;
  }

  /** The control an action names. @throws TargetError when observation and control do not agree with what is there */
  function controlOf(program: RunningProgram, params: TargetParams<'act'>): Element | undefined {
    const seen = program.observation(params.observation);
    if (!seen) throw new TargetError('stale', `There is no observation "${params.observation}" any more.`);
    if (params.control === undefined) return undefined;
    const before = seen.elements.get(params.control);
    if (!before) throw new TargetError('no-such-control', `The observation has no control "${params.control}".`);
    const now = program.scene.elements.get(params.control);
    if (!now) throw new TargetError('stale', `${describe(before.node)} is not there any more.`);
    return now;
  }

  async function act(params: TargetParams<'act'>, signal?: AbortSignal): Promise<ActResult> {
    const allowed = mustHold(params.lease);
    const program = programOf(params.app);
    if (!allowed.map(fileNameOf).includes(program.process)) {
      throw new TargetError('out-of-scope', `The lease does not cover ${program.process}.`);
    }
    program.actions += 1;
    await answers(program, signal);
    const { due } = program;
    if (due !== undefined) {
      await clock.sleep(Math.max(0, due - clock.now()), signal);
      program.catchUp(clock.now());
    }
    // The brake may have come while the answer took its time.
    mustHold(params.lease);
    const element = controlOf(program, params);
    return carryOut(program, element, params.action, allowed, signal);
  }

  async function carryOut(
    program: RunningProgram,
    element: Element | undefined,
    action: Action,
    allowed: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<ActResult> {
    if (action.verb === 'launch') {
      start(action.program, action.document, allowed);
      return { way: 'message', how: `${action.program} started` };
    }
    if (action.verb === 'wait') {
      await clock.sleep(action.durationMs, signal);
      return { way: 'message', how: `${action.durationMs} ms waited` };
    }
    const redraw = (state: AppState) => ({ state, scene: program.draw(state) });
    const state = { ...current(program), active: true };
    const unchanged = program.state.active && state.disk === program.state.disk;
    const moment = { state: unchanged ? program.state : state, scene: program.scene };
    const done: Done = perform(moment, element, action, redraw);
    if (faults.swallow !== undefined && faults.swallow > 0 && action.verb !== 'read') {
      faults = { ...faults, swallow: faults.swallow - 1 };
      return done.result;
    }
    settleIn(program, done.state);
    return done.result;
  }

  const latest = (): AppState | undefined => last?.state;
  const asUser = (change: (state: AppState) => AppState) => {
    if (last && running.has(last.id)) settleIn(last, change(current(last)));
  };

  return {
    initialize: async () => ({
      name: 'Practice app',
      version: '1',
      screenshots: true,
      onScreen: false,
      defaultProgram: programs[0],
    }),
    windows: async (_, signal) => {
      await answers(undefined, signal);
      return { apps: [...running.values()].map(factsOf) };
    },
    lease: async ({ programs: wanted }) => {
      if (lease) throw new TargetError('out-of-scope', 'Another session holds the lease of the practice app.');
      leases += 1;
      lease = { name: `lease-${leases}`, programs: wanted, suspended: false };
      return { lease: lease.name };
    },
    suspend: async ({ lease: name, suspended }) => {
      if (!lease || lease.name !== name) throw new TargetError('out-of-scope', 'This session does not hold the lease.');
      lease.suspended = suspended;
      return {};
    },
    launch: async ({ lease: name, program, document }, signal) => {
      const allowed = mustHold(name);
      await answers(undefined, signal);
      return factsOf(start(program, document, allowed));
    },
    attach: async ({ app }, signal) => {
      const program = programOf(app);
      await answers(program, signal);
      return factsOf(program);
    },
    observe: async ({ app, screenshot }, signal) => {
      const program = programOf(app);
      await answers(program, signal);
      const { observation, scene } = program.observe();
      return {
        observation,
        capture: { backend: 'tree', tree: scene.tree },
        ...(screenshot ? { screenshot: program.screenshot() } : {}),
        idle: program.due === undefined,
      };
    },
    act,
    at: async ({ app, x, y }, signal) => {
      const program = programOf(app);
      await answers(program, signal);
      const hit = hitTest(program.scene, x, y);
      return hit ? { control: hit.node.id } : {};
    },
    outline: async ({ rects }) => {
      outlines = rects;
      return {};
    },
    pick: async () => {
      throw new TargetError('input-failed', 'The practice app has no window on the screen to point at.');
    },
    end: async ({ closeApps }) => {
      lease = undefined;
      outlines = [];
      if (closeApps) running.clear();
      return {};
    },

    get text() {
      return latest()?.document.text ?? '';
    },
    get runs() {
      return latest()?.document.runs ?? [];
    },
    get paragraphs() {
      return latest()?.document.paragraphs ?? [];
    },
    get selectedText() {
      const state = latest();
      if (!state) return '';
      const { anchor, head } = state.selection;
      return state.document.text.slice(Math.min(anchor, head), Math.max(anchor, head));
    },
    get files() {
      return Object.fromEntries([...disk].map(([name, document]) => [name, document.text]));
    },
    get outlines() {
      return outlines;
    },
    setFaults: next => {
      faults = next;
      for (const program of running.values()) {
        program.faults = next;
        program.redraw();
      }
    },
    loseFocus: () => {
      for (const program of running.values()) {
        const state = faults.popupsClose ? closePopup(program.state) : program.state;
        program.become({ ...state, active: false });
      }
    },
    user: {
      closeDialog: () => asUser(closeDialog),
      closeWindow: () => asUser(state => ({ ...state, closed: true })),
      press: keys =>
        asUser(state => {
          let next = state;
          for (const chord of readChords(keys)) {
            if (last) next = pressChord({ state: next, scene: last.draw(next) }, chord);
          }
          return next;
        }),
      type: text => asUser(state => typeText(closePopup(state), text)),
    },
  };
}
