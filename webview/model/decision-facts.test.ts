import { describe, expect, it } from 'vitest';
import { compareCandidates } from './comparison.ts';
import { readControls } from './control-list.ts';
import { planChanges } from './plan-changes.ts';
import { leftOutOf, promptParts } from './prompt.ts';

const feature = (name: string, weight: number) => ({ name, value: 1, weight, because: `${name} says so` });

describe('why not this one', () => {
  it('puts features side by side, what tells most first', () => {
    const winner = { features: [feature('name', 16), feature('type', 2)] };
    const other = { features: [feature('type', 2), feature('place', -3), feature('name', 4)] };
    const { features, ...sums } = compareCandidates(winner, other);
    expect(features.map(one => [one.name, one.winner?.weight, one.other?.weight, one.ahead])).toEqual([
      ['name', 16, 4, 12],
      ['place', undefined, -3, 3],
      ['type', 2, 2, 0],
    ]);
    expect(sums).toEqual({ winner: 18, other: 3, strongest: 16 });
  });
});

describe('what a prompt left out', () => {
  const node = (id: string, controlType: string, offscreen = false) => ({ id, controlType, name: id, offscreen });
  const list = readControls({
    root: {
      ...node('w', 'Window'),
      children: [node('text', 'Text'), node('bold', 'Button'), node('gone', 'Button', true), node('far', 'Button')],
    },
  });

  it('is what has no label, with the reason; what can be acted on first', () => {
    const left = leftOutOf(list, [{ label: '1', control: 'bold' }]);
    expect(left.map(({ control, why }) => `${control.id}: ${why}`)).toEqual([
      'gone: off the screen',
      'far: outside what the step may use',
      'text: nobody acts on a Text',
    ]);
  });
});

describe('the parts of a prompt', () => {
  const prompt = 'task: "Write"\ncontrol_item: [\n  {"label":"1"},\n  {"label":"2"}\n]\nstep_history: []';

  it('are its fields, and nothing is lost', () => {
    const parts = promptParts(prompt, 60);
    expect(parts.map(({ title, lines }) => [title, lines])).toEqual([
      ['task: "Write"', 1],
      ['control_item:', 4],
      ['step_history: []', 1],
    ]);
    expect(parts.map(({ text }) => text).join('\n')).toBe(prompt);
    expect(parts.reduce((sum, { tokens }) => sum + tokens, 0)).toBeGreaterThan(55);
  });

  it('are one part where there are none', () => {
    expect(promptParts('{"json": 1}', undefined)).toHaveLength(1);
    expect(promptParts('', undefined)).toEqual([{ title: '', text: '', lines: 1, tokens: 1 }]);
  });
});

describe('a plan since the action before', () => {
  it('says what is new and what is gone, where it was', () => {
    const lines = planChanges(['open', 'type', 'save'], ['type', 'make it bold', 'save']);
    expect(lines.map(({ text, change }) => `${change} ${text}`)).toEqual([
      'gone open',
      'same type',
      'new make it bold',
      'same save',
    ]);
  });

  it('is all the same without one before, all new after an empty one', () => {
    expect(planChanges(undefined, ['a', 'b']).map(({ change }) => change)).toEqual(['same', 'same']);
    expect(planChanges([], ['a']).map(({ change }) => change)).toEqual(['new']);
    expect(planChanges(['a'], []).map(({ change }) => change)).toEqual(['gone']);
  });
});
