/** Words of names and sentences, and how alike two of them are. Everything is lower case after `wordsOf`. */

/** Words that carry no meaning of their own in a sentence about controls. */
const fillers = new Set(
  (
    'a an the this that these those my your its it please now just then so of to for with by at and or is are be i you ' +
    'me we us there here which who what new-line also again called named titled labelled labeled want would like can could'
  ).split(' '),
);

export function isFiller(word: string): boolean {
  return fillers.has(word);
}

const wordPattern = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\p{N}+/gu;

/** The words of a text: split at spaces, punctuation and humps (`FileNameBox` is three words). */
export function wordsOf(text: string): string[] {
  // `name` and other plain lower-case texts are by far the most: no need for the humps then.
  if (/^[a-z]+$/.test(text)) return [text];
  return (text.replace(/&(?=\S)/g, '').match(wordPattern) ?? []).map(word => word.toLowerCase());
}

const stems = new Map<string, string>();
/** Bounded, because names may be texts of any kind. */
const stemLimit = 50_000;

/** A rough stem: enough to bring `bullets` and `bullet`, `centered` and `center`, `printing` and `print` together. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = cutEnding(word);
  if (stems.size >= stemLimit) stems.clear();
  stems.set(word, stem);
  return stem;
}

function cutEnding(word: string): string {
  const stem = word
    .replace(/(?<=...)ies$/, 'y')
    .replace(/(?<=...)(?:es|s)$/, ending => (ending === 'es' ? 'e' : ''))
    .replace(/(?<=....)(?:ing|ed)$/, '');
  return stem.replace(/(?<=...)e$/, '').replace(/(.)\1$/, '$1');
}

export interface Likeness {
  /** 0–1. */
  readonly value: number;
  readonly how: 'same' | 'form' | 'beginning' | 'misspelt' | 'synonym' | 'different';
}

const different: Likeness = { value: 0, how: 'different' };

/** How alike two words are: the same, another form, a beginning, or one or two slips of the keyboard apart. */
export function likeness(a: string, b: string): Likeness {
  if (a === b) return { value: 1, how: 'same' };
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3) return different;
  if (stemOf(a) === stemOf(b)) return { value: 0.95, how: 'form' };
  const slips = short.length >= 8 ? 2 : short.length >= 4 ? 1 : 0;
  if (slips > 0 && long.length - short.length <= slips && distanceWithin(short, long, slips)) {
    // A slip in a short word makes another word more often than in a long one: `bold` and `cold`.
    const sameStart = short[0] === long[0];
    return { value: (short.length >= 6 ? 0.9 : 0.86) - (sameStart ? 0 : 0.25), how: 'misspelt' };
  }
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  if (common >= 6 && common >= long.length * 0.6) return { value: 0.86, how: 'misspelt' };
  if (common === short.length) return { value: 0.55 + 0.4 * (short.length / long.length), how: 'beginning' };
  return different;
}

/** Whether two words are at most `limit` insertions, deletions, substitutions or swaps of neighbours apart. */
function distanceWithin(a: string, b: string, limit: number): boolean {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > limit) return false;
    beforeLast = last;
    last = current;
  }
  return (last[b.length] ?? limit + 1) <= limit;
}
