import { type AstNode, AstUtils, type CstNode, CstUtils, GrammarUtils } from 'langium';
import type { Diagnostic, PlanRange } from '../../protocol/position.ts';
import { type Expected, expectedIn } from './expected.ts';
import { type Piece, parsePiece } from './piece.ts';
import type { PlanToken } from './plan-tokens.ts';

/** Where a piece stands: the offset of its first character, and its line counted from 1. */
export interface Place {
  readonly offset: number;
  readonly line: number;
}

/** A place between two characters. Lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file shows this many syntax errors, and one more that counts the rest. */
const mostDiagnostics = 200;

/**
 * One plan file: its text, its pieces and its syntax errors. Immutable; an edit makes a new one that shares the untouched
 * pieces. Parsing never fails.
 */
export class PlanSource {
  readonly file: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
  private readonly places: readonly Place[];
  private readonly end: Place;
  /** The root of a lone selector, expression or action, which is no piece. */
  private readonly lone: AstNode | undefined;
  private indexOfRoot: ReadonlyMap<AstNode, number> | undefined;
  private reported: readonly Diagnostic[] | undefined;

  private constructor(file: string, text: string, pieces: readonly Piece[], lone?: AstNode) {
    this.file = file;
    this.text = text;
    this.pieces = pieces;
    this.lone = lone;
    let offset = 0;
    let line = 1;
    this.places = pieces.map(piece => {
      const place = { offset, line };
      offset += piece.text.length;
      line += piece.lineBreaks;
      return place;
    });
    this.end = { offset, line };
  }

  static parse(file: string, text: string): PlanSource {
    return new PlanSource(file, text, cutAtWords(text).map(parsePiece));
  }

  /** A tree that is no plan file, such as a selector typed into the debug console. */
  static lone(file: string, text: string, root: AstNode): PlanSource {
    return new PlanSource(file, text, [], root);
  }

  /** The source with a new text, which is the whole of it. Pieces before and behind the change stay the same objects. */
  edit(text: string): PlanSource {
    if (text === this.text) return this;
    const same = commonEnds(this.text, text);
    const { pieces, places } = this;
    let first = 0;
    // The cut behind a piece lies before a letter (of one or two units), which has to be untouched too.
    while (first < pieces.length && this.endOf(first) + 2 <= same.prefix) first++;
    let behind = pieces.length;
    const suffixStart = this.text.length - same.suffix;
    while (behind > first && (places[behind - 1]?.offset ?? 0) > suffixStart) behind--;
    const from = first === 0 ? 0 : this.endOf(first - 1);
    const to = text.length - (this.text.length - (places[behind]?.offset ?? this.text.length));
    const changed = cutAtWords(text.slice(from, to)).map(parsePiece);
    return new PlanSource(this.file, text, [...pieces.slice(0, first), ...changed, ...pieces.slice(behind)]);
  }

  /** Syntax errors only, in the order of the text. */
  get diagnostics(): readonly Diagnostic[] {
    this.reported ??= this.report();
    return this.reported;
  }

  /** The range of a node of this source's trees, or of one of its properties. */
  rangeOf(node: AstNode | CstNode, property?: string, index?: number): PlanRange {
    const cst = isCstNode(node) ? node : node.$cstNode;
    const part = property === undefined ? undefined : GrammarUtils.findNodeForProperty(cst, property, index);
    const { start, end } = (part ?? cst)?.range ?? { start: nowhere, end: nowhere };
    const { line } = this.placeOfNode(isCstNode(node) ? node.astNode : node);
    return {
      file: this.file,
      line: line + start.line,
      column: start.character + 1,
      endLine: line + end.line,
      endColumn: end.character + 1,
    };
  }

  /** A node as it is written, or one of its properties. */
  textOf(node: AstNode, property?: string, index?: number): string {
    const part = property === undefined ? undefined : GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
    return (part ?? node.$cstNode)?.text ?? '';
  }

  /** The range of a stretch of a piece, by offsets from the piece's start: of a token, a comment. */
  rangeIn(piece: Piece, from: number, to: number): PlanRange {
    const { offset } = this.placeOf(piece);
    return this.range(offset + from, offset + to);
  }

  /** The range between two offsets of the text; the end is exclusive. */
  range(from: number, to: number): PlanRange {
    const start = this.positionAt(from);
    const end = this.positionAt(to);
    return { file: this.file, ...start, endLine: end.line, endColumn: end.column };
  }

  placeOf(piece: Piece): Place {
    return this.placeOfNode(piece.root);
  }

  /** The piece a node belongs to; undefined for a lone one. */
  pieceOf(node: AstNode): Piece | undefined {
    return this.pieces[this.indexOf(node) ?? -1];
  }

