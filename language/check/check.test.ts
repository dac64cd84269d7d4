import { describe, expect, it } from 'vitest';
import { Plan } from '../plan.ts';
import { checkMarked, checkStatement } from './marked-for-tests.ts';

/** A statement with marks, and what is said about the marked place. */
type Row = readonly [string, ...string[]];

function says(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)('%s', (marked, ...messages) => {
      expect(checkStatement(marked)).toEqual({ text: marked, messages });
    });
  });
}

says('what is right needs no word', [
  ['type title into editor'],
  ['expect editor.text contains title and bold is not toggled'],
  ['expect editor is empty or title is empty'],
  ['expect Button "Save" exists timeout 10s'],
  ['if size < 5 and editor.count >= 1 { click bold }'],
  ['wait until Window "Save As" does not exist'],
  ['set Spinner "Size" to size * 2 + 1'],
  ['press "Alt+F, A"'],
  ['click bold holding "Ctrl+Shift"'],
  ['for each row in "people.csv" { type "{row.name}: {row.city}" into editor }'],
  ['for each item in ListItem in List "Files" { click item  expect item is selected }'],
  ['read editor into body  expect body contains title'],
  ['select "Arial" from ComboBox "Font"'],
  ['login(Edit "Password", password)'],
  ['expect editor.text matches /Weekly.*2026/'],
  ['drag bold to editor'],
  ['do limit size  undo { press "Ctrl+Z" }  on failure { press "Esc" }'],
]);

says('names', [
  ['click «edtor»', "unknown-name: There is no 'edtor' here. Did you mean 'editor'?"],
  ['click «qqq»', "unknown-name: There is no 'qqq' here. Declare it with 'input' or 'control'."],
  ['type "{«titel»}.rtf" into editor', "unknown-name: There is no 'titel' here. Did you mean 'title'?"],
  [
    'click «title»',
    'not-a-control: \'title\' is an input, not a control. Here a control is wanted, such as Button "OK".',
  ],
  [
    'expect «title» is toggled',
    'not-a-control: \'title\' is an input, not a control. Here a control is wanted, such as Button "OK".',
  ],
  [
    'type «login» into editor',
    "routine-as-value: 'login' is a routine: it does something and has no value. Call it on a line of its own: login()",
  ],
  ['read editor into «title»', "duplicate-name: 'title' is an input already. Read into another name."],
  ['for each «bold» in "a.csv" { press "Esc" }', "duplicate-name: 'bold' is a control already. Choose another name."],
  [
    'expect «body» contains "x"  read editor into body',
    "not-read-yet: 'body' has no value here yet: it is read into only later, or elsewhere.",
  ],
]);

says('calls', [
  ['«logn»(editor, "x")', "unknown-routine: There is no routine 'logn'. Did you mean 'login'?"],
  ['«bold»(editor)', "not-a-routine: 'bold' is a control, not a routine."],
  ['«login(editor)»', "wrong-arguments: 'login' takes 2: field, word; here is 1."],
  ['login(«"x"», "y")', "not-a-control: 'field' of 'login' is a control, such as Button \"OK\" or a declared name."],
  [
    'login(editor, «editor»)',
    'control-as-text: This is a control, and a text is wanted. For the text it shows, write: editor.text',
  ],
]);

says('selectors', [
  ['click «Buton» "Save"', "unknown-control-type: 'Buton' is no control type. Did you mean 'Button'?"],
  [
    'click «Widget» "Save"',
    "unknown-control-type: 'Widget' is no control type. Types are UI Automation's, such as Button, Edit or MenuItem; 'Any' stands for all.",
  ],
  ['click Button "Save" «#0»', 'index-from-one: Controls are counted from 1: the first one is #1.'],
  [
    'click Button [«automationID»="Save"]',
    "unknown-property: Controls have no 'automationID' to filter by. Did you mean 'automationId'?",
  ],
  ['click Button [toggled=«"yes"»]', "wrong-filter-value: 'toggled' is a state: it is true or false, [toggled=true]."],
  ['click Button [name=«true»]', 'wrong-filter-value: \'name\' is a text, such as [name="Bold"].'],
]);

says('patterns', [
  [
    'click Button «/Save {title}/»',
    'hole-in-pattern: A pattern has no holes: {title} is looked for as it stands. Only texts in quotes are filled.',
  ],
  ['click Button /[a-z]{3}/'],
]);

