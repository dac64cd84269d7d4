import { similarWord } from '../syntax/similar-word.ts';

/** `Did you mean 'x'?` with the suggestion for a quick fix, or what to say when nothing comes near. */
export function didYouMean(
  written: string,
  words: Iterable<string>,
  otherwise = '',
): { readonly hint: string; readonly suggestions?: readonly string[] } {
  const meant = similarWord(written, words);
  if (meant !== undefined && meant !== written) return { hint: ` Did you mean '${meant}'?`, suggestions: [meant] };
  return { hint: otherwise === '' ? '' : ` ${otherwise}` };
}

/** Words as people list them: `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
