import { expect, it } from 'vitest';
import { decisionText, earlierLine } from './decision-text.ts';

it('tells a decision and what came of it', () => {
  const decided = { actionText: 'click Button "Bold"', chosenBy: 'model', probability: 0.9144 } as const;
  expect(decisionText(decided)).toEqual([
    'click Button "Bold"',
    'Chosen by the model, probability 91 %',
    'It was not carried out.',
  ]);
  expect(decisionText({ ...decided, effect: 'seen', change: 'Button "Bold" is now on' })[2]).toBe(
    'Effect seen: Button "Bold" is now on.',
  );
  expect(decisionText({ ...decided, failure: 'It is disabled.' })[2]).toBe('It is disabled.');
  expect(decisionText({ actionText: 'press "Enter"', chosenBy: 'author', effect: 'not checked' })).toEqual([
    'press "Enter"',
    'As the plan says',
    'Effect not checked.',
  ]);
});

it('finds a line of an edited plan in the text that was run', () => {
  const earlier = 'a\n  b\nc\n  b\n';
  expect(earlierLine(earlier, 'new\na\n  b\n', 3)).toBe(2);
  expect(earlierLine(earlier, 'a\nx\nx\nx\n    b', 5)).toBe(4);
  expect(earlierLine(earlier, 'd', 1)).toBeUndefined();
  expect(earlierLine(earlier, '\n', 1)).toBeUndefined();
});
