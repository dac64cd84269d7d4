import type { AstNode } from 'langium';
import { describe, expect, it } from 'vitest';
import { verbs } from '../../protocol/actions.ts';
import { stateNames } from '../../protocol/properties.ts';
import { parseActionText, parseExpressionText, parseSelectorText } from './parse-text.ts';
import { PlanSource } from './plan-source.ts';

/** A tree on one line: `Type(property: …)`, without false flags, empty lists and brace tokens. */
function shape(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shape).join(', ')}]`;
  if (!isNode(value)) return JSON.stringify(value);
  if (value.$type === 'NameReference' && 'name' in value) return String(value.name);
  if (value.$type === 'NumberLiteral' && 'value' in value) return String(value.value);
  if (value.$type === 'Template' && 'chunks' in value && 'holes' in value) return template(value.chunks, value.holes);
  const entries = Object.entries(value).filter(([key, inner]) => {
    return !key.startsWith('$') && key !== 'open' && inner !== false && !(Array.isArray(inner) && inner.length === 0);
  });
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${value.$type}(${entries.map(([key, inner]) => `${key}: ${shape(inner)}`).join(', ')})`;
}

function template(chunks: unknown, holes: unknown): string {
  if (!Array.isArray(chunks) || !Array.isArray(holes)) return '?';
  return JSON.stringify(chunks.map((chunk, i) => `${chunk}${i < holes.length ? `<${shape(holes[i])}>` : ''}`).join(''));
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}

function items(plan: string): string[] {
  const source = PlanSource.parse('/p', plan);
  expect(source.diagnostics).toEqual([]);
  return source.pieces.map(({ root }) => shape(root.item));
}

function statements(block: string): string[] {
  const source = PlanSource.parse('/p', `1. S {\n${block.replace(/^/gm, '  ')}\n}\n`);
  expect(source.diagnostics).toEqual([]);
  const item = source.pieces[0]?.root.item;
  return item?.$type === 'Step' ? (item.block?.statements ?? []).map(shape) : [];
}

function expression(text: string): string {
  const parsed = parseExpressionText(text);
  return parsed.ok ? shape(parsed.node) : parsed.diagnostics.map(({ message }) => message).join();
}

describe('declarations', () => {
  it('have their parts', () => {
    const plan = `
use "./office.taskplan" // a comment
task "Write the {kind} report"
app "wordpad.exe"
app "excel.exe" with "{name}.xls"
input title: text = "Weekly report"
input times: number
secret password
control editor = Document in Window /Word\\/Pad/
control bold = Button "Bold" [automationId="Bold"] [enabled=true] #2 in bar
routine greet() {}
routine login(user, row) { press user }`;
    expect(items(plan.trimStart())).toEqual([
      'UseDeclaration(path: "./office.taskplan")',
      'TaskHeader(title: "Write the <kind> report")',
      'AppDeclaration(program: "wordpad.exe")',
      'AppDeclaration(document: "<name>.xls", program: "excel.exe")',
      'InputDeclaration(initial: "Weekly report", name: "title", type: "text")',
      'InputDeclaration(name: "times", type: "number")',
      'SecretDeclaration(name: "password")',
      'ControlDeclaration(control: Selector(type: "Document", within: Selector(name: Regex(source: "Word/Pad"), type: "Window")), name: "editor")',
      'ControlDeclaration(control: Selector(filters: [Filter(property: "automationId", value: "Bold"), Filter(property: "enabled", value: BooleanLiteral(value: true))], index: 2, name: "Bold", type: "Button", within: bar), name: "bold")',
      'RoutineDeclaration(block: Block(), name: "greet")',
      'RoutineDeclaration(block: Block(statements: [PressAction(keys: user)]), name: "login", parameters: [Parameter(name: "user"), Parameter(name: "row")])',
    ]);
  });
});

describe('steps', () => {
  it('are sentences, with a block when a line ends with a brace', () => {
    const plan = `1. Open a new document // why
2.1. Save {title} to http://a.b/{path.name}\\{1\\} {  // now
}
3. {title}
step "Named {title}" limit n + 1 retry 2 timeout 1.5s
4. Wait for it retry 3 timeout 500ms {
}
5. Set the limit 5`;
    expect(items(plan)).toEqual([
      'Step(number: "1", sentence: "Open a new document")',
      'Step(block: Block(), number: "2.1", sentence: "Save <title> to http://a.b/<PropertyAccess(of: path, property: \\"name\\")>{1}")',
      'Step(number: "3", sentence: "<title>")',
      'Step(clauses: [LimitClause(value: Binary(left: n, operator: "+", right: 1)), RetryClause(value: 2), TimeoutClause(value: 1500)], sentence: "Named <title>")',
      'Step(block: Block(), clauses: [RetryClause(value: 3), TimeoutClause(value: 500)], number: "4", sentence: "Wait for it")',
      'Step(number: "5", sentence: "Set the limit 5")',
    ]);
  });

  it('may be nested', () => {
    expect(statements('  step "a"\n  2. b c {\n    3. d\n  }')).toEqual([
      'Step(sentence: "a")',
      'Step(block: Block(statements: [Step(number: "3", sentence: "d")]), number: "2", sentence: "b c")',
    ]);
  });
});

