import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Control } from './control-list.ts';
import { readTreeFile } from './tree-file.ts';

interface Node {
  readonly id: string;
  readonly controlType: string;
  readonly name: string;
  readonly value?: string;
  readonly rect?: object;
  readonly offscreen?: boolean;
  readonly children: readonly Node[];
}

const file = (root: object, more: object = {}) =>
  JSON.stringify({ format: 1, backend: 'tree', window: { title: 'T' }, partial: false, ...more, root });
const leaf = (id: string, name: string, more: object = {}): Node => ({
  id,
  controlType: 'Button',
  name,
  ...more,
  children: [],
});
const parent = (id: string, children: readonly Node[]): Node => ({ id, controlType: 'Group', name: id, children });

const seen = (controls: readonly Control[]) =>
  controls.map(
    ({ place, id, type, name, depth, parent, last, position, siblings, enabled, offscreen, rect, facts }) => ({
      ...{ place, id, type, name, depth, parent, last, position, siblings, enabled, offscreen, rect, facts },
    }),
  );

/** Both ways of reading the second file, and whether the short one was taken. */
function read(first: string, second: string) {
  const last = readTreeFile(first);
  const again = readTreeFile(second, last);
  const whole = readTreeFile(second);
  expect(seen(again.list.controls)).toEqual(seen(whole.list.controls));
  expect(again.list.notes).toEqual(whole.list.notes);
  expect([...again.list.places]).toEqual([...whole.list.places]);
  return { isShort: again.pieces !== undefined, last: last.list, now: again.list };
}

describe('a tree read after another one', () => {
  const bar = parent('w', [parent('bar', [leaf('b', 'Bold', { value: 'off' }), leaf('i', 'Italic')]), leaf('x', 'X')]);
  const changed = (more: object) =>
    parent('w', [parent('bar', [leaf('b', 'Bold', more), leaf('i', 'Italic')]), leaf('x', 'X')]);

  it('reads only what says something else, and keeps the rest', () => {
    const { isShort, last, now } = read(file(bar), file(changed({ value: 'on' }), { window: { title: 'Other' } }));
    expect(isShort).toBe(true);
    expect(now.controls[2]?.value).toBe('on');
    expect(now.controls[3]).toBe(last.controls[3]);
    expect(now.layout).toBe(last.layout);
  });

  it('is laid out anew when something has another place', () => {
    const { isShort, last, now } = read(file(bar), file(changed({ rect: { x: 1, y: 2, width: 3, height: 4 } })));
    expect(isShort).toBe(true);
    expect(now.layout).not.toBe(last.layout);
  });

  it('is read again and again', () => {
    let last = readTreeFile(file(bar));
    for (const value of ['1', '2', '3']) {
      last = readTreeFile(file(changed({ value })), last);
      expect(last.list.controls[2]?.value).toBe(value);
    }
    expect(last.pieces).toBeDefined();
  });

  it.each([
    ['more controls', file(parent('w', [...bar.children, leaf('y', 'Y')]))],
    ['one elsewhere', file(parent('w', [parent('bar', [leaf('b', 'Bold')]), leaf('i', 'Italic'), leaf('x', 'X')]))],
    ['another one in its place', file(parent('w', [bar.children[0] ?? leaf('', ''), leaf('z', 'X')]))],
    ['a part that did not answer', file(bar, { partial: true })],
    ['facts behind the children', file({ id: 'w', children: bar.children, controlType: 'Group', name: 'behind' })],
    ['no tree', '{"root":7}'],
  ])('is read whole with %s', (_what, second) => {
    expect(read(file(bar), second).isShort).toBe(false);
  });

  it('says that it is no JSON', () => {
    expect(() => readTreeFile(file(bar).slice(0, -3), readTreeFile(file(bar)))).toThrow(SyntaxError);
  });

  it('takes nothing for a control that only looks like one', () => {
    const odd = '{"id":"b","name":"x","children":[]}';
    const { isShort } = read(file(changed({ value: odd })), file(changed({ value: `${odd}]},${odd}` })));
    expect(isShort).toBe(true);
  });

  it('is the same as read whole, whatever changed', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('{"id":', '"children":[', ']}', '\u202e', 'ü\n"'));
    const own = fc.record(
      { value: text, offscreen: fc.boolean(), rect: fc.constantFrom({ x: 0, y: 0, width: 1, height: 1 }, {}) },
      { requiredKeys: [] },
    );
    const tree = (levels: number): fc.Arbitrary<Node> =>
      fc
        .tuple(text, own, levels === 0 ? fc.constant([]) : fc.array(tree(levels - 1), { maxLength: 3 }))
        .map(([name, more, children]) => ({ id: '', controlType: 'Button', name, ...more, children }));
    // Ids that are unique, and some facts of some controls made other ones.
    let number = 0;
    const unique = (node: Node): Node => ({
      ...node,
      id: `n${number++}`,
      children: node.children.map(unique),
    });
    const edited = (node: Node, edits: readonly [number, object][]): Node => {
      const edit = edits.find(([at]) => at === number)?.[1] ?? {};
      number += 1;
      const { children, ...rest } = node;
      return { ...rest, ...edit, children: children.map(one => edited(one, edits)) };
    };
    let short = 0;
    fc.assert(
      fc.property(
        tree(3),
        fc.array(fc.tuple(fc.nat(6), own), { maxLength: 3 }),
        tree(3),
        fc.boolean(),
        (one, edits, other, same) => {
          number = 0;
          const first = unique(one);
          number = 0;
          const second = same ? edited(first, edits) : unique(other);
          if (read(file(first), file(second)).isShort) short += 1;
        },
      ),
    );
    expect(short).toBeGreaterThan(20);
  });
});
