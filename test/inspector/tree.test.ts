import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunTrees } from '../../extension/inspector/run-trees.ts';
import { inspecting, pictures } from './inspecting.ts';
import { themes } from './themes.ts';

const at = inspecting();
const { open, button, said, answer, tab, complaintsOfAxe } = at;

async function openTree(run: 'stop' | 'whole' = 'stop') {
  await open(run);
  if (run === 'whole') await at.inspector.page.getByRole('option', { name: 'click Button "Center"' }).click();
  await tab('Control tree').click();
  await at.inspector.page.getByRole('treeitem').first().waitFor();
}

const items = () => at.inspector.page.getByRole('treeitem');
const pickedItem = () => at.inspector.page.getByRole('treeitem', { selected: true });
const status = (text: string) => at.inspector.page.getByRole('status').getByText(text, { exact: true });
const control = () => at.inspector.page.getByRole('region', { name: 'The picked control' });

/** The extension's side of `suggest`, on the run's own folder. */
async function suggest(): Promise<void> {
  await expect.poll(async () => (await said('suggest')).length).toBeGreaterThan(0);
  const asked = (await said('suggest')).at(-1) as { tree: string; control: string };
  const selectors = [...(await new RunTrees(at.stop.folder).selectors(asked.tree, asked.control))];
  await at.inspector.tell({ kind: 'suggested', run: 'stop', ...pick(asked), selectors });
}
const pick = ({ tree, control: id }: { tree: string; control: string }) => ({ tree, control: id });

describe('the search', () => {
  it('asks what a selector matches, and goes through the matches', async () => {
    await openTree();
    await button('Selector').click();
    await at.inspector.page.getByRole('textbox', { name: 'Search by selector' }).click();
    await at.inspector.page.keyboard.type('Button "Bold"');
    await status('asking…').waitFor();
    const bold = (id: string) => ({ id, text: 'Button "Bold"', enabled: true, offscreen: false });
    await answer('match', ({ id }) => ({
      kind: 'matched',
      run: 'stop',
      id: Number(id),
      controls: [bold('Home.Bold'), bold('Home.Italic')],
    }));
    await status('2 matches').waitFor();
    await at.inspector.page.keyboard.press('Enter');
    await at.inspector.page.keyboard.press('Enter');
    expect(await pickedItem().textContent()).toMatch(/Bold|Italic/);
    expect((await said('match')).at(-1)).toMatchObject({ text: 'Button "Bold"' });
  });

  it('says what is wrong with a selector, and ignores an answer that comes too late', async () => {
    await openTree();
    await button('Selector').click();
    await at.inspector.page.getByRole('textbox', { name: 'Search by selector' }).click();
    await at.inspector.page.keyboard.type('Buton');
    await answer('match', ({ id }) => ({ kind: 'matched', run: 'stop', id: Number(id) - 1, controls: [] }));
    await status('asking…').waitFor();
    await answer('match', ({ id }) => ({
      kind: 'matched',
      run: 'stop',
      id: Number(id),
      controls: [],
      problem: 'Buton is no control type.',
    }));
    await at.inspector.page.getByRole('alert').getByText('Buton is no control type.').waitFor();
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

describe('the filters', () => {
  it('show what can be acted on, what is visible, what changed', async () => {
    await openTree('whole');
    await button('Changed').click();
    await status('2 matches').waitFor();
    expect(await items().filter({ hasText: 'changed' }).count()).toBe(2);
    await button('Changed').click();
    await button('Interactive').click();
    const interactive = await at.inspector.page.getByRole('status').getByText(/match/).textContent();
    await button('Visible').click();
    await expect
      .poll(() => at.inspector.page.getByRole('status').getByText(/match/).textContent())
      .not.toBe(interactive);
    expect(await at.inspector.page.evaluate('window.viewState.filters')).toEqual({
      interactive: true,
      visible: true,
      changed: false,
    });
  });
});

describe('the picked control', () => {
  it.each(themes)('tells where it is, what it says and how to name it, in $name', async theme => {
    await openTree();
    await at.inspector.theme(theme);
    await suggest();
    const selectors = control().getByRole('list', { name: 'Selectors' }).getByRole('listitem');
    expect(await selectors.first().textContent()).toContain('Button "Bold" in Group "Font"');
    expect(await selectors.first().textContent()).toContain('1 match');
    expect(await selectors.count()).toBeGreaterThan(2);
    await control().getByText('Patterns').waitFor();
    await control().getByRole('button', { name: 'Copy Button "Bold" in Group "Font"' }).click();
    expect(await said('copy')).toMatchObject([{ text: 'Button "Bold" in Group "Font"' }]);
    await control().getByRole('button', { name: 'Copy as JSON' }).click();
    expect(await said('copyControl')).toMatchObject([{ control: 'Home.Bold' }]);
    expect(await complaintsOfAxe()).toEqual([]);
    expect(at.inspector.complaints).toEqual([]);
    await at.inspector.page.screenshot({ path: join(pictures, `tree-${theme.name}.png`) });
    await control().getByRole('navigation').getByRole('button', { name: 'Group Font' }).click();
    expect(await pickedItem().textContent()).toContain('Font');
  });

  it('says what the action did to it', async () => {
    await openTree('whole');
    await control().getByText('toggled: off → on').waitFor();
  });

  it('is acted on, outlined, and written into the plan', async () => {
    await openTree();
    await suggest();
    const field = control().getByRole('textbox', { name: 'Action to carry out now' });
    expect(await field.inputValue()).toBe('click Button "Bold" in Group "Font"');
    await field.press('Enter');
    await button('Outline on target').click();
    await button('Add expect to plan').click();
    expect(await button('Add control to plan').isDisabled()).toBe(true);
    await at.inspector.tell({ kind: 'done', run: 'stop', deed: 'addToPlan', told: 'Written into the plan.' });
    await at.inspector.page.getByText('Written into the plan.').waitFor();
    await button('Add control to plan').click();
    await button('Pick on target').click();
    await button('This is the right one').click();
    expect(await said('carryOut')).toMatchObject([{ text: 'click Button "Bold" in Group "Font"' }]);
    expect(await said('outline')).toMatchObject([{ controls: ['Home.Bold'] }]);
    expect(await said('addToPlan')).toMatchObject([
      { what: 'expect', control: 'Home.Bold', at: { line: 4 } },
      { what: 'control', control: 'Home.Bold' },
    ]);
    expect(await said('correct')).toMatchObject([{ control: 'Home.Bold' }]);
    await button('Point at it…').waitFor();
    await at.inspector.tell({ kind: 'picked', run: 'stop', control: 'Home.Underline' });
    await at.inspector.tell({ kind: 'done', run: 'stop', deed: 'pick', told: 'Picked Button "Underline".' });
    await at.inspector.page.getByText('Picked Button "Underline".').waitFor();
    expect(await pickedItem().textContent()).toContain('Underline');
    await button('Pick on target').waitFor();
  });

  it('offers nothing that needs the session when it is over', async () => {
    await openTree();
    await at.inspector.tell({ kind: 'over', run: 'stop' });
    await expect.poll(() => button('This is the right one').count()).toBe(0);
    expect(await button('Copy as JSON').count()).toBe(1);
  });
});
