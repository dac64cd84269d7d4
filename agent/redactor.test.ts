import { decode, encode } from 'fast-png';
import { expect, it } from 'vitest';
import type { ControlNode, ControlTree } from '../protocol/control-tree.ts';
import { blankPlaces } from './redact-picture.ts';
import { Redactor } from './redactor.ts';

const node = (part: Partial<ControlNode> & { id: string }): ControlNode => ({
  controlType: 'Edit',
  name: '',
  enabled: true,
  offscreen: false,
  children: [],
  ...part,
});
const tree = (...children: ControlNode[]): ControlTree => ({
  format: 1,
  backend: 'test',
  window: { title: 'hunter2 - Editor', process: 'editor.exe' },
  partial: false,
  root: node({ id: 'root', controlType: 'Window', children }),
});

it('takes live secrets out of every text, longest first', () => {
  const redactor = new Redactor();
  redactor.addSecret('hunter');
  redactor.addSecret('hunter2-long');
  expect(redactor.data({ a: ['x hunter2-long y', 1], hunter: 'hunter' })).toEqual({ a: ['x ••• y', 1], hunter: '•••' });
});

it('keeps back the end of a text that goes on while it may become a secret', () => {
  const redactor = new Redactor();
  redactor.addSecret('hunter2-long');
  redactor.addSecret('hush');
  const told = [
    'say h',
    'say hu',
    'say hunter',
    'say hunter2-lon',
    'say hunter2-long',
    'say hunter2-long now',
    'say hum',
  ];
  expect(told.map(text => redactor.begun(text))).toEqual([
    ...['say ', 'say ', 'say ', 'say ', 'say •••', 'say ••• now', 'say hum'],
  ]);
});

it('shows of no secret a part while text comes, however it is cut', () => {
  const redactor = new Redactor();
  const secrets = ['hunter2-hunter2', 'hunter2', 'abcabc'];
  for (const secret of secrets) redactor.addSecret(secret);
  const text = 'a hunter2-hunter2-hunter2 abcabcabcab!';
  for (let length = 0; length <= text.length; length++) {
    const told = redactor.begun(text.slice(0, length));
    expect(told).not.toMatch(/hunt/);
    expect(redactor.text(text).startsWith(told), told).toBe(true);
  }
});

it('leaves ordinary text alone when a secret is shorter than four characters', () => {
  const redactor = new Redactor();
  redactor.addSecret('the');
  expect(redactor.text('the end')).toBe('the end');
});

it('hides what a tainted control holds, whatever becomes of the text, and says where it stands', () => {
  const redactor = new Redactor();
  redactor.addSecret('hunter2');
  redactor.taint('field');
  const place = { x: 10, y: 20, width: 30, height: 10 };
  const seen = redactor.tree(
    tree(node({ id: 'field', value: 'HUNTER2', rect: place }), node({ id: 'other', name: 'hunter2', value: 'plain' })),
  );
  expect(seen.tree.window.title).toBe('••• - Editor');
  expect(seen.tree.root.children.map(({ name, value }) => [name, value])).toEqual([
    ['', undefined],
    ['•••', 'plain'],
  ]);
  expect(seen.blank).toEqual([place]);
});

it('hands the same tree back while there is nothing to hide', () => {
  const plain = tree();
  expect(new Redactor().tree(plain).tree).toBe(plain);
});

it('paints places of a picture black, in the coordinates of the screen', () => {
  const png = Uint8Array.from(
    encode({ width: 4, height: 4, channels: 3, depth: 8, data: new Uint8Array(48).fill(255) }),
  );
  const rect = { x: 100, y: 200, width: 8, height: 8 };
  const blanked = decode(blankPlaces({ png, rect }, [{ x: 102, y: 202, width: 4, height: 4 }]).png);
  const rows = [0, 1, 2, 3].map(y =>
    [0, 1, 2, 3].map(x => (blanked.data[(y * 4 + x) * blanked.channels] === 0 ? '#' : '.')).join(''),
  );
  expect(rows).toEqual(['....', '.##.', '.##.', '....']);
});
