import { describe, expect, it } from 'vitest';
import type { ControlIndex } from '../../controls/control-index.ts';
import type { Selector } from '../../controls/selector.ts';
import { control, indexOf, select } from '../../controls/tree-for-tests.ts';
import { compileActionText } from '../../language/plan.ts';
import type { Action } from '../../protocol/actions.ts';
import type { LamAction } from '../../trace/lam-script.ts';
import type { ActionState } from '../../trace/state.ts';
import { pinnedLine } from './pinned-line.ts';
import { type KnownValue, writeText } from './references.ts';

const index = indexOf(
  control('Window', 'Report 7 - WordPad', { id: 'window' }, [
    control('Group', 'Say "{hi}" \\ twice', { id: 'quotes' }, [control('Button', 'A "b" {c}', { id: 'braces' })]),
    control('ToolBar', 'Rows', {}, [
      control('Button', '', { id: 'first' }),
      control('Button', '', { id: 'second' }),
      control('Edit', 'Name', { id: 'name', value: 'volatile', automationId: 'Name' }),
    ]),
  ]),
);

const click: Action = { verb: 'click', button: 'left', count: 1, holding: '' };
interface Facts {
  readonly decided?: Action;
  readonly chosen?: string;
  readonly effect?: 'seen' | 'not seen' | 'not checked';
  readonly acted?: boolean;
  readonly failure?: string;
  readonly values?: readonly KnownValue[];
  readonly controls?: readonly { readonly name: string; readonly selector: Selector }[];
  readonly index?: ControlIndex | undefined;
}

function line(facts: Facts): string {
  const { decided = click, chosen, effect = 'seen', acted = true, failure, values = [], controls = [] } = facts;
  const decision = { decided, chosen, actionText: 'as it was', overrides: [] };
  const action = { number: 1, decision, ...(acted ? { act: {}, verify: { effect } } : {}) };
  const entry: LamAction = {
    ordinal: '1',
    frame: 1,
    isOver: true,
    action: action as unknown as ActionState,
    ...(failure === undefined ? {} : { failure }),
  };
  const around = { variable: () => undefined, index: () => index };
  const found = pinnedLine(entry, { index: 'index' in facts ? facts.index : index, values, controls, around });
  if (found.kind === 'left out') return found.comment;
  return found.kind === 'nothing' ? '' : [found.text, ...found.notes].join(' | ');
}

const value = (name: string, text: string, isMentioned = false): KnownValue => ({
  name,
  value: { kind: 'text', text },
  isMentioned,
});

describe('a line for an action', () => {
  it.each<[string, Facts, string]>([
    ['names in quotes and braces', { chosen: 'braces' }, 'click Button "A \\"b\\" \\{c\\}"'],
    [
      'twins that only their place tells',
      { chosen: 'second' },
      'click Button #3 | Button #3: nothing but its place tells the control from its twins.',
    ],
    ['no volatile value', { chosen: 'name' }, 'click Edit "Name"'],
    ['a window by its program', { decided: { verb: 'close' }, chosen: 'window' }, 'close Window /WordPad$/'],
    [
      'a place',
      { decided: { ...click, verb: 'click-at', x: 0.5, y: 1 }, chosen: 'quotes' },
      'click at 50% 100% in Group "Say \\"\\{hi\\}\\" \\\\ twice"',
    ],
    [
      'both ends of a drag',
      { decided: { verb: 'drag', to: 'name' }, chosen: 'braces' },
      'drag Button "A \\"b\\" \\{c\\}" to Edit "Name"',
    ],
    ['keys without a control', { decided: { verb: 'press', keys: 'Ctrl+S' } }, 'press "Ctrl+S"'],
    ['keys that changed nothing', { decided: { verb: 'press', keys: 'Ctrl+C' }, effect: 'not seen' }, 'press "Ctrl+C"'],
    ['what had no effect', { chosen: 'name', effect: 'not seen' }, '// left out, no effect: as it was'],
    ['what nothing can show', { chosen: 'name', effect: 'not checked' }, 'click Edit "Name"'],
    ['what failed', { chosen: 'name', failure: 'no' }, '// left out, failed: as it was'],
    ['what was never done', { chosen: 'name', acted: false }, '// left out, not carried out: as it was'],
    ['a control that is gone', { chosen: 'gone' }, '// left out, its control is not in the recorded tree: as it was'],
    [
      'a tree that is gone',
      { chosen: 'name', index: undefined },
      '// left out, its control is not in the recorded tree: as it was',
    ],
  ])('%s', (_what, facts, text) => {
    expect(line(facts)).toBe(text);
    if (text.startsWith('//')) return;
    const compiled = compileActionText(line(facts).split(' | ')[0] ?? '', {
      controls: new Map(),
      variables: [],
      controlVariables: [],
    });
    expect(compiled.ok).toBe(true);
  });

  it('names a declared control that means this one alone', () => {
    const controls = [
      { name: 'any', selector: select('Button') },
      { name: 'field', selector: select('Edit', /^na/) },
      { name: 'other', selector: select('Edit') },
    ];
    expect(line({ chosen: 'name', controls })).toBe('click field');
    expect(line({ chosen: 'first', controls })).toContain('click Button #');
    expect(line({ decided: { verb: 'set', value: 'x' }, chosen: 'name', controls })).toBe('set field to "x"');
  });
});

describe('a text', () => {
  const written = (text: string, values: readonly KnownValue[], bare = true) => {
    const found = writeText(text, values, bare);
    return found.kind === 'secret' ? 'secret' : [found.text, ...found.notes].join(' | ');
  };

  it.each<[string, readonly KnownValue[], string]>([
    ['Weekly report', [value('title', 'Weekly report')], 'title'],
    ['Weekly report.rtf', [value('title', 'Weekly report')], '"{title}.rtf"'],
    ['A "Weekly report" {1}\n', [value('title', 'Weekly report')], '"A \\"{title}\\" \\{1\\}\\n"'],
    ['Weekly reports', [value('title', 'Weekly report')], '"Weekly reports"'],
    [
      'Weekly report',
      [value('a', 'Weekly report'), value('b', 'Weekly report')],
      '"Weekly report" | "Weekly report" stands as it is: a and b both have that value.',
    ],
    ['Weekly report', [value('a', 'Weekly report'), value('b', 'Weekly report', true)], 'b'],
    ['Weekly report of May', [value('title', 'Weekly report'), value('word', 'report')], '"{title} of May"'],
    ['report on report', [value('word', 'report')], '"{word} on {word}"'],
    ['an', [value('word', 'an')], '"an"'],
    ['an', [value('word', 'an', true)], 'word'],
    ['12', [{ name: 'size', value: { kind: 'number', text: '12' }, isMentioned: true }], '"{size}"'],
    ['2024', [{ name: 'year', value: { kind: 'number', text: '2024' }, isMentioned: false }], '"2024"'],
    ['x', [value('empty', '', true)], '"x"'],
    ['•••', [{ name: 'password', value: { kind: 'secret' }, isMentioned: false }], 'password'],
    ['my •••', [{ name: 'password', value: { kind: 'secret' }, isMentioned: false }], 'secret'],
    ['•••', [], 'secret'],
  ])('%j with %j', (text, values, expected) => {
    expect(written(text, values)).toBe(expected);
  });

  it('is in quotes where a name would be a control', () => {
    expect(written('Arial', [value('font', 'Arial')], false)).toBe('"{font}"');
  });
});
