import { type AstNode, AstUtils, type CstNode, GrammarUtils } from 'langium';
import type { Diagnostic, PlanRange } from '../../protocol/position.ts';
import { type Piece, parsePiece } from './piece.ts';

/** Where a piece stands: the offset of its first character, and its line counted from 1. */
export interface Place {
  readonly offset: number;
  readonly line: number;
}

/**
 * One plan file: its text, its pieces and its syntax errors. Immutable; an edit makes a new one that shares the untouched
 * pieces.
 */
export class PlanSource {
  readonly file: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
  private readonly places: readonly Place[];
  private indexOfRoot: Map<AstNode, number> | undefined;

  private constructor(file: string, text: string, pieces: readonly Piece[]) {
    this.file = file;
    this.text = text;
    this.pieces = pieces;
    let offset = 0;
    let line = 1;
    this.places = pieces.map(piece => {
      const place = { offset, line };
      offset += piece.text.length;
      line += lineBreaks(piece.text);
      return place;
    });
  }

  static parse(file: string, text: string): PlanSource {
    return new PlanSource(file, text, cutAtWords(text).map(parsePiece));
  }
  /** The range of a node of this source's trees, or of one of its properties. */
  rangeOf(node: AstNode, property?: string, index?: number): PlanRange {
    const cst =
      property === undefined ? node.$cstNode : GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
    const place = this.placeOfNode(node);
    return this.placed(cst ?? node.$cstNode, place);
  }

  private placeOfNode(node: AstNode): Place {
    this.indexOfRoot ??= new Map(this.pieces.map((piece, i) => [piece.root, i]));
    const root = AstUtils.findRootNode(node);
    const place = this.places[this.indexOfRoot.get(root) ?? -1];
    if (!place) throw new Error('The node belongs to another source.');
    return place;
  }

  private placed(cst: CstNode | undefined, place: Place): PlanRange {
    const { start, end } = cst?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return {
      file: this.file,
      line: place.line + start.line,
      column: start.character + 1,
      endLine: place.line + end.line,
      endColumn: end.character + 1,
    };
  }

  get diagnostics(): readonly Diagnostic[] {
    return [];
  }
}

/** Cuts a text before every letter or digit that begins a line. */
function cutAtWords(text: string): string[] {
  const cuts = [...text.matchAll(/(?<=^|[\r\n])[\p{L}\p{N}_]/gu)].map(found => found.index);
  if (cuts[0] !== 0) cuts.unshift(0);
  return cuts.map((from, i) => text.slice(from, cuts[i + 1])).filter(piece => piece !== '');
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) count++;
  }
  return count;
}
