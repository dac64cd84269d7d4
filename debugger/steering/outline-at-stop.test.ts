import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createEmbeddedModel } from '../../agent/models/embedded.ts';
import { startRun } from '../../agent/run.ts';
import { compiled } from '../../agent/run-for-tests.ts';
import { createPracticeApp } from '../../agent/targets/practice/practice-app.ts';
import { LiveRun } from '../runs/live-run.ts';
import { Session } from '../session.ts';
import { OutlineAtStop } from './outline-at-stop.ts';

const plan = compiled(`task "Outline"
app "wordpad.exe"
1. Bold {
  click Button "Bold" in Group "Font"
  press "Right"
  click Button "Nowhere"
}
`);

it.each([
  { isOn: true, onScreen: true, labels: ['click Button "Bold"'] },
  { isOn: false, onScreen: true, labels: [] },
  { isOn: true, onScreen: false, labels: [] },
])(
  'the control that the run stands at is outlined on a screen, if wanted: $isOn, $onScreen',
  async ({ isOn, onScreen, labels }) => {
    const runs = mkdtempSync(join(tmpdir(), 'groundwork-outline-'));
    onTestFinished(() => rmSync(runs, { recursive: true }));
    const app = createPracticeApp();
    const asked: number[] = [];
    const target = {
      ...app,
      initialize: async (params: { protocol: 1 }) => ({ ...(await app.initialize(params)), onScreen }),
      outline: async (params: Parameters<typeof app.outline>[0]) => {
        asked.push(params.rects.length);
        return await app.outline(params);
      },
    };
    const outline = new OutlineAtStop();
    outline.isOn = isOn;
    const ended = Promise.withResolvers<void>();
    const stops: string[] = [];
    let seen = '';
    const run: LiveRun = new LiveRun(
      plan,
      hooks =>
        startRun({ plan, target, model: createEmbeddedModel(), runs, settings: { screenshots: false }, ...hooks }),
      new Session({ onClosed: () => undefined }).rules,
      {
        working: () => undefined,
        replying: () => undefined,
        trace: () => undefined,
        stopped: ({ description }) => {
          stops.push(description);
          // The client hears of the stop before anything is asked of the target.
          seen = JSON.stringify(app.outlines);
          outline.show(run);
        },
        ended: () => ended.resolve(),
      },
    );
    const go = async () => {
      const before = stops.length;
      outline.clear(run);
      run.travel('next');
      await expect.poll(() => stops.length).toBe(before + 1);
      await new Promise(resolve => setImmediate(() => setImmediate(resolve)));
    };
    run.begin(true);
    await expect.poll(() => stops.length).toBe(1);
    await go();
    await go();
    await go();
    expect(app.outlines.map(({ label }) => label)).toEqual(labels);
    expect(seen).toBe('[]');
    // A key is for no control.
    await go();
    expect(app.outlines).toEqual([]);
    await go();
    expect(stops.at(-1)).toBe('Failure: not found');
    expect(asked).toEqual(labels.length === 0 ? [] : [1, 0]);
    run.travel('continue');
    await ended.promise;
  },
);
