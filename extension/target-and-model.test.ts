import { expect, it } from 'vitest';
import { modelLabel, targetChoices, targetLabel } from './target-and-model.ts';

it('offers what a machine can have', () => {
  expect(targetChoices('win32').map(({ id }) => id)).toEqual(['practice', 'windows']);
  expect(targetChoices('linux').map(({ id }) => id)).toEqual(['practice', 'wine']);
});

it('shows targets and models shortly', () => {
  expect(targetLabel('practice')).toBe('Practice app');
  expect(targetLabel('mars')).toBe('mars');
  expect(modelLabel('embedded')).toBe('Embedded model');
  expect(modelLabel('replay:/project/.groundwork/runs/2025-note')).toBe('Replay of 2025-note');
  expect(modelLabel('openai:http://localhost:8080/v1#llama-3')).toBe('llama-3');
  expect(modelLabel('onnx:/models/tiny')).toBe('tiny');
  expect(modelLabel('nonsense')).toBe('nonsense');
});
