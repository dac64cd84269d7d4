import { describe, expect, it } from 'vitest';
import { control, indexOf } from '../../controls/tree-for-tests.ts';
import type { Action } from '../../protocol/actions.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { guardWords } from './guard-names.ts';
import { builtInGuard } from './guard-policy.ts';
import { guardMatches } from './guard-rules.ts';
import { guardSamples } from './guard-samples-for-tests.ts';

const click: Action = { verb: 'click', button: 'left', count: 1, holding: '' };
const press = (keys: string): Action => ({ verb: 'press', keys });

/** The rules an action on a control of this window matches. */
function rules(action: Action, target: ControlNode | undefined, root: ControlNode): string[] {
  const index = indexOf(root);
  return guardMatches({ action, control: target, index }, builtInGuard.rules).map(({ rule }) => rule);
}

/** A click on a control that stands alone in a window. */
function clicked(node: ControlNode, action = click): string[] {
  return rules(action, node, control('Window', 'Mail', {}, [control('ToolBar', 'Standard', {}, [node])]));
}
const button = (name: string, facts: Partial<ControlNode> = {}) => control('Button', name, facts);

/** A click on a button of a dialog that says something. */
function answered(text: string, name: string): string[] {
  const node = button(name);
  const dialog = control('Window', 'Practice', {}, [control('Text', text), node, button('Cancel')]);
  return rules(click, node, control('Window', 'Main', {}, [dialog]));
}

describe.each(Object.entries(guardSamples))('the words of %s', (_language, samples) => {
  it.each(['delete', 'send', 'discard', 'run', 'install', 'pay'] as const)('for %s are known', rule => {
    for (const name of samples[rule])
      expect([name, clicked(button(name))]).toEqual([name, expect.arrayContaining([rule])]);
    const menuItem = control('MenuItem', samples[rule][0] ?? '');
    expect(clicked(menuItem)).toContain(rule);
  });

  it('tell an answer by the question', () => {
    const [exists, yes] = samples.exists;
    const [unsaved, no] = samples.unsaved;
    expect(answered(exists, yes)).toContain('overwrite');
    expect(answered(exists, no)).not.toContain('overwrite');
    expect(answered(unsaved, no)).toContain('discard');
    expect(answered(unsaved, yes)).not.toContain('discard');
    // The same buttons elsewhere mean nothing.
    expect(answered('Restart now?', yes)).toEqual([]);
    expect(answered('Restart now?', no)).toEqual([]);
  });

  it('let pass what only looks like them', () => {
    for (const name of samples.not) expect([name, clicked(button(name))]).toEqual([name, []]);
  });
});

it('every language has samples, and every sample a language', () => {
  const languages = guardWords.map(({ language }) => language).sort();
  expect(languages).toHaveLength(33);
  expect(languages).toEqual(Object.keys(guardSamples).sort());
});

describe('what an action sets off', () => {
  const deleteButton = button('Delete');

  it('is what it clicks, invokes, toggles and selects, and not what it only looks at', () => {
    expect(clicked(deleteButton, { verb: 'invoke' })).toEqual(['delete']);
    expect(clicked(deleteButton, { verb: 'toggle' })).toEqual(['delete']);
    expect(clicked(control('MenuItem', 'Delete'), { verb: 'select' })).toEqual(['delete']);
    expect(clicked(control('Menu', 'Edit'), { verb: 'select', item: 'Delete' })).toEqual(['delete']);
    expect(clicked(deleteButton, { ...click, button: 'right' })).toEqual([]);
    expect(clicked(deleteButton, { verb: 'focus' })).toEqual([]);
    expect(clicked(deleteButton, { verb: 'read' })).toEqual([]);
  });

  it('is no field, list or tab of that name', () => {
    for (const type of ['Edit', 'Document', 'ComboBox', 'TabItem', 'ListItem', 'CheckBox', 'Group'] as const)
      expect([type, clicked(control(type, 'Delete'))]).toEqual([type, []]);
    expect(clicked(control('ComboBox', 'Keys'), { verb: 'select', item: 'Delete' })).toEqual([]);
  });

  it('is a text by its whole name, and the button around it', () => {
    expect(clicked(control('Text', 'Delete'))).toEqual(['delete']);
    expect(clicked(control('Text', 'Delete the selected rows with the Del key'))).toEqual([]);
    const text = control('Text', 'for good');
    const outer = control('Button', 'Delete message', {}, [text]);
    expect(rules(click, text, control('Window', 'Mail', {}, [outer]))).toEqual(['delete']);
  });

  it('is what a button without a name says otherwise', () => {
    expect(clicked(button('', { helpText: 'Delete (Del)' }))).toEqual(['delete']);
    expect(clicked(control('Button', '', {}, [control('Text', 'Send')]))).toEqual(['send']);
  });

  it('is no submenu that only opens', () => {
    expect(clicked(control('MenuItem', 'Send', {}, [control('MenuItem', 'Mail recipient')]))).toEqual([]);
    expect(clicked(control('MenuItem', 'Delete', { expanded: false }))).toEqual([]);
  });

  it('is what lies at the place that is clicked', () => {
    const rect = { x: 60, y: 10, width: 20, height: 10 };
    const node = button('Delete', { rect });
    const root = control('Window', 'Mail', { rect: { x: 0, y: 0, width: 100, height: 100 } }, [node]);
    const at = (x: number, y: number): Action => ({ verb: 'click-at', button: 'left', count: 1, x, y });
    expect(rules(at(0.7, 0.15), root, root)).toEqual(['delete']);
    expect(rules(at(0.2, 0.15), root, root)).toEqual([]);
  });

  it('is a program that is double-clicked in a list', () => {
    const twice: Action = { ...click, count: 2 };
    expect(clicked(control('ListItem', 'Setup.exe'), twice)).toEqual(['run']);
    expect(clicked(control('ListItem', 'Office.msi'), { verb: 'invoke' })).toEqual(['install']);
    expect(clicked(control('ListItem', 'Setup.exe'))).toEqual([]);
    expect(clicked(control('ListItem', 'notes.txt'), twice)).toEqual([]);
  });
});