it('a filter by a property that is none names those that are', () => {
  const { text, messages } = checkStatement('click Button [«text»="Save"]');
  expect(text).toBe('click Button [«text»="Save"]');
  expect(messages[0]).toMatch(/^not-a-filter: 'text' cannot be a filter\. Use value or name\./);
});

it('a pattern has to be RE2', () => {
  const { text, messages } = checkStatement('click Button «/Save(?=d)/»');
  expect(text).toBe('click Button «/Save(?=d)/»');
  expect(messages[0]).toMatch(/^bad-pattern: The pattern \/Save\(\?=d\)\/ cannot be used/);
});

says('properties and states', [
  ['expect editor.«txt» is "x"', "unknown-property: A control has no property 'txt'. Did you mean 'text'?"],
  ['expect «bold.enabled»', "state-as-property: 'enabled' is a state. Write: bold is enabled"],
  ['expect bold is «toggeld»', "unknown-state: 'toggeld' is no state of a control. Did you mean 'toggled'?"],
  [
    'expect title.«city» is "x"',
    "no-properties: 'title' is an input, a plain value: it has no 'city'. Write just title.",
  ],
]);

says('types', [
  [
    'type «editor» into editor',
    'control-as-text: This is a control, and a text is wanted. For the text it shows, write: editor.text',
  ],
  [
    'expect «bold» is "Bold"',
    'control-as-text: This is a control, and a text is wanted. For the text it shows, write: bold.text',
  ],
  [
    'type "{«bold»}" into editor',
    'control-as-text: This is a control, and a text is wanted. For the text it shows, write: bold.text',
  ],
  [
    'expect «Window "Save As"»',
    'not-a-condition: This is a control, not a condition. Say what is to hold of it: Window "Save As" exists, is enabled …',
  ],
  ['if «title» { click bold }', 'not-a-condition: This is a text, not a condition. Compare it: title is …'],
  ['expect sure and «size»', 'not-a-condition: This is a number, not a condition. Compare it: size is …'],
  ['expect size < «"many"»', 'not-a-number: This is a text, and a number is wanted.'],
  ['expect «editor.className» < 3', "not-a-number: 'className' is a text, and a number is wanted."],
  ['expect «bold» > 3', 'not-a-number: This is a control, and a number is wanted. Write bold.count or .value.'],
  ['expect editor.count is «"few"»', 'never-equal: A number is never "few": this is always false.'],
  [
    'expect editor.text contains «/a+/»',
    "pattern-as-text: 'contains' looks for a text. For a pattern write: matches /a+/",
  ],
  [
    'for each x in «3» { click bold }',
    'not-a-list: \'for each\' goes through controls, such as ListItem in List "Files", or the lines of a text or file.',
  ],
]);

says('actions', [
  ['press «"Ctrll+S"»', "bad-keys: 'Ctrll' is no key. Did you mean 'Ctrl'?"],
  [
    'press «"Weekly report"»',
    "bad-keys: 'Weekly report' is no key. Keys are written like Ctrl+S, Enter or Alt+F, A. To write a text, use 'type'.",
  ],
  [
    'click bold holding «"A"»',
    'bad-keys: Only Ctrl, Alt, Shift and Win can be held while clicking, such as \'holding "Ctrl+Shift"\'.',
  ],
  ['click at «140%» 20% in editor', 'percent-range: A place in a control is from 0% to 100% of its width and height.'],
  ['select «"Arial"»', 'select-from: Say where to select it from: select "Arial" from ComboBox "Font"'],
  ['scroll down «0» times in editor', 'count-from-one: The number of times to scroll is a whole number, at least 1.'],
  [
    'type title into «bold»',
    "verb-and-type: 'type' is meant for Edit, Document, ComboBox, Spinner, Custom, Pane, ListItem or DataItem; a Button will hardly take it.",
  ],
  ['activate «bold»', "verb-and-type: 'activate' is meant for Window; a Button will hardly take it."],
]);

says('statements', [
  ['do limit «0»', 'count-from-one: The number of actions is a whole number, at least 1.'],
  ['repeat «1.5» times { click bold }', 'count-from-one: The number of rounds is a whole number, at least 1.'],
  ['if sure «{ }»', 'empty-block: This block is empty.'],
  [
    'within editor { «undo { press "Esc" }» }',
    "misplaced-undo: 'undo' takes a whole step back: put it directly into the block of a step.",
  ],
  ['undo { press "Esc" }  «undo { press "Tab" }»', "misplaced-undo: This step has an 'undo' already."],
  [
    'on failure { press "Esc" }  click bold  «on failure { press "Tab" }»',
    "duplicate-handler: This block has an 'on failure' already.",
  ],
  ['«on failure { press "Esc" }»', 'nothing-to-handle: There is nothing in this block that could fail.'],
  [
    'expect editor.text contains «password»',
    "secret-shown: 'password' is a secret: here it would be shown. Check something else that only holds with it.",
  ],
  [
    'do "type {«password»}"',
    "secret-shown: 'password' is a secret: in a sentence it would be sent to the model. Put it into a 'type … into'.",
  ],
]);

