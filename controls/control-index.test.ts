import { describe, expect, it } from 'vitest';
import type { ControlNode } from '../protocol/control-tree.ts';
import { ControlIndex } from './control-index.ts';
import { control, indexOf, treeOf } from './tree-for-tests.ts';

const bold = control('Button', 'Bold', { id: 'bold' });
const bar = control('ToolBar', '', { id: 'bar' }, [bold]);
const page = control('Document', 'Page', { id: 'page' });
const root = control('Window', 'Doc', { id: 'root' }, [bar, page]);
const index = indexOf(root);

describe('the index', () => {
  it('knows every control by id, in tree order, with its place', () => {
    expect(index.nodes).toEqual([root, bar, bold, page]);
    expect(index.node('bold')).toBe(bold);
    expect(index.node('nowhere')).toBeUndefined();
    expect([index.depthOf(bold), index.orderOf(page)]).toEqual([2, 3]);
  });

  it('goes up and down', () => {
    expect(index.parent('bold')).toBe(bar);
    expect(index.parent(root)).toBeUndefined();
    expect(index.ancestors(bold)).toEqual([bar, root]);
    expect(index.subtree(bar)).toEqual([bar, bold]);
    expect([index.isInside(bold, root), index.isInside(bold, bold), index.isInside(page, bar)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('tells a path for people', () => {
    expect(index.path(bold)).toBe('Window "Doc" > ToolBar > Button "Bold"');
  });

  it('refuses a control of another tree', () => {
    expect(() => index.depthOf(control('Button', 'x', { id: 'x' }))).toThrow(
      'Control x is not a control of this tree.',
    );
  });

  it('reads a tree deeper than the call stack', () => {
    let deepest: ControlNode = control('Pane', 'deepest', { id: 'deepest' });
    for (let level = 0; level < 30_000; level++) deepest = control('Pane', '', { id: `p${level}` }, [deepest]);
    const deep = new ControlIndex({ ...treeOf(control('Pane', '')), root: deepest });
    expect(deep.ancestors(deep.node('deepest') ?? deepest)).toHaveLength(30_000);
  });
});
