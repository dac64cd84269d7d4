import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RunFeed } from './run-feed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-feed-'));
  writeFileSync(join(folder, 'run.gwtrace'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('forgets the frame that was looked at when the run goes on, but not while what was is looked at', async () => {
  const feed = await RunFeed.ofFolder(folder);
  feed.stackLine = 2;
  feed.seq = 1;
  feed.take({ folder, events: [{ seq: 2 }] });
  expect(feed.stackLine).toBe(2);
  feed.seq = undefined;
  feed.take({ folder, events: [{ seq: 3 }] });
  expect(feed.stackLine).toBeUndefined();
});
