import type { Piece } from '../syntax/piece.ts';
import type { PlanSource } from '../syntax/plan-source.ts';
import type { PlanToken } from '../syntax/plan-tokens.ts';
import { beginsStatement, isFirstOfLine } from '../syntax/statement-bounds.ts';

/** White space from `from` to `to` (exclusive, offsets of the text) that becomes `text`, which is white space too. */
export interface LayoutEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * What lays a plan out: two spaces a block, single spaces between words (but not before a comment), at most one blank
 * line, nothing at line ends. It goes by tokens, so a broken plan is laid out too; no line is broken or joined, and no
 * word gets into column 0, where it would begin a step or declaration.
 */
export function layoutEdits(source: PlanSource): LayoutEdit[] {
  const { text } = source;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const edits: LayoutEdit[] = [];
  const put = (from: number, to: number, wanted: string) => {
    if (text.slice(from, to) !== wanted) edits.push({ from, to, text: wanted });
  };
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  let before: Mark | undefined;
  for (const next of marksOf(source)) {
    const gap = text.slice(before?.to ?? mark, next.from);
    const lines = gap.split(/\r\n|\n|\r/).length - 1;
    if (hasForeignBlank(gap)) {
      // It may be all that keeps '1.' from being the number of a step.
    } else if (before === undefined) put(mark, next.from, next.indentation);
    else if (lines > 0) put(before.to, next.from, lineBreak.repeat(Math.min(lines, 2)) + next.indentation);
    else put(before.to, next.from, between(before, next, gap));
    before = next;
  }
  if (!hasForeignBlank(text.slice(before?.to ?? mark))) put(before?.to ?? mark, text.length, before ? lineBreak : '');
  return edits;
}

/** Other white space than people type, such as a no-break space: it stays as it is. */
function hasForeignBlank(gap: string): boolean {
  return /[^ \t\r\n]/.test(gap);
}

/** The text of a plan, laid out. */
export function laidOut(source: PlanSource): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text } of layoutEdits(source)) {
    parts.push(source.text.slice(at, from), text);
    at = to;
  }
  return parts.join('') + source.text.slice(at);
}

/** A token or a comment, by offsets of the file. */
interface Mark {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Between the brackets of a selector's filter. */
  readonly inFilter: boolean;
  /** A minus that belongs to the value behind it. */
  readonly isSign: boolean;
  /** What stands before it when it is the first of its line. */
  readonly indentation: string;
}

function marksOf(source: PlanSource): Mark[] {
  return source.pieces.flatMap((piece, i) => marksOfPiece(piece, source.placeOf(piece).offset, i === 0));
}

function marksOfPiece(piece: Piece, start: number, isFirstPiece: boolean): Mark[] {
  const { tokens } = piece;
  const indexOf = new Map(tokens.map((token, i) => [token, i]));
  const all = [...tokens, ...piece.comments].sort((a, b) => a.startOffset - b.startOffset);
  const last = tokens.at(-1);
  let depth = 0;
  // Where the line of the open statement was written: what is written deeper continues it.
  let statementColumn = Number.POSITIVE_INFINITY;
  let inFilter = false;
  return all.map((token, position) => {
    const i = indexOf.get(token);
    const name = i === undefined ? 'COMMENT' : token.tokenType.name;
    const isFirst = all[position - 1]?.startLine !== token.startLine;
    const column = token.startColumn ?? 1;
    let level = depth;
    if (i === undefined) {
      // A comment at column 0 behind the last token of a piece speaks of the next one.
      if (column === 1 && token.startOffset > (last?.startOffset ?? -1)) level = 0;
    } else if (isFirst) {
      const isWordAtStart = i === 0 && (column === 1 || isFirstPiece);
      level = Math.max(0, depth - closersAt(tokens, i));
      if (isWordAtStart) level = 0;
      else if (beginsStatement(tokens, i) && depth > 0) statementColumn = column;
      else if (!ownLine.has(name) && (depth === 0 || column > statementColumn)) level++;
      else statementColumn = column;
      if (hasForeignBlank(indentationOf(piece, token))) statementColumn = Number.POSITIVE_INFINITY;
    }
    if (name === '[') inFilter = true;
    if (name === ']' || isFirst) inFilter = false;
    if (name === '{') depth++;
    if (name === '}') depth = Math.max(0, depth - 1);
    if (name === '{' || name === '}') statementColumn = Number.POSITIVE_INFINITY;
    const to = token.startOffset + token.image.trimEnd().length;
    return {
      name,
      from: start + token.startOffset,
      to: start + to,
      inFilter,
      isSign: name === '-' && i !== undefined && !endsOperand(tokens, i - 1),
      indentation: '  '.repeat(level),
    };
  });
}

function indentationOf(piece: Piece, { startOffset, startColumn = 1 }: PlanToken): string {
  return piece.text.slice(startOffset - startColumn + 1, startOffset);
}

/** Tokens that never continue the line before. */
const ownLine: ReadonlySet<string> = new Set(['{', '}', 'else']);

/** How many blocks the braces that begin a line close. */
function closersAt(tokens: readonly PlanToken[], i: number): number {
  let count = 0;
  while (tokens[i + count]?.tokenType.name === '}' && (count === 0 || !isFirstOfLine(tokens, i + count))) count++;
  return count;
}

const operandEnds = /^(NAME|STRING|TEXT_TAIL|REGEX|NUMBER|DURATION|PERCENT|INDEX|STATE|true|false|\)|\])$/;

function endsOperand(tokens: readonly PlanToken[], i: number): boolean {
  return operandEnds.test(tokens[i]?.tokenType.name ?? '');
}

/** What stands between two tokens of one line; `gap` is what stands there now. */
function between(before: Mark, next: Mark, gap: string): string {
  if (/^(TEXT|SENTENCE)_(HEAD|MIDDLE)$/.test(before.name) || /^(TEXT|SENTENCE)_(MIDDLE|TAIL)$/.test(next.name))
    return gap;
  // What belongs to nothing may belong together.
  if (before.name === 'STRAY' || next.name === 'STRAY') return gap === '' ? '' : ' ';
  // Comments that their author aligned stay aligned.
  if (next.name === 'COMMENT') return before.name === '.' || gap !== '' ? gap : ' ';
  if (before.name === '(' || before.name === '[' || before.isSign) return '';
  if (next.name === ')' || next.name === ']' || next.name === ',' || next.name === ':') return '';
  if (before.inFilter && (before.name === '=' || (before.name === 'NAME' && next.name === '='))) return '';
  if (next.name === '(' && before.name === 'NAME') return '';
  if (next.name === '.' || before.name === '.') return before.name === 'NUMBER' || next.name === 'NUMBER' ? gap : '';
  return ' ';
}
