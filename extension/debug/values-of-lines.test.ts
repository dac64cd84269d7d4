import { expect, it } from 'vitest';
import type { NewTraceEvent } from '../../trace/format.ts';
import { header, line, numbered } from '../../trace/sample-trace.ts';
import { stateOf } from '../../trace/state.ts';
import { valuesOfLines } from './values-of-lines.ts';

const plan = `task "Report"
input title: text = "Weekly"
control editor = Document
1. Type {title} {
  type title into editor
  expect editor.text contains title
}
2. Type {title} again
`;

const variable = (scope: 'input' | 'variable', frame: number, name: string, text: string): NewTraceEvent => ({
  type: 'variable',
  scope,
  frame,
  name,
  value: { kind: 'text', text },
});
const begun: readonly NewTraceEvent[] = [
  header,
  { type: 'enter', frame: 1, kind: 'task', name: 'Report', isAction: false, at: line(1) },
  variable('input', 1, 'title', 'Weekly\nreport'),
];

function shown(stopped: number, events: readonly NewTraceEvent[] = begun, text = plan): readonly string[] {
  return valuesOfLines({ text, first: 0, stopped: stopped - 1 }, stateOf(numbered(events))).map(
    value => `${value.line + 1}: ${value.kind === 'known' ? value.text : `? ${value.expression}`}`,
  );
}

it('shows values up to the line of the stop, once a line', () => {
  expect(shown(5)).toEqual([
    '2: title = "Weekly\\nreport"',
    '4: title = "Weekly\\nreport"',
    '5: title = "Weekly\\nreport"',
    '5: ? editor.text',
  ]);
});

it('asks for controls only on the line of the stop', () => {
  expect(shown(6).filter(text => text.includes('?'))).toEqual(['6: ? editor.text']);
  expect(shown(3).filter(text => text.includes('?'))).toEqual([]);
});

it('cuts long values', () => {
  const long = shown(2, [...begun, variable('input', 1, 'title', 'x'.repeat(500))]);
  expect(long[0]?.length).toBeLessThan(80);
});

it("shows a routine's own value, not that of its caller", () => {
  const routine: NewTraceEvent = {
    type: 'enter',
    frame: 2,
    kind: 'routine',
    name: 'save',
    isAction: false,
    at: line(2),
  };
  const events = [
    ...begun,
    variable('variable', 1, 'name', 'outer'),
    routine,
    variable('variable', 2, 'name', 'inner'),
  ];
  expect(shown(2, events, 'routine save(name) {\n  press name\n}')).toEqual(['1: name = "inner"', '2: name = "inner"']);
});
