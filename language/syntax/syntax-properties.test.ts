import fc from 'fast-check';
import type { AstNode } from 'langium';
import { describe, expect, it } from 'vitest';
import { parseActionText, parseExpressionText, parseSelectorText } from './parse-text.ts';
import { PlanSource } from './plan-source.ts';

const file = '/plan.taskplan';

/** Everything that is to be seen of a source: trees with ranges, tokens, messages. */
function seen(source: PlanSource): unknown {
  return {
    diagnostics: source.diagnostics,
    pieces: source.pieces.map(piece => ({
      place: source.placeOf(piece),
      tree: tree(source, piece.root.item),
      tokens: piece.tokens.map(token => [token.tokenType.name, token.image, token.startOffset]),
    })),
  };
}

function tree(source: PlanSource, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => tree(source, item));
  if (!isNode(value)) return value;
  const { line, column, endLine, endColumn } = source.rangeOf(value);
  const properties = Object.entries(value).filter(([key]) => !key.startsWith('$'));
  return [
    value.$type,
    `${line}:${column}-${endLine}:${endColumn}`,
    Object.fromEntries(properties.map(([key, inner]) => [key, tree(source, inner)])),
  ];
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}

const goodLines = [
  'use "./office.taskplan"',
  'task "Write {title}"',
  'input title: text = "Weekly"',
  'control bold = Button "Bold" [automationId="b"] #1 in ToolBar /Format/',
  'routine login(user, row) {',
  '1. Open a {title.text} document // why',
  '2. Type it retry 2 {',
  'step "named" limit 3 {',
  '  type title into editor',
  '  expect editor.text contains title and not (bold is not enabled) timeout 3s',
  '  within Window "Save As" {',
  '  if a is b {',
  '  } else {',
  '  }',
  '}',
  '  press "Ctrl+S"',
  '  repeat until a does not exist limit 3 { wait 2s }',
  '',
];
const brokenLines = [
  '  clik bold',
  '  type title',
  '  "',
  '/',
  '{',
  '}}',
  '  limit 5',
  'é',
  '3',
  '  x(',
  '\u2028',
  '\\',
  '\t€ 𝒳',
];
const lineOf = fc.constantFrom(...goodLines, ...brokenLines);
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const plan = fc.array(fc.tuple(lineOf, lineEnd), { maxLength: 25 }).map(lines => lines.flat().join(''));
const insertion = fc.oneof(
  lineOf,
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('\n', '\r', '"', ' {', '}'),
);
const edits = fc.array(fc.record({ at: fc.nat(), remove: fc.nat({ max: 40 }), insert: insertion }), {
  minLength: 1,
  maxLength: 6,
});

