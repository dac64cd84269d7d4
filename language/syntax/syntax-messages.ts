import type { BraceProblem } from './brace-balance.ts';
import type { LocatedFault } from './piece.ts';
import type { LexicalProblem } from './plan-lexer.ts';
import type { PlanToken } from './plan-tokens.ts';

/** A message about a place of a piece, by its offsets. */
export interface SyntaxProblem {
  readonly from: number;
  readonly to: number;
  readonly code: string;
  readonly message: string;
  readonly suggestions?: readonly string[] | undefined;
}

export function describeLexical(problem: LexicalProblem, _text: string): SyntaxProblem {
  return { ...problem, message: problem.code };
}

export function describeBrace({ token, code }: BraceProblem): SyntaxProblem {
  return { ...place(token), code, message: code };
}

export function tooDeep(token: PlanToken): SyntaxProblem {
  return { ...place(token), code: 'too-deep', message: 'too deep' };
}

export function describeFault(tokens: readonly PlanToken[], fault: LocatedFault): SyntaxProblem {
  const token = tokens[fault.at];
  return { ...place(token), code: 'syntax', message: `${token?.image} ${fault.rules.join(' ')}` };
}

function place(token: PlanToken | undefined): { from: number; to: number } {
  return token ? { from: token.startOffset, to: (token.endOffset ?? token.startOffset) + 1 } : { from: 0, to: 0 };
}
