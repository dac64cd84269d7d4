import type { Piece } from './piece.ts';
import { type EntryRule, fitsAfter, parseTokens } from './piece-parser.ts';
import { keywords, type PlanToken, type TokenName, tokenTypes } from './plan-tokens.ts';
import { statementStart } from './statement-bounds.ts';
import { holeEnd } from './text-values.ts';

/**
 * A kind of thing that may be written somewhere.
 *
 * - `declaration`: a word that begins one, or a step; `statement`: a word that begins one, or the name of a routine.
 * - `control`: a declared name or a control type; `value`: any expression, controls among them.
 * - `text`: a text in quotes; `in-text`: more letters of one; `hole`: a name inside `{…}` of a text or sentence.
 * - `property`: behind a point; `filter`: behind `[`; `filter-value`: behind its `=`.
 * - `new-name`: a name the author makes up; `sentence`: free text.
 * - `state`, `regex`, `number`, `duration`, `percent`, `index`: a token of that kind.
 */
export type ExpectedKind =
  | 'declaration'
  | 'statement'
  | 'control'
  | 'value'
  | 'text'
  | 'in-text'
  | 'hole'
  | 'property'
  | 'filter'
  | 'filter-value'
  | 'new-name'
  | 'sentence'
  | 'state'
  | 'regex'
  | 'number'
  | 'duration'
  | 'percent'
  | 'index';

/** What may be written at an offset. */
export interface Expected {
  /** Offset in the file where the word under the cursor begins; the cursor's own where there is none. */
  readonly from: number;
  /** The part of the word before the cursor. */
  readonly word: string;
  readonly kinds: readonly ExpectedKind[];
  /** The words of the language that fit, without those that begin a statement or declaration. */
  readonly keywords: readonly string[];
  /** The tokens before the cursor of the statement, declaration or step header that it is in; offsets of the piece. */
  readonly before: readonly PlanToken[];
  /** The grammar rules that are open at the cursor, outermost first. */
  readonly rules: readonly string[];
}

/** What may be written in a piece, at an offset from its start. `pieceStart` is added to the answer's offset. */
export function expectedIn(piece: Piece | undefined, offset: number, pieceStart: number): Expected {
  const nothing = { from: pieceStart + offset, word: '', keywords: [], before: [], rules: [] };
  if (!piece) return { ...nothing, kinds: ['declaration'] };
  if (piece.comments.some(comment => comment.startOffset < offset && offset <= endOf(comment))) {
    return { ...nothing, kinds: [] };
  }
  const inside = insideText(piece, offset);
  if (inside) return { ...nothing, ...inside, from: pieceStart + offset - inside.word.length };
  const tokens = piece.tokens.filter(token => token.startOffset < offset);
  const last = tokens.at(-1);
  const isSentence = last?.tokenType.name === 'SENTENCE' || last?.tokenType.name === 'SENTENCE_TAIL';
  if (isSentence && last.startOffset >= lineStartOf(piece.text, offset)) return { ...nothing, kinds: ['sentence'] };
  const touched = last && endOf(last) >= offset && /^[\p{L}_]/u.test(last.image) ? last : undefined;
  if (touched) tokens.pop();
  const from = touched?.startOffset ?? offset;
  const word = piece.text.slice(from, offset);
  return { from: pieceStart + from, word, ...what(piece.text, tokens, from) };
}

type What = Pick<Expected, 'kinds' | 'keywords' | 'before' | 'rules'>;

function what(text: string, tokens: readonly PlanToken[], offset: number): What {
  const lineStart = lineStartOf(text, offset);
  const onNewLine = (tokens.at(-1)?.startOffset ?? -1) < lineStart;
  if (offset === lineStart) return { kinds: ['declaration'], keywords: [], before: [], rules: ['Piece'] };
  const inBlock = depthOf(tokens) > 0;
  const statement = inBlock ? openStatement(tokens) : [...tokens];
  const rule: EntryRule = inBlock ? 'Statement' : 'Piece';
  const parsed = parseTokens('', statement, rule);
  const complete = statement.length === 0 || parsed.ok;
  const atBoundary = complete && (onNewLine || statement.length === 0 || tokens.at(-1)?.tokenType.name === '}');
  if (!parsed.ok && parsed.fault.token)
    return { kinds: [], keywords: [], before: statement, rules: parsed.fault.rules };
  const continues = (name: TokenName) => fitsAfter(statement, name, rule);
  if (inBlock && atBoundary) {
    const words = statement.length > 0 && continues('else') ? ['else'] : [];
    return { kinds: ['statement'], keywords: words, before: statement, rules: ['Statement'] };
  }
  const fitting = new Set(Object.keys(tokenTypes).filter(name => name !== 'STRAY' && continues(name)));
  return {
    kinds: kindsOf(fitting, statement.at(-1)?.tokenType.name),
    keywords: [...fitting].filter(name => keywords.has(name)).sort(),
    before: statement,
    rules: parsed.ok ? [rule] : parsed.fault.rules,
  };
}

