import { readFileSync } from 'node:fs';
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
`;
const pinned = `${bold.trimEnd()} {
  click Button "Bold" in Group "Font"
}
`;

const workbench = workbenchOfFile();
let window: Window;

it('pins what the LAM did by its lens, after a preview, and takes it back with one undo', async () => {
  window = await workbench.open({ 'bold.taskplan': bold });
  const { page } = window;
  await window.debug();
  await expect.poll(() => window.runs().length > 0 && window.trace().events.at(-1)?.type).toBe('ended');
  const lens = page.locator('.codelens-decoration a').filter({ hasText: 'Pin 1 action' });
  await lens.waitFor();
  await window.picture('pin - lens');
  await lens.click();
  const preview = page.locator('.bulk-edit-panel');
  // What needs confirmation is not ticked yet.
  await preview
    .locator('.monaco-list-row')
    .filter({ hasText: 'click Button "Bold"' })
    .locator('.edit-checkbox')
    .click();
  await window.picture('pin - preview');
  await preview.getByText('Apply', { exact: true }).click();
  const plan = page.locator('.monaco-editor .view-lines').first();
  await plan.filter({ hasText: 'click Button "Bold" in Group "Font"' }).waitFor();
  await lens.waitFor({ state: 'hidden' });
  await window.command('File: Save');
  await expect.poll(() => readFileSync(window.plan, 'utf8')).toBe(pinned);
  await window.picture('pin - done');
  await plan.click();
  await page.keyboard.press('Control+z');
  await window.command('File: Save');
  await expect.poll(() => readFileSync(window.plan, 'utf8')).toBe(bold);

  // The quick fix does it at once.
  await window.goToLine(8);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Pin what the LAM did here: 1 action').click();
  await plan.filter({ hasText: 'click Button "Bold" in Group "Font"' }).waitFor();
});
