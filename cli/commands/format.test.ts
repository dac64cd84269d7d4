import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../command.ts';
import { format } from './format.ts';

const untidy = 'task   "Write"\n1. Save {\n    press    "Ctrl+S"\n}';
const tidy = 'task "Write"\n1. Save {\n  press "Ctrl+S"\n}\n';

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-format-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Runs the command: its exit code and what it wrote, the folder's path left out. */
function run(folder: string, options: { check?: boolean } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = format([folder], options, { out: text => out.push(text), err: text => err.push(text) });
  const said = (texts: readonly string[]) => texts.join('').replaceAll(`${folder}/`, '');
  return { exitCode, out: said(out), err: said(err) };
}

describe('groundwork format', () => {
  it('lays plans out in place, and says which', () => {
    const folder = folderWith({ 'a.taskplan': untidy, 'b.taskplan': tidy, 'c.txt': untidy });
    expect(run(folder)).toEqual({ exitCode: 0, out: 'a.taskplan\n', err: '2 plans: 1 laid out.\n' });
    expect(readFileSync(join(folder, 'a.taskplan'), 'utf8')).toBe(tidy);
    expect(readFileSync(join(folder, 'c.txt'), 'utf8')).toBe(untidy);
    expect(run(folder)).toEqual({ exitCode: 0, out: '', err: '2 plans: nothing to lay out.\n' });
  });

  it('only tells with --check, and fails', () => {
    const folder = folderWith({ 'a.taskplan': untidy, 'b.taskplan': tidy });
    expect(run(folder, { check: true })).toMatchObject({ exitCode: 1, out: 'a.taskplan\n' });
    expect(readFileSync(join(folder, 'a.taskplan'), 'utf8')).toBe(untidy);
  });

  it('lays broken plans out as far as their words go', () => {
    const folder = folderWith({ 'a.taskplan': 'tsk  "Write"\n1. Save {\n    pres  "Ctrl+S\n' });
    expect(run(folder).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'a.taskplan'), 'utf8')).toBe('tsk "Write"\n1. Save {\n  pres "Ctrl+S\n');
  });

  it('leaves a file alone that is no UTF-8, and fails', () => {
    const latin1 = Buffer.from('task  "\xe4"', 'latin1');
    const folder = folderWith({ 'a.taskplan': latin1, 'b.taskplan': untidy });
    expect(run(folder)).toEqual({
      exitCode: 1,
      out: 'b.taskplan\n',
      err: 'a.taskplan was left as it is: it is not a UTF-8 text.\n2 plans: 1 laid out.\n',
    });
    expect(readFileSync(join(folder, 'a.taskplan'))).toEqual(latin1);
  });

  it('needs a plan', () => {
    expect(() => run(folderWith({ 'c.txt': '' }))).toThrow(UsageError);
  });
});
