import { describe, expect, it } from 'vitest';
import type { TraceValue } from '../../trace/format.ts';
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

  it('tells what went wrong, and how to do it again', () => {
    const input = (name: string, value: TraceValue) =>
      ({ type: 'variable', scope: 'input', frame: 1, name, value }) as const;
    const failure = { symptom: 'not-found', message: 'No.', statement: '', controls: [] } as const;
    const text = asText(
      numbered([
        { ...header, opened: { target: 'practice', model: 'replay:/runs/1', startAt: 7 } } as typeof header,
        input('title', { kind: 'text', text: 'Weekly' }),
        input('copies', { kind: 'number', text: '2' }),
        input('draft', { kind: 'boolean', text: 'false' }),
        input('key', { kind: 'secret' }),
        // It was changed at a stop.
        input('title', { kind: 'text', text: 'Monthly' }),
        { ...ended, failure: { ...failure, controls: [] } },
      ]),
    );
    expect(summarise(text, text)).toMatchObject({
      symptom: 'not found',
      again: {
        target: 'practice',
        model: 'replay:/runs/1',
        inputs: { title: 'Weekly', copies: 2, draft: false },
        begun: { line: 7, text: '0'.repeat(64) },
      },
    });
    expect(Object.keys(summarise(text, text).again?.inputs ?? {})).not.toContain('key');
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
