import { describe, expect, it } from 'vitest';
import { printControl, printSelector, printText, printTree } from './print.ts';
import { control, indexOf, select } from './tree-for-tests.ts';

describe('printing selectors', () => {
  it('writes every part', () => {
    const selector = select('Button', 'Bold', {
      filters: [
        { kind: 'property', property: 'automationId', match: { kind: 'text', text: 'B"1' } },
        { kind: 'property', property: 'helpText', match: { kind: 'regex', source: 'a/b\\/c' } },
        { kind: 'state', state: 'selected', holds: true },
      ],
      index: 2,
      within: select('ToolBar', /^Format/, { within: select('Any') }),
    });
    expect(printSelector(selector)).toBe(
      'Button "Bold" [automationId="B\\"1"] [helpText=/a\\/b\\/c/] [selected=true] #2 in ToolBar /^Format/ in Any',
    );
  });

  it('escapes what the language would read otherwise', () => {
    expect(printText('a "b" \\ {c}\r\nd\te\u001b[31m')).toBe('"a \\"b\\" \\\\ \\{c\\}\\nd e [31m"');
  });
});

const root = control('Window', 'Doc - Pad', {}, [
  control('ToolBar', 'Formatting', {}, [
    control('Pane', '', {}, [control('Button', 'Bold', { toggled: 'on', acceleratorKey: 'Ctrl+B' })]),
    control('Button', '', { enabled: false }),
  ]),
  control('Edit', 'Notes\u001b[2J\nand more', { value: 'one\r\ntwo\u0007', focused: true }),
  control('MenuItem', 'x'.repeat(80), { offscreen: true, expanded: false }),
]);
const index = indexOf(root);

describe('printing controls', () => {
  it('names the nearest named ancestor, and not the root', () => {
    const [bold, edit] = [index.nodes[3], index.nodes[5]];
    expect(bold && printControl(bold, index)).toBe('Button "Bold" in ToolBar "Formatting"');
    expect(edit && printControl(edit, index)).toBe('Edit "Notes [2J and more"');
  });

  it('prints a tree that cannot move the cursor', () => {
    expect(printTree(index)).toBe(
      [
        'Window "Doc - Pad"',
        '  ToolBar "Formatting"',
        '    Pane',
        '      Button "Bold" Ctrl+B (on)',
        '    Button (disabled)',
        '  Edit "Notes [2J and more" = "one⏎two " (focused)',
        `  MenuItem "${'x'.repeat(59)}…" (collapsed, off screen)`,
      ].join('\n'),
    );
  });

  it('prints a part, and ids on request', () => {
    const bar = index.nodes[1];
    expect(printTree(index, { ids: true }, bar)).toBe(
      ['c2  ToolBar "Formatting"', '  c3  Pane', '    c4  Button "Bold" Ctrl+B (on)', '  c5  Button (disabled)'].join(
        '\n',
      ),
    );
  });
});
