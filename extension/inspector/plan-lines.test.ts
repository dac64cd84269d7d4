import { describe, expect, it } from 'vitest';
import type { ControlNode } from '../../protocol/control-tree.ts';
import { conditionOf, controlEdit, expectEdit, type PlanEdit } from './plan-lines.ts';

const plan = `task "Make it bold"
app "wordpad.exe"
control bold = Button "Bold"

1. Type it {
  type "x" into Document
}
2. Click the Bold button   // in the ribbon
3. Look {
  do limit 3
  expect bold is toggled
}
`;

function edited(edit: PlanEdit | undefined, text = plan): string[] {
  if (edit === undefined) throw new Error('There is no edit.');
  const lines = text.split('\n');
  lines.splice(edit.line, edit.replaces ? 1 : 0, edit.text);
  return lines.join('\n').split('\n');
}

const node = (more: Partial<ControlNode> = {}): ControlNode => ({
  id: 'b',
  controlType: 'Button',
  name: 'Bold',
  enabled: true,
  offscreen: false,
  children: [],
  ...more,
});

describe('an expectation', () => {
  it('goes behind a statement, with its indent', () => {
    expect(edited(expectEdit(plan, 6, 'bold exists')).slice(4, 8)).toEqual([
      '1. Type it {',
      '  type "x" into Document',
      '  expect bold exists',
      '}',
    ]);
  });

  it('gives a sentence a block, and leaves it to the model as before', () => {
    expect(edited(expectEdit(plan, 8, 'bold exists')).slice(7, 11)).toEqual([
      '2. Click the Bold button {   // in the ribbon',
      '  do',
      '  expect bold exists',
      '}',
    ]);
  });

  it('goes to the end of a block', () => {
    expect(edited(expectEdit(plan, 9, 'bold exists')).slice(10, 13)).toEqual([
      '  expect bold is toggled',
      '  expect bold exists',
      '}',
    ]);
  });

  it('has no place where there is no statement', () => {
    expect(expectEdit(plan, 4, 'bold exists')).toBeUndefined();
    expect(expectEdit(plan, 99, 'bold exists')).toBeUndefined();
    expect(expectEdit('1. Never ends {\n  do\n', 1, 'bold exists')).toBeUndefined();
  });

  it.each([
    [{}, 'b exists'],
    [{ toggled: 'on' }, 'b is toggled'],
    [{ toggled: 'off' }, 'b is not toggled'],
    [{ selected: true }, 'b is selected'],
    [{ enabled: false, toggled: 'on' }, 'b is not enabled'],
    [{ value: 'a "b" {c}' }, 'b.text is "a \\"b\\" \\{c\\}"'],
    [{ value: 'one\ntwo' }, 'b exists'],
    [{ value: 'secret', password: true }, 'b exists'],
  ] as const)('of %j is %s', (more, condition) => {
    expect(conditionOf('b', node(more))).toBe(condition);
  });
});

describe('a declaration', () => {
  it('goes behind the others, with a name that is free', () => {
    expect(edited(controlEdit(plan, node(), 'Button "Bold" in Group "Font"')).slice(2, 4)).toEqual([
      'control bold = Button "Bold"',
      'control boldButton = Button "Bold" in Group "Font"',
    ]);
  });

  it('goes behind what a task begins with, where there is none', () => {
    expect(
      edited(
        controlEdit('task "T"\napp "x.exe"\n1. Do it\n', node(), 'Button "Bold"'),
        'task "T"\napp "x.exe"\n1. Do it\n',
      )[2],
    ).toBe('control bold = Button "Bold"');
  });

  it.each([
    ['Save As…', 'saveAs'],
    ['Click', 'clickButton'],
    ['', 'button'],
    ['保存', 'button'],
    ['1st page', 'button'],
  ])('of a control named %j is named %s', (name, expected) => {
    expect(controlEdit('task "T"\n', node({ name }), 'x').text).toBe(`control ${expected} = x`);
  });
});
