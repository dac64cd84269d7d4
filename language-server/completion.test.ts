import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Plan } from '../language/plan.ts';
import { completionAt } from './completion.ts';
import { planWithCursor } from './cursor-for-tests.ts';

const files = { 'office.taskplan': 'control bold = Button "Bold"\nroutine save(name) {\n  type name into bold\n}\n' };
const head = `use "./office.taskplan"
task "Write the report"
app "wordpad.exe"
input title: text
control editor = Document
1. Begin {
  read editor into before
}
`;

/** What is offered at the ‸ of a plan that begins with `head`: the first few, as a list shows them. */
function offered(marked: string, trigger?: string): string {
  const { plan, offset } = planWithCursor(head + marked, files);
  const items = completionAt(plan, offset, { snippets: true, trigger });
  const lines = items.map(({ label, labelDetails }) => label + (labelDetails?.detail ?? ''));
  return lines.length <= 9 ? lines.join(', ') : `${lines.slice(0, 8).join(', ')} … ${lines.length - 8} more`;
}

/** The same inside the block of a step. */
const inBlock = (marked: string, trigger?: string) => offered(`2. Go on {\n  ${marked}\n}\n`, trigger);

/** The last line that was edited, as it is after accepting an offer; snippets with their places to fill in. */
function accepted(marked: string, label: string, snippets = true): string {
  const { plan, offset } = planWithCursor(head + marked, files);
  const item = completionAt(plan, offset, { snippets }).find(one => one.label === label);
  const edit = item?.textEdit;
  if (!edit || !('range' in edit)) throw new Error(`'${label}' is not offered.`);
  const { text } = plan.source;
  const from = plan.source.offsetAt({ line: edit.range.start.line + 1, column: edit.range.start.character + 1 });
  return text.slice(0, from).split('\n').at(-1) + edit.newText + text.slice(offset).split('\n')[0];
}

describe('completion at the beginning of a line', () => {
  it('offers the next step and declarations', () => {
    expect(offered('‸')).toMatchInlineSnapshot(
      `"2. SENTENCE, task "TITLE", app "PROGRAM" [with "DOCUMENT"], input NAME: text|number|boolean|path [= VALUE], secret NAME, control NAME = SELECTOR, routine NAME([PARAMETERS]) { … }, use "PATH", step "SENTENCE" [limit N] [retry N] [timeout 10s] [{ … }]"`,
    );
    expect(offered('con‸')).toMatchInlineSnapshot(
      `"2. SENTENCE, task "TITLE", app "PROGRAM" [with "DOCUMENT"], input NAME: text|number|boolean|path [= VALUE], secret NAME, control NAME = SELECTOR, routine NAME([PARAMETERS]) { … }, use "PATH", step "SENTENCE" [limit N] [retry N] [timeout 10s] [{ … }]"`,
    );
    expect(accepted('‸', '2.')).toMatchInlineSnapshot(`"2. \${1:sentence}"`);
    expect(accepted('inp‸', 'input')).toMatchInlineSnapshot(`"input \${1:name}: \${2|text,number,boolean,path|}"`);
  });

  it('offers actions, statements and routines inside a block, also when the line before is broken', () => {
    expect(inBlock('‸')).toMatchInlineSnapshot(
      `"click CONTROL [holding "KEYS"], double click CONTROL [holding "KEYS"], right click CONTROL [holding "KEYS"], click at X% Y% in CONTROL, double click at X% Y% in CONTROL, right click at X% Y% in CONTROL, invoke CONTROL, type TEXT into CONTROL … 30 more"`,
    );
    expect(inBlock('clik bold\n  pre‸')).toBe(inBlock('‸'));
    expect(inBlock('click\n  pre‸').startsWith(inBlock('‸').split(' …')[0] ?? '')).toBe(true);
    expect(accepted('2. Go on {\n  ty‸\n}', 'type')).toMatchInlineSnapshot(`"  type \${1:"text"} into \${2:control}"`);
    expect(accepted('2. Go on {\n  sa‸\n}', 'save')).toMatchInlineSnapshot(`"  save(\${1:name})"`);
    expect(accepted('2. Go on {\n  rep‸\n}', 'repeat until')).toMatchInlineSnapshot(`
      "  repeat until \${1:condition} limit \${2:3} {
        $0
      }"
    `);
    expect(accepted('2. Go on {\n  scr‸\n}', 'scroll')).toMatchInlineSnapshot(
      `"  scroll \${1|up,down,left,right|} in \${2:control}"`,
    );
  });

  it('writes only the word where the line goes on, or where the editor knows no snippets', () => {
    expect(accepted('2. Go on {\n  ty‸ title into editor\n}', 'type')).toBe('  type title into editor');
    expect(accepted('2. Go on {\n  ty‸\n}', 'type', false)).toBe('  type ');
  });
});

