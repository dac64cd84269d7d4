import { describe, expect, it } from 'vitest';
import { lineNow } from './line-now.ts';

const plan = `task "Make it bold"
app "wordpad.exe"
control bold = Button "Bold"

1. Type it {
  type "x" into Document
}
2. Click the Bold button   // in the ribbon
3. Look {
  do limit 3
  expect bold is toggled
}
`;

describe('a line of a plan that was changed since', () => {
  it('is found where it is now, if that can be said', () => {
    expect(lineNow(plan, plan, 6)).toBe(6);
    expect(lineNow(plan, `// new\n${plan}`, 6)).toBe(7);
    expect(lineNow(plan, plan.replace('"x"', '"y"'), 6)).toBeUndefined();
    expect(lineNow('a\nb', 'c\nb\nb', 1)).toBeUndefined();
    expect(lineNow('a\nb', 'c\nd\nb\nb', 2)).toBeUndefined();
  });
});
