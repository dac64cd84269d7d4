import { describe, expect, it } from 'vitest';
import type { ControlNode } from '../protocol/control-tree.ts';
import { match, resolve } from './match.ts';
import { BadRegex } from './text-match.ts';
import { control, indexOf, select } from './tree-for-tests.ts';

const index = indexOf(
  control('Window', 'Document - WordPad', {}, [
    control('MenuBar', '', {}, [
      control('MenuItem', 'File', {}, [
        control('MenuItem', 'Save as...', { offscreen: true }),
        control('MenuItem', 'Recent', { offscreen: true, enabled: false }, [
          control('MenuItem', 'report.rtf', { offscreen: true }),
        ]),
      ]),
    ]),
    control('ToolBar', 'Formatting', { automationId: 'FormatBar' }, [
      control('Button', 'Bold', { id: 'bold', toggled: 'on', automationId: 'Bold' }),
      control('Button', 'Italic', { toggled: 'off' }),
      control('SplitButton', 'Font Color', {}, [control('Button', 'More')]),
      control('Button', 'Undo', { enabled: false }),
    ]),
    control('ToolBar', 'Standard', {}, [
      control('Button', 'Bold', { id: 'hidden-bold', offscreen: true }),
      control('Button', 'More'),
      control('Button', ''),
      control('Button', '...'),
    ]),
    control('Edit', 'Password', { id: 'secret', password: true }),
  ]),
);
const names = (controls: readonly ControlNode[]) => controls.map(({ controlType, name }) => `${controlType} ${name}`);

describe('match', () => {
  it('compares type and whole name, hidden twins included, in tree order', () => {
    expect(match(select('Button', 'bold'), index).map(node => node.id)).toEqual(['bold', 'hidden-bold']);
    expect(match(select('Button', 'Bol'), index)).toEqual([]);
  });

  it('ignores case, ampersand, ellipsis, colon and runs of spaces', () => {
    expect(names(match(select('MenuItem', 'Save  &As…:'), index))).toEqual(['MenuItem Save as...']);
  });

  it('does not take a name of only dots for the empty name', () => {
    expect(names(match(select('Button', '…'), index))).toEqual(['Button ...']);
    expect(names(match(select('Button', ''), index))).toEqual(['Button ']);
  });

  it('takes Any for every type', () => {
    expect(names(match(select('Any', 'Font Color'), index))).toEqual(['SplitButton Font Color']);
  });

  it('searches with a regular expression, ignoring case', () => {
    expect(names(match(select('Window', /wordpad$/), index))).toEqual(['Window Document - WordPad']);
  });

  it('says what is wrong with a bad regular expression', () => {
    const bad = { ...select('Button'), name: { kind: 'regex' as const, source: '(unclosed' } };
    expect(() => match(bad, index)).toThrow(BadRegex);
    expect(() => match(bad, index)).toThrow(/\/\(unclosed\/ cannot be used: missing closing \)/);
  });

  it('takes time in proportion to the text', () => {
    const long = indexOf(control('Window', `${'a'.repeat(50_000)}!`));
    expect(match({ ...select('Window'), name: { kind: 'regex', source: '(a+)+$' } }, long)).toEqual([]);
  });

  it('filters by property, never by one that is not known', () => {
    const automationId = (text: string) => ({
      filters: [
        { kind: 'property' as const, property: 'automationId' as const, match: { kind: 'text' as const, text } },
      ],
    });
    expect(match(select('Button', undefined, automationId('Bold')), index).map(node => node.id)).toEqual(['bold']);
    expect(match(select('Button', undefined, automationId('')), index)).toEqual([]);
  });

  it('filters by state, and not known is neither yes nor no', () => {
    const toggled = (holds: boolean) => ({ filters: [{ kind: 'state' as const, state: 'toggled' as const, holds }] });
    expect(names(match(select('Button', undefined, toggled(true)), index))).toEqual(['Button Bold']);
    expect(names(match(select('Button', undefined, toggled(false)), index))).toEqual(['Button Italic']);
  });

  it('counts the index among what the rest matches', () => {
    const standard = select('ToolBar', 'Standard');
    expect(match(select('Button', 'More', { index: 2 }), index)).toEqual(
      match(select('Button', 'More', { within: standard }), index),
    );
    expect(match(select('Button', 'More', { index: 1, within: standard }), index)).toHaveLength(1);
    expect(match(select('Button', 'More', { index: 3 }), index)).toEqual([]);
  });

  it('takes any ancestor, itself with index and ancestor', () => {
    const secondBar = select('ToolBar', undefined, { index: 2, within: select('Window') });
    expect(match(select('Button', 'Bold', { within: secondBar }), index).map(node => node.id)).toEqual(['hidden-bold']);
    expect(match(select('ToolBar', 'Standard', { within: select('ToolBar', 'Standard') }), index)).toEqual([]);
  });

  it('looks only below the scope', () => {
    const [bar] = match(select('ToolBar', 'Standard'), index);
    expect(match(select('Button', 'Bold'), index, bar).map(node => node.id)).toEqual(['hidden-bold']);
    expect(match(select('ToolBar'), index, bar)).toEqual([]);
  });
});

