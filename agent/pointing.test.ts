import { afterEach, describe, expect, it } from 'vitest';
import type { TargetApi } from '../protocol/target.ts';
import { begin, decisionAt, removeRuns, TestGate } from './run-for-tests.ts';
import { createPracticeApp, type PracticeApp } from './targets/practice/practice-app.ts';

afterEach(removeRuns);

const plan = `task "Outline"
app "wordpad.exe"
1. Bold {
  click Button "Bold" in Group "Font"
  press "Right"
}
`;

/** The practice app as if it were on a screen, where `click` is what a person does. */
function onAScreen(click: TargetApi['pick'] = async () => ({})): { target: TargetApi; app: PracticeApp } {
  const app = createPracticeApp();
  const target: TargetApi = {
    ...app,
    initialize: async params => ({ ...(await app.initialize(params)), onScreen: true }),
    pick: click,
  };
  return { target, app };
}

describe('on a target with a screen', () => {
  it('what an action will act on is outlined, until the run goes on', async () => {
    const { target, app } = onAScreen();
    const gate = new TestGate();
    const { run } = begin(plan, { gate: gate.gate, target });
    await gate.hold(decisionAt(4));
    await run.pointing.outlineHeld();
    expect(app.outlines).toEqual([
      { rect: expect.objectContaining({ width: expect.any(Number) }), label: 'click Button "Bold"' },
    ]);
    run.pointing.leave();
    await expect.poll(() => app.outlines).toEqual([]);
    // A press acts on no control.
    await gate.hold(decisionAt(5));
    await run.pointing.outlineHeld();
    expect(app.outlines).toEqual([]);
    gate.release();
    await run.finished;
  });

  it('a control that a person clicks is told as the program shows it now', async () => {
    const { target } = onAScreen(async () => ({ control: 'Home.Italic' }));
    const gate = new TestGate();
    const { run } = begin(plan, { gate: gate.gate, target });
    await gate.hold(decisionAt(4));
    expect(await run.pointing.pick(1_000)).toEqual({
      control: 'Home.Italic',
      text: 'Button "Italic" in Group "Font"',
    });
    gate.release();
    await run.finished;
  });

  it.each(['leave', 'endPick'] as const)('pointing ends with %s', async way => {
    const waiting: TargetApi['pick'] = (_, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const { target } = onAScreen(waiting);
    const gate = new TestGate();
    const { run } = begin(plan, { gate: gate.gate, target });
    await gate.hold(decisionAt(4));
    const picked = expect(run.pointing.pick(60_000)).rejects.toThrow('Pointing was ended.');
    await expect(run.pointing.pick(60_000)).rejects.toThrow('asked to point already');
    run.pointing[way]();
    await picked;
    expect(run.pointing.endPick()).toBe(false);
    gate.release();
    expect(await run.finished).toMatchObject({ result: 'passed' });
  });
});

it('without a screen nothing is outlined, at a stop or when it is asked for', async () => {
  const gate = new TestGate();
  const { run, app } = begin(plan, { gate: gate.gate });
  await gate.hold(decisionAt(4));
  await run.pointing.outlineHeld();
  expect(app.outlines).toEqual([]);
  await run.pointing.outline(['Home.Bold'], 'this one');
  expect(app.outlines).toEqual([]);
  await expect(run.pointing.outline(['Home.Nowhere'])).rejects.toThrow('There is no control Home.Nowhere');
  gate.release();
  await run.finished;
});
