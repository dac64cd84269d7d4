import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printSelector } from '../../controls/print.ts';
import type { Action } from '../../protocol/actions.ts';
import type { ActionIntent, Expression } from '../compiled-plan.ts';
import { compileActionText } from '../plan.ts';
import { printAction } from './action.ts';

const editor = 'Document "Document" in Window "Weekly report"';

describe('a finished action as Task Plan text', () => {
  it.each<[Action, string | undefined, string]>([
    [{ verb: 'type', text: 'Weekly report' }, 'Document', 'type "Weekly report" into Document'],
    [{ verb: 'type', text: 'a "b" {c}\nd\\e' }, 'Edit', 'type "a \\"b\\" \\{c\\}\\nd\\\\e" into Edit'],
    [{ verb: 'click', button: 'left', count: 1, holding: '' }, 'Button "Bold"', 'click Button "Bold"'],
    [{ verb: 'click', button: 'right', count: 2, holding: 'Ctrl' }, 'Image', 'double right click Image holding "Ctrl"'],
    [{ verb: 'click-at', button: 'left', count: 1, x: 0.405, y: 1 }, 'Image', 'click at 40.5% 100% in Image'],
    [{ verb: 'press', keys: 'Ctrl+S' }, undefined, 'press "Ctrl+S"'],
    [{ verb: 'press', keys: 'Enter' }, 'Edit', 'press "Enter" in Edit'],
    [{ verb: 'select', item: 'Arial' }, 'ComboBox', 'select "Arial" from ComboBox'],
    [{ verb: 'select' }, 'ListItem #2', 'select ListItem #2'],
    [{ verb: 'scroll', direction: 'down', notches: 1 }, 'List', 'scroll down in List'],
    [{ verb: 'scroll', direction: 'up', notches: 3 }, 'List', 'scroll up 3 times in List'],
    [
      { verb: 'launch', program: 'wordpad.exe', document: 'C:\\a.rtf' },
      undefined,
      'launch "wordpad.exe" with "C:\\\\a.rtf"',
    ],
    [{ verb: 'wait', durationMs: 1500 }, undefined, 'wait 1.5s'],
    [{ verb: 'wait', durationMs: 20 }, undefined, 'wait 20ms'],
    [{ verb: 'drag', to: '17' }, 'Thumb', 'drag Thumb to Any'],
    [{ verb: 'close' }, 'Window "Save As"', 'close Window "Save As"'],
  ])('%j', (action, control, text) => {
    expect(printAction(action, control)).toBe(text);
  });
});

const line = fc
  .string({ unit: 'binary' })
  .map(text => text.replace(/[\p{C}\u2028\u2029]/gu, mark => (mark === '\n' ? mark : ' ')));
const words = line.filter(text => text !== '');
const button = fc.constantFrom('left' as const, 'right' as const);
const count = fc.constantFrom(1 as const, 2 as const);
const fraction = fc.integer({ min: 0, max: 10_000 }).map(part => part / 10_000);

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ verb: fc.constant('click' as const), button, count, holding: fc.constantFrom('', 'Ctrl', 'Ctrl+Shift') }),
  fc.record({ verb: fc.constant('click-at' as const), button, count, x: fraction, y: fraction }),
  fc.record({ verb: fc.constantFrom('invoke', 'toggle', 'expand', 'collapse', 'focus', 'activate', 'close') }),
  fc.record({ verb: fc.constant('type' as const), text: line }),
  fc.record({ verb: fc.constant('set' as const), value: line }),
  fc.record({ verb: fc.constant('press' as const), keys: fc.constantFrom('Ctrl+S', 'Alt+F, A', 'Ctrl++', '"', '{') }),
  fc.record({ verb: fc.constant('select' as const), item: line }),
  fc.constant({ verb: 'select' as const }),
  fc.record({ verb: fc.constant('select-text' as const), text: words }),
  fc.record({
    verb: fc.constant('scroll' as const),
    direction: fc.constantFrom('up', 'down', 'left', 'right'),
    notches: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({ verb: fc.constant('launch' as const), program: words, document: words }),
  fc.record({ verb: fc.constant('wait' as const), durationMs: fc.integer({ min: 0, max: 1_000_000 }) }),
  fc.constant({ verb: 'read' as const }),
);

describe('what is printed', () => {
  it('reads back as the same action', () => {
    fc.assert(
      fc.property(anyAction, line, (action, name) => {
        const control = printSelector({ type: 'Edit', name: { kind: 'text', text: name }, filters: [] });
        const text = printAction(action, control, { to: control, into: 'body' });
        const compiled = compileActionText(text, { controls: new Map(), variables: [], controlVariables: [] });
        expect(compiled.ok ? readBack(compiled.intent) : compiled.message, text).toEqual(action);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps a control of several parts together', () => {
    expect(printAction({ verb: 'set', value: 'x' }, editor)).toBe(`set ${editor} to "x"`);
  });
});

/** The action an intent without variables means. */
function readBack(intent: ActionIntent): unknown {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(intent)) {
    if (key === 'control' || key === 'into' || (key === 'to' && intent.verb === 'drag')) continue;
    fields[key] = typeof value === 'object' ? literal(value as Expression) : value;
  }
  if (intent.verb === 'click-at') {
    fields.x = Math.round(Number(fields.x) * 100) / 10_000;
    fields.y = Math.round(Number(fields.y) * 100) / 10_000;
  }
  return fields;
}

function literal(expression: Expression): unknown {
  return expression.kind === 'literal' ? expression.value : expression.kind;
}
