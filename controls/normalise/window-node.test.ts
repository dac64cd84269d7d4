import { describe, expect, it } from 'vitest';
import { printTree } from '../print.ts';
import { UnusableTree } from '../unusable-tree.ts';
import { normaliseWin32 } from './normalise.ts';
import { normalised, rawWindow } from './raw-facts-for-tests.ts';

/** The tree below the program's window, without its indentation. */
const below = (...args: Parameters<typeof normalised>) =>
  printTree(normalised(...args))
    .replace(/\n {2}/g, '\n')
    .split('\n')
    .slice(1);

describe('types by class and style', () => {
  it('tells the kinds of buttons by their style', () => {
    const button = (text: string, style: number, check = 0) => rawWindow('Button', text, { style, check });
    expect(
      below([
        button('&OK', 1),
        button('Box', 3, 1),
        button('Third', 6, 2),
        button('Stays down', 0x1003),
        button('Choice', 9, 1),
        button('Frame', 7),
        button('Open', 0xc),
        button('R&&D', 0xe),
      ]),
    ).toEqual([
      'Button "OK"',
      'CheckBox "Box" (on)',
      'CheckBox "Third" (mixed)',
      'Button "Stays down" (off)',
      'RadioButton "Choice" (selected)',
      'Group "Frame"',
      'SplitButton "Open"',
      'Button "R&D"',
    ]);
  });

  it('tells a document from a field, and hides passwords', () => {
    expect(
      below([
        rawWindow('Edit', 'one line'),
        rawWindow('Edit', 'a\r\nb', { style: 0x4 }),
        rawWindow('RICHEDIT50W', 'c\rd', { style: 0x804 }),
        rawWindow('Edit', 'hunter2', { style: 0x20 }),
        rawWindow('WindowsForms10.EDIT.app.0.2bf8098_r6_ad1', 'form'),
      ]),
    ).toEqual([
      'Edit = "one line"',
      'Document = "a⏎b"',
      'Document = "c⏎d" (read-only)',
      'Edit (password)',
      'Edit = "form"',
    ]);
  });

  it('keeps unknown classes as panes, and what is in them', () => {
    expect(below([rawWindow('Vendor.Thing', '', {}, [rawWindow('Static', 'Hello')])])).toEqual([
      'Pane',
      '  Text "Hello"',
    ]);
  });

  it('cuts values at 4 KB', () => {
    const [, edit] = normalised([rawWindow('Edit', 'x'.repeat(5000))]).nodes;
    expect(edit?.value).toHaveLength(4096);
  });
});

describe('what can be seen and used', () => {
  it('hides what is hidden, has no size, or lies outside its parent', () => {
    expect(
      below([
        rawWindow('Button', 'Hidden', { visible: false }),
        rawWindow('Button', 'Empty', { rect: [10, 10, 0, 20] }),
        rawWindow('Button', 'Outside', { rect: [500, 10, 50, 20] }),
        rawWindow('Pane', '', { visible: false }, [rawWindow('Button', 'In a hidden one')]),
      ]),
    ).toEqual([
      'Button "Hidden" (off screen)',
      'Button "Empty" (off screen)',
      'Button "Outside" (off screen)',
      'Pane (off screen)',
      '  Button "In a hidden one" (off screen)',
    ]);
  });

  it('disables the controls of a window that waits for a dialog, and not the dialog', () => {
    const dialog = { ...rawWindow('#32770', 'Really?', { rect: [500, 0, 90, 90] }), style: 0x80c00000 };
    expect(below([rawWindow('Button', 'Go')], { enabled: false, owned: [dialog] })).toEqual([
      'Button "Go" (disabled)',
      'Window "Really?"',
    ]);
  });

  it('marks the control with the focus', () => {
    const edit = rawWindow('Edit', '');
    expect(below([edit], {}, { focus: edit.hwnd })).toEqual(['Edit = "" (focused)']);
  });
});

describe('items', () => {
  it('nests tree items even where a level is missing', () => {
    const item = (name: string, depth: number) => ({ role: 'treeitem', name, depth, rect: [12, 12, 20, 10] });
    const items = [item('a', 0), item('b', 2), item('c', 1), item('d', 0)];
    expect(below([rawWindow('SysTreeView32', '', { items })])).toEqual([
      'Tree',
      '  TreeItem "a"',
      '    TreeItem "b"',
      '    TreeItem "c"',
      '  TreeItem "d"',
    ]);
  });

  it('knows tool-bar buttons by their style and by the menu', () => {
    const items = [
      { role: 'tbbutton', id: 7, rect: [12, 12, 10, 10] },
      { role: 'tbsep', id: 0, rect: [22, 12, 4, 10] },
      { role: 'tbbutton', id: 8, style: 2, rect: [26, 12, 10, 10] },
      { role: 'tbbutton', id: 9, style: 8, name: 'Colour', rect: [36, 12, 10, 10] },
    ];
    const menu = [{ text: '&File', id: 0, children: [{ text: '&Open...\tCtrl+O', id: 7 }] }];
    expect(below([rawWindow('ToolbarWindow32', '', { items })], { menu })).toEqual([
      'MenuBar',
      '  MenuItem "File" (collapsed)',
      '    MenuItem "Open..." Ctrl+O (off screen)',
      'ToolBar',
      '  Button "Open" Ctrl+O',
      '  Separator',
      '  Button (off)',
      '  SplitButton "Colour"',
    ]);
  });

  it('shows the items of an open menu and of an open drop-down', () => {
    const menu = [
      { text: 'File', id: 0, rect: [0, 20, 30, 20], children: [{ text: 'New', id: 7, rect: [0, 40, 90, 20] }] },
    ];
    const items = [{ role: 'comboitem', name: 'Red', selected: true }];
    expect(below([rawWindow('ComboBox', '', { items, dropped: true })], { menu })).toEqual([
      'MenuBar',
      '  MenuItem "File" (expanded)',
      '    MenuItem "New"',
      'ComboBox = "Red" (expanded)',
      '  ListItem "Red" (selected)',
    ]);
  });

  it('shows items of a kind it does not know', () => {
    expect(below([rawWindow('Vendor', '', { items: [{ role: 'tile', name: 'x', rect: [12, 12, 9, 9] }] })])).toEqual([
      'Pane',
      '  Custom "x"',
    ]);
  });
});

describe('facts that cannot be read', () => {
  it('say where they are wrong', () => {
    const facts = {
      backend: 'win32',
      program: 'a.exe',
      tree: rawWindow('App', '', {}, [rawWindow('Edit', '', { rect: [1] })]),
    };
    expect(() => normaliseWin32(facts)).toThrow(UnusableTree);
    expect(() => normaliseWin32(facts)).toThrow(
      /^The recorded Win32 facts cannot be read: at tree\.children\[0\]\.rect: /,
    );
    expect(() => normaliseWin32(7)).toThrow(/^The recorded Win32 facts cannot be read: /);
  });
});
