import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../test/inspector/page.ts';
import { servePage } from '../../test/inspector/page-server.ts';
import { themes } from '../../test/inspector/themes.ts';
import { chromiumPath } from '../chromium.ts';
import { inPage } from './inspector/in-page.ts';
import { ManyControls } from './inspector/many-controls.ts';
import { type Bench, type Contestant, type Row, race } from './measure.ts';

const sizes = [150, 1_500, 10_000] as const;
const actions = 1_000;

/** The inspector's page beside plain rows in the same page, in a real browser. */
export const inspectorBench: Bench = {
  about: 'the inspector beside plain rows in the same page, from asked to painted, for as many controls',
  async *run(tell) {
    const path = chromiumPath();
    if (path === undefined) return tell('Left out: there is no Chromium; the variable CHROMIUM may name one.');
    const folder = mkdtempSync(join(tmpdir(), 'groundwork-bench-'));
    const runs = new Map(sizes.map(size => [`r${size}`, new ManyControls(join(folder, `r${size}`), size)]));
    const server = await servePage(new Map([...runs].map(([name, run]) => [name, run.folder])));
    const browser = await openBrowser(path);
    try {
      for (const [name, run] of runs) yield* inPageOf(browser, server.url, name, run);
      yield await memory(browser, server.url, 'r150', runs.get('r150'));
    } finally {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A page with its control tree open. */
async function pageAt(browser: Browser, url: string): Promise<Page> {
  const { page, theme } = await openPage(browser, `${url}inspector`);
  const [dark] = themes;
  if (dark !== undefined) await theme(dark);
  await page.evaluate("window.viewState = { tab: 'tree' }; sessionStorage.setItem('state', '{\"tab\":\"tree\"}')");
  await page.reload();
  if (dark !== undefined) await theme(dark);
  await page.evaluate(inPage);
  return page;
}

async function* inPageOf(
  browser: Browser,
  url: string,
  name: string,
  run: ManyControls,
): AsyncGenerator<readonly Row[]> {
  const page = await pageAt(browser, url);
  const size = run.controls;
  const sample = async (script: string) => Number(await page.evaluate(`window.bench.${script}`));
  const ours = (script: () => string): Contestant => ({ name: 'inspector', sample: () => sample(script()) });
  const plain = (script: () => string): readonly Contestant[] => [
    { name: 'plain rows', sample: () => sample(script()) },
  ];
  const blob = (at: number) => JSON.stringify(`${url}blobs/${name}/${run.trees[at % 2]}`);
  let turn = 0;
  const next = () => {
    turn += 1;
    return turn;
  };
  const { tree } = run.look();
  const message = { kind: 'run', run: name, blobs: `${url}blobs/${name}/`, recorded: false, events: run.events };
  const opened = JSON.stringify(message);
  const rounds = 12;
  for (const isFetched of [true, false]) {
    const how = isFetched ? ', fetched' : '';
    const bring = async (...refs: readonly string[]) => {
      const urls = isFetched ? refs.map(ref => `${url}blobs/${name}/${ref}`) : [];
      await page.evaluate(`window.bench.bring(${JSON.stringify(urls)})`);
    };
    await bring(tree, ...run.trees);
    yield await race(
      { name: `first paint (controls${how})`, size, rounds, warmUp: 2 },
      ours(() => `first(${opened}, ${JSON.stringify(tree)})`),
      plain(() => `plainFirst(${blob(next())})`),
    );
    // The next look at the program, in which one value is different.
    const update = async () => {
      const event = run.look();
      await bring(event.tree, ...run.trees);
      return await sample(`update(${JSON.stringify(name)}, ${JSON.stringify(event)})`);
    };
    yield await race(
      { name: `update (controls${how})`, size, rounds, warmUp: 2 },
      { name: 'inspector', sample: update },
      plain(() => `plainFirst(${blob(next())})`),
    );
  }
  const place = () => (next() * 977) % Math.max(1, size - 40);
  yield await race(
    { name: 'scroll (controls)', size, rounds: 30, warmUp: 4 },
    ours(() => `scroll(${place()})`),
    plain(() => `plainScroll(${place()})`),
  );
  const share = () => ((next() * 37) % 90) / 100 + 0.05;
  yield await race(
    { name: 'hover (controls)', size, rounds: 30, warmUp: 4 },
    ours(() => `hover(${share()})`),
    plain(() => `plainHover(${share()})`),
  );
  await page.close();
}

/** What the page keeps: after half of the actions and after all of them, each looked at as it came. */
async function memory(
  browser: Browser,
  url: string,
  name: string,
  run: ManyControls | undefined,
): Promise<readonly Row[]> {
  if (run === undefined) return [];
  const page = await pageAt(browser, url);
  const devtools = await page.context().newCDPSession(page);
  const megabytes = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  await page.evaluate(message => window.postMessage(message, '*'), {
    kind: 'run',
    run: name,
    blobs: `${url}blobs/${name}/`,
    recorded: false,
    events: run.events,
  });
  const act = async (count: number) => {
    for (let done = 0; done < count; done += 1) {
      const before = run.events.length;
      run.act();
      const events = run.events.slice(before);
      await page.evaluate(message => window.postMessage(message, '*'), { kind: 'events', run: name, events });
    }
  };
  await act(actions / 2);
  const half = await megabytes();
  await act(actions / 2);
  const all = await megabytes();
  const rows = page.getByRole('option', { selected: true });
  const shown = Number(await rows.getAttribute('aria-setsize'));
  if (shown < actions) throw new Error(`The inspector shows ${shown} rows after ${actions} actions.`);
  await page.close();
  const growth = ((all - half) * 1024) / (actions / 2);
  return [
    { name: 'memory after actions', size: actions, unit: 'MB', ours: all },
    { name: 'memory an action', size: actions, unit: 'KB', ours: growth },
  ];
}

/** Of the page, as far as it is used here: this project knows no DOM. */
declare const window: { postMessage(message: unknown, target: string): void };
