import { describe, expect, it } from 'vitest';
import type { NewTraceEvent } from './format.ts';
import { History } from './history.ts';
import { asText, blob, header, line, numbered, sampleRun } from './sample-trace.ts';
import { actionAtHand, blameOf, type Frame, memoryEntries, type RunState, stateOf } from './state.ts';

function first<T extends NewTraceEvent['type']>(type: T): Extract<NewTraceEvent, { type: T }> {
  const found = sampleRun.find(event => event.type === type);
  if (found === undefined) throw new Error(`The sample has no ${type}.`);
  return found as unknown as Extract<NewTraceEvent, { type: T }>;
}

const stack = (state: RunState) =>
  state.frames.map((frame: Frame) => `${frame.kind} ${frame.name} :${frame.at?.line}`).reverse();

describe('the state of a run', () => {
  it('is read at the decision point', () => {
    const state = stateOf(
      sampleRun.slice(
        0,
        sampleRun.findIndex(event => event.type === 'override'),
      ),
    );
    expect(stack(state)).toEqual([
      'lam-action Make the title bold :8',
      'step Make the title bold :8',
      'task Write the weekly report :8',
    ]);
    expect(state.inputs).toEqual([{ name: 'title', value: { kind: 'text', text: 'Weekly report' } }]);
    expect(state.stopped?.reason).toBe('breakpoint');
    const action = actionAtHand(state);
    expect(action).toMatchObject({ number: 2, phase: 'ground' });
    expect(action?.infer?.reply?.thought).toBe('The Bold button does it.');
    expect(action?.decision).toMatchObject({ chosen: 'c1', chosenBy: 'model', overrides: [] });
    expect(action?.act).toBeUndefined();
    expect(memoryEntries(state.memory).map(({ action: number, entry }) => [number, entry.action])).toEqual([
      [1, 'type "Weekly report" into Document "Page 1"'],
    ]);
  });

  it('has what was seen after an action', () => {
    const verified = sampleRun.findIndex(event => event.type === 'verify') + 1;
    const { observation, done } = stateOf(sampleRun.slice(0, verified));
    expect(observation).toMatchObject({ tree: blob('b'), window: { title: '*Report - Word Practice' }, controls: 149 });
    expect(observation?.screenshot).toBeUndefined();
    expect(done).toMatchObject({ number: 1, verify: { effect: 'seen' } });
  });

  it('has the decision with its overrides', () => {
    const state = stateOf(sampleRun.slice(0, sampleRun.findIndex(event => event.type === 'override') + 1));
    expect(state.stopped).toBeDefined();
    expect(state.action?.decision).toMatchObject({
      chosen: 'c2',
      chosenBy: 'user',
      actionText: 'click Button "Italic"',
      ground: { chosen: 'c1' },
      overrides: [{ from: 'Button "Bold"', to: 'Button "Italic"' }],
    });
  });

  it('knows the right control and the cause, and stands on while they are told', () => {
    const corrected = sampleRun.findLastIndex(event => event.type === 'blame');
    const failed = sampleRun.findIndex(event => event.type === 'blame');
    expect(blameOf(stateOf(sampleRun.slice(0, failed + 1)))).toMatchObject({ cause: 'unknown' });
    const state = stateOf(sampleRun.slice(0, corrected + 1));
    expect(blameOf(state)).toMatchObject({ cause: 'ranked-lower' });
    expect(state).toMatchObject({
      action: { number: 2, correction: { control: 'c1', by: 'the user' }, decision: { chosen: 'c2' } },
      failure: { failure: { symptom: 'expectation-failed' } },
      stopped: { reason: 'exception' },
    });
    // Another action has nothing to do with it.
    const next = numbered([...sampleRun.slice(0, corrected + 1), { ...first('observe'), action: 3 }]);
    expect(blameOf(stateOf(next))).toBeUndefined();
  });

  it('keeps how it ended', () => {
    const state = stateOf(sampleRun);
    expect(state.frames).toEqual([]);
    expect(actionAtHand(state)).toBeUndefined();
    expect(state.failure?.failure.symptom).toBe('expectation-failed');
    expect(state.judged).toMatchObject([{ of: 'expect', verdict: { holds: false } }]);
    expect(state.ended).toMatchObject({ result: 'failed', actions: 2 });
  });

  it('ends variables of a routine with it', () => {
    const variable = (frame: number, name: string, text: string): NewTraceEvent => ({
      type: 'variable',
      scope: 'variable',
      frame,
      name,
      value: { kind: 'text', text },
    });
    const events = numbered([
      header,
      { type: 'enter', frame: 1, kind: 'task', name: 't', isAction: false, at: line(1) },
      variable(1, 'who', 'Ada'),
      { type: 'enter', frame: 2, kind: 'statement', name: 'greet(who)', isAction: false, at: line(3) },
      { type: 'enter', frame: 3, kind: 'routine', name: 'greet', isAction: false, at: line(20) },
      variable(3, 'name', 'Ada'),
      variable(1, 'who', 'Grace'),
    ]);
    const inside = stateOf(events);
    expect(inside.frames.map(frame => frame.variables.map(({ name, value }) => [name, value]))).toEqual([
      [['who', { kind: 'text', text: 'Grace' }]],
      [],
      [['name', { kind: 'text', text: 'Ada' }]],
    ]);
    expect(stack(inside)).toEqual(['routine greet :20', 'statement greet(who) :3', 'task t :3']);
    const [leave] = numbered([{ type: 'leave', frame: 3, result: 'done' }]);
    expect(stack(stateOf([...events, ...(leave === undefined ? [] : [leave])]))).toEqual([
      'statement greet(who) :3',
      'task t :3',
    ]);
  });
});

