import { maskQuotes, readPhrase } from './phrase.ts';
import { formatNamed } from './purpose.ts';

/** What people say around a sentence, and the number before it. */
const politeness =
  /^(?:\d+[.)]\s+|(?:please|now|then|next|first|finally|afterwards|and|just|also|ok|okay|kindly)\b,?\s+|(?:can|could|would) you (?:please )?|i(?:'d| would) (?:like|want) to |i want to |let us |let's |you should |you have to |we need to )+/i;
/** Verbs that begin a clause of their own after `and`. */
export const splitVerbs =
  'click|double|right|type|enter|write|input|fill|put|set|change|press|hit|push|select|choose|pick|highlight|mark|toggle|check|tick|' +
  'uncheck|untick|enable|disable|turn|switch|open|close|save|scroll|drag|wait|pause|expand|collapse|focus|go|make|bold|' +
  'italicize|underline|center|centre|print|undo|redo|copy|paste|cut|delete|name|call|confirm|format|insert';
const between = new RegExp(
  `(?:\\s*[;.]\\s+(?=\\p{L})|(?:\\s*,)?\\s+and\\s+then\\s+(?=(?:${splitVerbs})\\b)|(?:\\s*,)?\\s+(?:and|then)\\s+(?=(?:${splitVerbs})\\b)|\\s*,\\s+(?=(?:${splitVerbs})\\b))`,
  'giu',
);
const afterContainer = new RegExp(
  `^(in|on|from|within|inside|under|at)\\s+(.+?),\\s*(?=(?:${splitVerbs}|use)\\b)(.+)$`,
  'i',
);

/** Where in a text: the caret goes there first. */
const atAnEdge =
  /^((?:type|write|enter|insert the text|add the text)\s+.+?)\s+(?:at|to)\s+the\s+(?:very\s+)?(beginning|start|top|end|bottom)\s+of\s+(.+)$/i;
const twoValues = /^(set|change)\s+(.+?)\s+to\s+(.+?)\s+and\s+(the\s+.+?)\s+to\s+(.+)$/i;
const twoFormats = /^(make|turn|set|format)\s+(.+?)\s+(\p{L}+)\s+and\s+(\p{L}+)$/iu;

/** A sentence taken apart: one clause an action, in order, without politeness. */
export function clausesOf(sentence: string): string[] {
  const text = sentence.trim().replace(politeness, '');
  const leading = groupsOf(afterContainer, text);
  if (leading) {
    const [preposition = '', place = '', rest = ''] = leading;
    // `In the File name box, type report.rtf` says the same as `type report.rtf in the File name box`.
    return clausesOf(rest).map((clause, at) =>
      at === 0 || !isPlace(clause) ? `${clause} ${preposition} ${place}` : clause,
    );
  }
  const edge = groupsOf(atAnEdge, text);
  if (edge) {
    const [what = '', which = '', place = ''] = edge;
    const keys = /^(?:beginning|start|top)$/i.test(which) ? 'Ctrl+Home' : 'Ctrl+End';
    return [`press ${keys}`, `${what} into ${place}`];
  }
  const formats = groupsOf(twoFormats, text);
  if (formats) {
    const [verb = '', object = '', first = '', second = ''] = formats;
    if (formatNamed(first) && formatNamed(second)) return [`${verb} ${object} ${first}`, `make it ${second}`];
  }
  const values = groupsOf(twoValues, text);
  if (values) {
    const [verb = '', target = '', value = '', second = '', other = ''] = values;
    return [`${verb} ${target} to ${value}`, `${verb} ${second} to ${other}`];
  }
  const masked = maskQuotes(text);
  const clauses: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(between)) {
    const next = text.slice(match.index + match[0].length);
    // `click Find and Replace` is one name.
    if (/\sand\s/i.test(match[0]) && /^\p{Lu}/u.test(next) && /\b\p{Lu}\S*$/u.test(text.slice(0, match.index)))
      continue;
    clauses.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  clauses.push(text.slice(from));
  return clauses
    .map(clause =>
      clause
        .trim()
        .replace(politeness, '')
        .replace(/(?<=\S)[.!]$/, ''),
    )
    .filter(clause => clause !== '');
}

function isPlace(clause: string): boolean {
  return readPhrase(clause).within !== undefined;
}

/** The groups of a pattern, matched with quotes hidden but returned as written. */
export function groupsOf(pattern: RegExp, text: string): string[] | undefined {
  const match = new RegExp(pattern.source, `${pattern.flags.replace('d', '')}d`).exec(maskQuotes(text));
  if (!match?.indices) return undefined;
  return match.indices.slice(1).map(range => (range ? text.slice(range[0], range[1]) : ''));
}