describe('statements', () => {
  it('need no ends', () => {
    const block = `
do do limit 5 do "close {it}" limit n
expect a exists timeout 2m
confirm "Sure?" confirm "Sure?" when b is toggled
login(a, "b", Button "OK")
greet()
undo { press "Ctrl+Z" } on failure { }
within dialog { }`;
    expect(statements(block)).toEqual([
      'DoStatement()',
      'DoStatement(limit: 5)',
      'DoStatement(limit: n, sentence: "close <it>")',
      'ExpectStatement(condition: Comparison(left: a, operator: "exists"), timeout: 120000)',
      'ConfirmStatement(question: "Sure?")',
      'ConfirmStatement(condition: Comparison(left: b, operator: "is", state: "toggled"), question: "Sure?")',
      'CallStatement(arguments: [a, "b", Selector(name: "OK", type: "Button")], routine: "login")',
      'CallStatement(routine: "greet")',
      'UndoStatement(block: Block(statements: [PressAction(keys: "Ctrl+Z")]))',
      'OnFailureStatement(block: Block())',
      'WithinStatement(block: Block(), control: dialog)',
    ]);
  });

  it('steer the flow', () => {
    const block = `
if a is 1 { } else if b { } else { }
repeat 3 times { }
repeat until a does not contain "x" limit 2 * n { }
for each row in DataItem in grid { }
for each line in "orders.csv" { }`;
    expect(statements(block)).toEqual([
      'IfStatement(block: Block(), condition: Comparison(left: a, operator: "is", right: 1), elseIf: IfStatement(block: Block(), condition: b, elseBlock: Block()))',
      'RepeatStatement(block: Block(), times: 3)',
      'RepeatStatement(block: Block(), condition: Comparison(left: a, negated: true, operator: "contain", right: "x"), limit: Binary(left: 2, operator: "*", right: n))',
      'ForEachStatement(block: Block(), source: Selector(type: "DataItem", within: grid), variable: Parameter(name: "row"))',
      'ForEachStatement(block: Block(), source: "orders.csv", variable: Parameter(name: "line"))',
    ]);
  });
});

/** Each verb of the table, as a plan writes it, and its tree. */
const written: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  click: [
    ['click bold', 'ClickAction(control: bold)'],
    [
      'double right click Button "B" holding "Ctrl+Shift"',
      'ClickAction(control: Selector(name: "B", type: "Button"), double: true, holding: "Ctrl+Shift", right: true)',
    ],
  ],
  'click-at': [['right click at 40% 7.5% in w', 'ClickAction(control: w, right: true, x: 40, y: 7.5)']],
  invoke: [['invoke ok', 'ControlAction(control: ok, verb: "invoke")']],
  type: [
    [
      'type "a" + b into Edit "x"',
      'TypeAction(control: Selector(name: "x", type: "Edit"), text: Binary(left: "a", operator: "+", right: b))',
    ],
  ],
  set: [['set Edit #2 to "{a}"', 'SetAction(control: Selector(index: 2, type: "Edit"), value: "<a>")']],
  press: [
    ['press "Ctrl+S"', 'PressAction(keys: "Ctrl+S")'],
    ['press "Alt+F, A" in editor', 'PressAction(control: editor, keys: "Alt+F, A")'],
  ],
  select: [
    ['select "Red" from ComboBox', 'SelectAction(from: Selector(type: "ComboBox"), subject: "Red")'],
    ['select text from list', 'SelectAction(from: list, subject: text)'],
    ['select item', 'SelectAction(subject: item)'],
  ],
  'select-text': [['select text "a" in editor', 'SelectTextAction(control: editor, text: "a")']],
  toggle: [['toggle bold', 'ControlAction(control: bold, verb: "toggle")']],
  expand: [
    ['expand Any /x/', 'ControlAction(control: Selector(name: Regex(source: "x"), type: "Any"), verb: "expand")'],
  ],
  collapse: [['collapse a', 'ControlAction(control: a, verb: "collapse")']],
  scroll: [
    ['scroll down in List', 'ScrollAction(control: Selector(type: "List"), direction: "down")'],
    ['scroll right n times in a', 'ScrollAction(control: a, direction: "right", notches: n)'],
  ],
  drag: [['drag a to b', 'DragAction(control: a, target: b)']],
  focus: [['focus a', 'ControlAction(control: a, verb: "focus")']],
  launch: [
    ['launch "a.exe"', 'LaunchAction(program: "a.exe")'],
    ['launch program with "a.txt"', 'LaunchAction(document: "a.txt", program: program)'],
  ],
  activate: [['activate w', 'ControlAction(control: w, verb: "activate")']],
  close: [['close w', 'ControlAction(control: w, verb: "close")']],
  wait: [
    ['wait 500ms', 'WaitAction(duration: 500)'],
    [
      'wait until a exists timeout 10s',
      'WaitAction(condition: Comparison(left: a, operator: "exists"), timeout: 10000)',
    ],
  ],
  read: [['read editor into limit', 'ReadAction(control: editor, variable: Parameter(name: "limit"))']],
};

