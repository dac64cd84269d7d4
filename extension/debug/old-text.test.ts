import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { runsOldText } from './old-text.ts';

const sources = { '/a.taskplan': createHash('sha256').update('task "Ä"').digest('hex') };

it('knows a run’s text by its hash', () => {
  expect(runsOldText(sources, '/a.taskplan', 'task "Ä"')).toBe(false);
  expect(runsOldText(sources, '/a.taskplan', 'task "B"')).toBe(true);
  expect(runsOldText(sources, '/b.taskplan', 'task "B"')).toBe(false);
});
