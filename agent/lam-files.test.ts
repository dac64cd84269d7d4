import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Plan } from '../language/plan.ts';
import { begin, decisionAt, removeRuns, TestGate } from './run-for-tests.ts';

const plan = `task "Make it bold"
app "practice.exe"

1. Type "Weekly report" into the document
2. Click the Bold button in the Font group
`;

afterEach(removeRuns);

const filesOf = (folder: string) => readdirSync(join(folder, 'lam')).sort();
const read = (folder: string, name: string) => readFileSync(join(folder, 'lam', name), 'utf8');

describe('the files of what the LAM did', () => {
  it('grow as it acts, can only be read, and have no mistake in the editor', async () => {
    const held = new TestGate();
    const { run } = begin(plan, { gate: held.gate });
    await held.hold(decisionAt(5));
    run.standsStill({ file: '/plans/test.taskplan', line: 5, column: 1, endLine: 5, endColumn: 2 }, 'step', 'Decided');
    expect(filesOf(run.folder)).toHaveLength(2);
    const name = '2-click-the-bold-button-in-the-font-group.taskplan';
    expect(read(run.folder, name)).toContain(
      '\n  click Button "Bold" in Group "Font" // decided, not carried out yet\n',
    );
    held.release();
    expect((await run.finished).result).toBe('passed');
    expect(read(run.folder, name)).toContain('\n  click Button "Bold" in Group "Font"\n');
    expect(read(run.folder, name)).toContain('\n  // The end of the sentence.\n}\n');
    for (const file of filesOf(run.folder)) {
      const path = join(run.folder, 'lam', file);
      expect(statSync(path).mode & 0o777).toBe(0o444);
      expect(Plan.open(path, read(run.folder, file), () => undefined).diagnostics()).toEqual([]);
    }
  });

  it('are not what a run fails for', async () => {
    const held = new TestGate();
    const { run } = begin(plan, { gate: held.gate });
    await held.hold(({ kind }) => kind === 'enter');
    // Where the folder should be, there is a file.
    writeFileSync(join(run.folder, 'lam'), '');
    held.release();
    expect((await run.finished).result).toBe('passed');
  });
});