/** Whole files, with marks. */
function file(title: string, marked: string, messages: readonly string[], files: Record<string, string> = {}): void {
  it(title, () => {
    expect(checkMarked(marked, files)).toEqual({ text: marked, messages });
  });
}

describe('files', () => {
  file('a task and a sentence are a plan', 'task "Write"\n1. Open a new document\n', []);
  file('an empty file is a library', '', []);
  file('a task wants steps', '«task "Write"»\n', [
    'empty-task: This task has no steps yet. A step is a numbered sentence, such as: 1. Open a new document',
  ]);
  file('steps want a task', '1. «Open a new document»\n2. Close it\n', [
    'steps-without-task: These steps belong to no task. Begin the file with a line such as: task "Write the report"',
  ]);
  file('one task a file', 'task "A"\n1. Open\n«task "B"»\n', [
    'second-task: A file has one task. Put this one into a file of its own.',
  ]);
  file('an app belongs to a task', '«app "x.exe"»\n', [
    'app-without-task: A file without a task starts no program. Put this line into the plan that uses it.',
  ]);
  file('numbers of steps rise', 'task "A"\n1. Open\n3. Close\n«2.» Save\n«2.» Print\n10. Stop\n', [
    'step-number: Step 2 stands behind step 3. Steps run in the order of the text.',
    'step-number: There is a step 2 already.',
  ]);
  file('explicit actions want a program', '«task "A"»\n1. Save {\n  press "Ctrl+S"\n}\n', [
    'no-app: This task says no program, so it runs on whatever is attached. To start one, add: app "wordpad.exe"',
  ]);
  file(
    'a plan starts only its own programs',
    'task "A"\napp "Calc.exe"\n1. Start {\n  launch "calc.exe"\n  launch «"notepad.exe"»\n}\n',
    [
      'foreign-program: \'notepad.exe\' is no program of this plan, which may not act on others. Add a line: app "notepad.exe"',
    ],
  );
  file('what nothing uses', 'task "A"\ninput «title»: text\ncontrol «ok» = Button\n1. Open\n', [
    "unused: 'title' is an input that nothing uses.",
    "unused: 'ok' is a control that nothing uses.",
  ]);
  file('a name is declared once', 'control ok = Button "OK"\ncontrol «ok» = Button "Ok"\n', [
    "duplicate-name: There is a control 'ok' already. A name means one thing.",
  ]);
  file('a control is not declared by itself', 'control «a» = Button in b\ncontrol «b» = Pane in a\n', [
    "circular-control: 'a' is declared by means of itself.",
    "circular-control: 'b' is declared by means of itself.",
  ]);
  file('an input has a value of its type', 'input n: number = «"three"»\ninput p: path = "a.rtf"\n', [
    "input-type: 'n' is a number, so its value is written like 3.",
  ]);
  file(
    'a variable is known behind the place that reads it',
    'task "A"\napp "x.exe"\n1. Look {\n  press "Esc"\n  expect «body» is ""\n}\n2. Read {\n  read Document into body\n}\n3. Use {\n  expect body is "x"\n}\n',
    ["not-read-yet: 'body' has no value here yet: it is read into only later, or elsewhere."],
  );
  file(
    'a routine knows its own variables only',
    'task "A"\napp "x.exe"\n1. Read {\n  read Document into body\n  expect body is "x"\n  r()\n}\nroutine r() {\n  expect «body» is "x"\n}\n',
    ["not-read-yet: 'body' has no value here yet: it is read into only later, or elsewhere."],
  );
  file('a bare do wants a step', 'routine r() {\n  «do»\n}\n', [
    'do-outside-step: A bare \'do\' hands over the sentence of its step, and here is no step. Write: do "what to do"',
  ]);
});

