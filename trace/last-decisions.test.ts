import { expect, it } from 'vitest';
import { lastDecisions, lineKey } from './last-decisions.ts';
import { line, numbered, sampleRun } from './sample-trace.ts';

const at = (number: number, events = sampleRun) => lastDecisions(events).get(lineKey(line(number)));

it('tells at the line of an action, and at its step', () => {
  const typed = { actionText: 'type "Weekly report" into Document "Page 1"', chosenBy: 'author', effect: 'seen' };
  expect(at(5)).toMatchObject(typed);
  expect(at(4)).toEqual(at(5));
  // The plan says which control: nothing was weighed.
  expect(at(5)).not.toHaveProperty('probability');
  expect(at(1)).toBeUndefined();
});

it('tells what the user chose, with the probability that had', () => {
  expect(at(8)).toMatchObject({
    actionText: 'click Button "Italic"',
    chosenBy: 'user',
    probability: 0.06,
    effect: 'seen',
    change: 'Button "Italic" changed',
  });
});

it('tells the decision as it stands before it was carried out', () => {
  const decided = sampleRun.slice(
    0,
    sampleRun.findIndex(({ type }) => type === 'override'),
  );
  expect(at(8, decided)).toEqual({ actionText: 'click Button "Bold"', chosenBy: 'model', probability: 0.91 });
});

it('tells the failure of an action, and not that of a condition as one', () => {
  expect(at(9)).toBeUndefined();
  const failure = sampleRun.find(event => event.type === 'failure');
  const decided = sampleRun.slice(
    0,
    sampleRun.findIndex(({ type }) => type === 'stopped'),
  );
  if (failure?.type !== 'failure') throw new Error('The sample has a failure.');
  const failed = numbered([
    ...decided,
    { ...failure, action: 2, at: line(8), failure: { ...failure.failure, symptom: 'no-effect' } },
  ]);
  expect(at(8, failed)?.failure).toBe('bold is toggled: Button "Bold" was off.');
});