describe('keys', () => {
  const focused = { focused: true };

  /** A dialog with these controls, in front of a main window. */
  const inDialog = (...nodes: ControlNode[]) =>
    control('Window', 'Main', {}, [control('Window', 'Practice', {}, nodes)]);

  it('delete for good where they do not cut text', () => {
    const list = (facts = {}) => control('Window', 'Files', {}, [control('ListItem', 'a.txt', facts)]);
    const text = control('Window', 'Editor', {}, [control('Document', 'Page', focused)]);
    expect(rules(press('Shift+Delete'), undefined, list(focused))).toEqual(['delete']);
    expect(rules(press('Del'), undefined, list(focused))).toEqual(['delete']);
    expect(rules(press('Ctrl+A, Delete'), undefined, list(focused))).toEqual(['delete']);
    expect(rules(press('Shift+Delete'), undefined, text)).toEqual([]);
    expect(rules(press('Delete'), undefined, text)).toEqual([]);
    expect(
      rules(press('Delete'), undefined, control('Window', 'Sheet', {}, [control('DataItem', 'B2', focused)])),
    ).toEqual([]);
  });

  it('close a window', () => {
    const root = control('Window', 'Mail');
    expect(rules(press('Alt+F4'), undefined, root)).toEqual(['high-risk']);
    expect(rules({ verb: 'close' }, root, root)).toEqual(['high-risk']);
    expect(rules(press('F4'), undefined, root)).toEqual([]);
    expect(rules(press('Ctrl+F4'), undefined, root)).toEqual([]);
  });

  it('press the focused button', () => {
    const root = inDialog(button('Delete', focused), button('Cancel'));
    expect(rules(press('Enter'), undefined, root)).toEqual(['delete']);
    expect(rules(press('Space'), undefined, root)).toEqual(['delete']);
    expect(rules({ verb: 'type', text: ' ' }, undefined, root)).toEqual(['delete']);
    expect(rules(press('Enter'), undefined, inDialog(button('Delete'), button('Cancel', focused)))).toEqual([]);
    expect(rules(press('Esc'), undefined, root)).toEqual([]);
  });

  it('press a button that the focus may have come to, or the default button', () => {
    expect(rules(press('Tab, Enter'), undefined, inDialog(button('Cancel', focused), button('Delete')))).toEqual([
      'delete',
    ]);
    expect(rules(press('Enter'), undefined, inDialog(control('Edit', 'Why', focused), button('Send')))).toEqual([
      'send',
    ]);
    const why = control('Edit', 'Why', focused);
    expect(rules({ verb: 'type', text: 'because\n' }, why, inDialog(why, button('Send')))).toEqual(['send']);
    expect(rules({ verb: 'type', text: 'because' }, why, inDialog(why, button('Send')))).toEqual([]);
    expect(rules(press('Enter'), undefined, inDialog(control('Edit', 'File name', focused), button('Save')))).toEqual(
      [],
    );
  });

  it('press a button by its letter', () => {
    const root = inDialog(button('Save', focused), button("Don't Save"), button('Cancel'));
    expect(rules(press('Alt+N'), undefined, root)).toEqual(['discard']);
    expect(rules(press('n'), undefined, root)).toEqual(['discard']);
    expect(rules(press('Alt+X'), undefined, root)).toEqual([]);
    expect(rules(press('Ctrl+N'), undefined, root)).toEqual([]);
  });
});
