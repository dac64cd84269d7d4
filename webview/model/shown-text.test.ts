import { describe, expect, it } from 'vitest';
import { percent } from '../../trace/percent.ts';
import { rowWindow, scrollTo } from './row-window.ts';
import { duration, shownLines, shownText } from './shown-text.ts';

describe('texts of foreign programs', () => {
  it('hide nothing and turn nothing round', () => {
    expect(shownText('a\u202egpj.exe\u0007\u200b')).toBe('a·gpj.exe··');
    expect(shownText('one\r\ntwo\nthree')).toBe('one⏎two⏎three');
    expect(shownLines('one\r\n\ttwo\u2066\u0000')).toBe('one\n\ttwo··');
  });

  it('are cut when they are long', () => {
    expect(shownText('x'.repeat(65_536))).toHaveLength(160);
  });
});

it.each([
  [0, '0 %'],
  [1e-12, '0 %'],
  [0.004, '0.4 %'],
  [0.5, '50 %'],
  [0.9975, '99.8 %'],
  [1, '100 %'],
])('%d is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});

it.each([
  [0, '0 ms'],
  [0.4, '< 1 ms'],
  [12.3, '12 ms'],
  [1_449, '1.4 s'],
])('%d milliseconds are %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

describe('the window of rows', () => {
  it('has what is seen and a few more, never what is not there', () => {
    expect(rowWindow(0, 220, 22, 10_000)).toEqual({ from: 0, to: 16 });
    expect(rowWindow(22_000, 220, 22, 10_000)).toEqual({ from: 994, to: 1016 });
    expect(rowWindow(22_000, 220, 22, 5)).toEqual({ from: 5, to: 5 });
  });

  it('scrolls only when a row is not seen whole', () => {
    expect(scrollTo(3, 0, 220, 22)).toBe(0);
    expect(scrollTo(10, 0, 220, 22)).toBe(22);
    expect(scrollTo(2, 100, 220, 22)).toBe(44);
  });
});