describe('completion of controls', () => {
  it('offers declared controls, of other files too, and control types', () => {
    expect(inBlock('click ‸')).toMatchInlineSnapshot(
      `"editor, bold, Button "NAME", Calendar "NAME", CheckBox "NAME", ComboBox "NAME", DataItem "NAME", Document "NAME" … 37 more"`,
    );
    expect(inBlock('click Bu‸')).toBe(inBlock('click ‸'));
    expect(inBlock('type title into ‸')).toMatchInlineSnapshot(
      `"editor, bold, Button "NAME", Calendar "NAME", CheckBox "NAME", ComboBox "NAME", DataItem "NAME", Document "NAME" … 36 more"`,
    );
    expect(accepted('2. Go on {\n  click Bu‸\n}', 'Button')).toBe('  click Button "$1"');
    expect(offered('control italic = ‸')).toMatchInlineSnapshot(
      `"editor, bold, Button "NAME", Calendar "NAME", CheckBox "NAME", ComboBox "NAME", DataItem "NAME", Document "NAME" … 36 more"`,
    );
  });

  it('offers what a selector can ask for', () => {
    expect(inBlock('click Button [‸')).toMatchInlineSnapshot(
      `"value="…", name="…", automationId="…", className="…", helpText="…", acceleratorKey="…", enabled=true, disabled=true … 8 more"`,
    );
    expect(inBlock('click Button [automationId=‸')).toBe('"…", /…/');
    expect(inBlock('click Button [enabled=‸')).toBe('true, false');
    expect(inBlock('click Button "OK" ‸')).toBe('in, holding');
    expect(accepted('2. Go on {\n  click Button [au‸]\n}', 'automationId')).toBe('  click Button [automationId="$1"]');
  });

  it('offers the variable of a loop in its block only', () => {
    expect(inBlock('for each row in List "Files" {\n    click ‸\n  }')).toMatch(/^row, /);
    expect(inBlock('for each row in List "Files" {\n  }\n  click ‸')).not.toMatch(/row/);
    expect(offered('2. Go on {\n  for each row in List "Files" {\n    click ‸')).toMatch(/^row, /);
  });
});

describe('completion of values and conditions', () => {
  it('offers names with a value first', () => {
    expect(inBlock('type ‸')).toMatchInlineSnapshot(
      `"before, title, editor, bold, Button "NAME", Calendar "NAME", CheckBox "NAME", ComboBox "NAME" … 41 more"`,
    );
    expect(inBlock('save(‸')).toBe(inBlock('expect ‸'));
    expect(inBlock('type title + ‸ into editor')).toMatch(/^before, title, /);
  });

  it('offers properties behind a point, states behind `is`', () => {
    expect(inBlock('expect editor.‸')).toMatchInlineSnapshot(
      `"text, value, name, type, automationId, className, helpText, acceleratorKey … 5 more"`,
    );
    expect(inBlock('expect title.‸')).toBe('');
    expect(inBlock('expect editor is ‸')).toMatchInlineSnapshot(
      `"enabled, disabled, visible, offscreen, focused, toggled, selected, expanded … 51 more"`,
    );
    expect(inBlock('expect editor is not en‸')).toMatch(/^enabled, disabled, /);
    expect(inBlock('expect editor.text is ‸')).toMatch(/^before, title, /);
  });

  it('offers no control where only a text or a number can stand', () => {
    expect(inBlock('press ‸')).toBe('"…", before, title');
    expect(inBlock('do limit ‸')).toBe('before, title');
    expect(inBlock('repeat ‸')).toBe('until, before, title');
    expect(inBlock('scroll down ‸')).toBe('in, before, title');
    expect(offered('input size: boolean = ‸')).toBe('before, title, true, false, not');
  });

  it('offers the words that go on', () => {
    expect(inBlock('type title ‸')).toMatchInlineSnapshot(`"into, is, contains, matches, exists, does, and, or"`);
    expect(inBlock('expect editor ‸')).toMatchInlineSnapshot(`"is, contains, matches, exists, does, and, or, timeout"`);
    expect(inBlock('set editor ‸')).toBe('to');
    expect(inBlock('scroll ‸')).toBe('down, left, right, up');
    expect(inBlock('for ‸')).toBe('each');
    expect(inBlock('wait ‸')).toBe('until, 10s');
    expect(inBlock('repeat 3 ‸')).toMatch(/^times, /);
    expect(inBlock('if title is "a" {\n  } ‸')).toMatch(/^else, /);
    expect(offered('input size: ‸')).toBe('boolean, number, path, text');
    expect(offered('step "Save" ‸')).toBe('limit, retry, timeout');
  });
});

