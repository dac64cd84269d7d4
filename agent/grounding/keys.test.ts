import { describe, expect, it } from 'vitest';
import { readKeys } from './keys.ts';

describe('readKeys', () => {
  it.each([
    ['ctrl + s', 'Ctrl+S'],
    ['Control-Shift-S', 'Ctrl+Shift+S'],
    ['Shift+Ctrl+s', 'Ctrl+Shift+S'],
    ['the Enter key', 'Enter'],
    ['page down', 'PageDown'],
    ['the down arrow', 'Down'],
    ['f12', 'F12'],
    ['Alt+F, A', 'Alt+F, A'],
    ['Ctrl+K then Ctrl+C', 'Ctrl+K, Ctrl+C'],
    ['the letter', undefined],
    ['B', undefined],
    ['OK', undefined],
    ['Save', undefined],
    ['Ctrl', undefined],
  ])('%s', (text, keys) => {
    expect(readKeys(text)).toBe(keys);
  });
});
