import type { PlanToken } from './plan-tokens.ts';
import { beginsStatement } from './statement-bounds.ts';

/** Nested braces and parentheses that a plan may have. The parser is recursive, and the stack is not endless. */
const deepest = 64;
/** Links of one statement's chains, such as `a + b + c` or `else if`: they nest in the tree too. */
const longest = 256;

const links: ReadonlySet<string> = new Set(['+', '-', '*', '/', 'and', 'or', 'not', '.', 'in', 'else']);

/** The token at which a piece becomes too deep or too long to parse; undefined where all is well. */
export function nestedTooDeeply(tokens: readonly PlanToken[]): PlanToken | undefined {
  /** For each open block, the links of its current statement. */
  const chains = [0];
  let parentheses = 0;
  for (const [i, token] of tokens.entries()) {
    const name = token.tokenType.name;
    const inner = chains.length - 1;
    if (beginsStatement(tokens, i)) chains[inner] = 0;
    if (links.has(name)) chains[inner] = (chains[inner] ?? 0) + 1;
    if (name === '{') chains.push(0);
    else if (name === '}' && inner > 0) chains.pop();
    else if (name === '(') parentheses++;
    else if (name === ')') parentheses = Math.max(0, parentheses - 1);
    if (chains.length + parentheses > deepest + 1 || (chains.at(-1) ?? 0) > longest) return token;
  }
  return undefined;
}
