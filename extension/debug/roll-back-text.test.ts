import { expect, it } from 'vitest';
import { line } from '../../trace/sample-trace.ts';
import { rollBackQuestion } from './roll-back-text.ts';

const item = (number: number, canUndo: boolean) => ({
  title: `Step ${number}`,
  at: line(number),
  actions: number,
  canUndo,
});

it('says what is taken back, and what can’t be', () => {
  const { question, detail } = rollBackQuestion(1, [item(3, true), item(2, false), item(1, true)]);
  expect(question).toBe('Roll back to line 1?');
  expect(detail).toMatchInlineSnapshot(`
    "Taken back, in this order:
    • Step 3 (line 3, 3 actions)
    • Step 1 (line 1, 1 action)

    Can't be taken back, for no undo { … } says how; its effects stay:
    • Step 2 (line 2, 2 actions)"
  `);
});

it('says so when there is nothing to take back', () => {
  expect(rollBackQuestion(4, []).detail).toMatch(/^Nothing was done/);
});
