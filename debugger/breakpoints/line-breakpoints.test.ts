import { expect, it } from 'vitest';
import { LineBreakpoints } from './line-breakpoints.ts';

const at = (line: number, column = 3) => ({ file: '/a', line, column, endLine: line, endColumn: column + 6 });
const loaded = () => {
  const breakpoints = new LineBreakpoints();
  breakpoints.load([at(9), at(2), at(5)]);
  return breakpoints;
};
const lines = (...numbers: number[]) => numbers.map(line => ({ line }));
const ids = (breakpoints: readonly { id: number }[]) => breakpoints.map(({ id }) => id);

it('moves breakpoints to the next line a run can stop at', () => {
  const breakpoints = loaded();
  expect(breakpoints.replace('/a', lines(1, 5, 6, 40)).map(({ line }) => line)).toEqual([2, 5, 9, 9]);
  expect(ids(breakpoints.at(at(9)))).toEqual([3, 4]);
  expect(breakpoints.at(at(6))).toEqual([]);
  expect(breakpoints.between('/a', 3, 9)).toEqual([
    { line: 5, column: 3 },
    { line: 9, column: 3 },
  ]);
});

it('keeps the id of a breakpoint that stays', () => {
  const breakpoints = loaded();
  breakpoints.replace('/a', lines(5, 9));
  expect(ids(breakpoints.replace('/a', lines(2, 9)))).toEqual([3, 2]);
});

it('lays breakpoints that came before the plan once it is there', () => {
  const breakpoints = new LineBreakpoints();
  expect(breakpoints.replace('/a', lines(4))).toMatchObject([{ line: undefined }]);
  expect(breakpoints.load([at(2), at(5), at(9)])).toMatchObject([{ id: 1, line: 5 }]);
});

it('does not verify breakpoints in other files', () => {
  const breakpoints = loaded();
  expect(breakpoints.replace('/b', lines(1))).toMatchObject([{ line: undefined }]);
});

it('tells one of several statements on a line by its column', () => {
  const breakpoints = new LineBreakpoints();
  breakpoints.load([at(2, 3), at(2, 30), at(5, 3), at(5, 9)]);
  const laid = breakpoints.replace('/a', [{ line: 2, column: 20 }, { line: 2 }, { line: 4, column: 8 }]);
  expect(laid.map(({ line, column }) => [line, column])).toEqual([
    [2, 30],
    [2, undefined],
    [5, 3],
  ]);
  expect(ids(breakpoints.at(at(2, 3)))).toEqual([2]);
  expect(ids(breakpoints.at(at(2, 30)))).toEqual([1, 2]);
});

it('takes ten thousand breakpoints, and finds one among them, without looking at the others', () => {
  const places = Array.from({ length: 10_000 }, (_, index) => at(index + 1));
  const breakpoints = new LineBreakpoints();
  breakpoints.load(places);
  const wanted = places.map(({ line }) => ({ line, condition: 'title is "x"' }));
  const times = [1000, 10_000].map(count => {
    const began = performance.now();
    breakpoints.replace('/a', wanted.slice(0, count));
    for (const place of places.slice(0, count)) breakpoints.at(place);
    return performance.now() - began;
  });
  expect(ids(breakpoints.at(at(7777)))).toEqual([7777]);
  // Ten times as many: a hundred times as long would be quadratic.
  expect(times[1]).toBeLessThan(50 * Math.max(4, times[0] ?? 0));
});
