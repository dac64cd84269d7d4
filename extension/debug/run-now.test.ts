import { describe, expect, it } from 'vitest';
import type { NewTraceEvent, TraceEvent } from '../../trace/format.ts';
import { candidate, header, line, numbered, sampleRun } from '../../trace/sample-trace.ts';
import { candidateRows, nextSteps, possibleNow } from './next-steps.ts';
import { RunNow } from './run-now.ts';

const event = (name: string, body: object = {}) => ({ type: 'event', event: name, body });
const trace = (events: readonly TraceEvent[]) => event('groundwork/trace', { folder: '/runs/1', events });
const stopped = event('stopped', { reason: 'exception' });
const answer = (command: string, success = true) => ({ type: 'response', command, success });

function told(...messages: readonly unknown[]): RunNow {
  const run = new RunNow();
  for (const message of messages) run.take(message);
  return run;
}

const decided = sampleRun.slice(
  0,
  sampleRun.findIndex(({ type }) => type === 'override'),
);
const override = sampleRun.find(({ type }) => type === 'override');
const failure: NewTraceEvent = {
  type: 'failure',
  at: line(8),
  action: 2,
  failure: { symptom: 'covered-or-disabled', message: 'It is disabled.', statement: '', controls: [] },
  handledBy: 'nobody',
};
const blame: NewTraceEvent = {
  type: 'blame',
  at: line(8),
  action: 2,
  cause: 'unknown',
  because: 'Which control would have been the right one is not known.',
  evidence: [],
};
const stop: NewTraceEvent = { type: 'stopped', at: line(8), reason: 'exception', description: 'Failure' };
const failed = numbered([...decided, failure, blame, stop]);
const titles = (run: RunNow, isLive = true) => nextSteps(run, possibleNow(run, isLive)).map(({ title }) => title);

describe('where a run stands', () => {
  it('is held from a stop until something sends it on', () => {
    const run = told(trace(decided), stopped);
    expect(possibleNow(run, true)).toEqual({ steer: true, choose: true, askAgain: true, failure: false });
    expect(run.take(answer('next', false))).toBeUndefined();
    expect(run.isHeld).toBe(true);
    for (const moves of [answer('next'), answer('groundwork/retry'), event('continued'), event('terminated')]) {
      run.take(stopped);
      expect(run.take(moves)).toBe('moves');
      expect(possibleNow(run, true).steer).toBe(false);
    }
  });

  it('can’t be changed in the past, nor in a recorded run', () => {
    const run = told(trace(failed), event('groundwork/shown', { seq: 7 }), stopped);
    expect(possibleNow(run, true).steer).toBe(false);
    expect(run.state.seq).toBe(7);
    run.take(event('groundwork/shown', {}));
    expect(possibleNow(run, true).steer).toBe(true);
    expect(possibleNow(run, false)).toEqual({ steer: false, choose: false, askAgain: false, failure: true });
  });

  it('begins anew when its session is restarted', () => {
    const run = told(trace(failed), stopped, answer('restart'), trace(numbered([header])));
    expect(run.events).toHaveLength(1);
  });

  it('is not upset by what it does not know', () => {
    const run = new RunNow();
    for (const message of [undefined, 'x', {}, event('groundwork/trace', { events: 1 }), trace([]), event('other')])
      expect(() => run.take(message)).not.toThrow();
    expect(run.isHeld).toBe(false);
  });
});

describe('the line of a failure', () => {
  it('offers what can be done, until the run moves', () => {
    const run = told(trace(failed), stopped);
    const all = ['Retry', 'Skip', 'Take Another Candidate…', 'Ask Again…', 'Copy as Markdown'];
    expect(titles(run).map(title => title.replace(/^\$\(.*?\) /, ''))).toEqual(all);
    run.take(answer('continue'));
    expect(titles(run)).toEqual([]);
  });

  it('offers to carry out what was decided since', () => {
    if (override === undefined) throw new Error('The sample has an override.');
    const events = numbered([...failed, override]);
    expect(titles(told(trace(events), stopped))[0]).toBe('$(debug-continue) Carry Out: click Button "Italic"');
  });

  it('offers only to copy where nothing can be changed', () => {
    const run = told(trace(failed), event('groundwork/shown', { seq: failed.length }), stopped);
    expect(titles(run, false)).toEqual(['Copy as Markdown']);
  });

  it('offers nothing at another stop', () => {
    expect(titles(told(trace(decided), stopped))).toEqual([]);
    const later = numbered([...failed, { type: 'enter', frame: 9, kind: 'step', name: 'On', isAction: false }, stop]);
    expect(titles(told(trace(later), stopped))).toEqual([]);
  });
});

it('lists candidates with what speaks for them, and marks the one that is chosen', () => {
  const ground = sampleRun.findLast(one => one.type === 'ground');
  if (ground?.type !== 'ground') throw new Error('The sample has a decision.');
  const candidates = [
    candidate('c1', 0.9, 'Button "$(trash)"'),
    { ...candidate('c2', 0.0001, 'Edit'), enabled: false },
  ];
  const rows = candidateRows({
    ground: { ...ground, candidates },
    decided: ground.decided,
    actionText: ground.actionText,
    chosen: 'c1',
    chosenBy: 'model',
    overrides: [],
  });
  expect(rows).toMatchObject([
    { control: 'c1', description: '90 %, chosen now', detail: 'the name is the one in the sentence', isChosen: true },
    { control: 'c2', label: 'Edit', description: '0 %, disabled', isChosen: false },
  ]);
  // What a program calls its controls is no icon.
  expect(rows[0]?.label).not.toContain('$(trash)');
});
