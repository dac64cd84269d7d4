import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const language = join(import.meta.dirname, '..');
const generator = join(language, '../node_modules/langium-cli/bin/langium.js');

it('is what the grammar generates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-grammar-'));
  try {
    for (const part of ['grammar', 'langium-config.json'])
      cpSync(join(language, part), join(folder, part), { recursive: true });
    execFileSync(process.execPath, [generator, 'generate', '-f', join(folder, 'langium-config.json')], {
      stdio: 'pipe',
    });
    for (const file of readdirSync(join(folder, 'generated'))) {
      const current = readFileSync(join(folder, 'generated', file), 'utf8');
      // Run `npx langium generate -f language/langium-config.json` when this fails.
      expect(readFileSync(join(language, 'generated', file), 'utf8') === current, `${file} is out of date`).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
