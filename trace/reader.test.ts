import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrate, NewerTraceError } from './migrate.ts';
import { readTrace } from './reader.ts';
import { asText, sampleRun } from './sample-trace.ts';
import { stateOf } from './state.ts';

const text = asText(sampleRun);

describe('readTrace', () => {
  it('reads what was written', () => {
    expect(readTrace(text)).toEqual({ events: sampleRun, truncated: undefined, problems: [] });
  });

  it('opens a trace cut at any byte, and loses at most the line that was cut', () => {
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), cut => {
        const kept = bytes.subarray(0, cut);
        const read = readTrace(kept.toString('utf8'));
        const wholeLines = kept.toString('latin1').split('\n').length - 1;
        expect(read.problems).toEqual([]);
        expect(read.events.length).toBeGreaterThanOrEqual(wholeLines);
        expect(read.events).toEqual(sampleRun.slice(0, read.events.length));
        expect(read.events.length + (read.truncated === undefined ? 0 : 1)).toBe(
          kept.length === 0 || kept.at(-1) === 10 ? wholeLines : wholeLines + 1,
        );
        stateOf(read.events);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever the text is', () => {
    const piece = fc.oneof(fc.string(), fc.json(), fc.constantFrom(...text.split('\n'), '\n', '{"type":"run"}'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        readTrace(pieces.join('\n'));
      }),
      { numRuns: 200 },
    );
  });

  it('skips broken lines in between and tells them', () => {
    const lines = text.split('\n');
    lines[3] = '{"type":"enter"';
    lines[5] = '{"type":"teleport","seq":6,"time":0}';
    const { events, problems, truncated } = readTrace(lines.join('\n'));
    expect(events.length).toBe(sampleRun.length - 2);
    expect(problems.map(problem => problem.line)).toEqual([4, 6]);
    expect(problems[0]?.reason).toBe('it is not JSON');
    expect(problems[1]?.reason).toContain('Not an event of a trace at type');
    expect(truncated).toBeUndefined();
  });

  it('refuses a run of a newer format and says what to do', () => {
    const newer = text.replace('"format":1', '"format":2').replace('"groundwork":"0.1.0"', '"groundwork":"9.0.0"');
    expect(() => readTrace(newer)).toThrowError(NewerTraceError);
    expect(() => readTrace(newer)).toThrowErrorMatchingInlineSnapshot(
      `[NewerTraceError: This run was recorded in trace format 2 by Groundwork 9.0.0; this Groundwork reads up to format 1. Update Groundwork to open it.]`,
    );
  });
});

describe('migrate', () => {
  it('takes one step a format', () => {
    const records = [{ type: 'run', format: 1 }];
    const steps = {
      1: () => [{ type: 'run', format: 2 }],
      2: (before: readonly Record<string, unknown>[]) => [...before, { type: 'added' }],
    };
    expect(migrate(records, steps, 3)).toEqual([{ type: 'run', format: 2 }, { type: 'added' }]);
  });
});
