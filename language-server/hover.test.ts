import { describe, expect, it } from 'vitest';
import { keywords } from '../language/syntax/plan-tokens.ts';
import { planWithCursor } from './cursor-for-tests.ts';
import { hoverAt } from './hover.ts';
import { isVerb, wordRow } from './words.ts';

const files = { 'office.taskplan': 'control bold = Button "Bold" in ToolBar "a ``` b"\n' };
const head = `use "./office.taskplan"
input title: text = "Weekly report"
control editor = Document in Window /Word_Pad/
routine save(name) {
  type name into editor
}
`;

function hover(marked: string, before = head): string | undefined {
  const { plan, offset } = planWithCursor(before + marked, files);
  const contents = hoverAt(plan, offset)?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}
const inBlock = (marked: string) => hover(`1. Go on {\n  ${marked}\n}\n`);

describe('hover', () => {
  it('explains an action: how it is written, what it does, how its effect shows', () => {
    expect(inBlock('cli‸ck editor')).toMatchInlineSnapshot(`
      "\`\`\`taskplan
      [double|right] click CONTROL [holding "KEYS"]
      \`\`\`

      Clicks the middle of the control.

      Its effect shows in the control tree or the screenshot. Without one it fails as *no effect*."
    `);
    expect(inBlock('type title into‸ editor')).toBe(inBlock('ty‸pe title into editor'));
    expect(inBlock('double click ‸at 40% 50% in editor')).toMatch(/Clicks a place inside a control/);
    expect(inBlock('select ‸text "a" in editor')).toMatch(/Selects the first occurrence/);
    expect(inBlock('close‸ Window "a"')).toMatchInlineSnapshot(`
      "\`\`\`taskplan
      close CONTROL
      \`\`\`

      Asks a window to close, as its close button does (Window pattern).

      For: Window, TabItem, Pane.

      Its effect shows in the control tree.

      It can do harm: it may ask for a confirmation."
    `);
  });

  it('explains an action in a broken statement', () => {
    expect(inBlock('type title int‸o')).toBe(inBlock('ty‸pe title into editor'));
  });

  it('explains the other words of the language', () => {
    expect(inBlock('exp‸ect editor exists')).toMatchInlineSnapshot(`
      "\`\`\`taskplan
      expect CONDITION [timeout 10s]
      \`\`\`

      What must be true, at the latest when the time is over. If it is not, the step fails."
    `);
    expect(hover('app "x" wi‸th "y"')).toMatch(/The document that the program opens/);
    expect(hover('con‸trol x = Button')).toMatch(/A name for a control/);
    expect(inBlock('click Button "a" i‸n Window "b"')).toMatch(/Where to look/);
  });

  it('knows every word of the grammar', () => {
    expect([...keywords].filter(word => wordRow(word) === undefined && !isVerb(word))).toEqual([]);
  });

  it('explains control types, properties and states', () => {
    expect(inBlock('click But‸ton "OK"')).toMatchInlineSnapshot(`
      "\`\`\`taskplan
      Button "NAME"
      \`\`\`

      A push button; a toggle button has a toggled state."
    `);
    expect(inBlock('click ‸Any "OK"')).toMatch(/Any control/);
    expect(inBlock('expect editor.te‸xt is "a"')).toMatchInlineSnapshot(`
      "\`text\`: text

      What the control says: its value, else its name."
    `);
    expect(inBlock('click Button [automation‸Id="x"]')).toMatch(/identifier of the control/);
    expect(inBlock('expect editor is ena‸bled')).toBe('It can be used.');
    expect(inBlock('click Button [toggled‸=true]')).toBe('It is switched on.');
  });

  it('shows the declaration of a name', () => {
    expect(inBlock('click edi‸tor')).toMatchInlineSnapshot(`
      "\`\`\`taskplan
      control editor = Document in Window /Word_Pad/
      \`\`\`

      A control, from line 3."
    `);
    expect(inBlock('type "{ti‸tle}" into editor')).toMatchInlineSnapshot(`
      "\`\`\`taskplan
      input title: text = "Weekly report"
      \`\`\`

      An input, from line 2."
    `);
    expect(inBlock('sa‸ve("a")')).toMatchInlineSnapshot(`
      "\`\`\`taskplan
      routine save(name)
      \`\`\`

      A routine, from line 4."
    `);
    expect(hover('', `${head}routine quit(na‸me) {\n}\n`)).toMatch(/routine quit\(name\)/);
    expect(inBlock('read editor into be‸fore')).toMatch(/read editor into before/);
    expect(inBlock('clik edi‸tor')).toBe(inBlock('click edi‸tor'));
  });

  it('lets nothing out of the frame of a declaration, whatever a program calls its controls', () => {
    expect(inBlock('click bo‸ld')).toMatchInlineSnapshot(`
      "\`\`\`\`taskplan
      control bold = Button "Bold" in ToolBar "a \`\`\` b"
      \`\`\`\`

      A control, from line 1 of office\\.taskplan."
    `);
  });

  it('says nothing about texts, sentences, numbers, comments and unknown names', () => {
    expect(inBlock('press "Ctrl‸+S"')).toBeUndefined();
    expect(hover('1. Save the ti‸tle')).toBeUndefined();
    expect(inBlock('// cli‸ck')).toBeUndefined();
    expect(inBlock('click unkno‸wn')).toBeUndefined();
    expect(hover('‸', '')).toBeUndefined();
  });
});
