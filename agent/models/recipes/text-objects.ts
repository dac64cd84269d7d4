import { unquote } from '../../grounding/phrase.ts';

/** Which text of a document a sentence means. */
export type TextObject =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'everything' }
  | { readonly kind: 'unknown'; readonly problem: string };

const lineNumbers = ['first', 'second', 'third', 'fourth', 'fifth'];

/**
 * Reads `the word report`, `"Weekly report"`, `the title`, `the second line`, `the whole document`. A title is the first
 * line that is not empty. `document` is the text to look in; when it is not known, the words are taken as they stand.
 */
export function readTextObject(object: string, document: string | undefined): TextObject {
  const bare = object.trim().replace(/^(?:the|this|that|a|an|my|its)\s+/i, '');
  if (
    /^(?:everything|all|all (?:of )?the text|all text|(?:whole|entire|full) (?:text|document|page)|document|text)$/i.test(
      bare,
    )
  ) {
    return { kind: 'everything' };
  }
  const quoted = unquote(bare.replace(/^(?:text|words?|phrase|string|sentence)\s+/i, ''));
  const lines = document?.split(/\r\n|\r|\n/).filter(line => line.trim() !== '');
  const isNamed = quoted.quoted || quoted.text !== bare;
  if (!isNamed && lines) {
    const line = lineMeant(bare.toLowerCase(), lines);
    if (line !== undefined) return { kind: 'text', text: line };
  }
  if (document === undefined) return { kind: 'text', text: quoted.text };
  const at = document.toLowerCase().indexOf(quoted.text.toLowerCase());
  if (at < 0) return { kind: 'unknown', problem: `The document does not contain "${quoted.text}".` };
  // As the document spells it.
  return { kind: 'text', text: document.slice(at, at + quoted.text.length) };
}

function lineMeant(words: string, lines: readonly string[]): string | undefined {
  if (/^(?:title|heading|headline)$/.test(words)) return lines[0];
  const [, which] = /^(\w+) (?:line|paragraph)$/.exec(words) ?? [];
  if (which === 'last') return lines.at(-1);
  const at = which === undefined ? -1 : lineNumbers.indexOf(which);
  return at < 0 ? undefined : lines[at];
}
