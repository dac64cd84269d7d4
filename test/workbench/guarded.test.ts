import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/format.ts';
import { type Window, Workbench } from './workbench.ts';

const closing = `task "Close it"
app "practice.exe"

1. Write {
  type "Draft" into Document
  press "Alt+F, X"
}
2. Do not keep it {
  click Button "Don't Save"
}
`;

const launch = {
  version: '0.2.0',
  configurations: [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of VS Code's
    { type: 'groundwork', request: 'launch', name: 'Try it dry', program: '${file}', dryRun: true },
  ],
};

let workbench: Workbench;
let window: Window;
beforeAll(async () => {
  workbench = await Workbench.start();
}, 300_000);
afterAll(() => workbench?.end());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await window?.picture(`failed - ${task.name}`);
  await window?.close();
});

const ofType = <T extends TraceEvent['type']>(type: T) =>
  window.trace().events.filter((event): event is Extract<TraceEvent, { type: T }> => event.type === type);
const answers = () => ofType('confirm').map(({ answer }) => answer);
const lens = (text: string) => window.page.locator('.codelens-decoration a:visible').filter({ hasText: text }).first();

it('asks before an action that throws work away: only Yes is a yes, and continuing is none', async () => {
  window = await workbench.open({ 'close.taskplan': closing });
  const { page } = window;
  await window.debug();
  let question = await window.question();
  await question.getByText(`click Button "Don't Save"`).first().waitFor();
  await question.getByText('discard', { exact: true }).waitFor();
  // A picture that is not shown is as high as a line of text.
  await expect.poll(async () => (await question.getByRole('img').boundingBox())?.height).toBeGreaterThan(60);
  await question.locator('#no:focus').waitFor();
  await window.picture('confirm an action');
  await page.keyboard.press('F5');
  await window.theme('dark');
  await window.picture('confirm an action - dark');
  await window.theme('high contrast');
  await window.picture('confirm an action - high contrast');
  expect(answers()).toEqual([]);

  await question.getByRole('button', { name: 'No', exact: true }).press('Escape');
  await lens('Retry').waitFor();
  await window.questionOver();
  expect(answers()).toEqual(['no']);
  await window.picture('refused - high contrast');
  await window.theme('dark');
  await window.picture('refused - dark');

  await lens('Copy as Markdown').click();
  await expect.poll(() => window.copied()).toContain('refused');

  await lens('Retry').click();
  await window.question();
  await window.command('View: Close Editor');
  await expect.poll(answers).toEqual(['no', 'no']);
  await lens('Retry').waitFor();
  await lens('Retry').click();
  question = await window.question();
  await question.getByRole('button', { name: 'Yes, carry it out' }).click();
  await window.ended();
  expect(answers()).toEqual(['no', 'no', 'yes']);
  expect(ofType('ended')).toMatchObject([{ result: 'passed' }]);
});

it('is ended at once while it asks, and its failure is told from the list of runs', async () => {
  window = await workbench.open({ 'close.taskplan': closing });
  const { page } = window;
  const stop = page.locator('.statusbar-item').filter({ hasText: 'Stop close' }).first();
  await window.debug();
  await window.question();
  await stop.click();
  await window.ended();
  await window.questionOver();
  await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'stopped' }]);
  expect(ofType('act').map(({ at }) => at?.line)).not.toContain(9);

  await page.locator('.codelens-decoration a').filter({ hasText: 'Run' }).click();
  await (await window.question()).locator('#no').click();
  await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'failed' }]);
  await window.openView('Groundwork');
  await window.row('.sidebar', 'refused').click({ button: 'right' });
  await page.locator('.monaco-menu .action-item').filter({ hasText: 'Copy Failure as Markdown' }).click();
  await expect.poll(() => window.copied()).toContain("Don't Save");
});

it('decides everything and does nothing in a dry run', async () => {
  window = await workbench.open({ 'close.taskplan': closing, '.vscode/launch.json': JSON.stringify(launch) });
  await window.debug();
  await expect.poll(() => window.runs().length > 0 && ofType('ended').length).toBe(1);
  await window.picture('dry run');
  // The program is started; nothing else is done.
  expect(ofType('act').map(({ way }) => way)).toEqual(['pattern', 'none', 'none']);
  expect(answers()).toEqual([]);
});
