import type { PlanToken } from './plan-tokens.ts';

/** Nested braces and parentheses that a plan may have. The parser is recursive, and the stack is not endless. */
const deepest = 64;
/** Operators of one statement: chains of them nest in the tree. */
const longest = 256;

const chaining: ReadonlySet<string> = new Set(['+', '-', '*', '/', 'and', 'or', 'not', '.', 'in', 'else']);
const opening: ReadonlySet<string> = new Set(['(', '{']);
const closing: ReadonlySet<string> = new Set([')', '}']);

/** The token at which a piece becomes too deep or too long to parse; undefined where all is well. */
export function nestedTooDeeply(tokens: readonly PlanToken[]): PlanToken | undefined {
  let depth = 0;
  let chain = 0;
  for (const token of tokens) {
    const name = token.tokenType.name;
    if (opening.has(name)) depth++;
    else if (closing.has(name)) depth = Math.max(0, depth - 1);
    if (chaining.has(name)) chain++;
    else if (name === ',' || isVerb(token)) chain = 0;
    if (depth > deepest || chain > longest) return token;
  }
  return undefined;
}

function isVerb(token: PlanToken): boolean {
  const name = token.tokenType.name;
  return name === 'STEP_NUMBER' || name === 'step';
}
