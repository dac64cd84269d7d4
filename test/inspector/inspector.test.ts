import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { removeRuns } from '../../agent/run-for-tests.ts';
import { chromiumPath } from '../../scripts/chromium.ts';
import { root } from '../../scripts/paths.ts';
import type { TraceEvent } from '../../trace/format.ts';
import { type InspectorPage, openBrowser, openPage } from './page.ts';
import { servePage } from './page-server.ts';
import { type RecordedRun, recordFailure, recordStop, recordWholeRun } from './record-runs.ts';
import { themes } from './themes.ts';

const pictures = join(root, 'test', 'artefacts', 'inspector');
const tabNames = ['Grounding', 'Reasoning', 'Effect', 'Control tree'];

let browser: Browser;
let server: Awaited<ReturnType<typeof servePage>>;
let whole: RecordedRun;
let failed: RecordedRun;
let stop: Awaited<ReturnType<typeof recordStop>>;
let inspector: InspectorPage;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [whole, failed, stop] = await Promise.all([
    recordWholeRun(),
    recordFailure(),
    recordStop('Click the Bold button in the Font group'),
  ]);
  const path = chromiumPath();
  if (path === undefined) throw new Error('There is no Chromium on this machine.');
  browser = await openBrowser(path);
  server = await servePage(
    new Map([
      ['whole', whole.folder],
      ['failed', failed.folder],
      ['stop', stop.folder],
    ]),
  );
});

afterEach(async () => {
  await inspector.page.close();
});

afterAll(async () => {
  await stop.release();
  await browser.close();
  server.close();
  removeRuns();
});

/** Opens the page on a run. */
async function open(
  run: 'whole' | 'failed' | 'stop',
  events: readonly unknown[] = { whole, failed, stop }[run].events,
): Promise<InspectorPage> {
  inspector = await openPage(browser, server.url);
  await show(run, events);
  return inspector;
}

async function show(run: string, events: readonly unknown[]): Promise<void> {
  const [theme] = themes;
  if (theme !== undefined) await inspector.theme(theme);
  const recorded = run !== 'stop';
  await inspector.tell({ kind: 'run', run, blobs: `${server.url}blobs/${run}/`, recorded, events: [...events] });
  await inspector.page.getByRole('tablist').waitFor();
}