  /** Beyond the text: its end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const i = this.indexAt(at);
    let { offset: lineStart, line } = this.places[i] ?? { offset: 0, line: 1 };
    for (let next = this.behindLine(lineStart); next !== undefined && next <= at; next = this.behindLine(next)) {
      lineStart = next;
      line++;
    }
    return { line, column: at - lineStart + 1 };
  }

  /** Beyond a line: its end. Beyond the text: its end. */
  offsetAt({ line, column }: Position): number {
    const i = lastAtMost(this.places, line, place => place.line);
    let { offset, line: at } = this.places[i] ?? { offset: 0, line: 1 };
    while (at < line) {
      const next = this.behindLine(offset);
      if (next === undefined) return this.text.length;
      offset = next;
      at++;
    }
    const behind = this.behindLine(offset);
    const lineLength = (behind === undefined ? this.text : this.text.slice(0, behind))
      .slice(offset)
      .replace(/\r?\n$|\r$/, '').length;
    return offset + Math.max(0, Math.min(column - 1, lineLength));
  }

  /** The piece at an offset; at the end of the text, the last one. */
  pieceAt(offset: number): Piece | undefined {
    return this.pieces[this.indexAt(offset)];
  }

  /** The token that covers an offset or ends there; a comment is none. */
  tokenAt(offset: number): { readonly piece: Piece; readonly token: PlanToken } | undefined {
    const piece = this.pieceAt(offset);
    if (!piece) return undefined;
    const at = offset - this.placeOf(piece).offset;
    const last = lastAtMost(piece.tokens, at, token => token.startOffset);
    const token = piece.tokens[last];
    const before = piece.tokens[last - 1];
    const covers = (one: PlanToken | undefined) => one && at <= one.startOffset + one.image.length;
    // Between two tokens that touch, a word wins over a symbol.
    if (token && before && token.startOffset === at && covers(before) && !isWord(token))
      return { piece, token: before };
    return token && covers(token) ? { piece, token } : undefined;
  }

  /** The innermost node at an offset, or that ends there. */
  nodeAt(offset: number): AstNode | undefined {
    const found = this.tokenAt(offset);
    if (!found?.piece.root.$cstNode) return undefined;
    const leaf = CstUtils.findLeafNodeAtOffset(found.piece.root.$cstNode, found.token.startOffset);
    return leaf?.astNode;
  }

  /** What may be written at an offset, and how much of it is there already. */
  expectedAt(offset: number): Expected {
    const piece = this.pieceAt(offset);
    const start = piece ? this.placeOf(piece).offset : 0;
    return expectedIn(piece, offset - start, start);
  }

  private report(): readonly Diagnostic[] {
    const all: Diagnostic[] = [];
    let more = 0;
    for (const piece of this.pieces) {
      for (const { from, to, code, message, suggestions } of piece.problems) {
        if (all.length >= mostDiagnostics) {
          more++;
          continue;
        }
        const range = this.rangeIn(piece, from, to);
        all.push({
          range,
          severity: 'error',
          code,
          message,
          ...(suggestions ? { suggestions: [...suggestions] } : {}),
        });
      }
    }
    const last = all.at(-1);
    if (more > 0 && last) {
      const message = `${more} more syntax ${more === 1 ? 'error follows' : 'errors follow'} in this file.`;
      all.push({ range: last.range, severity: 'error', code: 'more-errors', message });
    }
    return all;
  }

  private placeOfNode(node: AstNode): Place {
    const index = this.indexOf(node);
    const place = index === undefined ? undefined : (this.places[index] ?? { offset: 0, line: 1 });
    if (!place) throw new Error('The node belongs to another source.');
    return place;
  }

  private indexOf(node: AstNode): number | undefined {
    this.indexOfRoot ??= new Map(
      this.lone ? [[AstUtils.findRootNode(this.lone), 0]] : this.pieces.map((piece, i) => [piece.root, i]),
    );
    return this.indexOfRoot.get(AstUtils.findRootNode(node));
  }

  private indexAt(offset: number): number {
    return lastAtMost(this.places, offset, place => place.offset);
  }

  private endOf(piece: number): number {
    return (this.places[piece + 1] ?? this.end).offset;
  }

  /** Where the line behind the one at `offset` begins. */
  private behindLine(offset: number): number | undefined {
    lineBreak.lastIndex = offset;
    return lineBreak.test(this.text) ? lineBreak.lastIndex : undefined;
  }
}

const nowhere = { line: 0, character: 0 };
const lineBreak = /\r\n|\n|\r/g;

/** Cuts a text before every letter or digit that begins a line. */
function cutAtWords(text: string): string[] {
  const cuts = [...text.matchAll(/(?<=^|[\r\n])[\p{L}\p{N}_]/gu)].map(found => found.index);
  if (cuts[0] !== 0) cuts.unshift(0);
  return cuts.map((from, i) => text.slice(from, cuts[i + 1])).filter(piece => piece !== '');
}

/** How many units two texts share at their beginnings and, besides those, at their ends. */
function commonEnds(a: string, b: string): { readonly prefix: number; readonly suffix: number } {
  const most = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (suffix < most - prefix && a.charCodeAt(a.length - 1 - suffix) === b.charCodeAt(b.length - 1 - suffix))
    suffix++;
  return { prefix, suffix };
}

/** Index of the last item whose value is at most `limit`, of a rising list; -1 for none. */
function lastAtMost<T>(items: readonly T[], limit: number, value: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && value(item) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isCstNode(node: AstNode | CstNode): node is CstNode {
  return !('$type' in node);
}

function isWord(token: PlanToken): boolean {
  return /^[\p{L}\p{N}_"]/u.test(token.image);
}
