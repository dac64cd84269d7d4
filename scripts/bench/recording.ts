import { join } from 'node:path';
import { openModel } from '../../agent/models/open-model.ts';
import { Recorder } from '../../agent/recorder.ts';
import { startRun } from '../../agent/run.ts';
import { openTarget } from '../../agent/targets/open-target.ts';
import { createPracticeApp } from '../../agent/targets/practice/practice-app.ts';
import { Plan } from '../../language/plan.ts';
import type { TargetApi } from '../../protocol/target.ts';
import { missingForLiveWindows } from '../live-windows.ts';
import type { Row } from './measure.ts';

/** Actions that leave the same pictures again and again, and such as leave a new one each time. */
const statements = {
  'click a toggle': 'click Button "Bold" in Group "Font"',
  'type a letter': 'type "x" into Document',
} as const;

/** What of the work of an action goes into writing its trace: all that `Recorder` does, from redaction to the system call. */
export async function* recording(folder: string): AsyncGenerator<readonly Row[]> {
  for (const [name, statement] of Object.entries(statements)) {
    const practice: Work = { target: createPracticeApp(), statement, warmUp: 50, actions: 300, now: spentMs };
    yield await shareOf(name, practice, folder);
  }
  // Of a real program most of an action is waiting for it: there the clock on the wall tells.
  if (process.platform === 'win32' || missingForLiveWindows() !== undefined) return;
  const statement = statements['type a letter'];
  const live: Work = {
    target: await openTarget('wine'),
    statement,
    warmUp: 3,
    actions: 20,
    now: () => performance.now(),
  };
  yield await shareOf('type a letter, WordPad', live, folder);
}

interface Work {
  readonly target: TargetApi;
  readonly statement: string;
  readonly warmUp: number;
  readonly actions: number;
  /** Milliseconds. */
  readonly now: () => number;
}

async function shareOf(name: string, work: Work, folder: string): Promise<readonly Row[]> {
  const { target, statement, warmUp, actions, now } = work;
  const text = `task "Loop"\napp "wordpad.exe"\n1. Go on {\n  repeat ${warmUp + actions} times {\n    ${statement}\n  }\n}\n`;
  const compiled = Plan.open('/loop.taskplan', text, () => undefined).compile();
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const clock = watchRecorder(now);
  let events = 0;
  let began = 0;
  let performed = 0;
  const run = startRun({
    plan: compiled.plan,
    target,
    closeApps: true,
    model: await openModel('embedded'),
    runs: join(folder, 'recorded'),
    onEvent: ({ type }) => {
      if (performed >= warmUp) events += 1;
      if (type !== 'verify') return;
      performed += 1;
      if (performed !== warmUp) return;
      clock.ms = 0;
      began = now();
    },
  });
  const { result, message } = await run.finished;
  const all = now() - began;
  const { ms } = clock;
  clock.stop();
  if (result !== 'passed') throw new Error(message);
  return [
    { name: `recording: ${name}`, size: actions, unit: '% of it', ours: (100 * ms) / all },
    { name: 'recording: an event', size: events, unit: 'ms', ours: ms / events },
  ];
}

/** What this thread has worked so far: on a busy machine waiting for one's turn says nothing. */
function spentMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Adds up how long the recorder works. Who hears of its events here does next to nothing. */
function watchRecorder(now: () => number): { ms: number; stop(): void } {
  const { record, blob } = Recorder.prototype;
  const clock = {
    ms: 0,
    stop: () => {
      Recorder.prototype.record = record;
      Recorder.prototype.blob = blob;
    },
  };
  Recorder.prototype.record = function (...args) {
    const began = now();
    record.apply(this, args);
    clock.ms += now() - began;
  };
  Recorder.prototype.blob = function (...args) {
    const began = now();
    const hash = blob.apply(this, args);
    clock.ms += now() - began;
    return hash;
  };
  return clock;
}
