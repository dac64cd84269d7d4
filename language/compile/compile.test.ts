import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CompiledPlan } from '../compiled-plan.ts';
import { Plan } from '../plan.ts';
import { printCode } from './code-for-tests.ts';
import { codeProblems } from './valid-for-tests.ts';

function compiled(text: string, files: Readonly<Record<string, string>> = {}): CompiledPlan {
  const result = Plan.open('/plans/report.taskplan', text, path => files[path]).compile();
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  expect(codeProblems(result.plan)).toEqual([]);
  return result.plan;
}

/** The listing of the task's code for the block of one step; its first and last lines are left out. */
function codeOf(block: string): string {
  const plan = compiled(
    `task "T"\ninput title: text\ncontrol editor = Document\n1. Do it {\n${block.replace(/^/gm, '  ')}\n}\n`,
  );
  const [, , ...lines] = printCode(plan).split('\n');
  return lines
    .filter(line => !line.endsWith('leave step') && !/^ +\d+: +\d+\| return$/.test(line))
    .map(line => line.replace(/^( *\d+:) +\d+\|/, '$1'))
    .join('\n')
    .trim();
}

describe('the plan of the design', () => {
  const office = 'control dialog = Window "Save As"\n';
  const text = `use "./office.taskplan"                    // controls and routines of another file

task "Write the weekly report"
app "wordpad.exe"                          // what to start
input title: text = "Weekly report"

control editor = Document in Window /WordPad/
control bold   = Button "Bold" in ToolBar "Formatting"

1. Open a new document                     // a sentence: the LAM works it out
2. Type the title {                        // a block: explicit actions, no model involved
  type title into editor
  expect editor.text contains title
}
3. Make the title bold {
  do limit 5                               // the LAM again, in at most 5 actions…
  expect bold is toggled                   // …and what must be true afterwards
  undo { press "Ctrl+Z" }                  // what takes the step back, declared by its author
}
4. Save it as {title}.rtf {
  press "Ctrl+S"
  within Window "Save As" {
    set Edit "File name" to "{title}.rtf"
    press "Enter"
  }
  confirm "Overwrite the old report?" when Window /already exists/ exists
}
`;
  const plan = compiled(text, { '/plans/office.taskplan': office });

  it('compiles to this code', () => {
    expect(printCode(plan)).toBe(`0 task Write the weekly report
  0:   4| launch program="wordpad.exe"
  1:  10| enter step 1 "Open a new document"
  2:  10| lam "Open a new document" limit 8
  3:  10| leave step
  4:  11| enter step 2 "Type the title"
  5:  12| type text=$title control=Document in Window /WordPad/
  6:  13| expect (<Document in Window /WordPad/>.text contains $title)
  7:  11| leave step
  8:  15| enter step 3 "Make the title bold", undo 1
  9:  16| lam "Make the title bold" limit 5 until bold is toggled
 10:  17| expect <Button "Bold" in ToolBar "Formatting"> is toggled
 11:  15| leave step
 12:  20| enter step 4 "Save it as {$title}.rtf"
 13:  21| press keys="Ctrl+S"
 14:  23| set value="{$title}.rtf" control=Edit "File name" in Window "Save As"
 15:  24| press keys="Enter"
 16:  26| confirm "Overwrite the old report?" when <Window /already exists/> exists
 17:  20| leave step
 18:  27| return

1 undo undo 3. Make the title bold
  0:  18| press keys="Ctrl+Z"
  1:  18| return`);
  });

  it('says its programs, inputs, controls and sources', () => {
    expect(plan.programs).toEqual(['wordpad.exe']);
    expect(plan.inputs).toMatchObject([
      { name: 'title', type: 'text', initial: { kind: 'literal', value: 'Weekly report' } },
    ]);
    expect([...plan.controls.keys()]).toEqual(['dialog', 'editor', 'bold']);
    expect([...plan.sources]).toEqual([
      ['/plans/report.taskplan', text],
      ['/plans/office.taskplan', office],
    ]);
    expect(plan.task).toEqual({
      name: 'Write the weekly report',
      range: { file: '/plans/report.taskplan', line: 3, column: 1, endLine: 3, endColumn: 31 },
    });
  });

  it('shows a statement by its first line, without the block', () => {
    const texts = plan.units[0]?.code.map(
      ({ text, range }) => `${range.line}:${range.column}–${range.endColumn} ${text}`,
    );
    expect(texts?.slice(12, 15)).toEqual([
      '20:1–26 4. Save it as {title}.rtf',
      '21:3–17 press "Ctrl+S"',
      '23:5–42 set Edit "File name" to "{title}.rtf"',
    ]);
  });
});

