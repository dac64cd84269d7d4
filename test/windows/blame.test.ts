import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestSession } from '../../debugger/test-session.ts';
import type { Rect } from '../../protocol/control-tree.ts';
import { CorrectAnswer, TraceNews } from '../../protocol/debug.ts';
import type { Symptom } from '../../protocol/failures.ts';
import { TraceEvent } from '../../trace/format.ts';
import { target, until } from './live-program.ts';
import { Screen, screenTools } from './screen-for-tests.ts';

/** What outlines are drawn in. */
const frameColour = '#e65100';

let folder: string;
let plan: string;
let session: TestSession;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-blame-'));
  plan = join(folder, 'blame.taskplan');
  session = TestSession.connect();
});
afterEach(async () => {
  await session.client.send('disconnect');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a plan on WordPad until it stops. */
async function stands(block: string, breakpoints: readonly number[] = []): Promise<string> {
  writeFileSync(plan, `task "Blame"\napp "wordpad.exe"\n1. Do it timeout 1s {\n${block}\n}\n`);
  await session.launch({ program: plan, target, runs: join(folder, 'runs') }, { [plan]: breakpoints });
  return await session.stopped();
}

/** The events of the trace so far. */
const traced = () =>
  session.client.log.flatMap(({ message }) =>
    message.type === 'event' && 'event' in message && message.event === 'groundwork/trace' && 'body' in message
      ? TraceNews.parse(message.body).events.map(event => TraceEvent.parse(event))
      : [],
  );

describe('on WordPad', () => {
  it.each<[Symptom, string, string | undefined, RegExp]>([
    [
      'not-found',
      '  click Button "Bolt"',
      'not-in-tree',
      /^Button "Bolt" matches none of the \d+ controls .* Nearest is Button "Bold"/,
    ],
    ['ambiguous', '  click Button', 'selector-differs', /^Button matches \d+ controls that can be used/],
    [
      'covered-or-disabled',
      '  press "Ctrl+S"\n  expect Window "Save As" exists\n  click Button "Bold"',
      'control-was-right',
      /^Button "Bold".* is the right one, and is disabled: Window "Save As" is open in front of it\.$/,
    ],
    [
      'not-found',
      '  press "Ctrl+S"\n  click Button "Cancel" in Window "Save As"\n  click Button "Cancel" in Window "Save As"',
      'tree-stale',
      /^Button "Cancel" in Window "Save As" was there before, and is gone since click Button "Cancel"/,
    ],
    ['out-of-scope', '  launch "notepad.exe"', undefined, /^/],
  ])('%s of %s is %s', { timeout: 60_000 }, async (symptom, block, cause, because) => {
    expect(await stands(block)).toMatch(/^exception: Failure: /);
    const events = traced();
    expect(events.find(event => event.type === 'failure')?.failure.symptom).toBe(symptom);
    const blame = events.find(event => event.type === 'blame');
    expect(blame?.cause).toBe(cause);
    expect(blame?.because ?? '').toMatch(because);
  });

  // A person at the machine can be played on an X display only.
  it.skipIf(target !== 'wine' || !screenTools)(
    'the control at hand is outlined, and the right one is pointed at with the mouse',
    { timeout: 60_000 },
    async () => {
      expect(await stands('  click Button "Italic"\n  press "Right"', [4, 5])).toContain('Decided, nothing done yet');
      const screen = new Screen();
      const rects = new Map<string, Rect>();
      for (const event of traced())
        if (event.type === 'ground')
          for (const { text, rect } of event.candidates)
            if (rect !== undefined) rects.set(text.split(' in ')[0] ?? '', rect);
      const italic = rects.get('Button "Italic"');
      if (italic === undefined) throw new Error('The decision has no place.');
      const isFramed = async ({ x, y, height }: Rect) =>
        (await screen.colour(x - 2, y + Math.floor(height / 2))) === frameColour;
      await until('the chosen control is outlined', () => isFramed(italic));

      // The button to its left.
      const bold = { ...italic, x: italic.x - italic.width };
      const picked = session.client.send('groundwork/pick', { timeoutMs: 30_000 });
      await screen.move(bold.x + Math.floor(bold.width / 2), bold.y + Math.floor(bold.height / 2));
      await until('the control under the pointer is framed', () => isFramed(bold));
      await screen.click();
      const answer = await picked;
      expect(answer).toMatchObject({ success: true, body: { text: expect.stringContaining('Button "Bold"') } });

      const { control } = answer.body;
      const corrected = CorrectAnswer.parse((await session.client.send('groundwork/correct', { control })).body);
      expect(corrected).toMatchObject({ cause: 'selector-differs', control });
      expect(corrected.because).toMatch(
        /^Button "Italic" does not match Button "Bold".*: its name is "Bold"\. It matches Button "Italic"/,
      );

      // The click was no click of the program's, and the frame is gone once the run has gone on.
      expect(await session.go('continue')).toContain('decided: press "Right"');
      expect(await session.evaluate('Button "Bold" is toggled')).not.toBe('true');
      expect(await session.evaluate('Button "Italic" is toggled')).toBe('true');
      await until('nothing is outlined', async () => !(await isFramed(italic)));
    },
  );
});
