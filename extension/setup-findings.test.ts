import { expect, it } from 'vitest';
import { desktopFindings, modelFinding } from './setup-findings.ts';

const facts = { name: 'Windows', version: '1', screenshots: true };

it('tells scaling and elevation where the target does', () => {
  const said = desktopFindings('Windows', JSON.stringify({ ...facts, scaling: 150, elevated: false }));
  expect(said.map(({ said }) => said)).toEqual(['150 %', expect.stringContaining('Without administrator')]);
  expect(desktopFindings('Practice app', JSON.stringify(facts))).toEqual([]);
  expect(desktopFindings('Wine', 'nonsense')).toMatchObject([{ ok: false }]);
});

it('says whether the model can be used', () => {
  expect(modelFinding('embedded').ok).toBe(true);
  expect(modelFinding('replay:/nowhere')).toMatchObject({ ok: false, said: '/nowhere holds no recorded run.' });
  expect(modelFinding('openai:x').ok).toBe(false);
});
