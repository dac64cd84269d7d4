import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RunTrees } from './run-trees.ts';

const ref = 'a'.repeat(64);
const button = (id: string, name: string) => ({
  id,
  controlType: 'Button',
  name,
  enabled: true,
  offscreen: false,
  children: [],
});
const tree = {
  format: 1,
  backend: 'tree',
  window: { title: 'W', process: 'w.exe' },
  partial: false,
  root: {
    ...button('w', 'W'),
    controlType: 'Window',
    children: [button('b', 'Bold'), button('b2', 'Bold'), button('i', 'Italic')],
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-trees-'));
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'blobs', ref), JSON.stringify(tree));
  writeFileSync(join(folder, 'secret'), JSON.stringify(tree));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('suggests selectors with how much they match, the unique ones first', async () => {
  const trees = new RunTrees(folder);
  expect((await trees.selectors(ref, 'i'))[0]).toEqual({ text: 'Button "Italic"', matches: 1, unique: true });
  const bold = await trees.selectors(ref, 'b2');
  expect(bold[0]).toMatchObject({ unique: true });
  expect(bold).toContainEqual({ text: 'Button "Bold"', matches: 2, unique: false });
  expect(await trees.selector(ref, 'b2')).toBe('Button "Bold" #2');
});

it('says what is missing, and reads nothing but blobs', async () => {
  const trees = new RunTrees(folder);
  await expect(trees.control(ref, 'nowhere')).rejects.toThrow('not in this tree');
  await expect(trees.control('b'.repeat(64), 'b')).rejects.toThrow('not in the run’s folder');
  await expect(trees.control('../secret', 'b')).rejects.toThrow();
});
