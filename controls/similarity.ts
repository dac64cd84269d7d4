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
  const [first, second] = [a.split(' '), b.split(' ')];
  const [few, many] = first.length <= second.length ? [first, second] : [second, first];
  if (!few.every(word => many.includes(word))) return 0;
  return 0.6 + 0.35 * (few.length / many.length);
}

/** Levenshtein distance, one row at a time. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substituted = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substituted, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
