import { type PlanToken, type TokenName, tokenType } from './plan-tokens.ts';
import { holeEnd } from './text-values.ts';
import { endsOperand, wordType } from './word-types.ts';

/** A problem of the characters themselves. Offsets are those of the piece. */
export interface LexicalProblem {
  readonly code:
    | 'text-not-closed'
    | 'regex-not-closed'
    | 'stray-character'
    | 'block-not-at-line-end'
    | 'block-needs-space';
  readonly from: number;
  readonly to: number;
  /** Counted from 1, as in tokens. */
  readonly line: number;
}

export interface LexedPiece {
  readonly tokens: readonly PlanToken[];
  readonly comments: readonly PlanToken[];
  readonly problems: readonly LexicalProblem[];
}

/**
 * Cuts one piece, or a lone selector, expression or action, into tokens. Never fails: what belongs to nothing becomes a
 * `STRAY` token and a problem. No token spans a line.
 */
export function lexPiece(text: string): LexedPiece {
  return new PieceLexer(text).run();
}

const stepNumber = /([ \t\ufeff]*)([0-9]+(?:\.[0-9]+)*\.)(?=[ \t\r\n]|$)/y;
const blanks = /[ \t\f\v\u00a0\ufeff]+/y;
const newline = /\r\n|\n|\r/y;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const number = /[0-9]+(?:\.[0-9]+)?/y;
const unit = /(?:ms|s|m)(?![\p{L}\p{N}_])/uy;
const index = /#[0-9]+/y;
const symbol = /<=|>=|[<>=+\-*/(),:.{}[\]]/y;
const blockAtEnd = /[ \t]\{[ \t]*$/;
const longestClauses = 100;
const headerClauses = /(?:[ \t]+(?:(?:limit|retry)[ \t]+[0-9]+|timeout[ \t]+[0-9]+(?:\.[0-9]+)?(?:ms|s|m)))+$/;

class PieceLexer {
  private readonly text: string;
  private readonly tokens: PlanToken[] = [];
  private readonly comments: PlanToken[] = [];
  private readonly problems: LexicalProblem[] = [];
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private foundLineEnd = -1;

  constructor(text: string) {
    this.text = text;
  }

  run(): LexedPiece {
    this.startOfLine();
    while (this.at < this.text.length) this.next();
    return { tokens: this.tokens, comments: this.comments, problems: this.problems };
  }

  private next(): void {
    if (this.match(newline) !== undefined) {
      this.line++;
      this.lineStart = this.at;
      this.startOfLine();
      return;
    }
    if (this.match(blanks) !== undefined) return;
    if (this.text.startsWith('//', this.at)) {
      this.comments.push(this.makeToken('COMMENT', this.at, this.lineEnd()));
      return;
    }
    const from = this.at;
    const character = this.text[from];
    if (character === '"') {
      this.quoted();
    } else if (character === '/' && !endsOperand(this.tokens.at(-1))) {
      this.regex();
    } else if (this.match(word) !== undefined) {
      this.push(this.wordType(this.text.slice(from, this.at)), from, this.at);
    } else if (this.match(number) !== undefined) {
      this.number(from);
    } else if (this.match(index) !== undefined) {
      this.push('INDEX', from, this.at);
    } else if (this.match(symbol) !== undefined) {
      this.push(this.text.slice(from, this.at), from, this.at);
    } else {
      this.stray(from, from + String.fromCodePoint(this.text.codePointAt(from) ?? 0).length);
    }
  }

  private startOfLine(): void {
    stepNumber.lastIndex = this.at;
    const found = stepNumber.exec(this.text);
    if (!found) return;
    this.at += (found[1] ?? '').length;
    this.push('STEP_NUMBER', this.at, stepNumber.lastIndex);
    this.sentence();
  }

  /** The rest of the line after a step's number. What follows its text, the clauses and ` {`, is lexed as usual. */
  private sentence(): void {
    this.match(blanks);
    const from = this.at;
    const line = this.text.slice(from, this.lineEnd());
    const comment = line.startsWith('//') ? 0 : line.search(/[ \t]\/\//);
    let sentence = (comment >= 0 ? line.slice(0, comment) : line).trimEnd();
    const opening = sentence === '{' ? 0 : sentence.search(blockAtEnd);
    if (opening >= 0) {
      sentence = sentence.slice(0, opening).trimEnd();
      // The expression looks at every run of blanks anew, so it gets no more than clauses need.
      const tail = Math.max(0, sentence.length - longestClauses);
      const clauses = sentence.slice(tail).search(headerClauses);
      if (clauses >= 0) sentence = sentence.slice(0, tail + clauses);
    }
    sentence = sentence.trimEnd();
    if (sentence === '') return;
    this.templateTokens('SENTENCE', from, from, from + sentence.length, '');
    if (opening >= 0) return;
    const end = from + sentence.length;
    const brace = sentence.search(/ \{ /);
    if (brace >= 0) this.problem('block-not-at-line-end', from + brace + 1, from + brace + 2);
    else if (/[^\\{]\{$/.test(sentence)) this.problem('block-needs-space', end - 1, end);
  }

  private quoted(): void {
    const from = this.at;
    const lineEnd = this.lineEnd();
    let at = from + 1;
    while (at < lineEnd && this.text[at] !== '"') at += this.text[at] === '\\' ? 2 : 1;
    const isClosed = at < lineEnd;
    const end = isClosed ? at + 1 : this.endOfUnclosed(from, lineEnd);
    if (!isClosed) this.problem('text-not-closed', from, end);
    this.templateTokens('TEXT', from, from + 1, end, isClosed ? '"' : '');
  }

  /** A text or sentence from `from` to `to`, cut at its holes; `body` is behind the opening delimiter. */
  private templateTokens(kind: 'TEXT' | 'SENTENCE', from: number, body: number, to: number, closing: string): void {
    let chunk = from;
    let at = body;
    const end = to - closing.length;
    let holes = 0;
    while (at < end) {
      const character = this.text[at];
      if (character === '\\') {
        at += 2;
        continue;
      }
      const behind = character === '{' ? holeEnd(this.text, at) : -1;
      if (behind < 0 || behind > end) {
        at++;
        continue;
      }
      this.push(`${kind}_${holes === 0 ? 'HEAD' : 'MIDDLE'}`, chunk, at + 1);
      this.hole(behind - 1);
      holes++;
      chunk = behind - 1;
      at = behind;
    }
    const whole = kind === 'TEXT' ? 'STRING' : 'SENTENCE';
    this.push(holes === 0 ? whole : `${kind}_TAIL`, chunk, to);
  }

  private hole(end: number): void {
    while (this.at < end) {
      const from = this.at;
      if (this.match(word) !== undefined) this.push('NAME', from, this.at);
      else this.push('.', from, from + 1);
    }
  }

  private regex(): void {
    const from = this.at;
    const lineEnd = this.lineEnd();
    let at = from + 1;
    while (at < lineEnd && this.text[at] !== '/') at += this.text[at] === '\\' ? 2 : 1;
    const isClosed = at < lineEnd;
    const end = isClosed ? at + 1 : this.endOfUnclosed(from, lineEnd);
    if (!isClosed) this.problem('regex-not-closed', from, end);
    this.push('REGEX', from, end);
  }

  /** A text without an end takes the rest of its line, but not the brace that opens a block. */
  private endOfUnclosed(from: number, lineEnd: number): number {
    const line = this.text.slice(from, lineEnd);
    const opening = line.search(blockAtEnd);
    return from + (opening > 0 ? line.slice(0, opening) : line).trimEnd().length;
  }

  private number(from: number): void {
    if (this.match(unit) !== undefined) this.push('DURATION', from, this.at);
    else if (this.text[this.at] === '%') this.push('PERCENT', from, this.at + 1);
    else if (this.match(word) !== undefined) this.stray(from, this.at);
    else this.push('NUMBER', from, this.at);
  }

  private stray(from: number, to: number): void {
    this.problem('stray-character', from, to);
    this.push('STRAY', from, to);
  }

  private problem(code: LexicalProblem['code'], from: number, to: number): void {
    this.problems.push({ code, from, to, line: this.line });
  }

  private wordType(name: string): TokenName {
    const before = this.tokens.at(-1);
    const beginsLine = before?.startLine !== this.line;
    return wordType(name, { before, beforeThat: this.tokens.at(-2), beginsLine, text: this.text, behind: this.at });
  }

  /** Looked for once a line: a long line may have many texts. */
  private lineEnd(): number {
    if (this.foundLineEnd < this.at) {
      let end = this.at;
      while (end < this.text.length && this.text[end] !== '\n' && this.text[end] !== '\r') end++;
      this.foundLineEnd = end;
    }
    return this.foundLineEnd;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private push(name: TokenName, from: number, to: number): void {
    this.tokens.push(this.makeToken(name, from, to));
  }

  private makeToken(name: TokenName, from: number, to: number): PlanToken {
    const type = tokenType(name);
    this.at = to;
    return {
      image: this.text.slice(from, to),
      startOffset: from,
      endOffset: to - 1,
      startLine: this.line,
      endLine: this.line,
      startColumn: from - this.lineStart + 1,
      endColumn: to - this.lineStart,
      tokenType: type,
      tokenTypeIdx: 0,
    };
  }
}
