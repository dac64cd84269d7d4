import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ControlNode } from '../protocol/control-tree.ts';
import { ControlIndex } from './control-index.ts';
import { describeChanges } from './describe-changes.ts';
import { compare } from './difference.ts';
import { sameTree } from './same-tree.ts';
import { control, indexOf, treeOf } from './tree-for-tests.ts';

const rect = (x: number, y: number) => ({ x, y, width: 20, height: 20 });

function wordProcessor(): ControlNode {
  return control('Window', 'Doc', { id: 'w', rect: rect(0, 0) }, [
    control('MenuItem', 'File', { id: 'file', expanded: false }, [
      control('MenuItem', 'New', { id: 'new', offscreen: true }),
      control('MenuItem', 'Open', { id: 'open', offscreen: true }),
      control('MenuItem', 'Save', { id: 'save', offscreen: true }),
    ]),
    control('ToolBar', 'Formatting', { id: 'bar', rect: rect(0, 20) }, [
      control('Button', 'Bold', { id: 'bold', toggled: 'off', rect: rect(0, 20) }),
      control('Button', 'Italic', { id: 'italic', toggled: 'off', rect: rect(20, 20) }),
      control('Button', 'Underline', { id: 'underline', rect: rect(40, 20) }),
    ]),
    control('Document', 'Page', { id: 'page', value: 'Hello', focused: true }),
  ]);
}

/** What `edit` changes in the word processor, told. */
function told(edit: (node: (id: string) => ControlNode, root: ControlNode) => void): string {
  const root = wordProcessor();
  const index = new ControlIndex(treeOf(root));
  const node = (id: string) => {
    const found = index.node(id);
    if (!found) throw new Error(`no control ${id}`);
    return found;
  };
  edit(node, root);
  return describeChanges(compare(indexOf(wordProcessor()), new ControlIndex(treeOf(root))), 5);
}