async function complaintsOfAxe(): Promise<readonly string[]> {
  await inspector.page.evaluate(axe.source);
  const results = (await inspector.page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`));
}

async function said(kind: string): Promise<readonly unknown[]> {
  return (await inspector.page.evaluate(`window.said.filter(one => one.kind === '${kind}')`)) as unknown[];
}

const heading = () => inspector.page.getByRole('heading', { level: 1 });
const tab = (name: string) => inspector.page.getByRole('tab', { name });
const timeline = () => inspector.page.getByRole('listbox', { name: 'Timeline of the run' });
const candidates = () => inspector.page.getByRole('list', { name: 'Candidates' }).locator('button.row');
/** The place of a control on the page, by its id. */
async function placeOf(control: string): Promise<{ x: number; y: number }> {
  const place = (await inspector.page.evaluate(`(() => {
    const picture = document.querySelector('gw-inspector').shadowRoot.querySelector('gw-picture');
    const stage = picture.shadowRoot.querySelector('.stage').getBoundingClientRect();
    const { rect } = picture.outlines.find(one => one.control === ${JSON.stringify(control)});
    const scale = stage.width / picture.area.width;
    return { x: stage.x + (rect.x + rect.width / 2) * scale, y: stage.y + (rect.y + rect.height / 2) * scale };
  })()`)) as { x: number; y: number };
  return place;
}
/** Waits until the picture has more colours than an empty one. */
const pictureIsDrawn = () =>
  expect
    .poll(() =>
      inspector.page.evaluate(`(() => {
        const page = document.querySelector('gw-inspector').shadowRoot;
        const shot = page.querySelector('gw-picture')?.shadowRoot.querySelector('.shot');
        if (!shot || shot.width < 2) return 0;
        const { data } = shot.getContext('2d').getImageData(0, 0, shot.width, shot.height);
        return new Set(new Uint32Array(data.buffer)).size;
      })()`),
    )
    .toBeGreaterThan(20);

describe('a run that stands at a decision', () => {
  it.each(themes)('shows itself in $name, for everybody', async theme => {
    await open('stop');
    await inspector.theme(theme);
    await pictureIsDrawn();
    expect(await heading().textContent()).toBe('click Button "Bold" in Group "Font"');
    await inspector.page.screenshot({ path: join(pictures, `stop-${theme.name}.png`) });
    for (const name of tabNames) {
      await tab(name).click();
      expect(await complaintsOfAxe(), name).toEqual([]);
    }
    expect(inspector.complaints).toEqual([]);
  });

  it('takes another candidate, and shows what came of it', async () => {
    await open('stop');
    await candidates().nth(4).click();
    const name = await candidates().nth(4).locator('.name').textContent();
    await inspector.page.getByRole('button', { name: 'Take this candidate' }).click();
    const [choice] = await said('choose');
    expect(choice).toMatchObject({ kind: 'choose', run: 'stop' });
    const before = stop.events.length;
    await stop.choose((choice as { control: string }).control);
    await inspector.tell({ kind: 'events', run: 'stop', events: stop.events.slice(before) });
    await inspector.tell({ kind: 'chosen', run: 'stop' });
    await inspector.page.getByText('You chose another control.').waitFor();
    expect(await candidates().nth(4).textContent()).toContain('chosen');
    expect(await heading().textContent()).toBe(`click ${name?.trim()}`);
  });

  it('says why a candidate could not be taken', async () => {
    await open('stop');
    await inspector.tell({ kind: 'chosen', run: 'stop', problem: 'The run has moved on.' });
    expect(await inspector.page.getByRole('alert').textContent()).toBe('The run has moved on.');
  });

  it('tells of the control under the pointer, and picks it everywhere', async () => {
    await open('stop');
    await pictureIsDrawn();
    const { x, y } = await placeOf('Home.Italic');
    await inspector.page.mouse.move(x, y);
    await inspector.page.getByText('Button Italic', { exact: false }).first().waitFor();
    await inspector.page.mouse.click(x, y);
    await tab('Control tree').click();
    expect(await inspector.page.getByRole('treeitem', { selected: true }).textContent()).toContain('Italic');
  });
});

describe('the keyboard', () => {
  it('walks the timeline, the tabs and the tree', async () => {
    await open('whole');
    await timeline().focus();
    await inspector.page.keyboard.press('Home');
    expect(await heading().textContent()).toBe('Write the weekly report');
    for (let row = 0; row < 3; row++) await inspector.page.keyboard.press('ArrowDown');
    expect(await heading().textContent()).toBe('click Button "New" in ToolBar "Quick Access Toolbar"');
    expect(await timeline().getAttribute('aria-activedescendant')).toBe(
      await inspector.page.getByRole('option', { selected: true }).getAttribute('id'),
    );

    await tab('Grounding').focus();
    await inspector.page.keyboard.press('ArrowLeft');
    expect(await tab('Control tree').getAttribute('aria-selected')).toBe('true');

    const tree = inspector.page.getByRole('tree');
    await inspector.page.getByRole('treeitem').first().waitFor();
    await tree.focus();
    await inspector.page.keyboard.press('Home');
    const opened = inspector.page.getByRole('treeitem', { selected: true });
    expect(await opened.getAttribute('aria-expanded')).toBe('true');
    await inspector.page.keyboard.press('ArrowLeft');
    expect(await opened.getAttribute('aria-expanded')).toBe('false');
    expect(await inspector.page.getByRole('treeitem').count()).toBe(1);
    await inspector.page.keyboard.press('ArrowRight');
    await inspector.page.keyboard.press('ArrowDown');
    expect(await opened.getAttribute('aria-level')).toBe('2');
  });

  it('searches the tree', async () => {
    await open('stop');
    await tab('Control tree').click();
    await inspector.page.getByRole('textbox', { name: 'Search the control tree' }).click();
    await inspector.page.keyboard.type('italic');
    await inspector.page.getByText('match', { exact: false }).waitFor();
    await inspector.page.keyboard.press('Enter');
    expect(await inspector.page.getByRole('treeitem', { selected: true }).textContent()).toContain('Italic');
    await inspector.page.keyboard.press('Escape');
    await inspector.page.getByText('151 controls', { exact: true }).waitFor();
  });
});

describe('a recorded run', () => {
  it('follows the debugger, and shows nothing of later', async () => {
    await open('whole');
    const decided = whole.events.find(event => event.type === 'ground' && event.actionText.includes('"Center"'));
    await inspector.tell({ kind: 'shown', run: 'whole', seq: decided?.seq, stackLine: 0 });
    await inspector.page.getByText('4. Center the title').last().waitFor();
    expect(await heading().textContent()).toBe('click Button "Center" in Group "Paragraph"');
    await tab('Effect').click();
    await inspector.page.getByText('Nothing was carried out yet.').waitFor();
    await inspector.tell({ kind: 'shown', run: 'whole', seq: (decided?.seq ?? 0) + 3, stackLine: 0 });
    await inspector.page.getByText('Button "Center" in Group "Paragraph" is now on').waitFor();
    await inspector.page.getByRole('button', { name: 'After' }).click();
    await pictureIsDrawn();
    await inspector.page.screenshot({ path: join(pictures, 'effect.png') });
  });

  it('shows the plan’s line of a row that is picked', async () => {
    await open('whole');
    await inspector.page.getByRole('option', { name: 'expect bold is toggled' }).click();
    expect(await said('reveal')).toMatchObject([{ at: { line: 19 } }]);
    await tab('Effect').click();
    await inspector.page.getByText('holds', { exact: true }).waitFor();
  });

  it('says why it failed', async () => {
    await open('failed');
    expect(await inspector.page.getByRole('note').textContent()).toContain('No control matches Button "Publisch"');
    expect(await complaintsOfAxe()).toEqual([]);
    await inspector.page.screenshot({ path: join(pictures, 'failure.png') });
  });

  it('reads the prompt when it is opened', async () => {
    await open('whole');
    await inspector.page.getByRole('option', { name: 'click Button "New"' }).click();
    await tab('Reasoning').click();
    await inspector.page.getByText('Prompt', { exact: false }).first().click();
    await inspector.page.getByText('task: "Write the weekly report"', { exact: false }).waitFor();
  });
});

describe('the page', () => {
  it('remembers its tab and row when it is hidden and shown again', async () => {
    await open('whole');
    await inspector.page.getByRole('option', { name: 'click Button "New"' }).click();
    await tab('Effect').click();
    await inspector.page.reload();
    await show('whole', whole.events);
    expect(await tab('Effect').getAttribute('aria-selected')).toBe('true');
    expect(await heading().textContent()).toContain('click Button "New"');
  });

  it.each([
    { width: 700, height: 900 },
    { width: 450, height: 500 },
  ])('fits into $width pixels', async size => {
    await open('stop');
    await inspector.page.setViewportSize(size);
    expect(await inspector.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await pictureIsDrawn();
    await inspector.page.screenshot({ path: join(pictures, `width-${size.width}.png`) });
  });

  it('grows with a run that goes on', async () => {
    await open('whole', whole.events.slice(0, 20));
    const rows = await inspector.page.getByRole('option').count();
    for (const event of whole.events.slice(20)) await inspector.tell({ kind: 'events', run: 'whole', events: [event] });
    await inspector.page.getByRole('option', { name: 'Run passed' }).waitFor();
    expect(await inspector.page.getByRole('option').count()).toBeGreaterThan(rows);
  });
});

describe('bad data', () => {
  const nasty = '<img src=x onerror="window.hacked=1">\u202egnp.exe';

  it('is shown as text, and nothing of it runs', async () => {
    const text = JSON.stringify(whole.events).replaceAll(
      'Button \\"New\\"',
      `Button \\"${JSON.stringify(nasty).slice(1, -1)}\\"`,
    );
    await open('whole', JSON.parse(text) as TraceEvent[]);
    await inspector.page.getByRole('option', { name: 'click Button "<img' }).click();
    for (const name of tabNames) await tab(name).click();
    expect(await heading().textContent()).toContain('<img src=x onerror="window.hacked=1">·gnp.exe');
    expect(await inspector.page.evaluate('window.hacked')).toBeUndefined();
    expect(inspector.complaints).toEqual([]);
  });

  it('says what is missing: tree and picture', async () => {
    const text = JSON.stringify(stop.events).replaceAll(
      /"(tree|blob)":"[0-9a-f]{64}"/g,
      (_all, key) => `"${key}":"${'0'.repeat(64)}"`,
    );
    await open('stop', JSON.parse(text) as TraceEvent[]);
    await inspector.page.getByText('The control tree is not in the run’s folder any more.').waitFor();
    await inspector.page.getByText('The picture is not in the run’s folder any more.').waitFor();
    expect(await candidates().count()).toBeGreaterThan(3);
  });

  it('shows a trace that was cut off as far as it goes', async () => {
    await open('whole', [...whole.events.slice(0, 40), { type: 'ground', seq: 41 }]);
    const note = inspector.page.getByRole('note');
    expect(await note.textContent()).toContain('1 event of this run cannot be read');
    expect(await note.textContent()).toContain('it was cut off');
  });

  it('ignores messages that are none', async () => {
    await open('stop');
    const before = await heading().textContent();
    await inspector.page.evaluate(
      `for (const bad of [null, 7, {}, { kind: 'run' }, { kind: 'events', run: 'other', events: [1] }]) window.postMessage(bad, '*')`,
    );
    expect(await heading().textContent()).toBe(before);
    expect(inspector.complaints).toEqual([]);
  });
});
