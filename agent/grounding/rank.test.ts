import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { control, treeOf } from '../../controls/tree-for-tests.ts';
import { rank } from './rank.ts';
import { menuEditor, saveAsDialog, settingsForm, wordProcessor } from './trees-for-tests.ts';

const writer = wordProcessor();

describe('rank', () => {
  it('gives every control a probability; with not here they add up to 1', () => {
    const trees = [writer, menuEditor(), settingsForm(), wordProcessor({ dialog: saveAsDialog('a.rtf') })];
    fc.assert(
      fc.property(
        fc.constantFrom(...trees),
        fc.oneof(fc.string(), fc.constantFrom('Bold', 'click Save', 'the document')),
        (tree, description) => {
          const { candidates, notHere } = rank({ description, tree });
          const sum = candidates.reduce((total, { probability }) => total + probability, notHere);
          expect(sum).toBeCloseTo(1, 9);
          expect(candidates.map(({ probability }) => probability)).toEqual(
            candidates.map(({ probability }) => probability).sort((a, b) => b - a),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says why, in words', () => {
    const [best] = rank({ description: 'the Bold button in the Font group', tree: writer }).candidates;
    expect(best?.features.map(({ because }) => because)).toEqual([
      'name is exactly "Bold"',
      'is inside Group "Font"',
      'is a Button, and the description says "button"',
      'a Button can be acted on',
    ]);
    const [twin] = rank({ description: 'the Bold button', tree: writer }).candidates.slice(1);
    expect(twin?.features.map(({ because }) => because)).toContain('is off screen');
  });

  it('is sure of a clear match and leaves a control that is not there', () => {
    const bold = rank({ description: 'click the Bold button', tree: writer });
    expect(bold.candidates[0]?.probability).toBeGreaterThan(0.8);
    const missing = rank({ description: 'click the Mailings tab', tree: writer });
    expect(missing.notHere).toBeGreaterThan(0.9);
  });

  it('is not sure between equals, and keeps the order of the tree', () => {
    const tree = treeOf(
      control('Window', 'W', {}, [control('Button', 'Go', { id: 'a' }), control('Button', 'Go', { id: 'b' })]),
    );
    const { candidates, threshold } = rank({ description: 'Go', tree });
    expect(candidates.slice(0, 2).map(({ control }) => control)).toEqual(['a', 'b']);
    expect(candidates[0]?.probability).toBeLessThan(threshold);
  });

  it('looks only inside the scope', () => {
    const tree = wordProcessor({ dialog: saveAsDialog() });
    const scope = [tree.root.id];
    const { candidates, notHere } = rank({ description: 'click Save', tree, scope });
    expect(candidates.map(({ control }) => control)).toEqual(scope);
    expect(notHere).toBeGreaterThan(0.9);
  });

  it('favours what suits the verb', () => {
    const tree = treeOf(
      control('Window', 'W', {}, [control('Text', 'Name', { id: 'label' }), control('Edit', 'Name', { id: 'field' })]),
    );
    expect(rank({ description: 'Name', verb: 'set', tree }).candidates[0]?.control).toBe('field');
  });

  it('finds one of ten thousand controls', () => {
    const buttons = Array.from({ length: 10_000 }, (_, at) => control('Button', `Command ${at} of list`));
    const tree = treeOf(control('Window', 'Big', {}, [...buttons, control('Button', 'Publish', { id: 'wanted' })]));
    const { candidates, notHere } = rank({ description: 'click the Publish button', tree });
    expect(candidates[0]).toMatchObject({ control: 'wanted' });
    expect(candidates[0]?.probability).toBeGreaterThan(0.8);
    expect(notHere).toBeLessThan(0.1);
    expect(rank({ description: 'click the Print button', tree }).notHere).toBeGreaterThan(0.8);
  });
});
