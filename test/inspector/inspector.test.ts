import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../trace/format.ts';
import { inspecting, pictures } from './inspecting.ts';
import { themes } from './themes.ts';

const tabNames = ['Grounding', 'Reasoning', 'Effect', 'Control tree'];
const at = inspecting();
const { open, show, said, complaintsOfAxe, heading, tab, timeline, candidates, placeOf, pictureIsDrawn } = at;

describe('a run that stands at a decision', () => {
  it.each(themes)('shows itself in $name, for everybody', async theme => {
    await open('stop');
    await at.inspector.theme(theme);
    await pictureIsDrawn();
    expect(await heading().textContent()).toBe('click Button "Bold" in Group "Font"');
    await at.inspector.page.screenshot({ path: join(pictures, `stop-${theme.name}.png`) });
    for (const name of tabNames) {
      await tab(name).click();
      expect(await complaintsOfAxe(), name).toEqual([]);
    }
    expect(at.inspector.complaints).toEqual([]);
  });

  it('takes another candidate, and shows what came of it', async () => {
    await open('stop');
    await candidates().nth(4).click();
    const name = await candidates().nth(4).locator('.name').textContent();
    await at.inspector.page.getByRole('button', { name: 'Take this candidate' }).click();
    const [choice] = await said('choose');
    expect(choice).toMatchObject({ kind: 'choose', run: 'stop' });
    const before = at.stop.events.length;
    await at.stop.choose((choice as { control: string }).control);
    await at.inspector.tell({ kind: 'events', run: 'stop', events: at.stop.events.slice(before) });
    await at.inspector.tell({ kind: 'done', run: 'stop', deed: 'choose' });
    await at.inspector.page.getByText('You chose another control.').waitFor();
    expect(await candidates().nth(4).textContent()).toContain('chosen');
    expect(await heading().textContent()).toBe(`click ${name?.trim()}`);
  });

  it('says why a candidate could not be taken', async () => {
    await open('stop');
    await at.inspector.tell({ kind: 'done', run: 'stop', deed: 'choose', problem: 'The run has moved on.' });
    expect(await at.inspector.page.getByRole('alert').textContent()).toBe('The run has moved on.');
  });

  it('tells of the control under the pointer, and picks it everywhere', async () => {
    await open('stop');
    await pictureIsDrawn();
    const { x, y } = await placeOf('Home.Italic');
    await at.inspector.page.mouse.move(x, y);
    await at.inspector.page.getByText('Button Italic', { exact: false }).first().waitFor();
    await at.inspector.page.mouse.click(x, y);
    await tab('Control tree').click();
    expect(await at.inspector.page.getByRole('treeitem', { selected: true }).textContent()).toContain('Italic');
  });
});

describe('the keyboard', () => {
  it('walks the timeline, the tabs and the tree', async () => {
    await open('whole');
    await timeline().focus();
    await at.inspector.page.keyboard.press('Home');
    expect(await heading().textContent()).toBe('Write the weekly report');
    for (let row = 0; row < 3; row++) await at.inspector.page.keyboard.press('ArrowDown');
    expect(await heading().textContent()).toBe('click Button "New" in ToolBar "Quick Access Toolbar"');
    expect(await timeline().getAttribute('aria-activedescendant')).toBe(
      await at.inspector.page.getByRole('option', { selected: true }).getAttribute('id'),
    );

    await tab('Grounding').focus();
    await at.inspector.page.keyboard.press('ArrowLeft');
    expect(await tab('Control tree').getAttribute('aria-selected')).toBe('true');

    const tree = at.inspector.page.getByRole('tree');
    await at.inspector.page.getByRole('treeitem').first().waitFor();
    await tree.focus();
    await at.inspector.page.keyboard.press('Home');
    const opened = at.inspector.page.getByRole('treeitem', { selected: true });
    expect(await opened.getAttribute('aria-expanded')).toBe('true');
    await at.inspector.page.keyboard.press('ArrowLeft');
    expect(await opened.getAttribute('aria-expanded')).toBe('false');
    expect(await at.inspector.page.getByRole('treeitem').count()).toBe(1);
    await at.inspector.page.keyboard.press('ArrowRight');
    await at.inspector.page.keyboard.press('ArrowDown');
    expect(await opened.getAttribute('aria-level')).toBe('2');
  });

  it('searches the tree', async () => {
    await open('stop');
    await tab('Control tree').click();
    await at.inspector.page.getByRole('textbox', { name: 'Search the control tree' }).click();
    await at.inspector.page.keyboard.type('italic');
    await at.inspector.page.getByText('match', { exact: false }).waitFor();
    await at.inspector.page.keyboard.press('Enter');
    expect(await at.inspector.page.getByRole('treeitem', { selected: true }).textContent()).toContain('Italic');
    await at.inspector.page.keyboard.press('Escape');
    await at.inspector.page.getByText('151 controls', { exact: true }).waitFor();
  });
});

