import type { EntryRule, SyntaxFault } from './piece-parser.ts';
import { isPlaced, type PlanToken, type TokenName } from './plan-tokens.ts';
import { faultEnd, isFirstOfLine, statementStart } from './statement-bounds.ts';

/** A syntax error with the token to blame. */
export interface LocatedFault {
  readonly entry: EntryRule;
  /** Index of the offending token. */
  readonly at: number;
  /** The statement breaks off behind that token, rather than being wrong there. */
  readonly breaksOff: boolean;
  readonly rules: readonly string[];
  readonly expected: readonly TokenName[];
}

/** Where a statement breaks off, its last token is to blame, not the first one of the next line. */
export function locateFault(
  tokens: readonly PlanToken[],
  { entry, token, rules, expected }: SyntaxFault,
): LocatedFault {
  const placedEnd = tokens.findIndex(other => !isPlaced(other));
  const end = placedEnd < 0 ? tokens.length : placedEnd;
  const found = token && isPlaced(token) ? tokens.indexOf(token) : end;
  const innermost = rules.at(-1);
  // A lone word reads as the beginning of a call.
  if (innermost === 'CallStatement' && expected.includes('(')) {
    return { entry, at: found - 1, breaksOff: false, rules: rules.slice(0, -1), expected };
  }
  const atEnd = found >= end || isFirstOfLine(tokens, found) || tokens[found]?.tokenType.name === '}';
  if (found > 0 && !betweenStatements(rules, expected) && atEnd)
    return { entry, at: found - 1, breaksOff: true, rules, expected };
  return { entry, at: Math.min(found, tokens.length - 1), breaksOff: false, rules, expected };
}

/** Index of the first token of what the fault spoils: its statement, or everything where it is no statement's. */
export function faultStart(tokens: readonly PlanToken[], fault: LocatedFault): number {
  if (!inBlock(fault)) return 0;
  if (beginsHere(tokens, fault)) return fault.at;
  // A word that could begin a statement is not what it is blamed for, unless it breaks off there.
  return statementStart(tokens, fault.breaksOff ? fault.at : Math.max(0, fault.at - 1));
}

/** The offending token stands where a statement begins. */
export function beginsHere(
  tokens: readonly PlanToken[],
  { entry, at, rules, expected, breaksOff }: LocatedFault,
): boolean {
  if (entry === 'Action' && at === 0) return true;
  if (breaksOff || !inBlock({ rules }) || !betweenStatements(rules, expected)) return false;
  const before = tokens[at - 1]?.tokenType.name;
  return isFirstOfLine(tokens, at) || before === '{' || before === '}';
}

/** What stands before the fault is complete: a statement of a block, or the whole input. */
export function betweenStatements(rules: readonly string[], expected: readonly TokenName[]): boolean {
  const innermost = rules.at(-1);
  return (
    innermost === undefined ||
    innermost === 'Piece' ||
    innermost === 'Statement' ||
    (innermost === 'Block' && !expected.includes('{'))
  );
}

export function inBlock({ rules }: Pick<LocatedFault, 'rules'>): boolean {
  return rules.includes('Block');
}

/** The tokens without what the fault spoils; undefined where nothing sensible is left. */
export function withoutFault(tokens: readonly PlanToken[], fault: LocatedFault): readonly PlanToken[] | undefined {
  if (!inBlock(fault)) {
    // A header or a declaration: keep what stands before the fault, and the block.
    if (fault.at === 0 || fault.breaksOff) return undefined;
    const line = tokens[fault.at]?.startLine;
    const block = tokens.findIndex((t, i) => i > fault.at && t.tokenType.name === '{' && t.startLine === line);
    return [...tokens.slice(0, fault.at), ...(block < 0 ? [] : tokens.slice(block))];
  }
  const to = Math.max(faultEnd(tokens, fault.at), fault.at + 1);
  return [...tokens.slice(0, faultStart(tokens, fault)), ...tokens.slice(to)];
}
