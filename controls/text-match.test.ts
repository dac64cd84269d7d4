import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, regexProblem, textMatches } from './text-match.ts';

describe('comparing texts', () => {
  it.each([
    ['Save &as...', 'save as'],
    ['Save as…', 'save as'],
    ['File &name:', 'file name'],
    ['  Font \t Size\u00a0', 'font size'],
    ['Find & Replace', 'find replace'],
    ['Straße', 'strasse'],
    ['\u200eReport\u200f', 'report'],
    ['Cafe\u0301', 'caf\u00e9'],
    ['...', '…'],
    [':', ':'],
    ['a.b', 'a.b'],
    ['', ''],
  ])('%j is compared as %j', (text, canonical) => {
    expect(canonicalText(text)).toBe(canonical);
  });

  it('does the same to a text that is canonical already', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '&', '.', '…', ':', ' ', '\u00a0', 'ß', '\u200e'), maxLength: 12 }),
        text => canonicalText(canonicalText(text)) === canonicalText(text),
      ),
      { numRuns: 300 },
    );
  });

  it('searches with patterns and ignores case', () => {
    expect(textMatches({ kind: 'regex', source: 'already exists' }, 'C:\\a.rtf ALREADY exists.')).toBe(true);
    expect(textMatches({ kind: 'regex', source: '^exists' }, 'already exists')).toBe(false);
  });

  it('tells a bad pattern from a good one', () => {
    expect(regexProblem('a+')).toBeUndefined();
    expect(regexProblem('(?=a)')).toContain('The pattern /(?=a)/ cannot be used');
    expect(regexProblem('[')).toContain('missing closing ]');
  });
});
