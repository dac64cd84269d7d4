import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Action } from '../../../protocol/actions.ts';
import { ControlTree } from '../../../protocol/control-tree.ts';
import { TargetError } from '../../../protocol/target.ts';
import { drive, nodesOf } from './practice-for-tests.ts';

const simple: Action[] = [
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
const action = fc.oneof(
  fc.constantFrom(...simple),
  fc.constantFrom(...keys).map((chord): Action => ({ verb: 'press', keys: chord })),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map((text): Action => ({ verb: 'type', text })),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((value): Action => ({ verb: 'set', value })),
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
