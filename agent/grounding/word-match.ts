import { similarity } from '../../controls/similarity.ts';
import { areSynonyms } from './lexicon.ts';
import type { TreeWords } from './tree-words.ts';
import { isFiller, type Likeness, likeness } from './words.ts';

/** Likeness of the words of a description with words of the tree, worked out once for each pair. */
export class WordMatcher {
  readonly #tree: TreeWords;
  readonly #known = new Map<string, Map<string, Likeness>>();
  readonly #names = new Map<string, number>();
  readonly #importance = new Map<string, number>();

  constructor(tree: TreeWords) {
    this.#tree = tree;
  }

  like(wanted: string, found: string): Likeness {
    let row = this.#known.get(wanted);
    if (!row) {
      row = new Map();
      this.#known.set(wanted, row);
    }
    let result = row.get(found);
    if (!result) {
      result = likeness(wanted, found);
      if (result.value < 0.86 && areSynonyms(wanted, found)) result = { value: 0.86, how: 'synonym' };
      row.set(found, result);
    }
    return result;
  }

  /** A misspelt word is as important as the word it stands for; a word that is nowhere is as important as a rare one. */
  importanceOf(wanted: string): number {
    let importance = this.#importance.get(wanted);
    if (importance === undefined) {
      let best = 0;
      importance = this.#tree.weightOf(wanted);
      for (const word of this.#tree.vocabulary) {
        const { value } = this.like(wanted, word);
        if (value > Math.max(best, 0.5)) {
          best = value;
          importance = this.#tree.weightOf(word);
        }
      }
      this.#importance.set(wanted, importance);
    }
    return importance;
  }

  /** How alike two whole names are by their letters, 0–1. */
  nameLikeness(wanted: string, found: string): number {
    let value = this.#names.get(found);
    if (value === undefined) {
      value = similarity(wanted, found);
      this.#names.set(found, value);
    }
    return value;
  }

  weightOf(found: string): number {
    return this.#tree.weightOf(found);
  }
}

/** How well words cover each other. */
export interface Overlap {
  /** 0–1 */
  readonly value: number;
  readonly because: string;
  /** Wanted words that were not found. */
  readonly left: readonly string[];
}

/** How well the wanted words cover a name, and the name the wanted words. */
export function overlapOf(wantedWords: readonly string[], found: readonly string[], matcher: WordMatcher): Overlap {
  let wantedTotal = 0;
  const left: string[] = [];
  // `Child 1.0` is not `Child 0.1`.
  let inOrder = true;
  let lastPlace = -1;
  let wantedCovered = 0;
  const covered = new Set<string>();
  const pairs: string[] = [];
  for (const word of wantedWords) {
    const importance = matcher.importanceOf(word);
    wantedTotal += importance;
    let best: { like: Likeness; word: string } | undefined;
    for (const candidate of found) {
      const like = matcher.like(word, candidate);
      if (like.value > (best?.like.value ?? 0)) best = { like, word: candidate };
    }
    if (!best || best.like.value < 0.5) {
      left.push(word);
      continue;
    }
    const place = found.indexOf(best.word);
    if (place < lastPlace) inOrder = false;
    lastPlace = place;
    wantedCovered += importance * best.like.value;
    covered.add(best.word);
    pairs.push(best.like.how === 'same' ? `"${word}"` : `"${word}" for "${best.word}" (${howInWords[best.like.how]})`);
  }
  if (wantedTotal === 0 || pairs.length === 0) return { value: 0, because: '', left };
  let foundTotal = 0;
  let foundCovered = 0;
  for (const word of found) {
    if (isFiller(word) && !covered.has(word)) continue;
    const weight = matcher.weightOf(word);
    foundTotal += weight;
    if (covered.has(word)) foundCovered += weight;
  }
  // People leave out the end of a name, `About` for `About this program`, rather than its beginning.
  const begins = wantedWords.every((word, at) => matcher.like(word, found[at] ?? '').value > 0.8);
  const named = Math.max(begins ? 0.86 : 0, 0.55 + 0.45 * (foundCovered / foundTotal));
  const value = (wantedCovered / wantedTotal) * named * (inOrder ? 1 : 0.85);
  return { value, because: `has the words ${pairs.join(', ')}`, left };
}

const howInWords: Readonly<Record<Likeness['how'], string>> = {
  same: 'same',
  form: 'another form',
  beginning: 'its beginning',
  misspelt: 'misspelt',
  synonym: 'same meaning',
  different: 'different',
};
