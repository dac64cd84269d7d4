import { describe, expect, it } from 'vitest';
import { readTree } from './read-tree.ts';
import { control, treeOf } from './tree-for-tests.ts';
import { UnusableTree } from './unusable-tree.ts';

const tree = treeOf(control('Window', 'Doc', {}, [control('Button', 'Bold')]));
const raw = {
  backend: 'win32',
  program: 'a.exe',
  tree: { hwnd: 1, class: 'App', rect: [0, 0, 9, 9], enabled: true, visible: true, style: 0 },
};

describe('reading a tree from a file', () => {
  it('takes a control tree, a capture of one, and raw facts', () => {
    expect(readTree(tree)).toEqual(tree);
    expect(readTree({ backend: 'tree', tree })).toEqual(tree);
    expect(readTree(raw).root).toMatchObject({ id: 'w1', controlType: 'Window' });
  });

  it('ignores unknown keys', () => {
    expect(readTree({ ...tree, root: { ...tree.root, colour: 'red' } }).root).not.toHaveProperty('colour');
  });

  it('says what is wrong, and where', () => {
    const message = (json: unknown) => {
      try {
        readTree(json);
        return 'read';
      } catch (error) {
        return error instanceof UnusableTree ? error.message : 'another error';
      }
    };
    expect(message({ ...tree, root: { ...tree.root, children: [{ id: 'x' }] } })).toMatch(
      /^The control tree cannot be read: at root\.children\[0\]\.controlType: .* \(and \d more problems\)\.$/,
    );
    expect(message({})).toMatch(/^This is neither a control tree/);
    expect(message([])).toMatch(/^This is neither a control tree/);
    expect(message('tree')).toBe('A control tree is a JSON object.');
    expect(message({ ...raw, tree: 1 })).toMatch(/^The recorded Win32 facts cannot be read: at tree: /);
  });
});
