import { describe, expect, it } from 'vitest';
import { readChords } from './keys.ts';

describe('key chords', () => {
  it.each([
    ['Ctrl+S', [{ modifiers: ['Ctrl'], key: 'S' }]],
    ['ctrl + shift + pgup', [{ modifiers: ['Ctrl', 'Shift'], key: 'PageUp' }]],
    [
      'Alt+F, A',
      [
        { modifiers: ['Alt'], key: 'F' },
        { modifiers: [], key: 'A' },
      ],
    ],
    [
      'Alt+F,A',
      [
        { modifiers: ['Alt'], key: 'F' },
        { modifiers: [], key: 'A' },
      ],
    ],
    ['Ctrl++', [{ modifiers: ['Ctrl'], key: '+' }]],
    ['Ctrl+,', [{ modifiers: ['Ctrl'], key: ',' }]],
    ['Ctrl+Shift+.', [{ modifiers: ['Ctrl', 'Shift'], key: '.' }]],
    [',', [{ modifiers: [], key: ',' }]],
    ['+', [{ modifiers: [], key: '+' }]],
    ['F12', [{ modifiers: [], key: 'F12' }]],
    ['Ctrl+Shift', [{ modifiers: ['Ctrl', 'Shift'] }]],
  ])('reads %s', (text, chords) => {
    expect(readChords(text)).toEqual({ ok: true, chords });
  });

  it.each([
    ['Ctrll+S', 'Ctrll'],
    ['Ctrl+Entr', 'Entr'],
    ['A+B', 'B'],
    ['', ''],
    ['Ctrl+S,', ''],
  ])('says which word of %j is no key', (text, word) => {
    expect(readChords(text)).toEqual({ ok: false, word });
  });
});
