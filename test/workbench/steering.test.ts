import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/format.ts';
import type { Window } from './workbench.ts';
import { workbenchOfFile } from './workbench-of-file.ts';

const mend = `task "Mend"
app "practice.exe"
input title: text = "Weekly report"
control editor = Document in Window /Practice/

1. Type the title {
  type title into editor
  undo { press "Ctrl+Z" }
}
2. Click {
  click Button "Boldly"
}
3. Look at it {
  expect editor.text is title
}
`;

const mended = mend.replace('Boldly', 'Bold');

const lam = `task "Make it bold"
app "practice.exe"

1. Click the Bold button in the Font group
2. Click the Italic button in the Font group
`;

const workbench = workbenchOfFile();
let window: Window;

const ofType = <T extends TraceEvent['type']>(type: T) =>
  window.trace().events.filter((event): event is Extract<TraceEvent, { type: T }> => event.type === type);
const moves = () => ofType('moved').map(({ why }) => why);
const lens = (text: string) => window.page.locator('.codelens-decoration a:visible').filter({ hasText: text }).first();
const picked = (text: string) =>
  window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
const inStatusBar = (text: string) => window.page.locator('.statusbar-item').filter({ hasText: text }).first();

describe('a decision', () => {
  it('is changed by taking another candidate, and by asking again', async () => {
    window = await workbench.open({ 'bold.taskplan': lam });
    const { page } = window;
    await window.toggleBreakpoint(4);
    await window.debug();
    await window.stopped('1. Click the Bold button');
    await page.keyboard.press('F5');
    await window.stopped('decided: click Button "Bold"');
    // The plan stays before the eyes; what the LAM did is one line of the stack further out.
    const tab = (name: string) => page.locator('.tab.active').filter({ hasText: name });
    await tab('bold.taskplan').waitFor();
    await page.locator('.debug-call-stack .monaco-list-row').filter({ hasText: 'action 1 of the LAM' }).click();
    await tab('1-click-the-bold-button').waitFor();
    await page.locator('.view-line').filter({ hasText: 'decided, not carried out yet' }).first().waitFor();
    await window.picture('what the LAM did');
    await window.inspector().getByRole('heading', { level: 1 }).click();
    await page.locator('.debug-call-stack .monaco-list-row').filter({ hasText: 'decided: click' }).click();
    await tab('bold.taskplan').waitFor();
    await tab('Inspector').waitFor();
    await window.command('Groundwork: Take Another Candidate');
    await picked('chosen now').waitFor();
    await picked('Button "Italic" in Group "Font"').waitFor();
    await window.picture('take another candidate');
    await picked('Button "Italic" in Group "Font"').click();
    await window.stopped('decided: click Button "Italic"');
    await inStatusBar('Decided: click Button "Italic"').waitFor();

    await window.command('Groundwork: Ask the Model Again');
    await page.locator('.quick-input-widget:visible').filter({ hasText: 'Ask the Model Again' }).waitFor();
    await window.picture('ask again');
    await window.answer('the Underline button');
    await window.stopped('decided: click Button "Underline"');
    expect(ofType('act')).toHaveLength(1);
    await page.keyboard.press('F5');
    await window.ended();
    expect(ofType('verify').map(({ memory }) => memory.action)).toContain('click Button "Underline" in Group "Font"');
  });
});

