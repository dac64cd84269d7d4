import { describe, expect, it } from 'vitest';
import { above, controlOf, readControls } from './control-list.ts';
import { areaOf, outlineAt, outlinesOf } from './outlines.ts';
import { closedAtFirst, everything, treeRows, type Wanted } from './tree-rows.ts';

const node = (id: string, name: string, children: readonly unknown[] = [], more: object = {}) => ({
  id,
  controlType: 'Button',
  name,
  enabled: true,
  offscreen: false,
  children,
  ...more,
});
const tree = (root: unknown) => ({ format: 1, backend: 'tree', window: {}, partial: false, root });

const word = tree(
  node(
    'w',
    'Word',
    [
      node('bar', 'Formatting', [node('b', 'Bold', [], { value: 'on' }), node('i', 'Italic')], {
        rect: { x: 10, y: 10, width: 100, height: 20 },
      }),
      node('menu', 'Format', [node('bold-item', 'Bold text')], { offscreen: true }),
    ],
    { rect: { x: 0, y: 0, width: 200, height: 100 } },
  ),
);

describe('reading a control tree', () => {
  it('keeps the order, and where each control stands', () => {
    const { controls, notes } = readControls(word);
    expect(notes).toEqual([]);
    expect(controls.map(one => [one.id, one.depth, one.last, `${one.position}/${one.siblings}`])).toEqual([
      ['w', 0, 5, '1/1'],
      ['bar', 1, 3, '1/2'],
      ['b', 2, 2, '1/2'],
      ['i', 2, 3, '2/2'],
      ['menu', 1, 5, '2/2'],
      ['bold-item', 2, 5, '1/1'],
    ]);
  });

  it('says what is above a control', () => {
    const list = readControls(word);
    const bold = controlOf(list, 'b');
    expect(bold && above(list, bold).map(one => one.name)).toEqual(['Word', 'Formatting']);
  });

  it('leaves out what is no control, and says so', () => {
    const list = readControls(
      tree(node('w', 'W', [null, 7, { name: 'nameless kind', children: 'none' }, node('w', 'Twin')])),
    );
    expect(list.controls.map(one => one.name)).toEqual(['W', 'nameless kind', 'Twin']);
    expect(controlOf(list, 'w')?.name).toBe('W');
    expect(list.notes).toEqual([
      'Something in the tree is no control; it was left out.',
      'Some controls have no id.',
      'Some controls have the same id; the first one counts.',
    ]);
  });

  it('cuts a tree that runs in a circle, and one that is too deep', () => {
    const children: unknown[] = [];
    const circle = node('w', 'W', children);
    children.push(node('a', 'A', [circle]));
    expect(readControls(tree(circle)).notes).toEqual(['The tree runs in a circle; it was cut there.']);
    let deep = node('leaf', 'leaf');
    for (let level = 0; level < 2_000; level++) deep = node(`n${level}`, 'n', [deep]);
    const list = readControls(tree(deep));
    expect(list.controls).toHaveLength(500);
    expect(list.notes).toEqual(['The tree is more than 500 levels deep; the rest is not shown.']);
  });

  it.each([null, 7, [], {}, { root: 'x' }])('takes %j for no tree', json => {
    expect(readControls(json)).toMatchObject({ controls: [], notes: ['This is no control tree: it has no root.'] });
  });
});

describe('the rows of a tree', () => {
  const list = readControls(word);
  const rowsOf = (wanted: Partial<Wanted>) => treeRows(list, closedAtFirst(list), { ...everything, ...wanted });
  const ids = (text: string) => rowsOf({ text }).rows.map(one => one.id);

  it('hides what lies below a control that is off the screen', () => {
    expect(ids('')).toEqual(['w', 'bar', 'b', 'i', 'menu']);
  });

  it('finds by name, with what is above, whatever is closed', () => {
    expect(ids('BOLD')).toEqual(['w', 'bar', 'b', 'menu', 'bold-item']);
    expect(rowsOf({ text: 'bold' }).matches?.size).toBe(2);
    expect(ids('button italic')).toEqual(['w', 'bar', 'i']);
    expect(ids('nowhere')).toEqual([]);
  });

  it('finds what a selector matched, and what is visible, interactive or changed', () => {
    const found = (wanted: Partial<Wanted>) => {
      const { rows, matches } = rowsOf(wanted);
      return rows.filter(one => matches?.has(one.place)).map(one => one.id);
    };
    expect(found({ ids: new Set(['i', 'bold-item']) })).toEqual(['i', 'bold-item']);
    expect(found({ ids: new Set() })).toEqual([]);
    expect(found({ visible: true })).toEqual(['w', 'bar', 'b', 'i', 'bold-item']);
    expect(found({ interactive: true, text: 'bold' })).toEqual(['b', 'bold-item']);
    expect(found({ changed: new Set(['b']) })).toEqual(['b']);
    const text = readControls({
      root: { id: 'r', controlType: 'Window', name: 'W', children: [{ id: 't', controlType: 'Text', name: 'x' }] },
    });
    expect(treeRows(text, new Set(), { ...everything, interactive: true }).rows).toEqual([]);
  });
});

describe('outlines', () => {
  const list = readControls(word);

  it('lie where the picture shows the control, without those off the screen', () => {
    const outlines = outlinesOf(list, { x: 5, y: 5, width: 200, height: 100 });
    expect(outlines.map(({ control, rect }) => [control, rect.x, rect.y])).toEqual([
      ['w', -5, -5],
      ['bar', 5, 5],
    ]);
  });

  it('mark what the action changed, above other controls', () => {
    const changes = [{ kind: 'changed', control: 'w', text: 'Window' } as const];
    const outlines = outlinesOf(list, { x: 0, y: 0, width: 200, height: 100 }, { changes });
    expect(outlines.map(({ control, change }) => [control, change])).toEqual([
      ['bar', undefined],
      ['w', 'changed'],
    ]);
  });

  it('give the smallest control at a place', () => {
    const area = areaOf(list);
    if (area === undefined) throw new Error('The tree has no place.');
    const outlines = outlinesOf(list, area);
    expect(outlineAt(outlines, 20, 20)?.control).toBe('bar');
    expect(outlineAt(outlines, 150, 80)?.control).toBe('w');
    expect(outlineAt(outlines, 900, 80)).toBeUndefined();
  });
});
