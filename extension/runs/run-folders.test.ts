import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asText, header, numbered } from '../../trace/sample-trace.ts';
import { listRuns } from './run-folders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function record(place: string, started: string, between = 0): void {
  const run = join(folder, place, '.groundwork', 'runs', started.replaceAll(':', '-'));
  mkdirSync(run, { recursive: true });
  const output = { type: 'output', category: 'info', text: 'x'.repeat(1000) } as const;
  const ended = { type: 'ended', result: 'passed', message: 'Done.', actions: 1 } as const;
  const events = [{ ...header, started } as typeof header, ...Array.from({ length: between }, () => output), ended];
  writeFileSync(join(run, 'run.gwtrace'), asText(numbered(events)));
}

it('lists the runs of all folders, newest first', async () => {
  record('a', '2025-01-02T00:00:00.000Z');
  record('a', '2025-01-04T00:00:00.000Z');
  record('b', '2025-01-03T00:00:00.000Z');
  mkdirSync(join(folder, 'a/.groundwork/runs/empty'));
  const runs = await listRuns([join(folder, 'a'), join(folder, 'b'), join(folder, 'a'), join(folder, 'none')]);
  expect(runs.map(run => run.started?.getUTCDate())).toEqual([4, 3, 2]);
});

it('reads the end of a long trace', async () => {
  record('a', '2025-01-02T00:00:00.000Z', 500);
  expect(await listRuns([join(folder, 'a')])).toMatchObject([{ result: 'passed', message: 'Done.' }]);
});
