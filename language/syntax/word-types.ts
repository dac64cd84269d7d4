import { stateNames } from '../../protocol/properties.ts';
import { keywords, type PlanToken, type TokenName } from './plan-tokens.ts';

const operandEnds: ReadonlySet<TokenName> = new Set([
  'NAME',
  'STRING',
  'TEXT_TAIL',
  'REGEX',
  'NUMBER',
  'DURATION',
  'PERCENT',
  'INDEX',
  'STATE',
  'SENTENCE',
  'SENTENCE_TAIL',
  'true',
  'false',
  'exists',
  'exist',
  ')',
  ']',
]);

const states: ReadonlySet<string> = new Set(stateNames);

/** Whether an operand is complete with this token: a following `/` divides, and a following `limit` is a clause. */
export function endsOperand(token: PlanToken | undefined): boolean {
  return token !== undefined && operandEnds.has(token.tokenType.name);
}

interface WordPlace {
  readonly before: PlanToken | undefined;
  readonly beforeThat: PlanToken | undefined;
  readonly beginsLine: boolean;
  readonly text: string;
  /** Offset behind the word. */
  readonly behind: number;
}

/** Whether a word is a keyword, a state, a control type or a name. */
export function wordType(word: string, place: WordPlace): TokenName {
  const before = place.before?.tokenType.name;
  if (before === '.' || before === '[') return 'NAME';
  if (keywords.has(word) && (softKeywords[word]?.(place, before) ?? true)) return word;
  if (states.has(word)) return 'STATE';
  return /^[\p{Lu}\p{Lt}]/u.test(word) ? 'CONTROL_TYPE' : 'NAME';
}

type IsKeyword = (place: WordPlace, before: TokenName | undefined) => boolean;

const asType: IsKeyword = (_, before) => before === ':';
const behind =
  (word: string): IsKeyword =>
  (_, before) =>
    before === word;
const asClause: IsKeyword = place => endsOperand(place.before) && !opensCall(place);
const asBareVerb: IsKeyword = ({ beforeThat }, before) => before === 'not' && beforeThat?.tokenType.name === 'does';

/** The words that are keywords in one place only; anywhere else they are names. */
const softKeywords: Readonly<Record<string, IsKeyword>> = {
  text: (place, before) => (before === 'select' ? !follows(place, noOperand) : before === ':'),
  number: asType,
  boolean: asType,
  path: asType,
  limit: (place, before) => asClause(place, before) || (before === 'do' && !opensCall(place)),
  timeout: asClause,
  times: asClause,
  each: behind('for'),
  up: behind('scroll'),
  down: behind('scroll'),
  left: behind('scroll'),
  failure: behind('on'),
  exist: asBareVerb,
  contain: asBareVerb,
  match: asBareVerb,
};

const noOperand = /[ \t]*(?:[\r\n]|$|\.|\/\/|from\b)/y;
const parenthesis = /[ \t]*\(/y;

function opensCall(place: WordPlace): boolean {
  return place.beginsLine && follows(place, parenthesis);
}

function follows({ text, behind }: WordPlace, pattern: RegExp): boolean {
  pattern.lastIndex = behind;
  return pattern.test(text);
}