describe('controls', () => {
  it('takes a declared name as it is, and everything typed from `within`', () => {
    expect(
      codeOf(`within Window "Save As" {
        click Button "Save"
        click Button "Save" in Group "Footer"
        click editor
        within Group "Places" { click ListItem /Doc/ #2  expect Any [automationId="x"] [toggled=false] exists }
        expect Window "Save As" does not exist
      }`),
    ).toBe(`1: click control=Button "Save" in Window "Save As" button=left count=1 holding=
  2: click control=Button "Save" in Group "Footer" in Window "Save As" button=left count=1 holding=
  3: click control=Document button=left count=1 holding=
  4: click control=ListItem /Doc/ #2 in Group "Places" in Window "Save As" button=left count=1 holding=
  5: expect <Any [automationId="x"] [toggled=false] in Group "Places" in Window "Save As"> exists
  6: expect <Window "Save As"> does not exist`);
  });

  it('finishes chains of declarations, across files', () => {
    const plan = compiled(
      'use "./b.taskplan"\ntask "T"\ncontrol ok = Button "OK" in dialog\n1. Go {\n  click ok\n}\n',
      {
        '/plans/b.taskplan': 'use "./c.taskplan"\ncontrol dialog = Pane in top\n',
        '/plans/c.taskplan': 'control top = Window "Top"\ncontrol alias = top\n',
      },
    );
    expect(printCode(plan)).toContain('click control=Button "OK" in Pane in Window "Top"');
    expect([...plan.controls.keys()].sort()).toEqual(['alias', 'dialog', 'ok', 'top']);
  });
});

describe('actions', () => {
  it.each([
    ['double right click editor holding "Ctrl"', 'click control=Document button=right count=2 holding=Ctrl'],
    ['click at 40% 70.5% in editor', 'click-at control=Document button=left count=1 x=40 y=70.5'],
    ['invoke Button "OK"', 'invoke control=Button "OK"'],
    ['type "a\\n{title}" into editor', 'type text="a\n{$title}" control=Document'],
    ['press "Tab" in editor', 'press keys="Tab" control=Document'],
    ['select "Arial" from ComboBox "Font"', 'select item="Arial" control=ComboBox "Font"'],
    ['select TabItem "Home"', 'select control=TabItem "Home"'],
    ['select text title in editor', 'select-text text=$title control=Document'],
    ['scroll down 3 times in editor', 'scroll direction=down notches=3 control=Document'],
    ['drag Thumb to editor', 'drag control=Thumb to=Document'],
    ['launch "calc.exe" with "a.txt"', 'launch program="calc.exe" document="a.txt"'],
    ['wait 1.5s', 'wait durationMs=1500'],
    ['wait until editor is enabled timeout 2m', 'wait until=<Document> is enabled timeoutMs=120000'],
    ['read editor into body', 'read control=Document into=body'],
  ])('%s', (action, code) => {
    expect(codeOf(action)).toBe(`1: ${code}`);
  });
});

describe('expressions', () => {
  it.each([
    ['1 + 2 * 3 < -4', '((1 + (2 * 3)) < -4)'],
    ['not (title is "a" or title is not "b")', 'not (($title is "a") or ($title is not "b"))'],
    ['editor.text does not contain "x"', '(<Document>.text not contains "x")'],
    ['editor.text matches /a+/', '(<Document>.text matches /a+/)'],
    ['editor.text does not match "a+"', '(<Document>.text not matches "a+")'],
    ['editor is not focused', '<Document> is not focused'],
    ['editor is empty', '<Document> is empty'],
    ['title is empty', '($title is "")'],
    ['editor.value is not empty', '(<Document>.value is not "")'],
    ['(ListItem in List "Files").count > 2', '(<ListItem in List "Files">.count > 2)'],
  ])('%s', (expression, code) => {
    expect(codeOf(`expect ${expression}`)).toBe(`1: expect ${code}`);
  });
});

describe('flow', () => {
  it('if, else if, else', () => {
    expect(
      codeOf('if title is "a" { wait 1s } else if title is "b" { wait 2s } else { wait 3s }'),
    ).toBe(`1: if ($title is "a") else go to 4
  2: wait durationMs=1000
  3: go to 8
  4: if ($title is "b") else go to 7
  5: wait durationMs=2000
  6: go to 8
  7: wait durationMs=3000`);
  });

  it('repeat a number of times', () => {
    expect(codeOf('repeat 3 times { wait 1s }')).toBe(`1: loop 0: 3 times
  2: next round of 0, at the end go to 5
  3: wait durationMs=1000
  4: go to 2`);
  });

  it('repeat until something holds: judged before the limit makes it fail', () => {
    expect(codeOf('repeat until editor is empty limit 9 { press "Delete" }')).toBe(`1: loop 0: limit 9
  2: if <Document> is empty else go to 4
  3: go to 7
  4: next round of 0, at the end go to 7
  5: press keys="Delete"
  6: go to 2`);
  });

  it('for each control, and for each row', () => {
    expect(
      codeOf('for each item in ListItem in List { click item  click Button in item  within item { do "Open it" } }'),
    ).toBe(`1: loop 0: $item in controls ListItem in List
  2: next round of 0, at the end go to 7
  3: click control=$item button=left count=1 holding=
  4: click control=Button in $item button=left count=1 holding=
  5: lam "Open it" limit 8 inside Any in $item
  6: go to 2`);
    expect(
      codeOf('for each row in "people.csv" { type row.city into editor }'),
    ).toBe(`1: loop 0: $row in lines of "people.csv"
  2: next round of 0, at the end go to 5
  3: type text=$row.city control=Document
  4: go to 2`);
  });

  it('on failure: a handler behind the block it belongs to, then on behind both', () => {
    expect(
      codeOf('click editor\non failure { press "Esc" }\nwait 1s'),
    ).toBe(`1: click control=Document button=left count=1 holding=
  2: wait durationMs=1000
  3: go to 6
  4: press keys="Esc"
  5: go to 6
  1–3: on failure go to 4`);
  });
});