describe('actions', () => {
  it.each(verbs)('%s is written as its table row says', verb => {
    expect(written[verb]).toBeDefined();
    for (const [text, expected] of written[verb] ?? []) {
      const parsed = parseActionText(text);
      expect(parsed.ok ? shape(parsed.node) : parsed.diagnostics).toBe(expected);
    }
  });

  it('follow one another without ends', () => {
    const lines = Object.values(written).flat();
    expect(statements(lines.map(([text]) => text).join('\n'))).toEqual(lines.map(([, expected]) => expected));
  });
});

describe('expressions', () => {
  it.each([
    [
      '1 + 2 * 3 - 4 / 2',
      'Binary(left: Binary(left: 1, operator: "+", right: Binary(left: 2, operator: "*", right: 3)), operator: "-", right: Binary(left: 4, operator: "/", right: 2))',
    ],
    [
      'not a is not enabled and b or c',
      'Binary(left: Binary(left: Not(operand: Comparison(left: a, negated: true, operator: "is", state: "enabled")), operator: "and", right: b), operator: "or", right: c)',
    ],
    [
      '-(a.count) < 3',
      'Comparison(left: Negative(operand: Group(inner: PropertyAccess(of: a, property: "count"))), operator: "<", right: 3)',
    ],
    [
      'a.text matches /^\\d+$/',
      'Comparison(left: PropertyAccess(of: a, property: "text"), operator: "matches", right: Regex(source: "^\\\\d+$"))',
    ],
    [
      'Window /exists/ exists',
      'Comparison(left: Selector(name: Regex(source: "exists"), type: "Window"), operator: "exists")',
    ],
    ['a does not exist', 'Comparison(left: a, negated: true, operator: "exist")'],
    ['a does not match /b/', 'Comparison(left: a, negated: true, operator: "match", right: Regex(source: "b"))'],
    [
      'a.enabled is true',
      'Comparison(left: PropertyAccess(of: a, property: "enabled"), operator: "is", right: BooleanLiteral(value: true))',
    ],
    [
      '"a\\"b\\\\c\\nd\\{e} \\q {no hole} {f.g}"',
      '"a\\"b\\\\c\\nd{e} \\\\q {no hole} <PropertyAccess(of: f, property: \\"g\\")>"',
    ],
    ['Edit "x" in Pane in bar', 'Selector(name: "x", type: "Edit", within: Selector(type: "Pane", within: bar))'],
    ['größe + text', 'Binary(left: größe, operator: "+", right: text)'],
    ['times', 'times'],
  ])('%s', (text, expected) => {
    expect(expression(text)).toBe(expected);
  });

  it.each(stateNames)('know the state %s', state => {
    expect(expression(`a is ${state}`)).toBe(`Comparison(left: a, operator: "is", state: "${state}")`);
  });
});

describe('a lone text', () => {
  it('is a selector, with its ranges', () => {
    const parsed = parseSelectorText('Button "OK" in\n  Window "W"', '/console');
    if (!parsed.ok || parsed.node.$type !== 'Selector' || !parsed.node.within) throw new Error('It did not parse.');
    expect(parsed.source.rangeOf(parsed.node.within)).toEqual({
      file: '/console',
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 13,
    });
    expect(parsed.source.textOf(parsed.node, 'name')).toBe('"OK"');
  });

  it.each([
    [parseSelectorText, '', 'Here comes a control: a name, or a type such as Button "OK".'],
    [parseSelectorText, 'Button "OK" extra', '\'extra\' does not fit behind "OK".'],
    [parseSelectorText, 'click bold', 'Here comes a control: a name, or a type such as Button "OK".'],
    [
      parseExpressionText,
      'a is',
      'After \'is\' comes a value: a text such as "Report", a number, a name or a control.',
    ],
    [parseActionText, 'clik bold', "'clik' is not an action. Did you mean 'click'?"],
    [parseActionText, 'type "a" int bold', "'int' does not fit here. Did you mean 'into'?"],
    [parseActionText, '', 'Here comes an action, such as click Button "OK".'],
  ])('that is wrong says so', (parse, text, message) => {
    const parsed = parse(text);
    expect(parsed.ok ? [] : parsed.diagnostics.map(problem => problem.message)).toEqual([message]);
  });
});
