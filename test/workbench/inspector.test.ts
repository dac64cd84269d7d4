import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Window } from './workbench.ts';
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

// What the inspector writes into the plan of a run is not taken over by it before somebody saves.
const workbench = workbenchOfFile({ 'files.autoSave': 'off' });
let window: Window;

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
});

it('picks on the picture, says what is right, asks again, overrides, and is there again when the window is loaded anew', async () => {
  window = await workbench.open({ 'bold.taskplan': bold });
  const { page } = window;
  await window.toggleBreakpoint(8);
  await window.debug();
  await window.stopped('2. Click the Bold button');
  await page.keyboard.press('F5');
  await window.stopped('decided: click Button "Bold"');
  await page.keyboard.press('Control+j');
  const inspector = window.inspector();
  const button = (name: string) => inspector.getByRole('button', { name, exact: true });
  const row = (name: string) => inspector.getByRole('option', { name }).first();

  // A row that is picked moves the call stack and the plan's line, and the run stays where it is.
  await row('type "Weekly report"').click();
  await window.stopped('decided: type "Weekly report"');
  await page.locator('.debug-call-stack .monaco-list-row').filter({ hasText: '6:' }).first().waitFor();
  await window.picture('inspector leads a live run');
  // The keys stay with the timeline, though VS Code gives them to the plan at every stop.
  await window.walk('ArrowDown', '2. Click the Bold button');
  await window.walk('ArrowUp', 'decided: type "Weekly report"');
  // A page that is hidden is gone, and made anew when it is shown.
  const selected = inspector.getByRole('option', { selected: true });
  await page.locator('.monaco-editor .view-lines').first().click();
  await window.toggleMaximized();
  await page.locator('.webview-overlay-content iframe').waitFor({ state: 'detached' });
  await window.toggleMaximized();
  await selected.filter({ hasText: 'type "Weekly report"' }).waitFor();
  await inspector.getByRole('tab', { name: 'Effect' }).click();
  await inspector.getByRole('heading', { name: 'Carried out' }).waitFor();
  await row('click Button "Bold"').click();
  await window.stopped('decided: click Button "Bold"');
  expect(window.trace().events.at(-1)).toMatchObject({ type: 'stopped' });

  // Without a screen the picture is what can be pointed at.
  await inspector.getByRole('tab', { name: 'Control tree' }).click();
  await button('Pick on target').click();
  await inspector.getByRole('alert').filter({ hasText: 'has no window on a screen' }).waitFor();
  const picture = inspector.locator('gw-picture');
  await picture.click({ position: await placeOnPicture(picture, 'Home.Italic') });
  await inspector.getByRole('treeitem', { selected: true }).filter({ hasText: 'Italic' }).waitFor();
  await button('This is the right one').click();
  await inspector.getByRole('status').filter({ hasText: 'ranked lower' }).waitFor();
  await inspector.getByRole('tab', { name: 'Grounding' }).click();
  const wrong = inspector.getByRole('region', { name: 'What went wrong' });
  await wrong.getByText('ranked lower').waitFor();
  await wrong.getByText('Button "Italic" in Group "Font"').first().waitFor();
  await window.picture('inspector knows what is right');

  await inspector.getByRole('tab', { name: 'Reasoning' }).click();
  await inspector.getByRole('textbox', { name: 'Hint for the model' }).fill('the Underline button');
  await button('Ask again').click();
  await window.stopped('decided: click Button "Underline"');
  await inspector.getByRole('tab', { name: 'Control tree' }).click();
  await picture.click({ position: await placeOnPicture(picture, 'Home.Italic') });
  await button('Take it and go on').click();
  await window.ended();
  const { events } = window.trace();
  expect(events.at(-1)).toMatchObject({ type: 'ended', result: 'passed' });
  expect(
    events.filter(({ type }) => ['correction', 'blame', 'override'].includes(type)).map(({ type }) => type),
  ).toEqual(expect.arrayContaining(['correction', 'blame', 'override']));
  expect(events.flatMap(event => (event.type === 'verify' ? [event.memory.action] : []))).toContain(
    'click Button "Italic" in Group "Font"',
  );

  // To bring a row into sight moves all of them.
  await row('type "Weekly report"').scrollIntoViewIfNeeded();
  await row('type "Weekly report"').click();
  await inspector.getByRole('tab', { name: 'Effect' }).click();
  await inspector.getByRole('heading', { name: 'Carried out' }).waitFor();
  const rows = await selected.getAttribute('aria-setsize');
  const typed = events.find(event => event.type === 'enter' && event.name.startsWith('type'));
  await window.loadAnew(['"tab":"effect"', `"row":${typed?.seq}}`]);
  await inspector.getByText('Recorded run').waitFor();
  expect(await selected.textContent()).toContain('type "Weekly report"');
  expect(await selected.getAttribute('aria-setsize')).toBe(rows);
  expect(await inspector.getByRole('tab', { selected: true }).textContent()).toContain('Effect');
  await inspector.getByRole('heading', { name: 'Carried out' }).waitFor();
  await window.picture('inspector after a reload');

  await button('Save as HTML…').click();
  const suggested = await window.saveDialog('Save Decision');
  expect(suggested).toBe(join(window.folder, 'action-2-type-Weekly-report-into-Document-Document.html'));
  await window.dismiss();
  await inspector.getByRole('button', { name: 'Save as HTML…', disabled: false }).waitFor();
  expect(await inspector.getByRole('alert').count()).toBe(0);
  expect(readdirSync(window.folder).filter(name => name.endsWith('.html'))).toEqual([]);
  await button('Save as HTML…').click();
  await window.saveDialog('Save Decision');
  await window.picture('decision is saved');
  const saved = join(window.folder, 'typed.html');
  await window.answer(saved);
  await inspector.getByRole('status').filter({ hasText: 'Saved as typed.html.' }).waitFor();
  const reader = await window.readWithoutScripts(saved);
  expect(await reader.getByRole('heading', { level: 1 }).textContent()).toContain('type "Weekly report"');
  expect(await reader.getByRole('img').count()).toBe(2);
  expect(readFileSync(saved, 'utf8')).not.toContain('<script');
});

/** Where a control is on the picture, from its corner. */
async function placeOnPicture(picture: Locator, control: string): Promise<{ x: number; y: number }> {
  await picture.locator('.shot').waitFor();
  return (await picture.evaluate(
    `(picture => {
      const { lie, layers: [{ outlines }] } = picture;
      const { x, y, width, height } = outlines.find(one => one.control === ${JSON.stringify(control)}).rect;
      return { x: lie.x + (x + width / 2) * lie.scale, y: lie.y + (y + height / 2) * lie.scale };
    })(document.querySelector('gw-inspector').shadowRoot.querySelector('gw-seen').shadowRoot.querySelector('gw-picture'))`,
  )) as { x: number; y: number };
}
