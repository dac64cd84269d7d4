import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ControlTree } from '../../protocol/control-tree.ts';
import { isControlType } from '../../protocol/control-types.ts';
import { ControlIndex } from '../control-index.ts';
import { compare } from '../difference.ts';
import { resolve } from '../match.ts';
import { printTree } from '../print.ts';
import { sameTree } from '../same-tree.ts';
import type { Selector } from '../selector.ts';
import { suggestSelectors } from '../suggest.ts';
import { select } from '../tree-for-tests.ts';
import { normaliseWin32 } from './normalise.ts';

const recordings = ['notepad', 'wordpad', 'save-as', 'testapp'] as const;
type Recording = (typeof recordings)[number];

function rawFacts(name: Recording): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.raw.json`, import.meta.url), 'utf8'));
}
const indexOf = (name: Recording) => new ControlIndex(normaliseWin32(rawFacts(name)));

describe.each(recordings)('%s, as recorded', name => {
  const index = indexOf(name);

  it('reads as the tree beside the recording', async () => {
    await expect(`${printTree(index)}\n`).toMatchFileSnapshot(`./fixtures/${name}.tree.txt`);
  });

  it('is a control tree by the contract, with UI Automation types and ids of its own', () => {
    expect(ControlTree.safeParse(index.tree).error).toBeUndefined();
    expect(index.nodes.filter(node => !isControlType(node.controlType))).toEqual([]);
    expect(new Set(index.nodes.map(node => node.id)).size).toBe(index.nodes.length);
  });

  it('is the same when it is read again', () => {
    const again = indexOf(name);
    expect(sameTree(index.tree, again.tree)).toBe(true);
    expect(compare(index, again)).toEqual([]);
  });

  it('has no control characters in names, and no mnemonics but in titles', () => {
    for (const node of index.nodes) expect(node.name).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(index.nodes.filter(node => node.name.includes('&'))).toEqual([]);
  });

  it('has for every control a selector that means it', () => {
    for (const node of index.nodes) expect(suggestSelectors(node, index)[0]?.unique).toBe(true);
  });
});

describe('selectors of plans', () => {
  const inWindow = { within: select('Window', 'Save As') };
  const cases: [Recording, string, Selector][] = [
    ['notepad', 'Save as... in File', select('MenuItem', 'Save as', { within: select('MenuItem', 'File') })],
    ['notepad', 'the only document', select('Document')],
    ['notepad', 'Search of the Search menu', select('MenuItem', 'Search', { within: select('MenuItem', 'Search') })],
    ['wordpad', 'Save as... in File', select('MenuItem', 'Save as', { within: select('MenuItem', 'File') })],
    [
      'wordpad',
      'the only document in its window',
      select('Document', undefined, { within: select('Window', /WordPad/) }),
    ],
    ['wordpad', 'a button without a text', select('Button', 'Open')],
    ['wordpad', 'an item two menus down', select('MenuItem', 'Bullet points')],
    ['save-as', 'the Save button', select('Button', 'Save', inWindow)],
    ['save-as', 'a combo box by its label', select('ComboBox', 'File name')],
    ['save-as', 'the field in it', select('Edit', 'File name', inWindow)],
    ['save-as', 'a combo box in an inner dialog', select('ComboBox', 'Encoding')],
    ['save-as', 'a file', select('ListItem', 'out.txt')],
    ['testapp', 'a check box', select('CheckBox', 'Enable feature')],
    ['testapp', 'a tab', select('TabItem', 'Advanced')],
    ['testapp', 'a field by its label', select('Edit', 'Name')],
    ['testapp', 'a tree item', select('TreeItem', 'Child 0.1', { within: select('TreeItem', 'Root 0') })],
    ['testapp', 'a cell of a row', select('Text', '3 KB', { within: select('DataItem', 'file1.txt') })],
    ['testapp', 'an item of a submenu', select('MenuItem', 'Text', { within: select('MenuItem', 'Export') })],
    [
      'testapp',
      'the password field',
      select('Edit', undefined, {
        filters: [{ kind: 'property', property: 'automationId', match: { kind: 'text', text: '1998' } }],
      }),
    ],
  ];
  it.each(cases)('in %s find %s', (name, _, selector) => {
    expect(resolve(selector, indexOf(name))).toMatchObject({ kind: 'one' });
  });

  it('say of a control that cannot be used why', () => {
    const result = resolve(select('MenuItem', 'PDF'), indexOf('testapp'));
    expect(result.kind === 'unusable' && result.nearest[0]?.why).toBe('is disabled');
  });
});

describe('facts of the recordings', () => {
  const one = (name: Recording, selector: Selector) => {
    const result = resolve(selector, indexOf(name));
    if (result.kind !== 'one') throw new Error(`${result.kind} in ${name}`);
    return result.control;
  };

  it('gives a button the key chord and the menu path of its command', () => {
    expect(one('wordpad', select('Button', 'Open'))).toMatchObject({
      acceleratorKey: 'Ctrl+O',
      helpText: 'File > Open',
      automationId: '1001',
    });
  });

  it('never holds a password, though the recording does', () => {
    expect(JSON.stringify(rawFacts('testapp'))).toContain('"secret"');
    expect(JSON.stringify(indexOf('testapp').tree)).not.toContain('secret');
  });

  it('makes one control of the three windows of a combo box', () => {
    const { value, className, children } = one('save-as', select('ComboBox', 'File name'));
    expect({ value, className, parts: children.map(part => part.controlType) }).toEqual({
      value: '*.txt',
      className: 'ComboBoxEx32',
      parts: ['Edit'],
    });
  });

  it('takes the places of cells from columns and rows', () => {
    const row = one('testapp', select('DataItem', 'file1.txt'));
    expect(row.children[0]?.rect).toEqual({ x: 385, y: 259, width: 80, height: 14 });
  });

  it('tells the details of a file without columns as a hint', () => {
    expect(one('save-as', select('ListItem', 'err.txt')).helpText).toBe('1 KB, txt file, 11/20/2026 10:18 AM, A');
  });

  it('carries the window and the backend', () => {
    const { window, backend, partial } = indexOf('wordpad').tree;
    expect({ window, backend, partial }).toEqual({
      window: {
        title: 'Document - Wine Wordpad',
        process: 'wordpad.exe',
        rect: { x: 0, y: 0, width: 600, height: 300 },
      },
      backend: 'win32',
      partial: false,
    });
  });
});