function kindsOf(fitting: ReadonlySet<TokenName>, before: TokenName | undefined): ExpectedKind[] {
  const kinds: ExpectedKind[] = [];
  const add = (kind: ExpectedKind, holds: boolean) => {
    if (holds) kinds.push(kind);
  };
  const value = fitting.has('CONTROL_TYPE') && fitting.has('NUMBER');
  add('value', value);
  add('control', fitting.has('CONTROL_TYPE') && !value);
  add('filter-value', before === '=' && fitting.has('true') && !value);
  add('text', fitting.has('STRING'));
  add('regex', fitting.has('REGEX'));
  add('number', fitting.has('NUMBER'));
  if (fitting.has('NAME') && !fitting.has('CONTROL_TYPE')) {
    kinds.push(before === '.' ? 'property' : before === '[' ? 'filter' : 'new-name');
  }
  add('state', fitting.has('STATE'));
  add('duration', fitting.has('DURATION'));
  add('percent', fitting.has('PERCENT'));
  add('index', fitting.has('INDEX'));
  add('filter', fitting.has('['));
  add('sentence', fitting.has('SENTENCE'));
  return kinds;
}

/** The tokens of the statement that is not finished at the end, or is the last of its block; blocks of it are emptied. */
function openStatement(tokens: readonly PlanToken[]): PlanToken[] {
  let depth = 0;
  let opening = tokens.length - 1;
  for (; opening >= 0; opening--) {
    const name = tokens[opening]?.tokenType.name;
    if (name === '}') depth++;
    if (name === '{' && depth-- === 0) break;
  }
  const level = withoutBlocks(tokens.slice(opening + 1));
  if (level.length === 0) return [];
  return level.slice(statementStart(level, level.length));
}

/** The tokens with the contents of closed blocks left out. */
function withoutBlocks(tokens: readonly PlanToken[]): PlanToken[] {
  const kept: PlanToken[] = [];
  let depth = 0;
  for (const token of tokens) {
    const name = token.tokenType.name;
    if (name === '}') depth--;
    if (depth === 0) kept.push(token);
    if (name === '{') depth++;
  }
  return kept;
}

function depthOf(tokens: readonly PlanToken[]): number {
  let depth = 0;
  for (const { tokenType } of tokens) {
    if (tokenType.name === '{') depth++;
    if (tokenType.name === '}') depth = Math.max(0, depth - 1);
  }
  return depth;
}

/** Inside a text, a pattern or a sentence: more of it, or the name of a hole. */
function insideText(piece: Piece, offset: number): Pick<Expected, 'kinds' | 'word'> | undefined {
  const inner = piece.tokens.find(
    token => token.startOffset < offset && offset <= endOf(token) && freeText.has(token.tokenType.name),
  );
  const line = piece.text.slice(lineStartOf(piece.text, offset), offset);
  const opened = /\{([\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{M}\p{N}_]*)?)?$/u.exec(line);
  if (opened && !/\\$/.test(line.slice(0, opened.index)) && (inner || isHole(piece, offset))) {
    return { kinds: ['hole'], word: opened[1] ?? '' };
  }
  if (!inner) return undefined;
  const name = inner.tokenType.name;
  const behindEnd = offset === endOf(inner) && !name.startsWith('SENTENCE') && isClosed(inner);
  if (behindEnd) return undefined;
  return { kinds: [name.startsWith('SENTENCE') ? 'sentence' : 'in-text'], word: '' };
}

const freeText: ReadonlySet<TokenName> = new Set([
  'STRING',
  'TEXT_HEAD',
  'TEXT_MIDDLE',
  'TEXT_TAIL',
  'SENTENCE',
  'SENTENCE_HEAD',
  'SENTENCE_MIDDLE',
  'SENTENCE_TAIL',
  'REGEX',
]);

function isHole(piece: Piece, offset: number): boolean {
  const open = piece.text.lastIndexOf('{', offset - 1);
  return (
    open >= 0 &&
    holeEnd(piece.text, open) >= offset &&
    piece.tokens.some(token => endOf(token) === open + 1 && freeText.has(token.tokenType.name))
  );
}

function isClosed(token: PlanToken): boolean {
  const { image } = token;
  return image.length > 1 && (image.endsWith('"') || image.endsWith('/'));
}

function lineStartOf(text: string, offset: number): number {
  if (offset === 0) return 0;
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function endOf(token: PlanToken): number {
  return token.startOffset + token.image.length;
}