describe('comparing trees', () => {
  it('tells what a control says and is', () => {
    expect(told(() => {})).toBe('nothing changed');
    expect(told(node => Object.assign(node('bold'), { toggled: 'on' }))).toBe(
      'Button "Bold" in ToolBar "Formatting" is now on',
    );
    expect(told(node => Object.assign(node('page'), { value: 'Hello\nWorld' }))).toBe(
      'Document "Page" is now "Hello⏎World"',
    );
    expect(told((_, root) => Object.assign(root, { name: 'Report' }))).toBe('Window "Report" was named "Doc"');
    expect(told(node => Object.assign(node('bold'), { enabled: false }))).toBe(
      'Button "Bold" in ToolBar "Formatting" is now disabled',
    );
  });

  it('says nothing of what only became unknown, or known to be no', () => {
    expect(told(node => Object.assign(node('bold'), { focused: false, selected: false, value: '' }))).toBe(
      'nothing changed',
    );
  });

  it('tells where the focus went and not where it came from', () => {
    expect(
      told(node => {
        Object.assign(node('page'), { focused: false });
        Object.assign(node('bold'), { focused: true });
      }),
    ).toBe('Button "Bold" in ToolBar "Formatting" has the focus');
  });

  it('names only the top of what appeared or vanished', () => {
    expect(
      told((_, root) =>
        root.children.push(control('Window', 'Save As', { id: 's' }, [control('Button', 'Save', { id: 'b' })])),
      ),
    ).toBe('Window "Save As" appeared');
    expect(told((_, root) => root.children.splice(1, 1))).toBe('ToolBar "Formatting" vanished');
  });

  it('takes siblings that change alike together', () => {
    expect(
      told(node => {
        for (const id of ['new', 'open', 'save']) node(id).offscreen = false;
        node('file').expanded = true;
      }),
    ).toBe('MenuItem "File" is now expanded; 3 controls in MenuItem "File" are now visible');
  });

  it('reports a move once, for what moved by itself', () => {
    expect(
      told(node => {
        for (const id of ['bar', 'bold', 'italic', 'underline']) node(id).rect = rect(5, 50);
      }),
    ).toBe('ToolBar "Formatting" moved');
    expect(
      told(node => {
        for (const id of ['bold', 'italic', 'underline']) node(id).rect = rect(5, 50);
      }),
    ).toBe('3 controls in ToolBar "Formatting" moved');
  });

  it('keeps ids apart: another control with a new id is no change of the old one', () => {
    expect(
      told((_, root) => {
        root.children[2] = control('Document', 'Other', { id: 'other', value: 'x' });
      }),
    ).toBe('Document "Other" appeared; Document "Page" vanished');
  });

  it('pairs by structure when all ids are new', () => {
    const root = wordProcessor();
    for (const node of new ControlIndex(treeOf(root)).nodes) node.id = `new-${node.id}`;
    const page = root.children[2];
    if (page) page.name = 'Sheet';
    const changes = compare(indexOf(wordProcessor()), indexOf(root));
    expect(changes).toEqual([
      {
        kind: 'changed',
        control: 'new-page',
        text: 'Document "Sheet"',
        property: 'name',
        before: 'Page',
        after: 'Sheet',
      },
    ]);
  });

  it('cuts long texts around the difference', () => {
    const long = 'lorem ipsum '.repeat(50);
    const page = (value: string) => indexOf(control('Document', 'Page', { id: 'p', value }));
    const [change] = compare(page(`${long}one`), page(`${long}two`));
    expect(change?.before).toMatch(/^….*ipsum one$/);
    expect(change?.before?.length).toBeLessThan(100);
    expect(change?.after).toMatch(/ipsum two$/);
  });

  it('counts what is not shown', () => {
    const many = (toggled: 'on' | 'off') =>
      indexOf(
        control(
          'Pane',
          '',
          { id: 'p' },
          [1, 2, 3, 4].map(n => control('CheckBox', `c${n}`, { id: `${n}`, toggled })),
        ),
      );
    expect(describeChanges(compare(many('off'), many('on')), 2)).toBe(
      'CheckBox "c1" is now on; CheckBox "c2" is now on; and 2 more',
    );
  });
});

/** Small random trees: a list of controls, each with the place of its parent among the ones before it. */
const randomTree = fc
  .array(
    fc.record({
      controlType: fc.constantFrom('Pane' as const, 'Button' as const),
      name: fc.constantFrom('', 'a', 'b'),
      enabled: fc.boolean(),
      offscreen: fc.boolean(),
      parent: fc.nat(),
    }),
    { maxLength: 12 },
  )
  .map(rows => {
    const nodes = [control('Window', 'root')];
    for (const { controlType, name, parent, ...facts } of rows) {
      const node = control(controlType, name, facts);
      nodes[parent % nodes.length]?.children.push(node);
      nodes.push(node);
    }
    return indexOf(nodes[0] ?? control('Window', 'root'));
  });

describe('properties of the comparison', () => {
  it('finds nothing exactly where the trees are the same', () => {
    fc.assert(
      fc.property(randomTree, randomTree, (a, b) => {
        expect(compare(a, a)).toEqual([]);
        expect(sameTree(a.tree, structuredClone(a.tree))).toBe(true);
        if (compare(a, b).length > 0) expect(sameTree(a.tree, b.tree)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('takes milliseconds for ten thousand controls', () => {
    const big = (toggled: 'on' | 'off') =>
      control('Window', 'Big', {}, [
        ...Array.from({ length: 100 }, (_, row) =>
          control('Pane', `Row ${row}`, {}, [
            ...Array.from({ length: 100 }, (_, column) => control('CheckBox', `Cell ${row}.${column}`, { toggled })),
          ]),
        ),
      ]);
    const [before, after] = [treeOf(big('off')), treeOf(big('on'))];
    const start = performance.now();
    expect(compare(new ControlIndex(before), new ControlIndex(after))).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
