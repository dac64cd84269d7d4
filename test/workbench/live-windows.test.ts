import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { winePrograms } from '../../agent/targets/wine/wine-programs.ts';
import { buildNative, missingToBuild } from '../../scripts/build-native.ts';
import { Workbench } from './workbench.ts';

const note = `task "Write a note"
app "wordpad.exe"

1. Type the note {
  type "Hello, world" into Document
}
2. Click the Bold button
`;

function hasWine(): boolean {
  try {
    winePrograms();
    return missingToBuild() === undefined;
  } catch {
    return false;
  }
}

describe.skipIf(!hasWine())('a plan on a live program', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    buildNative({ force: false });
    workbench = await Workbench.start({ 'groundwork.target': 'wine' });
  }, 300_000);
  afterAll(() => workbench?.end());

  it('stops before WordPad is touched, and goes on', async () => {
    const window = await workbench.open({ 'note.taskplan': note });
    const { page } = window;
    // The first time a Wine desktop is made.
    page.setDefaultTimeout(60_000);
    await window.toggleBreakpoint(7);
    await window.debug();
    await window.stopped('2. Click the Bold button');
    await window.showVariables();
    await page.keyboard.press('F5');
    await window.stopped('decided: click Button "Bold" in ToolBar "Formatting"');
    await window.expand(/^Grounding/);
    await window.expand(/^candidates/);
    await page.keyboard.press('Control+j');
    await window.inspector().getByText('Wine Wordpad').first().waitFor();
    await window.inspector().getByText('Looked for').first().waitFor();
    await window.picture('wordpad');
    const inspector = window.inspector();
    await inspector.getByRole('tab', { name: 'Control tree' }).click();
    await inspector.getByRole('button', { name: 'Selector', exact: true }).click();
    await inspector.getByRole('textbox', { name: 'Search by selector' }).fill('Button "Italic"');
    await inspector.getByRole('status').getByText('1 match', { exact: true }).waitFor();
    await inspector.getByRole('textbox', { name: 'Search by selector' }).press('Enter');
    await inspector.getByRole('treeitem', { selected: true }).filter({ hasText: 'Italic' }).waitFor();
    await inspector.getByRole('list', { name: 'Selectors' }).getByText('Button "Italic"').first().waitFor();
    await window.picture('wordpad in the inspector');
    await page.keyboard.press('F5');
    await window.ended();
    const { events } = window.trace();
    expect(events.at(-1)).toMatchObject({ type: 'ended', result: 'passed' });
    const told = events.flatMap(event => (event.type === 'verify' ? event.changes.map(change => change.told) : []));
    expect(told).toContain('Button "Bold" in ToolBar "Formatting" is now on');
    await window.close();
  }, 180_000);
});
