import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keepCase } from '../../agent/blame/case-file.ts';
import { UsageError } from '../command.ts';
import { ground } from './ground.ts';

const node = (id: string, controlType: string, name: string, children: object[] = []) => ({
  id,
  controlType,
  name,
  enabled: true,
  offscreen: false,
  children,
});
const tree = JSON.stringify({
  format: 1,
  backend: 'test',
  window: { title: 'Editor', process: 'editor.exe' },
  partial: false,
  root: node('w', 'Window', 'Editor', [
    node('bold', 'Button', 'Bold'),
    node('italic', 'Button', 'Italic'),
    node('save', 'Button', 'Save'),
  ]),
});

let folder: string;
let file: string;

const keep = (id: string, step: string, control: string | null) =>
  keepCase(
    folder,
    {
      id,
      step,
      control,
      verb: 'click',
      wanted: step,
      text: control ?? 'not in the tree',
      selector: null,
      chosen: null,
      plan: 'a.taskplan:1',
      time: '2025-01-01T00:00:00.000Z',
    },
    { hash: 'a'.repeat(64), json: tree },
  );

async function run(options: { reportOnly?: boolean } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await ground(
    { cases: file, model: 'embedded', ...options },
    { out: text => out.push(text), err: text => err.push(text) },
  );
  return { exitCode, cases: out.map(line => JSON.parse(line)), said: err.join('') };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-cases-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = keep('one', 'Click the Bold button', 'bold');
});

describe('groundwork ground --cases', () => {
  it('says of each correction whether its control is found now', async () => {
    keep('two', 'Click the Frobnicate button', null);
    const { exitCode, cases, said } = await run();
    expect(cases).toMatchObject([
      { id: 'one', ok: true, right: 'bold', control: 'bold', rank: 1 },
      { id: 'two', ok: true, right: null, control: null, rank: null, probability: null },
    ]);
    expect(cases[0].probability).toBeGreaterThan(0.5);
    expect(said).toBe('2 of 2 corrections are found right (100 %), by Embedded rules.\n');
    expect(exitCode).toBe(0);
  });

  it('fails when one is wrong, unless it only reports', async () => {
    keep('two', 'Click the Bold button', 'save');
    const { exitCode, cases, said } = await run();
    expect(cases[1]).toMatchObject({ id: 'two', ok: false, right: 'save', control: 'bold' });
    expect(cases[1].rank).toBeGreaterThan(1);
    expect(said).toContain('1 of 2 corrections are found right (50 %)');
    expect(exitCode).toBe(1);
    expect((await run({ reportOnly: true })).exitCode).toBe(0);
  });

  it('takes the last word about an action', async () => {
    keep('one', 'Click the Bold button', 'italic');
    expect((await run()).cases).toMatchObject([{ id: 'one', ok: false, right: 'italic' }]);
  });

  it('refuses what is no case, and needs to know what to ground', async () => {
    mkdirSync(join(folder, 'other'));
    file = join(folder, 'other', 'cases.jsonl');
    writeFileSync(file, '{"id": "x"}\n');
    await expect(run()).rejects.toThrow(`${file}:1 is no case of a correction.`);
    const nothing = ground({ model: 'embedded' }, { out: () => undefined, err: () => undefined });
    await expect(nothing).rejects.toThrow(UsageError);
  });
});