describe('resolve', () => {
  const why = (selector: Parameters<typeof resolve>[0]) => {
    const result = resolve(selector, index);
    return 'nearest' in result
      ? result.nearest.map(near => `${near.control.controlType} "${near.control.name}": ${near.why}`)
      : [];
  };

  it('lets the one visible, enabled control win over hidden twins', () => {
    expect(resolve(select('Button', 'Bold'), index)).toMatchObject({ kind: 'one', control: { id: 'bold' } });
  });

  it('is ambiguous when two can be used, unless an index says which', () => {
    const result = resolve(select('Button', 'More'), index);
    expect(result.kind === 'ambiguous' && result.controls).toHaveLength(2);
    expect(resolve(select('Button', 'More', { index: 2 }), index).kind).toBe('one');
  });

  it('takes an item of a closed menu, because it can be invoked', () => {
    const within = select('MenuItem', 'File');
    expect(resolve(select('MenuItem', 'Save as', { within }), index)).toMatchObject({ kind: 'one' });
  });

  it('takes no item below a disabled menu', () => {
    expect(resolve(select('MenuItem', 'report.rtf'), index).kind).toBe('unusable');
    expect(why(select('MenuItem', 'report.rtf'))).toEqual(['MenuItem "report.rtf": its menu "Recent" is disabled']);
  });

  it('says of unusable ones why', () => {
    expect(why(select('Button', 'Undo'))).toEqual(['Button "Undo": is disabled']);
    expect(why(select('Button', 'Bold', { index: 2 }))).toEqual(['Button "Bold": is off screen']);
  });

  it('says why near ones are near', () => {
    expect(why(select('Button', 'Font Color'))).toEqual(['SplitButton "Font Color": same name, type is SplitButton']);
    expect(why(select('Button', 'Itallic'))).toEqual(['Button "Italic": name "Italic" is close']);
    expect(why(select('Button', 'Italic', { within: select('ToolBar', 'Standard') }))).toEqual([
      'Button "Italic": is not in ToolBar "Standard"',
    ]);
    expect(why(select('Button', 'Italic', { within: select('ToolBar', 'Drawing') }))).toEqual([
      'Button "Italic": is not in ToolBar "Drawing", and nothing is',
    ]);
    expect(why(select('Button', 'Italic', { filters: [{ kind: 'state', state: 'toggled', holds: true }] }))).toEqual([
      'Button "Italic": is not toggled',
    ]);
    expect(why(select('Button', 'More', { index: 3 }))).toEqual([
      'Button "More": is #1 of 2',
      'Button "More": is #2 of 2',
    ]);
  });

  it('finds nothing near a name that is like no other', () => {
    expect(why(select('Button', 'Zebra crossing'))).toEqual([]);
  });
});
