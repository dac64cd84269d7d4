import { printText } from '../../controls/print.ts';
import type { TraceValue } from '../../trace/format.ts';
import { secretMark } from '../values.ts';

/** A name that can be used where the line will stand, with its value when the action was decided. */
export interface KnownValue {
  readonly name: string;
  readonly value: TraceValue;
  /** The sentence itself names it: then even a short value is meant. */
  readonly isMentioned: boolean;
}

/** How a text is written in a plan, and what is to be said about it. */
export type WrittenText =
  | { readonly kind: 'written'; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: 'secret' };

/** Shorter values than this stand in a text by chance. */
const worthIt = 4;

/**
 * A text as an expression: names stand for the parts that are their values, where it is clear which name.
 * @param bare whether the verb takes a name without quotes
 */
export function writeText(text: string, known: readonly KnownValue[], bare: boolean): WrittenText {
  if (text.includes(secretMark)) {
    const secrets = known.filter(({ value }) => value.kind === 'secret');
    const [only, other] = secrets;
    if (text !== secretMark || only === undefined || other !== undefined) return { kind: 'secret' };
    return { kind: 'written', text: only.name, notes: [] };
  }
  const notes: string[] = [];
  const values = new Map<string, KnownValue[]>();
  for (const one of known) {
    const value = one.value.kind === 'secret' ? '' : one.value.text;
    const isWorthIt = one.isMentioned || (value.length >= worthIt && one.value.kind === 'text');
    if (value !== '' && isWorthIt && text.includes(value)) values.set(value, [...(values.get(value) ?? []), one]);
  }
  const meant = [...values]
    .sort(([a], [b]) => b.length - a.length)
    .flatMap(([value, names]) => {
      const mentioned = names.filter(({ isMentioned }) => isMentioned);
      const [only, other] = mentioned.length > 0 ? mentioned : names;
      if (only !== undefined && other === undefined) return [{ value, known: only }];
      const all = names.map(({ name }) => name).join(' and ');
      if (holdsWord(text, value)) notes.push(`${printText(value)} stands as it is: ${all} both have that value.`);
      return [];
    });
  const whole = meant.find(({ value }) => value === text);
  if (whole !== undefined) {
    const { name, value } = whole.known;
    return { kind: 'written', text: bare && value.kind === 'text' ? name : `"{${name}}"`, notes };
  }
  return { kind: 'written', text: `"${pieces(text, meant)}"`, notes };
}

interface Meant {
  readonly value: string;
  readonly known: KnownValue;
}

/** The inside of a text's quotes. */
function pieces(text: string, meant: readonly Meant[]): string {
  const [first, ...others] = meant;
  if (first === undefined) return printText(text).slice(1, -1);
  const at = placeOfWord(text, first.value);
  if (at < 0) return pieces(text, others);
  const behind = text.slice(at + first.value.length);
  return `${pieces(text.slice(0, at), others)}{${first.known.name}}${pieces(behind, meant)}`;
}

function holdsWord(text: string, value: string): boolean {
  return placeOfWord(text, value) >= 0;
}

/** Where a value stands as words of its own: `report` is no part of `reporter`. */
function placeOfWord(text: string, value: string): number {
  const isWord = (mark: string | undefined) => mark !== undefined && /[\p{L}\p{N}]/u.test(mark);
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const before = isWord(text[at - 1]) && isWord(value[0]);
    const behind = isWord(text[at + value.length]) && isWord(value.at(-1));
    if (!before && !behind) return at;
  }
  return -1;
}