describe('a recorded run', () => {
  it('follows the debugger, and shows nothing of later', async () => {
    await open('whole');
    const decided = at.whole.events.find(event => event.type === 'ground' && event.actionText.includes('"Center"'));
    await at.inspector.tell({ kind: 'shown', run: 'whole', seq: decided?.seq, stackLine: 0 });
    await at.inspector.page.getByText('4. Center the title').last().waitFor();
    expect(await heading().textContent()).toBe('click Button "Center" in Group "Paragraph"');
    await tab('Effect').click();
    await at.inspector.page.getByText('Nothing was carried out yet.').waitFor();
    await at.inspector.tell({ kind: 'shown', run: 'whole', seq: (decided?.seq ?? 0) + 3, stackLine: 0 });
    await at.inspector.page.getByText('Button "Center" in Group "Paragraph" is now on').waitFor();
    await at.inspector.page.getByRole('button', { name: 'After' }).click();
    await pictureIsDrawn();
    await at.inspector.page.screenshot({ path: join(pictures, 'effect.png') });
  });

  it('shows the plan’s line of a row that is picked', async () => {
    await open('whole');
    await at.inspector.page.getByRole('option', { name: 'expect bold is toggled' }).click();
    // The debugger is led there, and shows it; afterwards there is none.
    expect(await said('look')).toHaveLength(1);
    expect(await said('reveal')).toEqual([]);
    await at.inspector.tell({ kind: 'over', run: 'whole' });
    await at.inspector.page.getByRole('option', { name: 'expect bold is toggled' }).click();
    expect(await said('reveal')).toMatchObject([{ at: { line: 19 } }]);
    await tab('Effect').click();
    await at.inspector.page.getByText('holds', { exact: true }).waitFor();
  });

  it('says why it failed', async () => {
    await open('failed');
    expect(await at.inspector.page.getByRole('note').textContent()).toContain('No control matches Button "Publisch"');
    expect(await complaintsOfAxe()).toEqual([]);
    await at.inspector.page.screenshot({ path: join(pictures, 'failure.png') });
  });

  it('reads the prompt when it is opened', async () => {
    await open('whole');
    await at.inspector.page.getByRole('option', { name: 'click Button "New"' }).click();
    await tab('Reasoning').click();
    await at.inspector.page.getByText('Prompt', { exact: false }).first().click();
    await at.inspector.page.getByLabel('Prompt, task:').getByText('task: "Write the weekly report"').waitFor();
  });
});

