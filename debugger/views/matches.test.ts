import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestSession } from '../test-session.ts';

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