describe('History', () => {
  const long = numbered([header, ...Array.from({ length: 400 }, () => sampleRun.slice(1, -1)).flat()]);

  it('gives the state after any event', () => {
    const history = new History(long);
    for (const index of [-1, 0, 5, 62, 63, 64, 65, 1000, long.length - 1])
      expect(history.at(index)).toEqual(stateOf(long.slice(0, index + 1)));
  });

  it('is not changed by what comes later', () => {
    const history = new History(sampleRun.slice(0, 10));
    const before = history.latest;
    const copy = structuredClone(before);
    for (const event of sampleRun.slice(10)) history.append(event);
    expect(before).toEqual(copy);
  });

  it('folds 10,000 events in time that people do not notice', () => {
    expect(long.length).toBeGreaterThan(10_000);
    const started = performance.now();
    new History(long);
    expect(performance.now() - started).toBeLessThan(250);
    expect(asText(long).length).toBeGreaterThan(1_000_000);
  });
});

describe('an action carried out by hand at a stop', () => {
  const decided = sampleRun.findIndex(event => event.type === 'stopped');
  const byHand: readonly NewTraceEvent[] = [
    { type: 'enter', frame: 9, kind: 'statement', name: 'press "Escape"', isAction: true, at: line(8) },
    { ...(sampleRun[5] as NewTraceEvent), action: 3 },
  ];
  const back: readonly NewTraceEvent[] = [
    { type: 'leave', frame: 9, result: 'done' },
    { ...(sampleRun[decided - 1] as NewTraceEvent), action: 2 },
  ];

  it('hides the decision at hand while it lasts, and gives it back with its reply', () => {
    const before = sampleRun.slice(0, decided);
    const during = stateOf(numbered([...before, ...byHand]));
    expect(actionAtHand(during)).toMatchObject({ number: 3, phase: 'observe' });
    const after = stateOf(numbered([...before, ...byHand, ...back]));
    expect(actionAtHand(after)).toMatchObject({ number: 2, phase: 'ground', decision: { chosen: 'c1' } });
    expect(actionAtHand(after)?.infer?.reply?.control_name).toBe('Bold');
  });
});
