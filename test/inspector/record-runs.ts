import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, decisionAt, TestGate } from '../../agent/run-for-tests.ts';
import { root } from '../../scripts/paths.ts';
import type { TraceEvent } from '../../trace/format.ts';

export interface RecordedRun {
  readonly folder: string;
  readonly events: readonly TraceEvent[];
}

const settings = {
  screenshots: true,
  actionTimeoutMs: 400,
  expectTimeoutMs: 400,
  pollMs: 10,
  settleIntervalMs: 10,
  settleMs: 2_000,
  launchTimeoutMs: 5_000,
  requestTimeoutMs: 5_000,
};

const sample = (name: string) => readFileSync(join(root, 'samples', name), 'utf8');

/** The sample plan, run on the practice app to its end, with pictures. */
export async function recordWholeRun(): Promise<RecordedRun> {
  const { run, events } = begin(sample('weekly-report.taskplan'), {
    settings,
    files: { '/plans/office.taskplan': sample('office.taskplan') },
  });
  const { folder } = await run.finished;
  return { folder, events };
}

/** A run that stands at the decision point of its second step. `release` lets it go on to its end. */
export async function recordStop(
  sentence: string,
): Promise<RecordedRun & { choose(control: string): Promise<void>; release(): Promise<void> }> {
  const gate = new TestGate();
  const text = `task "Write a note"\napp "wordpad.exe"\n1. Type "Weekly report"\n2. ${sentence}\n`;
  const { run, events } = begin(text, { settings, gate: gate.gate });
  const moment = await gate.hold(decisionAt(4));
  run.standsStill(moment.at, 'breakpoint', 'Decided, nothing done yet');
  return {
    folder: run.folder,
    events,
    choose: async control => {
      await run.console.chooseControl(control);
    },
    release: async () => {
      gate.release();
      await run.finished;
    },
  };
}

/** A run that fails: no control is like the one that is asked for. */
export async function recordFailure(): Promise<RecordedRun> {
  const text = `task "Look for what is not there"\napp "wordpad.exe"\n1. Press it {\n  click Button "Publisch"\n}\n`;
  const { run, events } = begin(text, { settings });
  const { folder } = await run.finished;
  return { folder, events };
}