describe('used files', () => {
  const plan = 'use «"./office.taskplan"»\ntask "A"\n1. Open\n';
  file('that are not there', plan, [
    'no-such-file: There is no file office.taskplan there. The path is relative to this file.',
  ]);
  file(
    'that have a task',
    plan,
    ['used-task: office.taskplan has a task. Only files without one can be used: controls and routines.'],
    {
      '/plans/office.taskplan': 'task "B"\n1. Open\n',
    },
  );
  file(
    'that have errors',
    plan,
    ["used-file-errors: office.taskplan has an error. Line 1: 'Buton' is no control type. Did you mean 'Button'?"],
    {
      '/plans/office.taskplan': 'control ok = Buton\n',
    },
  );
  file(
    'that use this one in turn',
    plan,
    ['circular-use: office.taskplan uses this file in turn. Put what both need into a third file.'],
    {
      '/plans/office.taskplan': 'use "./report.taskplan"\n',
    },
  );
  file(
    'bring their names',
    'use "./office.taskplan"\ntask "A"\napp "x.exe"\n1. Save {\n  click ok\n  saveAs("a.rtf")\n}\n',
    [],
    {
      '/plans/office.taskplan': 'use "./more/dialogs.taskplan"\nroutine saveAs(name) {\n  type name into field\n}\n',
      '/plans/more/dialogs.taskplan': 'control ok = Button "OK"\ncontrol field = Edit "File name"\n',
    },
  );
  file(
    'and this one declare no name twice',
    'use "./office.taskplan"\ncontrol «ok» = Button\n',
    ["duplicate-name: There is a control 'ok' of a file that is used already. A name means one thing."],
    { '/plans/office.taskplan': 'control ok = Button "OK"\n' },
  );
  file(
    'do not declare the same name',
    'use "./a.taskplan"\nuse «"./b.taskplan"»\ntask "A"\n1. Open\n',
    ["duplicate-name: Both a.taskplan and b.taskplan declare 'ok'."],
    { '/plans/a.taskplan': 'control ok = Button "OK"\n', '/plans/b.taskplan': 'control ok = Button "Okay"\n' },
  );
  file('cannot be the file itself', 'use «"./report.taskplan"»\n', ['circular-use: A file cannot use itself.']);
});

describe('one mistake, one message', () => {
  it('what stands behind a wrong property is not looked at', () => {
    expect(checkStatement('expect title.«city».size.x is "x"').messages).toHaveLength(1);
  });

  it('a chain of controls without an end is one mistake of each, and of nobody who uses it', () => {
    const { messages } = checkMarked('task "A"\napp "x.exe"\ncontrol a = b\ncontrol b = a\n1. Go {\n  toggle a\n}\n');
    expect(messages.map(message => message.split(':')[0])).toEqual(['circular-control', 'circular-control']);
  });

  it('a name whose declaration is broken is not reported where it is used', () => {
    const { messages } = checkMarked('task "A"\napp "x.exe"\ncontrol ok = Button "OK" in\n1. Save {\n  click ok\n}\n');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^incomplete: /);
  });

  it('names of a file that is not there are not reported', () => {
    const { messages } = checkMarked(
      'use "./gone.taskplan"\ntask "A"\napp "x.exe"\n1. Save {\n  click ok\n  save()\n}\n',
    );
    expect(messages.map(message => message.split(':')[0])).toEqual(['no-such-file']);
  });

  it('a name used in a broken statement counts as used', () => {
    const { messages } = checkMarked('task "A"\napp "x.exe"\ncontrol ok = Button "OK"\n1. Save {\n  clik ok\n}\n');
    expect(messages.map(message => message.split(':')[0])).toEqual(['unknown-action']);
  });
});

describe('quick fixes', () => {
  it.each([
    ['click edtor', 'editor'],
    ['click Buton', 'Button'],
    ['press "Ctrll+S"', '"Ctrl+S"'],
    ['type editor into editor', 'editor.text'],
    ['expect bold.enabled', 'bold is enabled'],
    ['expect Window "A" in Window "B"', 'Window "A" in Window "B" exists'],
    ['type Edit "A" in Window "B" into editor', '(Edit "A" in Window "B").text'],
  ])('of %s', (statement, fixed) => {
    const text = `task "A"\napp "x.exe"\ncontrol editor = Document\ncontrol bold = Button\n1. Do {\n  ${statement}\n  click bold in\n}\n`;
    const plan = Plan.open('/p.taskplan', text, () => undefined);
    const suggestions = plan.diagnostics().flatMap(diagnostic => diagnostic.suggestions ?? []);
    expect(suggestions).toContain(fixed);
  });
});
