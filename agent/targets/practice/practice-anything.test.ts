import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Action } from '../../../protocol/actions.ts';
import { ControlTree } from '../../../protocol/control-tree.ts';
import { TargetError } from '../../../protocol/target.ts';
import { perform } from './act/verbs.ts';
import { focusOf, layOut } from './layout/layout.ts';
import { type AppState, newState } from './model/app-state.ts';
import { diskOf } from './model/disk.ts';
import { WindowPainter } from './paint/paint.ts';
import { drive, nodesOf } from './practice-for-tests.ts';
import { filesAtHome } from './programs.ts';

type Deed = Exclude<Action, { verb: 'launch' | 'wait' }>;
const simple: Deed[] = [
  { verb: 'click', button: 'left', count: 1, holding: '' },
  { verb: 'click', button: 'left', count: 2, holding: '' },
  { verb: 'click', button: 'right', count: 1, holding: '' },
  { verb: 'invoke' },
  { verb: 'toggle' },
  { verb: 'expand' },
  { verb: 'collapse' },
  { verb: 'select' },
  { verb: 'focus' },
  { verb: 'close' },
  { verb: 'read' },
  { verb: 'scroll', direction: 'down', notches: 2 },
  { verb: 'drag', to: 'document' },
];
const keys = [
  'Enter',
  'Esc',
  'Tab',
  'Down',
  'Backspace',
  'Delete',
  'Shift+Left',
  'Ctrl+A',
  'Ctrl+Z',
  'Ctrl+V',
  'Ctrl+X',
  'F12',
  'Ctrl+H',
  'Alt+F',
  'Ctrl+End',
  'Space',
];
const action: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom(...simple),
  fc.constantFrom(...keys).map((chord): Deed => ({ verb: 'press', keys: chord })),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map((text): Deed => ({ verb: 'type', text })),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((value): Deed => ({ verb: 'set', value })),
);

it('stays whole whatever is done to it: only target errors, a valid tree, runs and paragraphs that fit the text', async () => {
  const steps = fc.array(fc.tuple(fc.nat(), action), { minLength: 5, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(steps, async actions => {
      const { app, id, lease } = await drive();
      for (const [pick, step] of actions) {
        if ((await app.windows({})).apps.length === 0) return;
        const observed = await app.observe({ app: id, screenshot: false });
        const usable = nodesOf(observed).filter(node => node.enabled && !node.offscreen && node.id !== 'window');
        const control = usable[pick % usable.length]?.id ?? '';
        await app.act({ lease, app: id, observation: observed.observation, control, action: step }).catch(error => {
          expect(error).toBeInstanceOf(TargetError);
        });
        expect(app.runs.reduce((sum, run) => sum + run.length, 0)).toBe(app.text.length);
        expect(app.paragraphs.length).toBe(app.text.split('\n').length);
      }
      if ((await app.windows({})).apps.length === 0) return;
      const last = await app.observe({ app: id, screenshot: true });
      if (last.capture.backend === 'tree') ControlTree.parse(last.capture.tree);
      const ids = nodesOf(last).map(node => node.id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 60 },
  );
});

/** The rows in a PNG; its checksum is verified by the way. */
function rowsOf({ png }: ReturnType<WindowPainter['paint']>): Buffer {
  const bytes = Buffer.from(png.buffer);
  const data = bytes.indexOf('IDAT');
  return inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)));
}

it('paints what painting from scratch gives, whatever was done and painted before', () => {
  const draw = (state: AppState) => layOut(state, { process: 'practice.exe', processId: 4004 });
  const steps = fc.array(fc.tuple(fc.nat(), action), { minLength: 5, maxLength: 15 });
  fc.assert(
    fc.property(steps, actions => {
      const painter = new WindowPainter();
      let state = newState(diskOf(filesAtHome));
      for (const [pick, step] of actions) {
        const scene = draw(state);
        const again = rowsOf(painter.paint(state, scene, focusOf(state)));
        const scratch = rowsOf(new WindowPainter().paint(state, scene, focusOf(state)));
        expect(again.equals(scratch)).toBe(true);
        const usable = [...scene.elements.values()].filter(({ node }) => node.enabled && !node.offscreen);
        try {
          const moment = { state, scene };
          state = perform(moment, usable[pick % usable.length], step, next => ({
            state: next,
            scene: draw(next),
          })).state;
        } catch (error) {
          expect(error).toBeInstanceOf(TargetError);
        }
        if (state.closed) return;
      }
    }),
    { numRuns: 12 },
  );
}, 20_000);
