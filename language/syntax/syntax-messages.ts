import { actions, type Verb, verbs } from '../../protocol/actions.ts';
import type { BraceProblem } from './brace-balance.ts';
import { beginsHere, betweenStatements, faultStart, inBlock, type LocatedFault } from './fault.ts';
import { fitsAfter } from './piece-parser.ts';
import type { LexicalProblem } from './plan-lexer.ts';
import { keywords, type PlanToken, type TokenName } from './plan-tokens.ts';
import { similarWord } from './similar-word.ts';
import { isFirstOfLine, statementWords } from './statement-bounds.ts';

/** A message about a place of a piece, by its offsets. */
export interface SyntaxProblem {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly code: string;
  readonly message: string;
  /** What a quick fix would put in the place. */
  readonly suggestions?: readonly string[];
}

interface Said {
  readonly code: string;
  readonly message: string;
  readonly suggestions?: readonly string[];
  /** The last token of the place, where it is not the offending one. */
  readonly last?: PlanToken;
}

const bareVerbs: Readonly<Record<string, string>> = { contains: 'contain', matches: 'match', exists: 'exist' };
const declarationWords = ['use', 'task', 'app', 'input', 'secret', 'control', 'routine', 'step'] as const;
const clauseWords: ReadonlySet<string> = new Set(['limit', 'retry', 'timeout']);

export function describeLexical({ code, from, to }: LexicalProblem, text: string): SyntaxProblem {
  const image = text.slice(from, to);
  switch (code) {
    case 'text-not-closed':
      return {
        from,
        to,
        code,
        message: 'This text is not closed: its second " is missing.',
        suggestions: [`${image}"`],
      };
    case 'regex-not-closed':
      return {
        from,
        to,
        code,
        message: 'This pattern is not closed: its second / is missing.',
        suggestions: [`${image}/`],
      };
    case 'block-not-at-line-end': {
      const message = "A step's block opens at the end of its line, with ' {'. For a brace in the sentence write \\{.";
      return { from, to, code, message };
    }
    case 'block-needs-space':
      return { from, to, code, message: "A step's block opens with ' {': a space is missing.", suggestions: [' {'] };
    case 'stray-character':
      return { from, to, code, ...sayStray(image) };
  }
}

const words: Readonly<Record<string, string>> = { '!': "'not' or 'is not'", '&': "'and'", '|': "'or'" };

