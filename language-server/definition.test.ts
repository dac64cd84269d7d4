import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planWithCursor } from './cursor-for-tests.ts';
import { definitionAt } from './definition.ts';

const files = {
  'office.taskplan': '// shared\ncontrol bold = Button "Bold"\nuse "./deep.taskplan"\n',
  'deep.taskplan': 'routine save(name) {\n  type name into Edit\n}\n',
};

/** Where the name at the ‸ leads: file, line, and what stands there. */
function definition(marked: string): string | undefined {
  const { plan, offset } = planWithCursor(marked, files);
  const range = definitionAt(plan, offset);
  if (range === undefined) return undefined;
  const line = plan.namesOf(range.file)?.source.text.split('\n')[range.line - 1] ?? '';
  const word = line.slice(range.column - 1, range.endColumn - 1);
  return `${basename(range.file)}:${range.line}${word && ` ${word}`}`;
}

const plan = (statement: string) => `use "./office.taskplan"
input title: text
1. Go on {
  read bold into before
  for each row in List "Files" {
    ${statement}
  }
}
`;

describe('definition', () => {
  it('leads from a name to its declaration, across files', () => {
    expect(definition(plan('click bo‸ld'))).toBe('office.taskplan:2 bold');
    expect(definition(plan('type ‸title into bold'))).toBe('report.taskplan:2 title');
    expect(definition(plan('sa‸ve("a")'))).toBe('deep.taskplan:1 save');
    expect(definition(plan('type before‸ into bold'))).toBe('report.taskplan:4 before');
    expect(definition(plan('click ro‸w'))).toBe('report.taskplan:5 row');
  });

  it('works inside texts and sentences', () => {
    expect(definition(plan('type "a {tit‸le} b" into bold'))).toBe('report.taskplan:2 title');
    expect(definition(`${plan('')}2. Save it as {bo‸ld.text}\n`)).toBe('office.taskplan:2 bold');
  });

  it('leads from a parameter of a routine to the parameter', () => {
    expect(definition('routine fill(field) {\n  click fie‸ld\n}\n')).toBe('report.taskplan:1 field');
  });

  it('leads from `use` to the file', () => {
    expect(definition('use "./off‸ice.taskplan"\n')).toBe('office.taskplan:1');
    expect(definition('use "./missing‸.taskplan"\n')).toBeUndefined();
  });

  it('works in a broken statement', () => {
    expect(definition(plan('clik bo‸ld in'))).toBe('office.taskplan:2 bold');
  });

  it('leads nowhere from what is no name', () => {
    expect(definition(plan('click‸ bold'))).toBeUndefined();
    expect(definition(plan('click Button‸ "a"'))).toBeUndefined();
    expect(definition(plan('expect bold.ti‸tle is "a"'))).toBeUndefined();
    expect(definition(plan('click unkn‸own'))).toBeUndefined();
    expect(definition(plan('// bo‸ld'))).toBeUndefined();
  });
});
