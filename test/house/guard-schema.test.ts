import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { GuardFile } from '../../protocol/guard-file.ts';
import { guardRuleNames } from '../../protocol/guard-rules.ts';
import { root } from '../../scripts/paths.ts';

it('what the editor knows of guard.json is what the engine reads', () => {
  const stored: unknown = JSON.parse(readFileSync(join(root, 'extension', 'media', 'guard.schema.json'), 'utf8'));
  expect(stored).toEqual({
    title: "Guard rules of a workspace for Groundwork's runs",
    ...z.toJSONSchema(GuardFile, { target: 'draft-7' }),
  });
});

it('the launch configuration offers every built-in rule', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(JSON.stringify(manifest)).toContain(JSON.stringify({ enum: [...guardRuleNames, 'all'] }));
});

it('the documentation names every built-in rule, with what it is about', () => {
  const page = readFileSync(join(root, 'docs', 'guard.md'), 'utf8');
  for (const rule of guardRuleNames) expect(page).toContain(`\`${rule}\``);
});
