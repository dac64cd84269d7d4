import { describe, expect, it } from 'vitest';
import { control, indexOf } from '../controls/tree-for-tests.ts';
import { completeConsoleText } from './console-completion.ts';

const index = indexOf(
  control('Window', 'Report', {}, [
    control('Button', 'Hidden', { offscreen: true }),
    control('Button', 'Bold', { automationId: 'BoldId' }),
    control('Button', 'Say "hi"', {}),
    control('Edit', 'Name', {}),
  ]),
);
const names = {
  controls: new Map([['bold', { type: 'Button' as const, filters: [] }]]),
  variables: ['title'],
  controlVariables: ['item'],
};
const complete = (typed: string) => completeConsoleText(typed, names, index);
const labels = (typed: string) => complete(typed).map(({ label }) => label);

describe('completion of the debug console', () => {
  it('begins with actions, names and types', () => {
    expect(labels('')).toEqual(
      expect.arrayContaining(['click', 'select text', 'title', 'item', 'bold', 'Button', 'Any']),
    );
    expect(labels('  bo')).toEqual(['bold']);
    expect(complete('  bo')[0]).toMatchObject({ from: 2, kind: 'name', detail: 'control' });
  });

  it.each([
    ['click ', ['item', 'bold', 'Button'], ['title']],
    ['type title into ', ['bold', 'Document'], ['title']],
    ['bold is ', ['toggled', 'enabled', 'not'], ['Ctrl+']],
    ['bold.', ['text', 'value'], ['name"']],
    ['Button [', ['automationId', 'enabled'], ['x']],
    ['Button [enabled=', ['true', 'false'], ['text']],
    ['Button "Bold" ', ['in', 'is', 'exists'], ['timeout']],
    ['press "', ['Ctrl+', 'Enter'], ['Bold']],
    ['title contains "x" and ', ['bold', 'not', 'title'], ['click']],
  ])('goes on with %j', (typed, offered, not) => {
    expect(labels(typed)).toEqual(expect.arrayContaining(offered));
    for (const label of not) expect(labels(typed)).not.toContain(label);
  });

  it('knows the controls that are there, those on the screen first', () => {
    expect(labels('Button ').slice(0, 3)).toEqual(['"Bold"', '"Say \\"hi\\""', '"Hidden"']);
    expect(labels('click Button "')).toEqual(['Bold', 'Say "hi"', 'Hidden']);
    expect(complete('click Button "Bo')).toEqual([{ label: 'Bold', text: 'Bold"', kind: 'control', from: 14 }]);
    expect(complete('Button "Sa')).toMatchObject([{ text: 'Say \\"hi\\""', from: 8 }]);
    expect(complete('Button [automationId="')).toMatchObject([{ label: 'BoldId', text: 'BoldId"', from: 22 }]);
    expect(labels('Any "N')).toEqual(['Name', 'Hidden']);
  });

  it('has states first behind `is`, values where a property is compared', () => {
    expect(labels('bold is t').slice(0, 2)).toEqual(['toggled', 'title']);
    expect(labels('bold.text is ')[0]).toBe('title');
  });

  it('offers nothing of a value, and nothing in a text that is free', () => {
    expect(labels('title.')).toEqual([]);
    expect(labels('title contains "')).toEqual([]);
  });

  it('survives anything', () => {
    for (const typed of ['"', '}', '{{', 'click "', '\\', 'Button Button', '§ "', 'step "', '\n\nclick\n'])
      expect(() => complete(typed)).not.toThrow();
  });
});
