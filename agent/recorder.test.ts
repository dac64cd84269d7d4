import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/format.ts';
import { createRunFolder, Recorder } from './recorder.ts';
import { Redactor } from './redactor.ts';

let runs: string;
beforeEach(() => {
  runs = mkdtempSync(join(tmpdir(), 'groundwork-recorder-'));
});
afterEach(() => rmSync(runs, { recursive: true, force: true }));

const day = (number: number) => new Date(Date.UTC(2030, 0, number));

it('names a run by time and task, and keeps the newest twenty', () => {
  mkdirSync(join(runs, 'not-a-run'));
  const folders = Array.from({ length: 25 }, (_, index) => {
    const folder = createRunFolder(runs, 'Write the “weekly” report / Ünïcode', day(index + 1));
    writeFileSync(join(folder, 'run.gwtrace'), '');
    return folder;
  });
  expect(folders[0]).toMatch(/2030-01-01T00-00-00-000-write-the-weekly-report-ünïcode$/);
  expect(folders.filter(folder => existsSync(folder))).toEqual(folders.slice(-20));
  expect(existsSync(join(runs, 'not-a-run'))).toBe(true);
  expect(readFileSync(join(runs, '.gitignore'), 'utf8')).toBe('*\n');
});

it('gives two runs of the same moment folders of their own', () => {
  expect(createRunFolder(runs, 'A', day(1))).not.toBe(createRunFolder(runs, 'A', day(1)));
});

it('stores an event before it tells of it, without secrets, and each blob once', () => {
  const folder = createRunFolder(runs, 'A', day(1));
  const redactor = new Redactor();
  redactor.addSecret('hunter2');
  const told: [TraceEvent, string][] = [];
  const recorder = new Recorder(folder, redactor, event => {
    told.push([event, readFileSync(join(folder, 'run.gwtrace'), 'utf8')]);
  });
  recorder.record({ type: 'output', category: 'info', text: 'a hunter2 b' });
  recorder.record({ type: 'output', category: 'info', text: 'c' });
  expect(told.map(([event, stored]) => [event.seq, stored.trimEnd().split('\n').length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(told[0]?.[0]).toMatchObject({ text: 'a ••• b' });
  expect(recorder.blob('same')).toBe(recorder.blob('same'));
  expect(readdirSync(join(folder, 'blobs'))).toHaveLength(1);
  recorder.close();
  recorder.record({ type: 'output', category: 'info', text: 'late' });
  expect(recorder.seq).toBe(2);
});
