import type { Piece as PieceNode } from '../generated/ast.ts';
import { isPiece } from '../generated/ast.ts';
import { balanceBraces } from './brace-balance.ts';
import { nestedTooDeeply } from './nesting-guard.ts';
import { parseTokens, type SyntaxFault } from './piece-parser.ts';
import { lexPiece } from './plan-lexer.ts';
import type { PlanToken } from './plan-tokens.ts';
import { beginsStatement, faultEnd, isFirstOfLine, statementStart } from './statement-bounds.ts';
import { describeBrace, describeFault, describeLexical, type SyntaxProblem, tooDeep } from './syntax-messages.ts';

/**
 * One segment of a plan file, from a word of column 0 to the next: a declaration, a step, or what stands before the first
 * of them. It knows nothing of where it stands, so an edit elsewhere leaves the very object in place.
 *
 * What could not be parsed is not in the tree: a faulty statement is left out of its block, a faulty declaration leaves
 * `root.item` undefined. Every node that is there is whole.
 */
export interface Piece {
  readonly text: string;
  readonly root: PieceNode;
  readonly tokens: readonly PlanToken[];
  readonly comments: readonly PlanToken[];
  readonly problems: readonly SyntaxProblem[];
}

/** A piece with this many faulty statements is no plan; the rest of it is not looked at. */
const mostFaults = 20;

/** Parses one segment. Never fails. */
export function parsePiece(text: string): Piece {
  const { tokens, comments, problems: lexical } = lexPiece(text);
  const problems: SyntaxProblem[] = lexical.map(problem => describeLexical(problem, text));
  const piece = (root: PieceNode): Piece => ({ text, root, tokens, comments, problems });
  const deepest = nestedTooDeeply(tokens);
  if (deepest) {
    problems.push(tooDeep(deepest));
    return piece(emptyRoot());
  }
  const balanced = balanceBraces(tokens);
  for (const problem of balanced.problems) problems.push(describeBrace(problem));
  const faultyLines = new Set(lexical.map(({ from }) => lineOf(tokens, from)));
  let rest = balanced.tokens;
  for (let faults = 0; faults < mostFaults; faults++) {
    const parsed = parseTokens(text, rest, 'Piece');
    if (parsed.ok) return piece(isPiece(parsed.root) ? parsed.root : emptyRoot());
    const fault = locate(rest, parsed.fault);
    const line = rest[fault.at]?.startLine;
    // One message a line: a text that is not closed explains whatever follows it.
    if (!faultyLines.has(line)) problems.push(describeFault(rest, fault));
    faultyLines.add(line);
    const shorter = withoutFault(rest, fault);
    if (!shorter) break;
    rest = shorter;
  }
  return piece(emptyRoot());
}

export interface LocatedFault {
  /** Index of the offending token. */
  readonly at: number;
  /** The statement breaks off behind it, rather than being wrong there. */
  readonly incomplete: boolean;
  readonly rules: readonly string[];
}

/** The token to blame: where a statement breaks off, that is its last one, not the first one of the next line. */
function locate(tokens: readonly PlanToken[], fault: SyntaxFault): LocatedFault {
  const { rules } = fault;
  const innermost = rules.at(-1);
  const found = fault.token ? tokens.indexOf(fault.token) : endOf(tokens);
  const at = found < 0 ? endOf(tokens) : found;
  // A lone word reads as the beginning of a call.
  if (innermost === 'CallStatement' && tokens[at - 1]?.tokenType.name === 'NAME' && beginsCall(tokens, at - 1)) {
    return { at: at - 1, incomplete: false, rules };
  }
  const atBoundary = innermost === 'Block' || innermost === 'Statement' || innermost === 'Piece';
  const breaksOff =
    at > 0 && !atBoundary && (at >= tokens.length || isFirstOfLine(tokens, at) || isClosing(tokens[at]));
  return breaksOff
    ? { at: at - 1, incomplete: true, rules }
    : { at: Math.min(at, tokens.length - 1), incomplete: false, rules };
}

/** Without the braces that were added. */
function endOf(tokens: readonly PlanToken[]): number {
  const end = tokens.findIndex(token => Number.isNaN(token.startOffset));
  return end < 0 ? tokens.length : end;
}

function isClosing(token: PlanToken | undefined): boolean {
  return token?.tokenType.name === '}';
}

function beginsCall(tokens: readonly PlanToken[], i: number): boolean {
  return tokens[i + 1]?.tokenType.name !== '(';
}

/** The tokens without the faulty statement; undefined where nothing sensible is left. */
function withoutFault(tokens: readonly PlanToken[], fault: LocatedFault): readonly PlanToken[] | undefined {
  if (!fault.rules.includes('Block')) {
    // A header or a declaration: keep what stands before the fault, and the block.
    if (fault.at === 0 || fault.incomplete) return undefined;
    const line = tokens[fault.at]?.startLine;
    const block = tokens.findIndex((t, i) => i >= fault.at && t.tokenType.name === '{' && t.startLine === line);
    return [...tokens.slice(0, fault.at), ...(block < 0 ? [] : tokens.slice(block))];
  }
  const from = beginsStatement(tokens, fault.at) ? fault.at : statementStart(tokens, fault.at);
  const to = Math.max(faultEnd(tokens, fault.at), fault.at + 1);
  return [...tokens.slice(0, from), ...tokens.slice(to)];
}

function emptyRoot(): PieceNode {
  const parsed = parseTokens('', [], 'Piece');
  if (parsed.ok && isPiece(parsed.root)) return parsed.root;
  throw new Error('The grammar does not accept an empty piece.');
}

function lineOf(tokens: readonly PlanToken[], offset: number): number | undefined {
  return tokens.find(token => token.startOffset >= offset)?.startLine;
}
