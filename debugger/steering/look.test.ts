import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ShownMoment } from '../../protocol/debug.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { asText, sampleRun } from '../../trace/sample-trace.ts';
import { said, TestSession } from '../test-session.ts';

let folder: string;
let session: TestSession;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-look-'));
  session = TestSession.connect();
});
afterEach(async () => {
  await session.client.send('disconnect');
  rmSync(folder, { recursive: true, force: true });
});

const plan = `task "Make it bold"
app "practice.exe"
1. Type the title {
  type "Weekly report" into Document in Window /Practice/
}
2. Click the Bold button in the Font group
`;

const look = (seq: number) => session.client.request('groundwork/look', { seq });
const shown = async () => ShownMoment.parse(await session.client.event('groundwork/shown'));

it('goes to the moment that a view picked, in a recorded run', async () => {
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'run.gwtrace'), asText(sampleRun));
  await session.launch({ trace: folder });
  await session.stopped();
  const decided = sampleRun.filter(event => event.type === 'ground')[1]?.seq ?? 0;
  await look(decided);
  expect(await session.stopped()).toBe('goto: Decided, nothing done yet | decided: click Button "Bold" :8');
  await look(1);
  expect(await session.stopped()).toBe('goto: Before the task | Write the weekly report :1');
});

it('goes there in a run that stands, changes nothing of it, and comes back to where it stands', async () => {
  const program = join(folder, 'bold.taskplan');
  writeFileSync(program, plan);
  await session.launch({ program, runs: join(folder, 'runs') }, { [program]: [6] });
  await session.stopped();
  const edge = await session.go('continue');
  expect(edge).toMatch(/^breakpoint: Decided, nothing done yet \| decided: click Button "Bold"/);
  const events = session.client.log.flatMap(({ message }): TraceEvent[] =>
    message.type === 'event' && 'event' in message && message.event === 'groundwork/trace' ? message.body.events : [],
  );
  const typed = events.find(event => event.type === 'ground' && event.actionText.startsWith('type'))?.seq ?? 0;

  await look(typed);
  expect(await shown()).toEqual({ seq: typed });
  expect(await session.stopped()).toMatch(/^goto: Decided, nothing done yet \| decided: type "Weekly report" .* :4$/);
  expect(said(await session.scope('Action'))).toContain('verb = type');
  expect(await session.evaluate('Document.text')).toBe('""');
  const refused = await session.client.send('groundwork/outline', { controls: ['Home.Bold'] });
  expect(refused).toMatchObject({ success: false, message: expect.stringContaining('looked at, not changed') });

  await look(events.at(-1)?.seq ?? 0);
  expect(await shown()).toEqual({});
  expect((await session.stopped()).split(' | ')[1]).toBe(edge.split(' | ')[1]);
  expect(await session.evaluate('Document.text')).toBe('"Weekly report"');
  expect(await session.go('continue')).toBe('terminated');
});

it('is refused while a run is on its way', async () => {
  const program = join(folder, 'bold.taskplan');
  writeFileSync(program, plan);
  await session.launch({ program, runs: join(folder, 'runs'), faults: { slowMs: 50 } }, { [program]: [3] });
  await session.stopped();
  await session.client.request('continue', { threadId: 1 });
  expect(await session.client.send('groundwork/look', { seq: 1 })).toMatchObject({
    success: false,
    message: expect.stringContaining('on its way'),
  });
});
