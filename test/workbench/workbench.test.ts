import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/format.ts';
import { engines, sample, type Window } from './workbench.ts';
import { workbenchOfFile } from './workbench-of-file.ts';

const bold = `task "Make it bold"
app "practice.exe"
control editor = Document in Window /Practice/

1. Type the title {
  type "Weekly report" into editor
}
2. Click the Bold button in the Font group
3. Look at it {
  expect editor.text is "Weekly report"
}
`;

const asking = `task "Sign in"
app "practice.exe"
secret password

1. Sign in {
  type password into Document in Window /Practice/
  confirm "Send the form?"
}
`;

const endless = `task "Wait"
app "practice.exe"

1. Wait {
  wait 10m
}
`;

const workbench = workbenchOfFile();
let window: Window;

const ofType = <T extends TraceEvent['type']>(type: T) =>
  window.trace().events.filter((event): event is Extract<TraceEvent, { type: T }> => event.type === type);

describe('a plan in the editor', () => {
  it('shows mistakes, and completes what is typed', async () => {
    const plan = `${bold.replace('type "Weekly', 'tipe "Weekly')}4. Press it {\n  \n}\n`;
    window = await workbench.open({ 'bold.taskplan': plan });
    const { page } = window;
    const mistake = page.locator('.squiggly-error').first();
    await mistake.waitFor();
    await mistake.hover({ force: true });
    await page.locator('.monaco-hover').filter({ hasText: 'type' }).first().waitFor();
    await window.picture('mistake');
    await window.goToLine(13);
    await page.keyboard.type('cl');
    const offered = page.locator('.suggest-widget .monaco-list-row');
    await offered.filter({ hasText: 'click' }).first().waitFor();
    await window.picture('completion');
  });

  it('is completed in launch.json', async () => {
    window = await workbench.open({
      'bold.taskplan': bold,
      '.vscode/launch.json':
        '{\n  "version": "0.2.0",\n  "configurations": [\n    { "type": "groundwork", "request": "launch", "name": "A", "target": "mars", "faults": { "slow": 1 } }\n  ]\n}\n',
    });
    await window.openFile('launch.json');
    await expect.poll(() => window.page.locator('.squiggly-warning').count()).toBeGreaterThanOrEqual(2);
    await window.picture('launch configuration');
  });
});

