import { describe, expect, it } from 'vitest';
import { asText, header, numbered } from '../../trace/sample-trace.ts';
import { summarise } from './run-summary.ts';

const output = { type: 'output', category: 'info', text: 'on its way' } as const;
const ended = { type: 'ended', result: 'failed', message: 'Step 2: not found.', actions: 3 } as const;

describe('the summary of a run', () => {
  it('tells how it ended', () => {
    const text = asText(numbered([header, output, ended]));
    expect(summarise(text, text.slice(-150))).toEqual({
      task: 'Write the weekly report',
      result: 'failed',
      message: 'Step 2: not found.',
      started: new Date('2025-01-01T12:00:00.000Z'),
      target: 'practice',
      model: 'embedded',
      plan: '/plans/report.taskplan',
    });
  });

  it('calls a run without an end unfinished, cut at any byte', () => {
    const text = asText(numbered([header, output, ended]));
    const headEnd = text.indexOf('\n') + 1;
    for (let length = headEnd; length < text.length; length++)
      expect(summarise(text.slice(0, length), text.slice(0, length)).result).toBe('unfinished');
  });

  it('says why something cannot be read', () => {
    expect(summarise('', '')).toMatchObject({
      result: 'unreadable',
      message: expect.stringMatching(/no recorded run/),
    });
    const newer = JSON.stringify({ ...header, seq: 1, time: 0, format: 99, groundwork: '9.0' });
    expect(summarise(newer, newer)).toMatchObject({
      result: 'unreadable',
      message: expect.stringMatching(/Update Groundwork/),
    });
  });
});