function sayStray(image: string): Omit<Said, 'code'> {
  if (/^[0-9]/.test(image)) {
    return { message: `${quote(image)} is neither a number nor a time. Times are written 10s, 500ms or 2m.` };
  }
  if (/^['‘’“”„«»`]$/u.test(image)) {
    return { message: `Texts stand between straight double quotes, "like this", not ${image}.`, suggestions: ['"'] };
  }
  if (image === ';') return { message: "Nothing ends with ';' here: leave it out.", suggestions: [''] };
  if (image === '#') return { message: "'#' needs a number, such as #1. A comment begins with //." };
  const instead = words[image];
  if (instead) return { message: `'${image}' is written as a word: ${instead}.` };
  return { message: `${quote(image)} has no meaning here.`, suggestions: [''] };
}

export function describeBrace({ token, code }: BraceProblem, tokens: readonly PlanToken[]): SyntaxProblem {
  if (code === 'brace-extra') {
    const message = "This '}' closes nothing: no block is open here.";
    return { ...place(token), code, message, suggestions: [''] };
  }
  const first = tokens.find(({ startLine }) => startLine === token.startLine);
  const opener = first && first !== token ? ` of ${quote(first.image)}` : '';
  return { ...place(token), code, message: `The block${opener} that opens here is never closed: its '}' is missing.` };
}

export function describeTooDeep(token: PlanToken): SyntaxProblem {
  const message = 'This is nested too deeply, or too long, to be read. Put a part of it into a routine.';
  return { ...place(token), code: 'too-deep', message };
}

/** Says in one sentence what is wrong at the offending token, and what was meant where that can be guessed. */
export function describeFault(tokens: readonly PlanToken[], fault: LocatedFault): SyntaxProblem {
  const token = tokens[fault.at];
  if (!token) return { from: 0, to: 0, ...sayNothing(fault) };
  const { last = token, ...said } = say(tokens, fault, token);
  return { from: token.startOffset, to: place(last).to, ...said };
}

function sayNothing({ entry, expected }: LocatedFault): Said {
  const what = entry === 'Action' ? 'an action, such as click Button "OK"' : sayExpected(expected);
  return { code: 'nothing-here', message: `Here comes ${what}.` };
}

function say(tokens: readonly PlanToken[], fault: LocatedFault, token: PlanToken): Said {
  if (!fault.breaksOff) {
    if (fault.entry === 'Piece' && fault.at === 0 && fault.rules.length <= 1) return sayNoDeclaration(token);
    if (beginsHere(tokens, fault)) return sayNoStatement(tokens, fault.at, token);
    const habit = sayHabit(tokens, fault, token);
    if (habit) return habit;
    const meant = guess(tokens, fault, token);
    if (meant !== undefined) {
      const message = `${quote(token.image)} does not fit here. Did you mean '${meant}'?`;
      return { code: 'unexpected-word', message, suggestions: [meant] };
    }
    if (betweenStatements(fault.rules, fault.expected)) return sayTooMuch(tokens, fault, token);
  }
  return sayWanted(tokens, fault, token);
}

/** Spellings that people bring from elsewhere. */
function sayHabit(tokens: readonly PlanToken[], fault: LocatedFault, token: PlanToken): Said | undefined {
  const next = tokens[fault.at + 1];
  const bare = token.image === 'not' ? bareVerbs[next?.image ?? ''] : undefined;
  if (next && bare) {
    const message = `'not ${next.image}' is written 'does not ${bare}'.`;
    return { code: 'unexpected-word', message, suggestions: [`does not ${bare}`], last: next };
  }
  if (token.image === '=' && !fault.expected.includes('=') && !fault.expected.includes('CONTROL_TYPE')) {
    return { code: 'unexpected-word', message: "Two values are compared with 'is'.", suggestions: ['is'] };
  }
  return undefined;
}

/** A known word that fits exactly here and is written almost like this one. */
function guess(tokens: readonly PlanToken[], fault: LocatedFault, token: PlanToken): string | undefined {
  if (!/^\p{L}/u.test(token.image)) return undefined;
  const start = faultStart(tokens, fault);
  const before = tokens.slice(start, fault.at);
  const rule = inBlock(fault) ? 'Statement' : fault.entry;
  const near = [...keywords].filter(keyword => similarWord(token.image, [keyword]) !== undefined);
  return similarWord(
    token.image,
    near.filter(keyword => keyword !== token.image && fitsAfter(before, keyword, rule)),
  );
}

function sayNoDeclaration(token: PlanToken): Said {
  const { image } = token;
  const name = token.tokenType.name;
  const code = 'unknown-declaration';
  if (name === 'NUMBER') {
    return { code, message: `A step's number ends with a point: '${image}.'`, suggestions: [`${image}.`] };
  }
  if (statementWords.has(name)) {
    const message = `'${image}' cannot begin a line without indentation. Put it, indented, into the block of a step.`;
    return { code: 'statement-outside-block', message };
  }
  const meant = similarWord(image, declarationWords);
  if (meant) {
    const message = `${quote(image)} begins no declaration and no step. Did you mean '${meant}'?`;
    return { code, message, suggestions: [meant] };
  }
  const message = `${quote(image)} begins no declaration and no step. A step begins with its number, such as '1.'.`;
  return { code, message };
}

function sayNoStatement(tokens: readonly PlanToken[], at: number, token: PlanToken): Said {
  const next = tokens[at + 1];
  const { image } = token;
  const name = token.tokenType.name;
  if (name === 'else') return { code: 'else-without-if', message: "This 'else' does not follow the block of an 'if'." };
  if (clauseWords.has(image) && next?.startLine === token.startLine) {
    const message = `'${image}' is no statement. It belongs to a step's title, before the ' {', or behind what it limits.`;
    return { code: 'clause-as-statement', message };
  }
  if (declarationWords.some(word => word === name)) {
    const message = `'${image}' begins a declaration, which stands at the very beginning of a line, outside of all blocks.`;
    return { code: 'declaration-in-block', message };
  }
  const meant = /^\p{L}/u.test(image)
    ? similarWord(image, tokens[at - 1]?.image === '}' ? ['else', ...statementWords] : statementWords)
    : undefined;
  if (meant) {
    const kind = isVerb(meant) ? 'an action' : 'a statement';
    return {
      code: 'unknown-action',
      message: `'${image}' is not ${kind}. Did you mean '${meant}'?`,
      suggestions: [meant],
    };
  }
  if (name === 'CONTROL_TYPE') {
    return { code: 'unknown-action', message: `'${image}' is a control. An action comes before it, such as 'click'.` };
  }
  if (name === 'NAME') return { code: 'unknown-action', message: `'${image}' is not an action.` };
  const message = `A line begins with a word such as 'click', 'type' or 'expect', not with ${quote(image)}.`;
  return { code: 'unknown-action', message };
}

function sayTooMuch(tokens: readonly PlanToken[], fault: LocatedFault, token: PlanToken): Said {
  if (fault.entry === 'Piece' && !inBlock(fault) && isFirstOfLine(tokens, fault.at)) {
    const message = `${quote(token.image)} stands outside of every block. A block opens with ' {' at the end of a step's line.`;
    return { code: 'statement-outside-block', message };
  }
  const previous = tokens[fault.at - 1]?.image ?? '';
  return { code: 'unexpected-word', message: `${quote(token.image)} does not fit behind ${quote(previous)}.` };
}

/** Something certain was wanted at the token, or behind it where the statement breaks off. */
function sayWanted(tokens: readonly PlanToken[], fault: LocatedFault, token: PlanToken): Said {
  const { expected, breaksOff } = fault;
  const code = breaksOff ? 'incomplete' : 'unexpected-word';
  const before = breaksOff ? token : tokens[fault.at - 1];
  const wanted = new Set(expected);
  if (!breaksOff && wanted.has('NAME') && !wanted.has('CONTROL_TYPE')) {
    if (keywords.has(token.image) || token.tokenType.name === 'STATE') {
      return { code: 'reserved-word', message: `'${token.image}' is a word of the language. Choose another name.` };
    }
    if (token.tokenType.name === 'CONTROL_TYPE') {
      const lower = `${token.image.charAt(0).toLowerCase()}${token.image.slice(1)}`;
      const message = `Names begin with a small letter: '${lower}'. Words with a capital are control types.`;
      return { code: 'capital-name', message, suggestions: [lower] };
    }
  }
  const after = before ? `After ${quote(before.image)} comes` : 'Here comes';
  if (!breaksOff && token.tokenType.name === 'NUMBER' && wanted.has('DURATION')) {
    const message = `${after} a time with its unit, such as ${token.image}s.`;
    return { code, message, suggestions: [`${token.image}s`] };
  }
  const usage = writtenAs(tokens.slice(faultStart(tokens, fault), fault.at + 1));
  const isProperty = before?.image === '.' || before?.image === '[';
  const what = isProperty && wanted.has('NAME') ? 'the name of a property, such as name' : sayExpected(expected);
  if (what === undefined) return { code, message: `${quote(token.image)} does not fit here.${usage}` };
  return {
    code,
    message: `${after} ${what}.${expected.length === 1 && fault.rules.at(-1)?.endsWith('Action') ? usage : ''}`,
  };
}

/** How the statement's action is written, from the table of actions. */
function writtenAs(statement: readonly PlanToken[]): string {
  const names = statement.map(({ tokenType: { name } }) => name);
  const word = names.find(isVerb);
  if (word === undefined) return '';
  const verb =
    word === 'click' && names.includes('at')
      ? 'click-at'
      : word === 'select' && names.includes('text')
        ? 'select-text'
        : word;
  return ` It is written: ${actions[verb].syntax.replaceAll(' | ', ', or: ')}`;
}

/** A kind of operand, by tokens that together can begin it. */
const operands: readonly (readonly [readonly TokenName[], string])[] = [
  [['CONTROL_TYPE', 'NUMBER', 'NAME'], 'a value: a text such as "Report", a number, a name or a control'],
  [['CONTROL_TYPE', 'NAME'], 'a control: a name, or a type such as Button "OK"'],
  [['STRING', 'REGEX', 'true'], 'what the property is: a text, a /pattern/, true or false'],
  [['STRING'], 'a text in quotes, such as "Report"'],
  [['DURATION', 'until'], "a time such as 2s, or 'until' and a condition"],
  [['DURATION'], 'a time with its unit, such as 10s, 500ms or 2m'],
  [['PERCENT'], 'a place in percent, such as 40%'],
  [['SENTENCE'], "the step's sentence, such as 'Open a new document'"],
  [['NAME'], 'a name'],
  [[':'], "':' and a type: text, number, boolean or path"],
  [['limit'], "'limit' and the most rounds there may be, such as limit 20"],
  [['{'], 'a block in braces: { … }'],
];

function sayExpected(expected: readonly TokenName[]): string | undefined {
  const wanted = new Set(expected);
  const operand = operands.find(([tokens]) => tokens.every(name => wanted.has(name)));
  if (operand) return operand[1];
  const words = [...wanted].filter(name => !/^[A-Z_]+$/.test(name)).map(name => `'${name}'`);
  if (words.length === 0 || words.length > 6) return undefined;
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function isVerb(word: string): word is Verb {
  return verbs.some(verb => verb === word);
}

/** A stretch of the plan as a message shows it: short, and without characters that cannot be seen. */
function quote(image: string): string {
  const visible = image
    .slice(0, 40)
    .replace(/[\p{C}\p{Z}]/gu, character =>
      character === ' ' ? ' ' : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
  const short = visible.length > 30 ? `${visible.slice(0, 29)}…` : visible;
  return short.startsWith('"') || short.startsWith('/') ? short : `'${short}'`;
}

function place(token: PlanToken): { from: number; to: number } {
  return { from: token.startOffset, to: token.startOffset + token.image.length };
}
