import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cruiseHouse } from '../../scripts/house.ts';
import { root } from '../../scripts/paths.ts';

let house: string | undefined;
afterEach(() => {
  if (house !== undefined) rmSync(house, { recursive: true, force: true });
  house = undefined;
});

/** A small house with the project's own rules and these files. */
function build(files: Record<string, string>): string {
  house = mkdtempSync(join(tmpdir(), 'groundwork-house-'));
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, file), join(house, file));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  return house;
}

describe('the import rules', { timeout: 30_000 }, () => {
  it('let a room import from floors below', async () => {
    const report = await cruiseHouse(
      build({
        'protocol/a.ts': 'export const a = 1;',
        'agent/b.ts': "import { a } from '../protocol/a.ts'; export const b = a;",
      }),
    );
    expect(report).toMatchObject({ sources: 2, problems: [] });
  });

  it.each([
    ['protocol/planted.ts', 'controls/a.ts', 'floor-of-protocol'],
    ['controls/planted.ts', 'trace/a.ts', 'floor-of-controls'],
    ['language/planted.ts', 'agent/a.ts', 'floor-of-language'],
    ['agent/planted.ts', 'debugger/a.ts', 'floor-of-agent'],
    ['agent/planted.ts', 'language-server/a.ts', 'floor-of-agent'],
    ['language-server/planted.ts', 'trace/a.ts', 'floor-of-language-server'],
    ['extension/planted.ts', 'language/a.ts', 'floor-of-extension'],
    ['webview/planted.ts', 'agent/a.ts', 'floor-of-webview'],
    ['cli/planted.ts', 'native/a.ts', 'floor-of-cli'],
  ])('of a planted import %s → %s: %s', async (from, to, rule) => {
    const report = await cruiseHouse(
      build({ [to]: 'export const a = 1;', [from]: `import { a } from '../${to}'; export const b = a;` }),
    );
    expect(report.problems).toEqual([`${rule}: ${from} → ${to}`]);
  });

  it('keep protocol/ on zod alone and the lowest floors pure', async () => {
    const report = await cruiseHouse(
      build({ 'protocol/a.ts': "import { readFileSync } from 'node:fs'; export const a = readFileSync;" }),
    );
    expect(report.problems.join('\n')).toContain('packages-of-protocol');
    expect(report.problems.join('\n')).toContain('pure-floor');
  });
});