describe('a plan in the debugger', () => {
  it('stops at a decision, obeys another choice, and is opened again', async () => {
    window = await workbench.open({ 'bold.taskplan': bold });
    const { page } = window;
    await window.toggleBreakpoint(8);
    await window.debug();
    await window.stopped('2. Click the Bold button');
    await window.showVariables();
    await page.keyboard.press('F5');
    await window.stopped('decided: click Button "Bold"');
    await window.expand(/^Grounding/, /^candidates/);
    await window.variable(/^1.*Button "Bold" in Group "Font"/).waitFor();
    const inspector = window.inspector();
    await inspector.getByText('Click the Bold button in the Font group').first().waitFor();
    await inspector.getByText('Italic').first().waitFor();
    await page.keyboard.press('Control+j');
    await window.picture('candidates');
    await inspector.getByText('Control tree').click();
    await inspector.getByRole('treeitem').first().waitFor();
    await window.picture('control tree');

    await window.setVariable(/^chosen =/, 'Button "Italic" in Group "Font"');
    await window.stopped('decided: click Button "Italic"');
    await window.picture('override');
    await page.keyboard.press('F5');
    await window.ended();
    expect(
      ofType('verify')
        .at(-1)
        ?.changes.map(({ text }) => text),
    ).toContain('Button "Italic" in Group "Font"');
    expect(ofType('ended')).toMatchObject([{ result: 'passed' }]);

    await window.openView('Groundwork');
    await window.row('.sidebar', 'Make it bold').click();
    await page.locator('.debug-toolbar').waitFor();
    await window.openView('Run and Debug');
    await window.stopped('Make it bold');
    await page.locator('.debug-toolbar .codicon-debug-step-back').waitFor();
    await page.keyboard.press('F5');
    await window.stopped('2. Click the Bold button');
    await window.openView('Groundwork');
    await window.picture('recorded run');
    expect(window.runs()).toHaveLength(1);
  });

  it('runs from the line of its task, asks for a secret and for a confirmation', async () => {
    window = await workbench.open({ 'sign-in.taskplan': asking });
    const { page } = window;
    await page.locator('.codelens-decoration a').filter({ hasText: 'Run' }).click();
    await page.locator('.quick-input-widget:visible').filter({ hasText: 'secret password' }).waitFor();
    await window.answer('open sesame');
    const question = page.locator('.monaco-dialog-box').filter({ hasText: 'Send the form?' });
    await question.waitFor();
    await window.picture('confirmation');
    await question.getByText('Yes', { exact: true }).click();
    await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'passed' }]);
    expect(ofType('confirm')).toMatchObject([{ answer: 'yes' }]);
    expect(JSON.stringify(window.trace())).not.toContain('sesame');
  });

  it('is stopped with a click', async () => {
    window = await workbench.open({ 'wait.taskplan': endless });
    await window.debug();
    await window.page.locator('.statusbar-item').filter({ hasText: 'Stop wait' }).first().click();
    await window.ended();
    await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'stopped' }]);
  });

  it('is stopped with a chord', async () => {
    window = await workbench.open({ 'wait.taskplan': endless });
    await window.debug();
    await window.page.locator('.statusbar-item').filter({ hasText: 'Stop wait' }).first().waitFor();
    await window.page.keyboard.press('Control+k');
    await window.page.keyboard.press('Escape');
    await window.ended();
    await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'stopped' }]);
  });

  it('says so when its engine dies, and starts another one', async () => {
    window = await workbench.open({ 'bold.taskplan': bold });
    const { page } = window;
    const others = engines().map(({ pid }) => pid);
    await window.toggleBreakpoint(8);
    await window.debug();
    await window.stopped('2. Click the Bold button');
    const own = engines().filter(({ pid }) => !others.includes(pid));
    expect(own).toHaveLength(1);
    for (const { pid } of own) process.kill(pid, 'SIGKILL');
    await window.ended();
    await window.command('Notifications: Show Notifications');
    const told = page.locator('.notifications-center').filter({ hasText: 'engine ended unexpectedly' });
    await told.getByText('Show Log').waitFor();
    await window.picture('engine lost');
    expect(ofType('ended')).toEqual([]);
    await window.debug();
    await window.stopped('2. Click the Bold button');
    expect(window.runs()).toHaveLength(2);
  });

  it('ends its run when VS Code is gone', async () => {
    window = await workbench.open({ 'wait.taskplan': endless });
    const others = engines().map(({ pid }) => pid);
    await window.debug();
    await window.page.locator('.statusbar-item').filter({ hasText: 'Stop wait' }).first().waitFor();
    const own = engines().filter(({ pid }) => !others.includes(pid));
    expect(own).toHaveLength(1);
    for (const { parent } of own) process.kill(parent, 'SIGKILL');
    await expect.poll(() => ofType('ended')).toMatchObject([{ result: 'stopped' }]);
    const left = () => engines().filter(({ pid }) => own.some(one => one.pid === pid));
    await expect.poll(left).toEqual([]);
  });

  it('does not start with a mistake, and says where it is', async () => {
    window = await workbench.open({ 'bold.taskplan': bold.replace('type "Weekly', 'tipe "Weekly') });
    await window.page.locator('.squiggly-error').first().waitFor();
    await window.debug();
    const dialog = window.page.locator('.monaco-dialog-box').filter({ hasText: 'Line 6' });
    await dialog.waitFor();
    await window.picture('refused');
    await dialog.getByText('Debug Anyway').click();
    const refusal = window.page.locator('.monaco-dialog-box').filter({ hasText: 'bold.taskplan:6:3' });
    await refusal.getByText('Cancel').click();
    await refusal.waitFor({ state: 'hidden' });
    expect(window.runs()).toEqual([]);
  });
});

describe('a window that is inspected', () => {
  it('is looked at, asked and acted on from the debug console', async () => {
    window = await workbench.open({ 'bold.taskplan': bold });
    await window.command('Groundwork: Inspect Window');
    await window.page.locator('.debug-top-stack-frame-line').first().waitFor();
    const console_ = window.page.locator('.repl');
    const say = async (text: string, answer: string) => {
      await window.command('Debug Console: Focus on Debug Console View');
      await window.page.keyboard.type(text);
      await window.page.keyboard.press('Enter');
      await console_.locator('.monaco-list-row').filter({ hasText: answer }).first().waitFor();
    };
    await say('Button "Bold"', '2 controls');
    await say('type "Hi" into Document', 'type "Hi" into Document "Document"');
    await window.inspector().getByText('151 controls').first().waitFor();
    await window.picture('inspect window');
    await window.command('Groundwork: Stop All Runs');
    await window.ended();
    expect(ofType('ended')).toMatchObject([{ result: 'stopped', actions: 1 }]);
  });
});

describe('the setup', () => {
  it('is checked, and target and model are chosen', async () => {
    window = await workbench.open({
      'weekly-report.taskplan': sample('weekly-report.taskplan'),
      'office.taskplan': sample('office.taskplan'),
    });
    const { page } = window;
    await window.command('Groundwork: Check Setup');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Target Practice app' }).filter({ hasText: 'It answers' }).waitFor();
    await rows.filter({ hasText: 'Model' }).filter({ hasText: 'Embedded' }).waitFor();
    await window.picture('setup');
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item').filter({ hasText: 'Practice app' }).click();
    await rows.filter({ hasText: 'Practice app' }).filter({ hasText: 'in use' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item').filter({ hasText: 'Embedded model' }).click();
    await rows.filter({ hasText: 'Embedded' }).first().waitFor();
    await page.keyboard.press('Escape');
    await window.picture('plan');
  });
});
