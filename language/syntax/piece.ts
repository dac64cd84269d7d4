import { isPiece, type Piece as PieceNode } from '../generated/ast.ts';
import { balanceBraces } from './brace-balance.ts';
import { locateFault, withoutFault } from './fault.ts';
import { nestedTooDeeply } from './nesting-guard.ts';
import { parseTokens } from './piece-parser.ts';
import { lexPiece } from './plan-lexer.ts';
import type { PlanToken } from './plan-tokens.ts';
import {
  describeBrace,
  describeFault,
  describeLexical,
  describeTooDeep,
  type SyntaxProblem,
} from './syntax-messages.ts';

/**
 * One segment of a plan file, from a word of column 0 to the next: a declaration, a step, or what stands before the first
 * of them. It knows nothing of where it stands, so an edit elsewhere leaves the very object in place.
 *
 * What could not be parsed is not in the tree: a faulty statement is left out of its block, a faulty declaration leaves
 * `root.item` undefined. Every node that is there is whole.
 */
export interface Piece {
  readonly text: string;
  /** How many line breaks the text has. */
  readonly lineBreaks: number;
  readonly root: PieceNode;
  /** All tokens, those of faulty statements too; offsets from the piece's start, lines and columns counted from 1. */
  readonly tokens: readonly PlanToken[];
  readonly comments: readonly PlanToken[];
  /** In the order of the text. */
  readonly problems: readonly SyntaxProblem[];
  /** Names that may have been declared in what is left out of the tree: not to know them is no error of its own. */
  readonly lostNames: ReadonlySet<string>;
}

/** A piece with this many faulty statements is no plan; the rest of it is not looked at. */
const mostFaults = 40;

/** Parses one segment. Never fails. */
export function parsePiece(text: string): Piece {
  const { tokens, comments, problems: lexical } = lexPiece(text);
  const faultyLines = new Set<number | undefined>();
  const problems: SyntaxProblem[] = [];
  for (const problem of lexical) {
    // One message a line: a text that is not closed explains whatever follows it.
    if (!faultyLines.has(problem.line)) problems.push(describeLexical(problem, text));
    faultyLines.add(problem.line);
  }
  const report = (line: number | undefined, problem: () => SyntaxProblem) => {
    if (!faultyLines.has(line)) problems.push(problem());
    faultyLines.add(line);
  };
  const root = parseTree(text, tokens, report);
  problems.sort((a, b) => a.from - b.from);
  const lostNames = problems.length > 0 ? declaredNames(tokens) : noNames;
  return { text, lineBreaks: countLineBreaks(text), root, tokens, comments, problems, lostNames };
}

type Report = (line: number | undefined, problem: () => SyntaxProblem) => void;

function parseTree(text: string, tokens: readonly PlanToken[], report: Report): PieceNode {
  const deepest = nestedTooDeeply(tokens);
  if (deepest) {
    report(deepest.startLine, () => describeTooDeep(deepest));
    return emptyRoot();
  }
  const balanced = balanceBraces(tokens);
  for (const problem of balanced.problems) report(problem.token.startLine, () => describeBrace(problem, tokens));
  let rest = balanced.tokens;
  for (let faults = 0; faults < mostFaults; faults++) {
    const before = rest;
    const parsed = parseTokens(text, before, 'Piece');
    if (parsed.ok) return isPiece(parsed.root) ? parsed.root : emptyRoot();
    const fault = locateFault(before, parsed.fault);
    report(before[fault.at]?.startLine, () => describeFault(before, fault));
    const shorter = withoutFault(before, fault);
    if (!shorter) break;
    rest = shorter;
  }
  return emptyRoot();
}

const noNames: ReadonlySet<string> = new Set();
const declaring: ReadonlySet<string> = new Set(['control', 'input', 'secret', 'routine', 'each', 'into']);

function declaredNames(tokens: readonly PlanToken[]): ReadonlySet<string> {
  const names = tokens.filter((token, i) => {
    return token.tokenType.name === 'NAME' && declaring.has(tokens[i - 1]?.tokenType.name ?? '');
  });
  return new Set(names.map(({ image }) => image));
}

function emptyRoot(): PieceNode {
  const parsed = parseTokens('', [], 'Piece');
  if (parsed.ok && isPiece(parsed.root)) return parsed.root;
  throw new Error('The grammar does not accept an empty piece.');
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
}