describe('an edit', () => {
  it('gives what parsing the whole text gives', () => {
    fc.assert(
      fc.property(plan, edits, (text, changes) => {
        let source = PlanSource.parse(file, text);
        for (const { at, remove, insert } of changes) {
          const from = at % (source.text.length + 1);
          const edited = source.text.slice(0, from) + insert + source.text.slice(from + remove);
          source = source.edit(edited);
          expect(source.text).toBe(edited);
          expect(seen(source)).toEqual(seen(PlanSource.parse(file, edited)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the pieces it does not touch', () => {
    const text = Array.from({ length: 50 }, (_, i) => `${i + 1}. Step {\n  press "Enter"\n}\n`).join('');
    const before = PlanSource.parse(file, text);
    const after = before.edit(text.replace('20. Step', '20. Steps'));
    expect(after.pieces.filter((piece, i) => piece !== before.pieces[i])).toHaveLength(1);
    expect(after.placeOf(after.pieces[49] ?? after.pieces[0] ?? fail()).line).toBe(148);
    const inserted = before.edit(`task "New"\n${text}`);
    expect(inserted.pieces.slice(2)).toEqual(before.pieces.slice(1));
    expect(inserted.pieces[30]).toBe(before.pieces[29]);
  });
});

function fail(): never {
  throw new Error('There is no such piece.');
}

describe('any text', () => {
  it('gives messages inside the text and never an exception', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), plan, fc.string({ maxLength: 200 }));
    fc.assert(
      fc.property(anything, fc.nat(), (text, where) => {
        const source = PlanSource.parse(file, text);
        expect(source.pieces.map(piece => piece.text).join('')).toBe(text);
        for (const { range } of source.diagnostics) {
          const from = source.offsetAt(range);
          const to = source.offsetAt({ line: range.endLine, column: range.endColumn });
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
        const offset = where % (text.length + 1);
        source.nodeAt(offset);
        source.expectedAt(offset);
        for (const parse of [parseSelectorText, parseExpressionText, parseActionText]) {
          const parsed = parse(text);
          if (!parsed.ok) expect(parsed.diagnostics).not.toHaveLength(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has the same offset there and back', () => {
    fc.assert(
      fc.property(plan, fc.nat(), (text, where) => {
        const source = PlanSource.parse(file, text);
        const offset = where % (text.length + 1);
        // Between \r and \n there is no position of its own.
        fc.pre(!(text[offset - 1] === '\r' && text[offset] === '\n'));
        expect(source.offsetAt(source.positionAt(offset))).toBe(offset);
      }),
      { numRuns: 200 },
    );
  });

  it('that is long but flat is no error', () => {
    const statements = '  click Button "OK" in Window "W"\n  expect a.text is b.text and not a.text is c\n'.repeat(300);
    expect(PlanSource.parse(file, `1. A {\n${statements}}\n`).diagnostics).toEqual([]);
  });

  it.each([
    ['parentheses', `1. A {\n  expect ${'('.repeat(400)}a${')'.repeat(400)}\n}\n`],
    ['blocks', `1. A {\n${'if a {\n'.repeat(3000).replace(/^/gm, '  ')}`],
    ['closing braces', `1. A {\n${'  }\n'.repeat(3000)}`],
    ['negations', `1. A {\n  expect ${'not '.repeat(5000)}a\n}\n`],
    ['ancestors', `control a = ${'Pane in '.repeat(5000)}Pane\n`],
    ['a sum', `input a: number = 1${' + 1'.repeat(20000)}\n`],
    ['else if', `1. A {\n  if a { }\n${'  else if a { }\n'.repeat(2000)}}\n`],
  ])('of too many %s is an error, not a crash', (_, text) => {
    expect(PlanSource.parse(file, text).diagnostics.map(({ code }) => code)[0]).toMatch(/too-deep|brace/);
  });

  it.each([
    ['names', '  x'.repeat(60_000)],
    ['soft keywords', `  select${' text times'.repeat(18_000)}`],
    ['texts', '  ""'.repeat(50_000)],
    ['patterns', '  matches /a/'.repeat(15_000)],
    ['blanks', `1.${' '.repeat(200_000)}x {`],
    ['clauses', `1. x${' limit 1'.repeat(25_000)}y {`],
    ['braces', `1. x${' {'.repeat(100_000)}y`],
    ['holes', `1. x${'{a'.repeat(100_000)}`],
    ['unclosed', `  "${' '.repeat(200_000)}x`],
    ['backslashes', `  "${'\\'.repeat(200_000)}`],
    ['declarations', 'x\n'.repeat(20_000)],
    ['statements', `1. A {\n${'  x\n'.repeat(20_000)}}`],
  ])('of 200 KB of %s is done in a moment', (_, text) => {
    const started = performance.now();
    const source = PlanSource.parse(file, text);
    expect(source.diagnostics.length).toBeLessThanOrEqual(201);
    source.expectedAt(text.length);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('of 200 KB of random bytes is done in a moment', () => {
    let seed = 1;
    const bytes = Uint8Array.from({ length: 200_000 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed >> 16;
    });
    for (const encoding of ['latin1', 'utf8', 'utf16le'] as const) {
      const started = performance.now();
      const source = PlanSource.parse(file, Buffer.from(bytes).toString(encoding));
      expect(source.diagnostics).not.toHaveLength(0);
      expect(performance.now() - started).toBeLessThan(4000);
    }
  });
});
