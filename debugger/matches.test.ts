import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asText, sampleRun } from '../trace/sample-trace.ts';
import { TestSession } from './test-session.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-matches-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan = `task "Make it bold"
app "practice.exe"
1. Type the title {
  type "Weekly report" into Document in Window /Practice/
}
`;

it('lists what a selector matches while the run stands, and says what is wrong with one', async () => {
  const program = join(folder, 'bold.taskplan');
  writeFileSync(program, plan);
  const session = TestSession.connect();
  await session.launch({ program, runs: join(folder, 'runs') }, { [program]: [4] });
  await session.stopped();
  const ask = (selector: string) => session.client.request('groundwork/matches', { selector });
  expect(await ask('Button "Bold"')).toMatchObject({
    controls: [
      { text: 'Button "Bold" in Group "Font"', enabled: true, offscreen: false },
      { text: 'Button "Bold" in ToolBar "Mini Toolbar"', offscreen: true },
    ],
  });
  expect(await ask('Button "Nonsense"')).toEqual({ controls: [] });
  expect(await ask('Buton "Bold"')).toMatchObject({ controls: [], problem: expect.stringContaining('Buton') });
  expect(await ask('Button /(?=x)/')).toMatchObject({ controls: [], problem: expect.stringContaining('RE2') });
  expect(await session.go('continue')).toBe('terminated');
});

it('goes to the moment that a view picked, in a recorded run only', async () => {
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'run.gwtrace'), asText(sampleRun));
  const session = TestSession.connect();
  await session.launch({ trace: folder });
  await session.stopped();
  const decided = sampleRun.filter(event => event.type === 'ground')[1]?.seq ?? 0;
  await session.client.request('groundwork/look', { seq: decided });
  const stopped = await session.client.eventOf(['stopped']);
  expect(stopped.body).toMatchObject({ reason: 'goto', preserveFocusHint: true });
  expect((await session.stack())[0]).toBe('decided: click Button "Bold" :8');
  await session.client.request('groundwork/look', { seq: 1 });
  expect(await session.stopped()).toBe('goto: Before the task | Write the weekly report :1');
});
