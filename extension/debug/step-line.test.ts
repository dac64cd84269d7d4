import { expect, it } from 'vitest';
import { stepLine } from './step-line.ts';

const plan = `task "Report"
1. Type it {
  type title into editor

  step "Inner" {
    press "Enter"
  }
  press "Tab"
}
2. Save it
routine save() {
  step "Save" { press "Ctrl+S" }
  press "Enter"
}
`;

it.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 2],
  [5, 5],
  [6, 5],
  [7, 5],
  [8, 2],
  [9, 2],
  [10, 10],
  [12, 12],
])('takes line %i to the step at line %i', (line, step) => {
  expect(stepLine(plan, line)).toBe(step);
});
