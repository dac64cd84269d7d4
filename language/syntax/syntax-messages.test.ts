import { describe, expect, it } from 'vitest';
import { PlanSource } from './plan-source.ts';

/** The plan with each message under the words it is about. */
function annotated(plan: string): string {
  const { diagnostics } = PlanSource.parse('/plan.taskplan', plan);
  const lines: string[] = [];
  for (const [i, line] of plan.split('\n').entries()) {
    lines.push(line);
    for (const { range, message, suggestions } of diagnostics) {
      if (range.line !== i + 1) continue;
      const width = Math.max(1, range.endColumn - range.column);
      const fix = suggestions ? ` ⇒ ${suggestions.map(s => (s === '' ? '(nothing)' : s)).join(' | ')}` : '';
      lines.push(`${' '.repeat(range.column - 1)}${'^'.repeat(width)} ${message}${fix}`);
    }
  }
  return lines.join('\n');
}

/** The message lines are part of the expected text; taken out, it is the plan. */
function saysSo(expected: string): void {
  const text = expected.replace(/^\n/, '').trimEnd();
  const plan = text
    .split('\n')
    .filter(line => !/^ *\^/.test(line))
    .join('\n');
  expect(annotated(plan)).toBe(text);
}

describe('messages about declarations', () => {
  it('says which word was meant at the beginning of a line', () => {
    saysSo(`
contrl bold = Button "Bold"
^^^^^^ 'contrl' begins no declaration and no step. Did you mean 'control'? ⇒ control
Task "Write"
^^^^ 'Task' begins no declaration and no step. Did you mean 'task'? ⇒ task
nonsense
^^^^^^^^ 'nonsense' begins no declaration and no step. A step begins with its number, such as '1.'.
click bold
^^^^^ 'click' cannot begin a line without indentation. Put it, indented, into the block of a step.
3) Save
^ A step's number ends with a point: '3.' ⇒ 3.`);
  });

  it('asks for what is missing', () => {
    saysSo(`
task Write
     ^^^^^ After 'task' comes a text in quotes, such as "Report".
use
^^^ After 'use' comes a text in quotes, such as "Report".
input title text
            ^^^^ After 'title' comes ':' and a type: text, number, boolean or path.
input title: txt
             ^^^ 'txt' does not fit here. Did you mean 'text'? ⇒ text
control bold = "Bold"
               ^^^^^^ After '=' comes a control: a name, or a type such as Button "OK".
app "wordpad.exe" wiht "a.rtf"
                  ^^^^ 'wiht' does not fit here. Did you mean 'with'? ⇒ with
5.
^^ After '5.' comes the step's sentence, such as 'Open a new document'.`);
  });

  it('keeps names apart from words of the language and from control types', () => {
    saysSo(`
control Bold = Button "Bold"
        ^^^^ Names begin with a small letter: 'bold'. Words with a capital are control types. ⇒ bold
secret wait
       ^^^^ 'wait' is a word of the language. Choose another name.`);
  });
});

