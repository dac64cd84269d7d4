import { RE2JS, RE2JSException } from 're2js';
import type { TextMatch } from './selector.ts';

/** A regular expression that RE2 does not accept. `message` is for people and quotes the expression. */
export class BadRegex extends Error {
  readonly source: string;
  constructor(source: string, problem: string) {
    super(`The pattern /${source}/ cannot be used: ${problem}. Patterns are RE2: no look-around, no back-references.`);
    this.name = 'BadRegex';
    this.source = source;
  }
}

/** Most names: nothing in them needs more than lower case. */
const plain = /^[!-%'-9;-~]+(?: [!-%'-9;-~]+)*$/;
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The form in which two texts are compared: without case, `&`, a trailing `…`, `...` or `:`, invisible characters, and
 * with single spaces. A text that is nothing but such marks (a button named `...`) keeps them, so that it never equals
 * the empty name.
 */
export function canonicalText(text: string): string {
  if (text === '' || (plain.test(text) && !text.includes('...'))) return text.toLowerCase();
  const spaced = tidy(text.replace(invisible, '').normalize('NFC'));
  const named = (tidy(spaced.replaceAll('&', '')) || spaced).replaceAll('...', '…');
  const bare = named.replace(/[\s…:]+$/, '') || named;
  // Upper case first: it is what makes ß and ss, σ and ς the same.
  return bare.toUpperCase().toLowerCase();
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Bounded, because a console or a plan under edit brings ever new patterns. */
const compiled = new Map<string, RE2JS>();
const compiledLimit = 256;

function compile(source: string): RE2JS {
  const known = compiled.get(source);
  if (known) return known;
  let regex: RE2JS;
  try {
    regex = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new BadRegex(source, error.message.replace(/^error parsing regexp: /, ''));
  }
  if (compiled.size >= compiledLimit) compiled.clear();
  compiled.set(source, regex);
  return regex;
}

/** What is wrong with a pattern, for people; `undefined` when it is good. */
export function regexProblem(source: string): string | undefined {
  try {
    compile(source);
    return undefined;
  } catch (error) {
    if (error instanceof BadRegex) return error.message;
    throw error;
  }
}

/** A test to run on many texts. @throws BadRegex */
export function textTest(match: TextMatch): (text: string) => boolean {
  if (match.kind === 'text') {
    const wanted = canonicalText(match.text);
    return text => canonicalText(text) === wanted;
  }
  const regex = compile(match.source);
  return text => regex.test(text);
}

/** Whether one text matches. @throws BadRegex */
export function textMatches(match: TextMatch, text: string): boolean {
  return textTest(match)(text);
}
