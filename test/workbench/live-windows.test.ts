import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTree } from '../../controls/read-tree.ts';
import type { ControlNode, Rect } from '../../protocol/control-tree.ts';
import { buildNative } from '../../scripts/build-native.ts';
import { missingForLiveWindows } from '../../scripts/live-windows.ts';
import { Screen, screenTools } from '../windows/screen-for-tests.ts';
import { type Window, Workbench } from './workbench.ts';

/** What the Windows host draws frames in. */
const frameColour = '#e65100';

/** The place of a button in what was seen last, in pixels of the screen. */
function placeOf(window: Window, name: string): Rect {
  const tree = window.trace().events.findLast(event => event.type === 'observe')?.tree;
  const { root } = readTree(JSON.parse(readFileSync(join(window.runs().at(-1) ?? '', 'blobs', tree ?? ''), 'utf8')));
  const find = (node: ControlNode): ControlNode | undefined =>
    node.controlType === 'Button' && node.name === name ? node : node.children.map(find).find(one => one !== undefined);
  const rect = find(root)?.rect;
  if (rect === undefined) throw new Error(`There is no button ${name}.`);
  return rect;
}

const note = `task "Write a note"
app "wordpad.exe"

1. Type the note {
  type "Hello, world" into Document
}
2. Click the Bold button
`;

describe.skipIf(process.platform === 'win32' || missingForLiveWindows() !== undefined)(
  'a plan on a live program',
  () => {
    let workbench: Workbench;
    beforeAll(async () => {
      buildNative({ force: false });
      workbench = await Workbench.start({ 'groundwork.target': 'wine' });
    }, 300_000);
    afterAll(() => workbench?.end());

    it('stops before WordPad is touched, is told which control was meant, and is walked when it is over', async () => {
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
      await window.expand(/^Grounding/, /^candidates/);
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

      // What is selected is framed on the screen; a click there selects.
      if (screenTools) {
        const screen = new Screen();
        const isFramed = async (name: string) => {
          const { x, y, height } = placeOf(window, name);
          return (await screen.colour(x - 2, y + Math.floor(height / 2))) === frameColour;
        };
        await expect.poll(() => isFramed('Italic'), { timeout: 20_000 }).toBe(true);
        await inspector.getByRole('textbox', { name: 'Search by selector' }).fill('');
        await inspector.getByRole('button', { name: 'Pick on target', exact: true }).click();
        await inspector.getByRole('button', { name: 'Point at it…', exact: true }).waitFor();
        const { x, y, width, height } = placeOf(window, 'Underline');
        await expect
          .poll(
            async () => {
              await screen.move(x + Math.floor(width / 2) - 1, y + Math.floor(height / 2));
              await screen.move(x + Math.floor(width / 2), y + Math.floor(height / 2));
              return await isFramed('Underline');
            },
            { timeout: 20_000 },
          )
          .toBe(true);
        await screen.click();
        await inspector.getByText('Picked Button "Underline"').waitFor();
        await inspector.getByRole('treeitem', { selected: true }).filter({ hasText: 'Underline' }).waitFor();
        await expect.poll(() => isFramed('Underline'), { timeout: 20_000 }).toBe(true);
        await window.picture('wordpad picked');
      }

      // Another control was meant: that is said, and taken.
      const search = inspector.getByRole('textbox', { name: 'Search by selector' });
      const button = (name: string) => inspector.getByRole('button', { name, exact: true });
      await search.fill('Button "Underline"');
      await inspector.getByRole('status').getByText('1 match', { exact: true }).waitFor();
      await search.press('Enter');
      await inspector.getByRole('treeitem', { selected: true }).filter({ hasText: 'Underline' }).waitFor();
      await button('This is the right one').click();
      await inspector.getByRole('status').filter({ hasText: 'ranked lower' }).waitFor();
      await button('Take it').click();
      await window.stopped('decided: click Button "Underline" in ToolBar "Formatting"');
      await page.locator('.debug-toolbar .codicon-debug-continue').click();
      await window.ended();
      const { events } = window.trace();
      expect(events.at(-1)).toMatchObject({ type: 'ended', result: 'passed' });
      const told = events.flatMap(event => (event.type === 'verify' ? event.changes.map(change => change.told) : []));
      expect(told).toContain('Button "Underline" in ToolBar "Formatting" is now on');
      expect(told).not.toContain('Button "Bold" in ToolBar "Formatting" is now on');
      expect(events.find(event => event.type === 'blame')).toMatchObject({ cause: 'ranked-lower' });

      // WordPad is not needed to look at what was done to it.
      await window.openView('Groundwork');
      await window.row('.sidebar', 'Write a note').click();
      await page.locator('.debug-toolbar').waitFor();
      await window.openView('Run and Debug');
      await window.stopped('Write a note');
      await inspector.getByRole('option', { name: 'click Button "Underline"' }).click();
      await window.stopped('decided: click Button "Underline" in ToolBar "Formatting"');
      // The keys stay with the timeline.
      await window.walk('ArrowUp', '2. Click the Bold button');
      await window.walk('ArrowDown', 'decided: click Button "Underline" in ToolBar "Formatting"');
      await button('Compare').click();
      await inspector.getByRole('slider').waitFor();
      await inspector.getByRole('tab', { name: 'Effect' }).click();
      await inspector.getByText('is now on').first().waitFor();
      await window.picture('wordpad in a recorded run');
      await window.close();
    });
  },
);