describe('the page', () => {
  it('remembers its tab and row when it is hidden and shown again', async () => {
    await open('whole');
    await at.inspector.page.getByRole('option', { name: 'click Button "New"' }).click();
    await tab('Effect').click();
    await at.inspector.page.reload();
    await show('whole', at.whole.events);
    expect(await tab('Effect').getAttribute('aria-selected')).toBe('true');
    expect(await heading().textContent()).toContain('click Button "New"');
  });

  it('keeps the row to which it led the debugger, and follows what moved while it was hidden', async () => {
    await open('stop');
    const { page, tell } = at.inspector;
    const standsAt = await heading().textContent();
    const hideAndShow = async () => {
      await page.reload();
      await show('stop', at.stop.events);
    };
    await page.getByRole('option', { name: /^type/ }).first().click();
    await tab('Effect').click();
    const [asked] = await said('look');
    const there = { kind: 'shown', run: 'stop', seq: Number(asked?.seq) } as const;
    await tell(there);
    await tell({ ...there, stackLine: 0 });
    await hideAndShow();
    // The whole action, and not only what had happened at the moment of the debugger.
    await tell({ ...there, stackLine: 0 });
    await tab('Grounding').click();
    await tab('Effect').click();
    await page.getByRole('heading', { name: 'Carried out' }).waitFor();
    expect(await heading().textContent()).toContain('type "Weekly report"');
    await hideAndShow();
    await tell({ kind: 'shown', run: 'stop', stackLine: 0 });
    await expect.poll(() => heading().textContent()).toBe(standsAt);
    await hideAndShow();
    expect(await heading().textContent()).toBe(standsAt);
  });

  it('keeps a row that was picked when the session was over, wherever the debugger stood last', async () => {
    await open('stop');
    const { page, tell } = at.inspector;
    await tell({ kind: 'shown', run: 'stop', stackLine: 0 });
    await tell({ kind: 'over', run: 'stop' });
    await page.getByRole('option', { name: /^type/ }).first().click();
    expect(await said('look')).toEqual([]);
    await page.reload();
    await show('stop', at.stop.events);
    await tell({ kind: 'over', run: 'stop' });
    await tell({ kind: 'shown', run: 'stop', stackLine: 0 });
    await tab('Grounding').click();
    expect(await heading().textContent()).toContain('type "Weekly report"');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('type "Weekly report"');
  });

  it.each([
    { width: 700, height: 900 },
    // 200 % of the usual size.
    { width: 700, height: 410 },
    { width: 450, height: 500 },
  ])('fits into $width × $height', async size => {
    await open('stop');
    await at.inspector.page.setViewportSize(size);
    expect(await at.inspector.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await pictureIsDrawn();
    await at.inspector.page.screenshot({ path: join(pictures, `${size.width}x${size.height}.png`) });
  });

  it('grows with a run that goes on', async () => {
    await open('whole', at.whole.events.slice(0, 20));
    const rows = await at.inspector.page.getByRole('option').count();
    for (const event of at.whole.events.slice(20))
      await at.inspector.tell({ kind: 'events', run: 'whole', events: [event] });
    await at.inspector.page.getByRole('option', { name: 'Run passed' }).waitFor();
    expect(await at.inspector.page.getByRole('option').count()).toBeGreaterThan(rows);
  });
});

describe('bad data', () => {
  const nasty = '<img src=x onerror="window.hacked=1">\u202egnp.exe';

  it('is shown as text, and nothing of it runs', async () => {
    const text = JSON.stringify(at.whole.events).replaceAll(
      'Button \\"New\\"',
      `Button \\"${JSON.stringify(nasty).slice(1, -1)}\\"`,
    );
    await open('whole', JSON.parse(text) as TraceEvent[]);
    await at.inspector.page.getByRole('option', { name: 'click Button "<img' }).click();
    for (const name of tabNames) await tab(name).click();
    expect(await heading().textContent()).toContain('<img src=x onerror="window.hacked=1">·gnp.exe');
    expect(await at.inspector.page.evaluate('window.hacked')).toBeUndefined();
    expect(at.inspector.complaints).toEqual([]);
  });

  it('may have names of 64 KB', async () => {
    const long = 'Long name '.repeat(6_554);
    const text = JSON.stringify(at.whole.events).replaceAll('Button \\"New\\"', `Button \\"${long}\\"`);
    await open('whole', JSON.parse(text) as TraceEvent[]);
    await at.inspector.page.getByRole('option', { name: 'click Button "Long' }).click();
    for (const name of tabNames) await tab(name).click();
    expect((await heading().textContent())?.length).toBeLessThan(400);
    expect(await at.inspector.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('may be a tree that names a control within itself, with names of any kind', async () => {
    await open('stop');
    const { page } = at.inspector;
    const rect = { x: 0, y: 0, width: 200, height: 20 };
    const control = { controlType: 'Button', enabled: true, offscreen: false, rect, patterns: [], children: [] };
    const inner = { ...control, id: 'w', name: 'within itself', children: [{ ...control, id: 'b', name: nasty }] };
    const children = [{ ...control, id: 'l', name: 'Long name '.repeat(6_554) }, 7, null, inner];
    const root = { ...control, id: 'w', controlType: 'Window', name: nasty, children };
    const trees = at.stop.events.flatMap(event => (event.type === 'observe' ? [event.tree] : []));
    await page.route(
      url => trees.some(ref => url.pathname.endsWith(ref)),
      route => route.fulfill({ json: { format: 1, backend: 'tree', partial: false, root } }),
    );
    await show('stop', at.stop.events);
    await page.getByText('Some controls have the same id; the first one counts.').waitFor();
    await page.getByText('Something in the tree is no control; it was left out.').waitFor();
    await tab('Control tree').click();
    expect(await page.getByRole('treeitem').count()).toBe(4);
    for (const row of await page.getByRole('treeitem').all()) {
      expect((await row.textContent())?.length).toBeLessThan(400);
      await row.click();
    }
    await page
      .getByRole('treeitem')
      .nth(3)
      .filter({ hasText: '<img src=x onerror="window.hacked=1">·gnp.exe' })
      .waitFor();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(at.inspector.complaints).toEqual([]);
  });

  it('may be of a newer version, and says so', async () => {
    const [header, ...rest] = at.whole.events;
    await open('whole', [{ ...header, format: 99 }, { seq: 2, time: 1, type: 'dreamt', of: 'sheep' }, ...rest]);
    await at.inspector.page.getByText('A newer Groundwork recorded this run').waitFor();
    await at.inspector.page.getByRole('option', { name: 'click Button "New"' }).click();
    expect(await heading().textContent()).toContain('click Button "New"');
    expect(at.inspector.complaints).toEqual([]);
  });

  it('says what is missing: tree and picture', async () => {
    const text = JSON.stringify(at.stop.events).replaceAll(
      /"(tree|blob)":"[0-9a-f]{64}"/g,
      (_all, key) => `"${key}":"${'0'.repeat(64)}"`,
    );
    await open('stop', JSON.parse(text) as TraceEvent[]);
    await at.inspector.page.getByText('The control tree is not in the run’s folder any more.').waitFor();
    await at.inspector.page.getByText('The picture is not in the run’s folder any more.').waitFor();
    expect(await candidates().count()).toBeGreaterThan(3);
  });

  it('shows a trace that was cut off as far as it goes', async () => {
    await open('whole', [...at.whole.events.slice(0, 40), { type: 'ground', seq: 41 }]);
    const note = at.inspector.page.getByRole('note');
    expect(await note.textContent()).toContain('1 event of this run cannot be read');
    expect(await note.textContent()).toContain('it was cut off');
  });

  it('ignores messages that are none', async () => {
    await open('stop');
    const before = await heading().textContent();
    await at.inspector.page.evaluate(
      `for (const bad of [null, 7, {}, { kind: 'run' }, { kind: 'events', run: 'other', events: [1] }]) window.postMessage(bad, '*')`,
    );
    expect(await heading().textContent()).toBe(before);
    expect(at.inspector.complaints).toEqual([]);
  });
});