describe('steps', () => {
  const step = (text: string) => printCode(compiled(`task "T"\ncontrol editor = Document\n${text}`));

  it('retry comes before on failure, inner regions before outer ones', () => {
    expect(
      step(
        '1. Go retry 2 timeout 3s {\n  click editor\n  step "Inner" retry 1 { click editor }\n  on failure { press "Esc" }\n}\n',
      ),
    ).toBe(`0 task T
  0:   3| enter step 1 "Go", timeout 3000
  1:   4| click control=Document button=left count=1 holding=
  2:   5| enter step - "Inner", timeout 3000
  3:   5| click control=Document button=left count=1 holding=
  4:   5| leave step
  5:   6| go to 8
  6:   6| press keys="Esc"
  7:   6| go to 8
  8:   3| leave step
  9:   7| return
  3–4: retry 1 times
  1–5: retry 2 times
  1–5: on failure go to 6`);
  });

  it('a limit holds for every `do` of the step that says no other', () => {
    const code = step(
      '1. Go limit 4 {\n  do\n  do "That" limit 2\n  step "Inner" {\n    do\n    expect editor exists timeout 1s\n    expect editor is enabled\n    wait 1s\n    expect editor is empty\n  }\n}\n2. Alone\n',
    );
    expect(code.match(/lam .*/g)).toEqual([
      'lam "Go" limit 4',
      'lam "That" limit 2',
      'lam "Inner" limit 4 until editor exists & editor is enabled',
      'lam "Alone" limit 8',
    ]);
  });

  it('an undo keeps the scope it stands in', () => {
    const plan = compiled(
      'task "T"\n1. Go {\n  within Group "A" {\n    step "Inner" {\n      click Button\n      undo { click Button "Undo" }\n    }\n  }\n}\n',
    );
    expect(printCode(plan)).toContain('1 undo undo step "Inner"\n  0:   6| click control=Button "Undo" in Group "A"');
  });
});

describe('routines', () => {
  it('are units of their own, with controls and values as parameters', () => {
    const plan = compiled('use "./b.taskplan"\ntask "T"\n1. Go {\n  fill(Edit "Name", "Ann")\n}\n', {
      '/plans/b.taskplan':
        'routine fill(field, word) {\n  type word into field\n  again(field, 2)\n}\nroutine again(what, n) {\n  if what.text is empty { fill(what, "{n}") }\n}\n',
    });
    expect(printCode(plan)).toBe(`0 task T
  0:   3| enter step 1 "Go"
  1:   4| call 1 (<Edit "Name">, "Ann")
  2:   3| leave step
  3:   5| return

1 routine fill(field, word)
  0:   2| type text=$word control=$field
  1:   3| call 2 (<$field>, 2)
  2:   4| return

2 routine again(what, n)
  0:   6| if (<$what>.text is "") else go to 2
  1:   6| call 1 (<$what>, "{$n}")
  2:   7| return`);
    expect(plan.units[1]?.code[0]?.range.file).toBe('/plans/b.taskplan');
  });
});

describe('what does not compile', () => {
  it('a plan with errors gives its diagnostics', () => {
    const result = Plan.open('/p.taskplan', 'task "T"\n1. Go {\n  click edtor\n}\n', () => undefined).compile();
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'no-app' }, { code: 'unknown-name' }] });
  });

  it('a library has nothing to run', () => {
    const result = Plan.open('/p.taskplan', 'control a = Button\n', () => undefined).compile();
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'no-task' }] });
  });
});

describe('samples', () => {
  const read = (path: string) => readFileSync(path, 'utf8');
  it.each(['first-plan', 'weekly-report'])('%s has nothing to complain of', name => {
    const file = new URL(`../../samples/${name}.taskplan`, import.meta.url).pathname;
    const plan = Plan.open(file, read(file), read);
    expect(plan.diagnostics()).toEqual([]);
    expect(plan.compile().ok).toBe(true);
  });
});