describe('completion inside texts and sentences', () => {
  it('offers names in a hole, and closes it', () => {
    expect(inBlock('type "{‸')).toMatchInlineSnapshot(`"before, title, editor.text, bold.text"`);
    expect(offered('2. Save it as {ti‸}')).toBe(inBlock('type "{‸'));
    expect(accepted('2. Save it as {ti‸', 'title')).toBe('2. Save it as {title}');
    expect(accepted('2. Save it as {ti‸}', 'title')).toBe('2. Save it as {title}');
    expect(accepted('2. Save it as {editor.‸}', 'value')).toBe('2. Save it as {editor.value}');
  });

  it('knows a text that is not closed yet', () => {
    expect(inBlock('within Window "Save ‸')).toBe('');
    expect(inBlock('press "Ctrl+S, ‸')).toMatch(/^Ctrl, Alt/);
    expect(inBlock('within Window /Save ‸')).toBe('');
  });

  it('offers keys', () => {
    expect(inBlock('press "‸"')).toMatchInlineSnapshot(`"Ctrl, Alt, Shift, Win, Enter, Esc, Tab, Space … 41 more"`);
    expect(inBlock('press "Ctrl+Sh‸"')).toMatchInlineSnapshot(
      `"Alt, Shift, Win, Enter, Esc, Tab, Space, Backspace … 40 more"`,
    );
    expect(inBlock('click bold holding "‸"')).toBe('Ctrl, Alt, Shift, Win');
    expect(accepted('2. Go on {\n  press "Ctrl+Sh‸"\n}', 'Shift')).toBe('  press "Ctrl+Shift"');
  });

  it('offers the programs of the plan', () => {
    expect(inBlock('launch "‸"')).toBe('wordpad.exe');
  });

  it('offers the plans beside this one, and folders', () => {
    const folder = mkdtempSync(join(tmpdir(), 'groundwork-completion-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'shared'));
    for (const name of ['report.taskplan', 'office.taskplan', 'notes.txt', 'shared/names.taskplan']) {
      writeFileSync(join(folder, name), '');
    }
    const paths = (text: string) => {
      const plan = Plan.open(join(folder, 'report.taskplan'), text, () => undefined);
      return completionAt(plan, text.length, { snippets: true }).map(({ textEdit }) => textEdit?.newText);
    };
    expect(paths('use ')).toEqual(['"./office.taskplan"', '"./shared/"']);
    expect(paths('use "')).toEqual(['./office.taskplan', './shared/']);
    expect(paths('use "./shared/na')).toEqual(['./shared/names.taskplan']);
    expect(paths('use "./missing/')).toEqual([]);
  });

  it('offers nothing in sentences, comments and new names', () => {
    for (const marked of [
      '2. Save ‸',
      '2. Save lim‸',
      '// con‸',
      'input ‸',
      'control edi‸',
      '2. {\n  // cl‸\n}',
      '2‸',
    ]) {
      expect(offered(marked), marked).toBe('');
    }
  });
});

describe('completion while typing', () => {
  it('comes after a space only where something has to follow', () => {
    expect(inBlock('click ‸', ' ')).toBe(inBlock('click ‸'));
    expect(inBlock('click bold ‸', ' ')).toBe('');
    expect(inBlock(' ‸', ' ')).toBe('');
    expect(offered('2. Save ‸', ' ')).toBe('');
  });

  it('comes after a sign only for what the sign begins', () => {
    expect(offered('2. Save {‸', '{')).toBe('');
    expect(offered('2. Save {‸}', '{')).toMatch(/^before, /);
    expect(inBlock('press "Ctrl+‸"', '+')).toMatch(/^Alt, /);
    expect(inBlock('type title +‸', '+')).toBe('');
  });

  it('never fails, wherever the cursor is', () => {
    const text = `2. Save {title} limit 3 {
  click Button "a" [name=/b/] #2 in Window "{title}" holding "Ctrl"
  if editor.text contains "x" and (bold is not toggled) { save("a", 2) } else { press "Ctrl+S" }
}
`;
    for (let end = 0; end <= text.length; end++) {
      // What is behind the cursor is there in every fifth plan.
      const behind = end % 5 === 0 ? text.slice(end) : '';
      expect(() => offered(`${text.slice(0, end)}‸${behind}`), text.slice(0, end)).not.toThrow();
    }
  });
});
