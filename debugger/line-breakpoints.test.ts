import { expect, it } from 'vitest';
import { LineBreakpoints } from './line-breakpoints.ts';

const at = (line: number) => ({ file: '/a', line, column: 3, endLine: line, endColumn: 9 });

it('moves breakpoints to the next line a run can stop at', () => {
  const breakpoints = new LineBreakpoints();
  breakpoints.load(new Map([['/a', [2, 5, 9]]]));
  expect(breakpoints.replace('/a', [1, 5, 6, 40]).map(({ line }) => line)).toEqual([2, 5, 9, 9]);
  expect(breakpoints.at(at(9))).toEqual([3, 4]);
  expect(breakpoints.at(at(6))).toEqual([]);
  expect(breakpoints.between('/a', 3, 9)).toEqual([5, 9]);
});

it('keeps the id of a breakpoint that stays', () => {
  const breakpoints = new LineBreakpoints();
  breakpoints.load(new Map([['/a', [2, 5, 9]]]));
  breakpoints.replace('/a', [5, 9]);
  expect(breakpoints.replace('/a', [2, 9]).map(({ id }) => id)).toEqual([3, 2]);
});

it('lays breakpoints that came before the plan once it is there', () => {
  const breakpoints = new LineBreakpoints();
  expect(breakpoints.replace('/a', [4])).toMatchObject([{ line: undefined }]);
  expect(breakpoints.load(new Map([['/a', [2, 5, 9]]]))).toMatchObject([{ id: 1, line: 5 }]);
});

it('does not verify breakpoints in other files', () => {
  const breakpoints = new LineBreakpoints();
  breakpoints.load(new Map([['/a', [2]]]));
  expect(breakpoints.replace('/b', [1])).toMatchObject([{ line: undefined }]);
});
