import type { Plan } from '../language/plan.ts';
import type { Expected, ExpectedKind } from '../language/syntax/expected.ts';
import type { PlanToken } from '../language/syntax/plan-tokens.ts';

/** What may come at a cursor; `word`: one of its `words`. */
export type CursorKind = ExpectedKind | 'word';

/** A place where something may be written. */
export interface Cursor {
  readonly plan: Plan;
  readonly offset: number;
  /** Where the word under the cursor begins. */
  readonly from: number;
  /** What may come, the likeliest first. */
  readonly kinds: readonly CursorKind[];
  /** The words of the language that fit inside the statement or declaration. */
  readonly words: readonly string[];
  /** The tokens before the cursor of its statement or declaration. */
  readonly before: readonly PlanToken[];
  /** What is before the cursor cannot end here. */
  readonly isIncomplete: boolean;
  /** The line before the cursor, up to it. */
  readonly lineBefore: string;
  /** The line behind the cursor. */
  readonly lineBehind: string;
}

export function cursorAt(plan: Plan, offset: number): Cursor {
  const { source } = plan;
  const expected = source.expectedAt(offset);
  const inText = !expected.kinds.includes('hole') && isInOpenText(plan, offset);
  const { from, kinds, keywords, before, rules }: Expected = inText ? { ...expected, ...moreText } : expected;
  const lineBefore = /[^\r\n]*$/.exec(source.text.slice(0, offset))?.[0] ?? '';
  const lineBehind = /^[^\r\n]*/.exec(source.text.slice(offset))?.[0] ?? '';
  const isFirst = source.text.slice(offset - lineBefore.length, from).trim() === '';
  // What stands unfinished on an earlier line may go on here, but a new statement is likelier.
  const startsStatement = isFirst && from > 0 && !kinds.includes('statement') && isInBlock(plan, from);
  const inside = orderOf(kinds, keywords, before);
  return {
    plan,
    offset,
    from,
    kinds: startsStatement ? ['statement', ...inside] : inside,
    words: keywords,
    before,
    isIncomplete: rules.length > 1 && !isFirst,
    lineBefore,
    lineBehind,
  };
}

const moreText = { kinds: ['in-text'], keywords: [] } as const;

/** Whether a text begins on the line of a place, and is not closed. */
function isInOpenText({ source }: Plan, offset: number): boolean {
  const piece = source.pieceAt(offset);
  if (piece === undefined) return false;
  const at = offset - source.placeOf(piece).offset;
  return piece.problems.some(
    ({ code, from, to }) =>
      (code === 'text-not-closed' || code === 'regex-not-closed') &&
      from < at &&
      /^[^\r\n{]*$/.test(piece.text.slice(Math.min(to, at), at)),
  );
}

function orderOf(
  kinds: readonly ExpectedKind[],
  keywords: readonly string[],
  before: readonly PlanToken[],
): CursorKind[] {
  const names = before.map(({ tokenType }) => tokenType.name);
  // `select text` goes on with `from`, when `text` is a name, or with the text to select.
  if (names.length === 2 && names[0] === 'select' && before[1]?.image === 'text') return ['value', 'word'];
  // Whether `true` fits depends on what the filter asks for.
  if (kinds.includes('filter-value')) return ['filter-value'];
  const operand = names.findLastIndex(name => name !== 'is' && name !== 'not');
  // A property is compared with values, a control has states.
  const asksForState = kinds.includes('state') && names[operand - 1] !== '.';
  const likeliest: ExpectedKind[] = asksForState ? ['text', 'state'] : ['text'];
  const usual = [...likeliest.filter(kind => kinds.includes(kind)), ...kinds];
  if (keywords.length === 0) return distinct(usual);
  const wordsFirst = keywords.includes('until') || names[0] === 'scroll';
  const namesFirst = (kinds.includes('value') || kinds.includes('control')) && !wordsFirst;
  return distinct(namesFirst ? [...usual, 'word'] : ['word', ...usual]);
}

function distinct(kinds: readonly CursorKind[]): CursorKind[] {
  return [...new Set(kinds)];
}

/** Whether a place, which is not in column 0, is between the braces of a block. */
function isInBlock({ source }: Plan, offset: number): boolean {
  const piece = source.pieceAt(offset);
  if (piece === undefined) return false;
  const at = offset - source.placeOf(piece).offset;
  if (piece.text.slice(0, at) === '' || /[\r\n]$/.test(piece.text.slice(0, at))) return false;
  if (piece.comments.some(({ startOffset, image }) => startOffset < at && at <= startOffset + image.length))
    return false;
  let depth = 0;
  for (const { startOffset, tokenType } of piece.tokens) {
    if (startOffset >= at) break;
    if (tokenType.name === '{') depth++;
    if (tokenType.name === '}') depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}