describe('messages about statements', () => {
  it('says which action was meant', () => {
    saysSo(`
1. Make it bold {
  clik bold
  ^^^^ 'clik' is not an action. Did you mean 'click'? ⇒ click
  Click bold
  ^^^^^ 'Click' is not an action. Did you mean 'click'? ⇒ click
  Button "Bold"
  ^^^^^^ 'Button' is a control. An action comes before it, such as 'click'.
  frobnicate bold
  ^^^^^^^^^^ 'frobnicate' is not an action.
  "Bold"
  ^^^^^^ A line begins with a word such as 'click', 'type' or 'expect', not with "Bold".
  confrm "Sure?"
  ^^^^^^ 'confrm' is not a statement. Did you mean 'confirm'? ⇒ confirm
}`);
  });

  it('says what comes after a word', () => {
    saysSo(`
1. Type {
  click
  ^^^^^ After 'click' comes a control: a name, or a type such as Button "OK".
  type title into
             ^^^^ After 'into' comes a control: a name, or a type such as Button "OK".
  type title int editor
             ^^^ 'int' does not fit here. Did you mean 'into'? ⇒ into
  type title
       ^^^^^ After 'title' comes 'into'. It is written: type TEXT into CONTROL
  press
  ^^^^^ After 'press' comes a value: a text such as "Report", a number, a name or a control.
  wait 5
       ^ After 'wait' comes a time with its unit, such as 5s. ⇒ 5s
  wait 5sec
       ^^^^ '5sec' is neither a number nor a time. Times are written 10s, 500ms or 2m.
  scroll dwn in List
         ^^^ 'dwn' does not fit here. Did you mean 'down'? ⇒ down
  click at 4 5 in bold
           ^ After 'at' comes a place in percent, such as 40%. It is written: [double|right] click at X% Y% in CONTROL
  click Button [name]
                    ^ After 'name' comes '='.
  for row in List {
      ^^^ After 'for' comes 'each'.
  }
  undo press "Ctrl+Z"
       ^^^^^ After 'undo' comes a block in braces: { … }.
  repeat until bold is toggled {
                               ^ After 'toggled' comes 'limit' and the most rounds there may be, such as limit 20.
  }
}`);
  });

  it('finds misspelt operators', () => {
    saysSo(`
1. Check {
  expect editor.text contans title
                     ^^^^^^^ 'contans' does not fit here. Did you mean 'contains'? ⇒ contains
  expect title = "a"
               ^ Two values are compared with 'is'. ⇒ is
  expect title not contains "b"
               ^^^^^^^^^^^^ 'not contains' is written 'does not contain'. ⇒ does not contain
  expect (title is "a"
                   ^^^ After "a" comes ')'.
}`);
  });

  it('says where clauses, declarations and else belong', () => {
    saysSo(`
1. Try {
  retry 2
  ^^^^^ 'retry' is no statement. It belongs to a step's title, before the ' {', or behind what it limits.
  control x = Button
  ^^^^^^^ 'control' begins a declaration, which stands at the very beginning of a line, outside of all blocks.
  else {
  ^^^^ This 'else' does not follow the block of an 'if'.
    click bold
  }
  if bold is toggled {
    click bold
  } els {
    ^^^ 'els' is not a statement. Did you mean 'else'? ⇒ else
    click bold
  }
}`);
  });

  it('leaves all other steps and statements alone', () => {
    const source = PlanSource.parse('/p', '1. A {\n  clik a\n  press "x"\n}\n2. B {\n  wait\n}\ncontrol c = Button\n');
    expect(source.diagnostics.map(({ range }) => range.line)).toEqual([2, 6]);
    expect(source.pieces.map(({ root }) => root.item?.$type)).toEqual(['Step', 'Step', 'ControlDeclaration']);
    const [first] = source.pieces;
    const step = first?.root.item;
    expect(step?.$type === 'Step' && step.block?.statements.map(({ $type }) => $type)).toEqual(['PressAction']);
  });
});

describe('messages about braces and characters', () => {
  it('points at the block that is not closed, by its indentation', () => {
    saysSo(`
1. Save {
  within Window "Save As" {
                          ^ The block of 'within' that opens here is never closed: its '}' is missing.
    press "Enter"
  click ok
}
2. Next {
        ^ The block of '2.' that opens here is never closed: its '}' is missing.
  click ok
3. Last`);
  });

  it('tells of one extra brace once', () => {
    saysSo(`
1. Save {
  click ok
}
}
^ This '}' closes nothing: no block is open here. ⇒ (nothing)
}
2. Next`);
  });

  it('tells of statements outside of a block', () => {
    saysSo(`
1. Save
  click ok
  ^^^^^ 'click' stands outside of every block. A block opens with ' {' at the end of a step's line.
2. Save { press "Ctrl+S" }
        ^ A step's block opens at the end of its line, with ' {'. For a brace in the sentence write \\{.`);
  });

  it('asks for the space before a block', () => {
    saysSo(`
1. Save{
       ^ A step's block opens with ' {': a space is missing. ⇒  {
2. Next`);
  });

  it('ends an unclosed text at its line, and says nothing else about that line', () => {
    saysSo(`
task "Write
     ^^^^^^ This text is not closed: its second " is missing. ⇒ "Write"
1. Save {
  within Window "Save As {
                ^^^^^^^^ This text is not closed: its second " is missing. ⇒ "Save As"
    press "Enter"
  }
  click Button /OK
               ^^^ This pattern is not closed: its second / is missing. ⇒ /OK/
}`);
  });

  it('knows habits of other languages', () => {
    saysSo(`
1. Save {
  click 'OK'
        ^ Texts stand between straight double quotes, "like this", not '. ⇒ "
  press "Enter";
               ^ Nothing ends with ';' here: leave it out. ⇒ (nothing)
  press “Enter”
        ^ Texts stand between straight double quotes, "like this", not “. ⇒ "
  if title == "a" {
           ^ Two values are compared with 'is'. ⇒ is
  }
  expect !bold
         ^ '!' is written as a word: 'not' or 'is not'.
  # save it
  ^ '#' needs a number, such as #1. A comment begins with //.
}`);
  });

  it('shows what cannot be seen by its number', () => {
    const [first] = PlanSource.parse('/p', '\u0000\u0007').diagnostics;
    expect(first?.message).toBe("'U+0000' has no meaning here.");
  });

  it('stops at 200 messages and counts the rest', () => {
    const { diagnostics } = PlanSource.parse('/p', 'nonsense\n'.repeat(250));
    expect(diagnostics).toHaveLength(201);
    expect(diagnostics.at(-1)?.message).toBe('50 more syntax errors follow in this file.');
  });
});
