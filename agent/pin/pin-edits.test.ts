import { describe, expect, it } from 'vitest';
import { laidOut } from '../../language/print/layout.ts';
import { PlanSource } from '../../language/syntax/plan-source.ts';
import { writeLines } from './pin-edits.ts';
import { sentencesOf } from './sentences.ts';

const file = '/plans/test.taskplan';

function written(text: string, lines: readonly string[] = ['press "A"', 'press "B"']): string {
  const source = PlanSource.parse(file, text);
  expect(source.diagnostics).toEqual([]);
  const result = writeLines(
    source,
    sentencesOf(source).map(sentence => ({ sentence, lines })),
  );
  let applied = text;
  for (const { from, to, newText } of result.edits.toReversed())
    applied = applied.slice(0, from) + newText + applied.slice(to);
  expect(applied).toBe(result.text);
  const after = PlanSource.parse(file, result.text);
  expect(after.diagnostics).toEqual([]);
  expect(sentencesOf(after)).toEqual([]);
  if (laidOut(source) === text) expect(laidOut(after)).toBe(result.text);
  return result.text;
}

describe('lines are written', () => {
  it.each([
    ['task "T"\n1. Do it', 'task "T"\n1. Do it {\n  press "A"\n  press "B"\n}\n'],
    [
      'task "T"\n1. Do it   // why\n2. More\n',
      'task "T"\n1. Do it {   // why\n  press "A"\n  press "B"\n}\n2. More {\n  press "A"\n  press "B"\n}\n',
    ],
    ['task "T"\nstep "Do it" limit 3 retry 2\n', 'task "T"\nstep "Do it" retry 2 {\n  press "A"\n  press "B"\n}\n'],
    [
      'task "T"\nstep "Do it" retry 2 limit 3 // no\n',
      'task "T"\nstep "Do it" retry 2 { // no\n  press "A"\n  press "B"\n}\n',
    ],
    [
      'task "T"\n1. All {\n  step "Do it"\n  2. More\n}\n',
      'task "T"\n1. All {\n  step "Do it" {\n    press "A"\n    press "B"\n  }\n  2. More {\n    press "A"\n    press "B"\n  }\n}\n',
    ],
    [
      'task "T"\n1. All {\n  do limit 3\n  expect true\n}\n',
      'task "T"\n1. All {\n  press "A"\n  press "B"\n  expect true\n}\n',
    ],
    ['task "T"\n1. All {\n  do "x" // the LAM\n}\n', 'task "T"\n1. All {\n  // the LAM\n  press "A"\n  press "B"\n}\n'],
    ['task "T"\nstep "All" { do }\n', 'task "T"\nstep "All" {\n  press "A"\n  press "B"\n}\n'],
    [
      'task "T"\nstep "All" { do expect true }\n',
      'task "T"\nstep "All" {\n  press "A"\n  press "B"\n  expect true }\n',
    ],
    ['task "T"\nstep "All" { press "C" do }\n', 'task "T"\nstep "All" { press "C"\n  press "A"\n  press "B"\n}\n'],
    ['task "T"\n1. All {\n  do expect true\n}\n', 'task "T"\n1. All {\n  press "A"\n  press "B"\n  expect true\n}\n'],
    [
      'task "T"\n1. All {\n  if true { step "x" } else { do }\n}\n',
      'task "T"\n1. All {\n  if true { step "x" {\n      press "A"\n      press "B"\n  } } else {\n    press "A"\n    press "B"\n  }\n}\n',
    ],
    ['task "T"\r\n1. Do it\r\n', 'task "T"\r\n1. Do it {\r\n  press "A"\r\n  press "B"\r\n}\r\n'],
    ['task "T"\n1. All {\n      do\n}\n', 'task "T"\n1. All {\n      press "A"\n  press "B"\n}\n'],
  ])('%j', (text, after) => {
    expect(written(text)).toBe(after);
  });

  it('with comments among them', () => {
    expect(written('task "T"\n1. Do it\n', ['// left out: x', 'press "A"', '// left out: y'])).toBe(
      'task "T"\n1. Do it {\n  // left out: x\n  press "A"\n  // left out: y\n}\n',
    );
  });
});
