import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causeNames, causes, symptomNames } from '../../protocol/failures.ts';
import { failuresPage, failuresPageFile } from '../../scripts/failures-page.ts';

describe('docs/failures.md', () => {
  it('is what the tables make: `npm run generate` writes it', () => {
    expect(readFileSync(failuresPageFile, 'utf8')).toBe(failuresPage());
  });

  it('has a cause that can be told for every symptom that pointing helps with', () => {
    const explained = symptomNames.filter(symptom =>
      causeNames.some(name => name !== 'unknown' && (causes[name].explains as readonly string[]).includes(symptom)),
    );
    const unknown: readonly string[] = causes.unknown.explains;
    expect(unknown.filter(symptom => !explained.some(name => name === symptom))).toEqual([]);
  });
});
