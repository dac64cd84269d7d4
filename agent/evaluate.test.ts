import { describe, expect, it } from 'vitest';
import { ControlIndex } from '../controls/control-index.ts';
import { compileExpressionText } from '../language/plan.ts';
import type { ControlNode } from '../protocol/control-tree.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { textOfValue, type Value } from './values.ts';

const node = (part: Partial<ControlNode> & { id: string }): ControlNode => ({
  controlType: 'Button',
  name: '',
  enabled: true,
  offscreen: false,
  children: [],
  ...part,
});
const index = new ControlIndex({
  format: 1,
  backend: 'test',
  window: { title: 'T', process: 't.exe' },
  partial: false,
  root: node({
    id: 'root',
    controlType: 'Window',
    name: 'T',
    children: [
      node({ id: 'bold', name: 'Bold', toggled: 'on' }),
      node({ id: 'hidden', name: 'Hidden', offscreen: true, enabled: false }),
      node({ id: 'twin1', name: 'Twin' }),
      node({ id: 'twin2', name: 'Twin' }),
      node({ id: 'edit', controlType: 'Edit', name: 'Size', value: '12' }),
      node({ id: 'page', controlType: 'Document', name: 'Page', value: 'one\r\ntwo' }),
    ],
  }),
});
const variables = new Map<string, Value>([
  ['n', { kind: 'number', number: 3 }],
  ['title', { kind: 'text', text: 'Weekly' }],
  ['password', { kind: 'secret', text: 'hunter2' }],
  ['row', { kind: 'row', fields: { city: 'Rome' }, text: 'Rome' }],
]);
const around = { variable: (name: string) => variables.get(name), index: () => index };

function compiled(text: string) {
  const names = { controls: new Map(), variables: [...variables.keys()], controlVariables: [] };
  const expression = compileExpressionText(text, names);
  if (!expression.ok) throw new Error(expression.message);
  return expression.expression;
}
const value = (text: string) => textOfValue(evaluate(compiled(text), around));

describe('an expression', () => {
  it.each([
    ['n + 1 * 2', '5'],
    ['(n - 1) / 2', '1'],
    ['"{title} {n}"', 'Weekly 3'],
    ['title is "Weekly"', 'true'],
    ['title is not "weekly"', 'true'],
    ['title contains "eek"', 'true'],
    ['title matches /^W.*y$/', 'true'],
    ['title does not contain "x"', 'true'],
    ['n < 4 and not n > 4', 'true'],
    ['n <= 3 and n >= 3 or false', 'true'],
    ['Edit "Size".value > 11', 'true'],
    ['Edit "Size".value is 12.0', 'true'],
    ['Document.text is "one\\ntwo"', 'true'],
    ['Button "Twin".count', '2'],
    ['Button "Bold" is toggled', 'true'],
    ['Button "Bold" is not toggled', 'false'],
    ['Button "Hidden" is enabled', 'false'],
    ['Button "Hidden" exists', 'true'],
    ['Button "Nowhere" does not exist', 'true'],
    ['row.city', 'Rome'],
  ])('%s is %s', (text, expected) => expect(value(text)).toBe(expected));

  it.each([
    ['Button "Twin".name', /2 controls match Button "Twin"/],
    ['Button "Nowhere".name', /there is no Button "Nowhere"/],
    ['Button "Twin" #1 is toggled', /does not say whether it is toggled/],
    ['title < 3', /"Weekly" is not a number/],
    ['row.land', /no column land; it has: city/],
  ])('%s cannot be told, and says why', (text, problem) => expect(() => value(text)).toThrow(problem));

  it('is a secret when a secret is part of it', () => {
    expect(evaluate(compiled('"x{password}"'), around).kind).toBe('secret');
  });

  it('is explained by what its parts were, secrets left out', () => {
    expect(explain(compiled('title is "Monthly" and Button "Bold" is toggled'), around)).toBe(
      'title was "Weekly"; Button "Bold" was toggled',
    );
    expect(explain(compiled('password is "a"'), around)).toBe('password was •••');
  });
});
