import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestSession } from '../../debugger/test-session.ts';
import { target } from './live-program.ts';

const note = `task "Write a note"
app "wordpad.exe"
control editor = Document in Window /Wordpad/
control italic = Button "Italic" in ToolBar "Formatting"

1. Type it {
  type "Note" into editor
  undo { press "Ctrl+Z" }
}
2. Select it {
  select text "Note" in editor
}
3. Click the Bold button
4. Click what is not there {
  click Button "Boldly"
}
5. Look at it {
  expect italic is toggled
}
`;

let folder: string;
let plan: string;
let session: TestSession;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-live-debugger-'));
  plan = join(folder, 'note.taskplan');
  writeFileSync(plan, note);
  session = TestSession.connect();
});
afterAll(async () => {
  await session.client.send('disconnect');
  rmSync(folder, { recursive: true, force: true });
});

it('changes a decision, mends the plan, walks back and takes back on a live WordPad', {
  timeout: 120_000,
}, async () => {
  await session.launch({ program: plan, runs: join(folder, 'runs'), target }, { [plan]: [13] });
  expect(await session.stopped()).toContain('Before the step | 3. Click the Bold button');
  expect(await session.go('continue')).toContain('Decided, nothing done yet | decided: click Button "Bold"');

  // Another mind, on what was seen; nothing is done by it.
  const { body } = await session.client.send('groundwork/decideAgain', { hint: 'the Underline button' });
  expect(body).toEqual({ actionText: 'click Button "Underline" in ToolBar "Formatting"' });
  expect(await session.set('Grounding', 'chosen', 'Button "Italic" in ToolBar "Formatting"')).toContain('Italic');
  expect(await session.go('stepBack')).toContain('Before the step | 3. Click the Bold button');
  expect(await session.go('stepBack')).toContain('decided: select text "Note"');
  expect(await session.go('continue')).toContain('Before the step | 3. Click the Bold button');
  expect(await session.go('continue')).toContain('decided: click Button "Italic"');

  expect(await session.go('continue')).toContain('exception: Failure: not found');
  expect(await session.evaluate('italic is toggled')).toBe('true');
  writeFileSync(plan, readFileSync(plan, 'utf8').replace('click Button "Boldly"', 'press "End" in editor'));
  expect((await session.client.send('groundwork/editPlan')).body).toMatchObject({ kind: 'taken', at: { line: 15 } });
  expect(await session.stopped()).toContain('press "End" in editor :15');

  expect(await session.evaluate('editor.text')).toBe('"Note"');
  const { body: list } = await session.client.send('groundwork/rollBack', { line: 6 });
  expect(list).toMatchObject({
    items: [
      { title: '3. Click the Bold button', canUndo: false },
      { title: '2. Select it', canUndo: false },
      { title: '1. Type it', canUndo: true },
    ],
  });
  // Out of three steps one says how it is taken back: Ctrl+Z takes back the formatting first.
  await session.client.request('groundwork/rollBack', { line: 13, carryOut: true });
  expect(await session.stopped()).toContain('goto: Before the step | 3. Click the Bold button');
  await session.client.request('setBreakpoints', { source: { path: plan }, breakpoints: [] });
  expect(await session.go('continue')).toBe('terminated');
});
