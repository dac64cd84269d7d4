import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeProblems } from './compile/valid-for-tests.ts';
import { Plan } from './plan.ts';

const file = '/plans/report.taskplan';
const office = 'control dialog = Window "Save As"\nroutine save(name) {\n  type name into Edit in dialog\n}\n';
const read = (path: string) => (path === '/plans/office.taskplan' ? office : undefined);

const whole = `use "./office.taskplan"
task "Write the weekly report"
app "wordpad.exe"
input title: text = "Weekly report"
secret password
control editor = Document in Window /WordPad/
control bold = Button "Bold" [toggled=false] #1 in ToolBar "Formatting"
routine login(field, word) {
  type word into field
  if field.value is empty { login(field, word) }
}

1. Open a new document
2. Type the title retry 2 timeout 10s {
  type title into editor
  expect editor.text contains title and not (bold is toggled or bold.count > 1)
  for each item in ListItem in List "Files" { click item }
  for each row in "people.csv" { type "{row.city}: {title}" into editor }
  read editor into body
  repeat until editor is empty limit 3 { press "Delete" }
  on failure { press "Esc" }
}
3. Make the title bold {
  do limit 5
  expect bold is toggled
  undo { press "Ctrl+Z" }
}
4. Save {body} as {title}.rtf {
  within Window "Save As" {
    set Edit "File name" to "{title}.rtf"
    login(Edit "Password", password)
  }
  save(title)
  confirm "Overwrite?" when Window /exists/ exists
}
`;

describe('Plan', () => {
  it('finds nothing to say about a good plan', () => {
    expect(Plan.open(file, whole, read).diagnostics()).toEqual([]);
  });

  it('follows an edit of a used file', () => {
    let text = 'control ok = Button "OK"\n';
    const plan = Plan.open(file, 'use "./lib.taskplan"\ntask "T"\napp "x"\n1. Go {\n  click ok\n}\n', () => text);
    expect(plan.diagnostics()).toEqual([]);
    text = 'control okay = Button "OK"\n';
    const codes = plan
      .edit(plan.source.text)
      .diagnostics()
      .map(({ code }) => code);
    expect(codes).toEqual(['unknown-name']);
  });

  it('says the same after any edits as when it is opened', () => {
    const edit = fc.record({
      at: fc.nat(whole.length),
      drop: fc.nat(60),
      put: fc.oneof(
        fc.constantFrom(
          '\n',
          '{',
          '}',
          '"',
          ' ',
          '5. Go\n',
          'control editor = Edit\n',
          'x',
          '  read editor into total\n',
        ),
        fc.constantFrom(
          '\n9. Sum {\n  expect total is body\n}\n',
          'routine r(a) { click a }\n',
          '  save(bold)\n',
          '/',
          '//',
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        let plan = Plan.open(file, whole, read);
        plan.diagnostics();
        for (const { at, drop, put } of edits) {
          const { text } = plan.source;
          plan = plan.edit(text.slice(0, at) + put + text.slice(at + drop));
          expect(plan.diagnostics()).toEqual(Plan.open(file, plan.source.text, read).diagnostics());
        }
      }),
      { numRuns: 60 },
    );
  });
});

const bits = [
  ...whole.split(/(?<=[\s(){}[\]"])/),
  ...[
    '\n',
    ' ',
    '"',
    '{',
    '}',
    '1. ',
    'control a = ',
    'routine r(a) {\n',
    'undo {',
    'on failure {',
    'repeat 2 times {',
    'else {',
  ],
  ...[
    'step "x" {',
    '#1',
    '[x=true]',
    '.text',
    'is ',
    'not ',
    '< ',
    '+ ',
    '/re/',
    '5',
    '\u0000',
    'é',
    '👋',
    '\r\n',
    'in a ',
    'r(a)',
  ],
];

describe('any text', () => {
  it('has diagnostics and never an exception; what compiles is valid code', () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...bits), { maxLength: 60 }).map(parts => parts.join('')),
      fc.array(fc.constantFrom(...bits), { maxLength: 20 }).map(parts => `task "T"\n1. Go {\n  ${parts.join('')}\n}\n`),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, written => {
        const result = Plan.open(file, written, read).compile();
        if (result.ok) expect(codeProblems(result.plan)).toEqual([]);
        else expect(result.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('so has a plan that misses some of its lines', () => {
    const lines = whole.split('\n');
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: lines.length, maxLength: lines.length }), kept => {
        const result = Plan.open(file, lines.filter((_, index) => kept[index]).join('\n'), read).compile();
        if (result.ok) expect(codeProblems(result.plan)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a plan that is long or deep', () => {
  const through = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('');

  it.each([
    ['controls that name each other', through(3000, i => `control c${i} = Pane in c${i + 1}\n`)],
    ['routines that call each other', through(3000, i => `routine r${i}(p) { r${i + 1}(p) }\n`)],
    ['a sum', `task "T"\n1. Go {\n  expect 1 ${'+ 1 '.repeat(3000)} > 2\n}\n`],
    ['properties of properties', `task "T"\n1. Go {\n  expect Edit${'.x'.repeat(3000)} is 2\n}\n`],
    ['blocks in blocks', `task "T"\n1. Go {\n  ${'if true { '.repeat(3000)}\n`],
  ])('is judged in the end: %s', (_, text) => {
    const result = Plan.open(file, text, read).compile();
    expect(result.ok).toBe(false);
  });
});

describe('names', () => {
  const plan = Plan.open(file, whole, read);
  const { names, source } = plan;
  const at = (text: string, nth = 0) => {
    let offset = -1;
    for (let i = 0; i <= nth; i++) offset = whole.indexOf(text, offset + 1);
    const node = source.nodeAt(offset);
    if (node === undefined) throw new Error(`There is no node at ${text}.`);
    return node;
  };
  const lineOf = (node: Parameters<typeof names.resolve>[0]) => source.rangeOf(node).line;

  it('lead from a use to the declaration', () => {
    expect(names.resolve(at('title into'))).toMatchObject({ kind: 'input', name: 'title' });
    expect(names.resolve(at('item }'))).toMatchObject({ kind: 'round', name: 'item' });
    expect(names.resolve(at('word into field'))).toMatchObject({ kind: 'parameter', name: 'word' });
    expect(names.resolve(at('body} as'))).toMatchObject({ kind: 'variable', name: 'body' });
    const saved = names.resolve(at('save(title)'));
    expect(saved).toMatchObject({ kind: 'routine', file: '/plans/office.taskplan' });
    expect(saved && names.rangeOf(saved)).toMatchObject({ file: '/plans/office.taskplan', line: 2, column: 9 });
  });

  it('lead from a declaration to all its uses', () => {
    const title = names.lookup('title');
    expect(title && names.references(title).map(lineOf)).toEqual([15, 16, 18, 28, 30, 33]);
    const login = names.lookup('login');
    expect(login && names.references(login).map(lineOf)).toEqual([10, 31]);
  });

  it('are visible behind the place that introduces them', () => {
    const visible = (text: string) => names.visibleAt(whole.indexOf(text)).map(({ name }) => name);
    const everywhere = ['title', 'password', 'editor', 'bold', 'login', 'dialog', 'save'];
    expect(visible('click item')).toEqual(['item', ...everywhere]);
    expect(visible('type title')).toEqual(everywhere);
    expect(visible('repeat until')).toEqual(['body', ...everywhere]);
    expect(visible('confirm')).toEqual(['body', ...everywhere]);
    expect(visible('type word')).toEqual(['word', 'field', ...everywhere]);
  });
});
