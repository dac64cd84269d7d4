import { describe, expect, it } from 'vitest';
import { PlanSource } from './plan-source.ts';

/** What is expected at the `|` of a plan, in short: `kinds; keywords; "word"`. */
function at(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const { kinds, keywords, word, from } = PlanSource.parse('/p', text).expectedAt(offset);
  expect(text.slice(from, offset)).toBe(word);
  return `${kinds.join(' ')}; ${keywords.join(' ')}; "${word}"`;
}

/** The same inside a step, whose indentation and braces are given. */
function inStep(statement: string): string {
  return at(`task "T"\n1. S {\n  press "Enter"\n  ${statement}\n}\n2. Next\n`);
}

describe('at the beginning of a line', () => {
  it.each(['|', 'task "T"\n|', 'con|', 'task "T"\n1. S {\n}\n|control a = Button'])('%j: a declaration', plan => {
    expect(at(plan)).toMatch(/^declaration; ; /);
  });
});

describe('in a declaration', () => {
  it.each([
    ['task |', 'text; ; ""'],
    ['app "a.exe" |', '; with; ""'],
    ['input |', 'new-name; ; ""'],
    ['input a: |', '; boolean number path text; ""'],
    ['input a: nu|', '; boolean number path text; "nu"'],
    ['input a: text = |', 'value text regex number; false not true; ""'],
    ['control a = |', 'control; ; ""'],
    ['control a = But|', 'control; ; "But"'],
    ['control a = Button |', 'text regex index filter; in; ""'],
    ['control a = Button "B" in |', 'control; ; ""'],
    ['control a = Button [|', 'filter; ; ""'],
    ['control a = Button [automationId=|', 'filter-value text regex; false true; ""'],
    ['step "x" |', '; limit retry timeout; ""'],
    ['step "x" timeout |', 'duration; ; ""'],
  ])('%j', (plan, expected) => {
    expect(at(plan)).toBe(expected);
  });
});

describe('in a block', () => {
  it.each([
    ['|', 'statement; ; ""'],
    ['cl|', 'statement; ; "cl"'],
    ['click |', 'control; at; ""'],
    ['click bo|', 'control; at; "bo"'],
    ['click bold |', '; holding; ""'],
    ['click at |', 'percent; ; ""'],
    ['type |', 'value text regex number; false not true; ""'],
    ['type title |', '; and contains does exists into is matches or; ""'],
    ['type title into |', 'control; ; ""'],
    ['read editor into |', 'new-name; ; ""'],
    ['scroll |', '; down left right up; ""'],
    ['wait |', 'duration; until; ""'],
    ['expect bold.|', 'property; ; ""'],
    ['expect bold.te|', 'property; ; "te"'],
    ['expect bold is |', 'value text regex number state; false not true; ""'],
    ['expect bold is en|', 'value text regex number state; false not true; "en"'],
    ['expect bold is not |', 'value text regex number state; false true; ""'],
    ['expect bold does |', '; not; ""'],
    ['expect bold does not |', '; contain exist match; ""'],
    ['confirm "Sure?" |', '; when; ""'],
    ['on |', '; failure; ""'],
    ['for |', '; each; ""'],
    ['for each row |', '; in; ""'],
    ['if a is 1 { press "x" } |', 'statement; else; ""'],
    ['if a is 1 { press "x" } else |', '; if; ""'],
    ['undo { |', 'statement; ; ""'],
    ['undo { click |', 'control; at; ""'],
    ['do |', 'text; limit; ""'],
    ['select |', 'value text regex number; false not text true; ""'],
  ])('%j', (statement, expected) => {
    expect(inStep(statement)).toBe(expected);
  });

  it('knows what stands before the cursor', () => {
    const text = '1. S {\n  within Window "W" {\n    clik a\n    set Edit "x" to ';
    const { before, rules } = PlanSource.parse('/p', text).expectedAt(text.length);
    expect(before.map(({ image }) => image)).toEqual(['set', 'Edit', '"x"', 'to']);
    expect(rules).toContain('SetAction');
  });
});

describe('in texts', () => {
  it.each([
    ['task "Wr|ite"', 'in-text; ; ""'],
    ['task "Write {|"', 'hole; ; ""'],
    ['task "Write {ti|"', 'hole; ; "ti"'],
    ['task "Write {ti|tle} it"', 'hole; ; "ti"'],
    ['task "Write {title.na|} it"', 'hole; ; "title.na"'],
    ['task "Write \\{|"', 'in-text; ; ""'],
    ['1. Open |', 'sentence; ; ""'],
    ['1. Open it{|', 'hole; ; ""'],
    ['1. Open {ti|} now', 'hole; ; "ti"'],
    ['1. Open // a comment|', '; ; ""'],
    ['control a = Button "B"|', 'index filter; in; ""'],
    ['control a = Button /B|', 'in-text; ; ""'],
  ])('%j', (plan, expected) => {
    expect(at(plan)).toBe(expected);
  });
});
