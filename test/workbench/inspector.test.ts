import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Window, Workbench } from './workbench.ts';

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

let workbench: Workbench;
let window: Window;
beforeAll(async () => {
  // What is written into the plan would be saved at once, and its run would go on with it.
  workbench = await Workbench.start({ 'files.autoSave': 'off' });
}, 300_000);
afterAll(() => workbench?.end());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await window?.picture(`failed - ${task.name}`);
  await window?.close();
});

it('is searched, asked and written from at a stop, and leads a recorded run', async () => {
  window = await workbench.open({ 'bold.taskplan': bold });
  const { page } = window;
  await window.toggleBreakpoint(8);
  await window.debug();
  await window.stopped('2. Click the Bold button');
  for (const pane of ['Watch', 'Breakpoints', 'Variables']) await window.showPane(pane, false);
  await window.showPane('Decision', true);
  const glance = window.glance();
  await page.keyboard.press('F5');
  await window.stopped('decided: click Button "Bold"');
  await glance.getByText('click Button "Bold" in Group "Font"').first().waitFor();
  await glance.getByText('Nothing done yet.').waitFor();
  await page.keyboard.press('Control+j');
  await window.picture('inspector and glance');

  const inspector = window.inspector();
  const button = (name: string) => inspector.getByRole('button', { name, exact: true });
  await inspector.getByRole('tab', { name: 'Control tree' }).click();
  await button('Selector').click();
  await inspector.getByRole('textbox', { name: 'Search by selector' }).fill('Button "Bold"');
  await inspector.getByRole('status').getByText('2 matches', { exact: true }).waitFor();
  await inspector.getByRole('textbox', { name: 'Search by selector' }).fill('Buton "Bold"');
  await inspector.getByRole('alert').filter({ hasText: 'Buton' }).waitFor();
  await inspector.getByRole('textbox', { name: 'Search by selector' }).fill('Button "Italic"');
  await inspector.getByRole('status').getByText('2 matches', { exact: true }).waitFor();
  await inspector.getByRole('textbox', { name: 'Search by selector' }).press('Enter');
  await inspector.getByRole('treeitem', { selected: true }).filter({ hasText: 'Italic' }).waitFor();
  await inspector.getByRole('list', { name: 'Selectors' }).getByText('Button "Italic" in Group "Font"').waitFor();
  await button('Copy as JSON').click();
  await inspector.getByText('Copied as JSON.').waitFor();
  await button('Add control to plan').click();
  const plan = page.locator('.monaco-editor .view-line');
  await plan.filter({ hasText: 'control italic = Button "Italic" in Group "Font"' }).waitFor();
  await button('Add expect to plan').click();
  await plan.filter({ hasText: 'expect Button "Italic" in Group "Font" is not toggled' }).waitFor();
  await window.picture('written into the plan');

  await button('Take it').click();
  await window.stopped('decided: click Button "Italic"');
  await glance.getByText('click Button "Italic" in Group "Font"').first().waitFor();
  await inspector.getByRole('textbox', { name: 'Search by selector' }).fill('');
  await inspector
    .getByRole('textbox', { name: 'Action to carry out now' })
    .fill('click Button "Underline" in Group "Font"');
  await button('Carry out').click();
  await inspector.getByRole('option', { name: 'click Button "Underline"' }).waitFor();
  await page.locator('.debug-toolbar .codicon-debug-continue').click();
  await window.ended();

  await window.openView('Groundwork');
  await window.row('.sidebar', 'Make it bold').click();
  await page.locator('.debug-toolbar').waitFor();
  await window.openView('Run and Debug');
  await window.stopped('Make it bold');
  await inspector.getByRole('option', { name: 'type "Weekly report"' }).click();
  await window.stopped('decided: type "Weekly report"');
  await glance.getByText('type "Weekly report"').first().waitFor();
  await button('Compare').click();
  await inspector.getByRole('slider').waitFor();
  await window.picture('inspector leads a recorded run');
  expect(await inspector.getByRole('heading', { level: 1 }).textContent()).toContain('type "Weekly report"');
}, 240_000);
