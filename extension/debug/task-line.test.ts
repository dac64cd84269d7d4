import { expect, it } from 'vitest';
import { taskLine } from './task-line.ts';

it.each([
  ['task "A"\n', 0],
  ['// task "A"\nuse "./b"\n\ntask "A"\n', 3],
  ['control bold = Button "task"\n', undefined],
  ['  task "A"\n', undefined],
  ['tasks "A"\r\ntask "A"\r\n', 1],
])('finds the task of %j', (text, line) => {
  expect(taskLine(text)).toBe(line);
});