describe('a run that fails', () => {
  it('is mended in the plan, and goes on', async () => {
    window = await workbench.open({ 'mend.taskplan': mend });
    const { page } = window;
    await window.debug();
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    // The focus stays where it was: with the plan.
    await page.locator('.monaco-editor.focused').waitFor();
    await window.openView('Run and Debug');
    await window.stopped('looked for Button "Boldly"');
    for (const text of ['Retry', 'Skip', 'Copy as Markdown']) await lens(text).waitFor();
    expect(await lens('Ask Again').count()).toBe(0);
    await page.locator('.view-line').filter({ hasText: 'title = "Weekly report"' }).first().waitFor();
    await window.picture('failed');

    // Nothing helps a button that is not there.
    await lens('Retry').click();
    await expect.poll(() => ofType('failure').length).toBe(2);
    await lens('Retry').waitFor();
    // VS Code's own account of the failure takes the keys, in its own time.
    await page.locator('.exception-widget:focus').waitFor();

    // A mistake is told, and changes nothing.
    await window.goToLine(11);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+s');
    await window.command('Notifications: Show Notifications');
    await page.locator('.notifications-center').filter({ hasText: 'The run keeps the old text' }).waitFor();
    await window.picture('edited into nonsense');
    expect(moves()).toEqual(['retry']);
    await window.command('Notifications: Clear All Notifications');

    await window.goToLine(11);
    for (let count = 0; count < 2; count++) await page.keyboard.press('Backspace');
    await page.keyboard.type('"');
    await page.keyboard.press('Control+s');
    await inStatusBar('goes on with the edited plan, at line 11').waitFor();
    await window.stopped('click Button "Bold');
    await lens('Retry').waitFor({ state: 'detached' });
    await page.locator('.exception-widget').waitFor({ state: 'detached' });
    await window.picture('edited plan');
    await page.keyboard.press('F5');
    await window.ended();
    expect(ofType('ended')).toMatchObject([{ result: 'passed' }]);
    expect(moves()).toEqual(['retry', 'plan changed']);
  });

  it('keeps the old text while it is on its way, and offers the new one at its next stop', async () => {
    const asking = mended.replace('control editor', 'secret key\ncontrol editor');
    window = await workbench.open({ 'mend.taskplan': asking });
    const { page } = window;
    await window.toggleBreakpoint(15);
    await window.debug();
    // It waits for a secret: what it runs was read already.
    await page.locator('.quick-input-widget:visible').filter({ hasText: 'secret key' }).waitFor();
    await page.locator('.view-line').filter({ hasText: 'expect editor.text' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' // later');
    await page.keyboard.press('Control+s');
    await expect.poll(() => readFileSync(window.plan, 'utf8')).toContain('later');
    expect(moves()).toEqual([]);
    await window.answer('sesame');
    await window.stopped('expect editor.text is title');
    // Toasts go by themselves.
    await page.locator('[id="status.notifications"]').click();
    const offer = page
      .locator('.notifications-center .monaco-list-row')
      .filter({ hasText: 'The run has the old text' });
    await offer.waitFor();
    await window.picture('edited on its way');
    expect(moves()).toEqual([]);
    await offer.getByText('Take Over the Edited Plan').click();
    await expect.poll(moves).toEqual(['plan changed']);
  });
});

describe('a step', () => {
  it('is rolled back to, after telling what that takes back', async () => {
    window = await workbench.open({ 'mend.taskplan': mended });
    const { page } = window;
    await window.toggleBreakpoint(14);
    await window.debug();
    await window.stopped('expect editor.text is title');
    await window.goToLine(7);
    await window.command('Groundwork: Roll Back to Here');
    const question = page.locator('.monaco-dialog-box').filter({ hasText: 'Roll back to line 6?' });
    await question.filter({ hasText: 'Taken back' }).filter({ hasText: "Can't be taken back" }).waitFor();
    await window.picture('roll back');
    await question.getByText('Cancel', { exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    expect(ofType('undo')).toEqual([]);
    await window.command('Groundwork: Roll Back to Here');
    await question.getByText('Roll Back', { exact: true }).click();
    await window.stopped('1. Type the title');
    expect(moves()).toEqual(['rolled back']);
    expect(ofType('undo').map(({ verdict }) => verdict)).toContain('done');
    await page.keyboard.press('F5');
    await window.stopped('expect editor.text is title');
  });

  it('is started at, is told in a hover, and its run is done again', async () => {
    window = await workbench.open({ 'mend.taskplan': mended.slice(0, mended.indexOf('3. Look')) });
    const { page } = window;
    const item = page.locator('.monaco-menu .action-item').filter({ hasText: 'Start Here' });
    // A window that has just opened does not know yet that its workspace is trusted.
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape');
        await page.locator('.view-line').filter({ hasText: 'click Button' }).first().click({ button: 'right' });
        await page.locator('.monaco-menu .action-item').filter({ hasText: 'Command Palette' }).waitFor();
        return item.count();
      })
      .toBe(1);
    await window.picture('menu of a line');
    await item.click();
    await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'passed' }]);
    expect(moves()).toEqual(['start here']);
    expect(ofType('ground').map(({ actionText }) => actionText)).not.toContainEqual(expect.stringMatching(/^type/));
    await window.ended();

    await window.goToLine(10);
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    const hover = page.locator('.monaco-hover').filter({ hasText: 'Last run: click Button "Bold"' });
    await hover.getByText('Open this run').first().waitFor();
    await window.picture('last decision');

    await window.openView('Groundwork');
    const row = window.row('.sidebar', 'Mend');
    await row.hover();
    await row.locator('a[aria-label="Run Again"]').click();
    await expect.poll(() => window.runs().length).toBe(2);
    await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'passed' }]);
    // From the line that the first one was started at.
    expect(ofType('run')[0]).toMatchObject({ opened: { target: 'practice', model: 'embedded', startAt: 11 } });
    expect(moves()).toEqual(['start here']);
  });
});

describe('a run that is led by hand', () => {
  it('leaves out, looks back, jumps, begins again, and is told where it goes on', async () => {
    window = await workbench.open({ 'mend.taskplan': mend });
    const { page } = window;
    const inspected = window.inspector().getByRole('heading', { level: 1 });
    const tool = (name: string) => page.locator(`.debug-toolbar .codicon-debug-${name}`).first();
    await window.debug();
    await window.openView('Run and Debug');
    await window.stopped('looked for Button "Boldly"');
    await lens('Skip').click();
    await window.stopped('3. Look at it');
    expect(moves()).toEqual(['skip']);

    await tool('step-back').click();
    await inspected.filter({ hasText: 'click Button "Boldly"' }).waitFor();
    await page.locator('.debug-call-stack').filter({ hasText: 'looked for Button "Boldly"' }).waitFor();
    await window.picture('looked back');
    await tool('continue').click();
    await window.stopped('3. Look at it');
    await inspected.filter({ hasText: 'Look at it' }).waitFor();

    await window.goToLine(7);
    await window.command('Debug: Jump to Cursor');
    await window.stopped('type title into editor');
    expect(moves()).toEqual(['skip', 'jump']);
    await window.picture('sent elsewhere');

    await tool('restart').click();
    await expect.poll(() => window.runs().length).toBe(2);
    await window.stopped('looked for Button "Boldly"');
    await lens('Retry').waitFor();
    await page.locator('.debug-pane-header, .pane-header').filter({ hasText: 'Failure: not found' }).waitFor();
    await window.inspector().getByRole('option', { name: 'Sent to another line' }).waitFor({ state: 'detached' });
    await inspected.filter({ hasText: 'click Button "Boldly"' }).waitFor();

    await window.goToLine(10);
    for (let count = 0; count < 3; count++) await page.keyboard.press('Control+Shift+k');
    await page.keyboard.press('Control+s');
    await picked('expect editor.text is title').waitFor();
    await window.picture('lost its place');
    await picked('expect editor.text is title').click();
    await window.stopped('expect editor.text is title');
    expect(moves()).toEqual(['plan changed']);
    await page.keyboard.press('F5');
    await window.ended();
    expect(ofType('ended')).toMatchObject([{ result: 'passed' }]);
  });
});
