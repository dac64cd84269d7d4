import { canonicalText } from './text-match.ts';

/** Longer names are compared by their beginnings: the time is the product of both lengths. */
const longest = 64;

/**
 * How alike two names are, 0–1: by edit distance, or by the share of words of the longer one when the shorter one is
 * contained in it.
 */
export function similarity(left: string, right: string): number {
  const [a, b] = [canonicalText(left).slice(0, longest), canonicalText(right).slice(0, longest)];
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  return Math.max(1 - distance(a, b) / Math.max(a.length, b.length), contained(a, b));
}

/** 0.6–0.95 when all words of one are words of the other, else 0. */
function contained(a: string, b: string): number {
  // Two words that are not the same: most pairs of names.
  if (!a.includes(' ') && !b.includes(' ')) return 0;
  const [first, second] = [a.split(' '), b.split(' ')];
  const [few, many] = first.length <= second.length ? [first, second] : [second, first];
  if (!few.every(word => many.includes(word))) return 0;
  return 0.6 + 0.35 * (few.length / many.length);
}

const row = new Uint8Array(longest + 1);

/** Levenshtein distance, one row at a time. */
function distance(a: string, b: string): number {
  for (let column = 0; column <= b.length; column += 1) row[column] = column;
  for (let line = 1; line <= a.length; line += 1) {
    const letter = a.charCodeAt(line - 1);
    let aboveLeft = line - 1;
    let left = line;
    row[0] = line;
    for (let column = 1; column <= b.length; column += 1) {
      const above = row[column] ?? 0;
      const substituted = aboveLeft + (letter === b.charCodeAt(column - 1) ? 0 : 1);
      left = Math.min(substituted, above + 1, left + 1);
      row[column] = left;
      aboveLeft = above;
    }
  }
  return row[b.length] ?? 0;
}
