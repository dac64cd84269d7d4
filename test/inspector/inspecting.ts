import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { removeRuns } from '../../agent/run-for-tests.ts';
import type { ToInspector } from '../../protocol/inspector.ts';
import { chromiumPath } from '../../scripts/chromium.ts';
import { root } from '../../scripts/paths.ts';
import { type InspectorPage, openBrowser, openPage } from './page.ts';
import { servePage } from './page-server.ts';
import { type RecordedRun, recordFailure, recordStop, recordWholeRun } from './record-runs.ts';
import { themes } from './themes.ts';

/** Where the suite's pictures are kept. */
export const pictures = join(root, 'test', 'artefacts', 'inspector');

/** The picture, for a script in the page. */
const picture =
  "document.querySelector('gw-inspector').shadowRoot.querySelector('gw-seen')?.shadowRoot.querySelector('gw-picture')";

type StoppedRun = Awaited<ReturnType<typeof recordStop>>;

/** The inspector's page on real runs, in a real browser; one browser and one set of runs for a file of tests. */
export function inspecting() {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servePage>>;
  let runs: { readonly whole: RecordedRun; readonly failed: RecordedRun; readonly stop: StoppedRun };
  let inspector: InspectorPage;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    const [whole, failed, stop] = await Promise.all([
      recordWholeRun(),
      recordFailure(),
      recordStop('Click the Bold button in the Font group'),
    ]);
    runs = { whole, failed, stop };
    const path = chromiumPath();
    if (path === undefined) throw new Error('There is no Chromium on this machine.');
    browser = await openBrowser(path);
    server = await servePage(new Map(Object.entries(runs).map(([name, { folder }]) => [name, folder])));
  });

  afterEach(async () => {
    await inspector.page.close();
  });

  afterAll(async () => {
    await runs.stop.release();
    await browser.close();
    server.close();
    removeRuns();
  });

  const show = async (run: string, events: readonly unknown[]): Promise<void> => {
    const [theme] = themes;
    if (theme !== undefined) await inspector.theme(theme);
    const recorded = run !== 'stop';
    await inspector.tell({ kind: 'run', run, blobs: `${server.url}blobs/${run}/`, recorded, events: [...events] });
  };

  return {
    get inspector() {
      return inspector;
    },
    get whole() {
      return runs.whole;
    },
    get failed() {
      return runs.failed;
    },
    get stop() {
      return runs.stop;
    },

    /** Opens a page on a run: the wide one, or the one for a glance. */
    async open(
      run: 'whole' | 'failed' | 'stop',
      events: readonly unknown[] = runs[run].events,
      page: 'inspector' | 'glance' = 'inspector',
    ): Promise<InspectorPage> {
      inspector = await openPage(browser, `${server.url}${page}`);
      await show(run, events);
      await inspector.page
        .getByRole(page === 'glance' ? 'button' : 'tablist')
        .first()
        .waitFor();
      return inspector;
    },
    show,

    async complaintsOfAxe(): Promise<readonly string[]> {
      await inspector.page.evaluate(axe.source);
      const results = (await inspector.page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
      return results.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`));
    },

    /** What the page said to the extension. */
    async said(kind: string): Promise<readonly Record<string, unknown>[]> {
      return (await inspector.page.evaluate(`window.said.filter(one => one.kind === '${kind}')`)) as [];
    },
    /** Waits until the page has said this, and answers. */
    async answer(kind: string, message: (said: Record<string, unknown>) => ToInspector): Promise<void> {
      const latest = `window.said.findLast(one => one.kind === '${kind}')`;
      await expect.poll(() => inspector.page.evaluate(latest)).toBeTruthy();
      await inspector.tell(message((await inspector.page.evaluate(latest)) as Record<string, unknown>));
    },

    heading: () => inspector.page.getByRole('heading', { level: 1 }),
    tab: (name: string) => inspector.page.getByRole('tab', { name }),
    timeline: () => inspector.page.getByRole('listbox', { name: 'Timeline of the run' }),
    candidates: () => inspector.page.getByRole('list', { name: 'Candidates' }).locator('button.row'),
    button: (name: string) => inspector.page.getByRole('button', { name, exact: true }),

    /** The place of a control on the page, by its id. */
    async placeOf(control: string): Promise<{ x: number; y: number }> {
      return (await inspector.page.evaluate(`(picture => {
        const stage = picture.shadowRoot.querySelector('.stage').getBoundingClientRect();
        const [{ area, outlines }] = picture.layers;
        const { rect } = outlines.find(one => one.control === ${JSON.stringify(control)});
        const scale = stage.width / area.width;
        return { x: stage.x + (rect.x + rect.width / 2) * scale, y: stage.y + (rect.y + rect.height / 2) * scale };
      })(${picture})`)) as { x: number; y: number };
    },

    /** Waits until the picture has more colours than an empty one. */
    pictureIsDrawn: () =>
      expect
        .poll(() =>
          inspector.page.evaluate(`(picture => {
            const shot = picture.shadowRoot.querySelector('.shot');
            if (!shot || shot.width < 2) return 0;
            const { data } = shot.getContext('2d').getImageData(0, 0, shot.width, shot.height);
            return new Set(new Uint32Array(data.buffer)).size;
          })(${picture} ?? { shadowRoot: document })`),
        )
        .toBeGreaterThan(20),
  };
}
