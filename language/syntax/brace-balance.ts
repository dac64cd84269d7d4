import { type PlanToken, unplacedToken } from './plan-tokens.ts';

export interface BraceProblem {
  readonly code: 'brace-missing' | 'brace-extra';
  /** The `{` that is never closed, or the `}` that closes nothing. */
  readonly token: PlanToken;
}

/**
 * Makes the braces of a piece match before it is parsed: an extra `}` is left out, a missing one is added at the end.
 * A missing `}` is blamed on the block whose indentation says so, not on the outermost one.
 */
export function balanceBraces(tokens: readonly PlanToken[]): {
  readonly tokens: readonly PlanToken[];
  readonly problems: readonly BraceProblem[];
} {
  const problems: BraceProblem[] = [];
  const kept: PlanToken[] = [];
  let depth = 0;
  let reported = false;
  for (const token of tokens) {
    const name = token.tokenType.name;
    if (name === '{') depth++;
    if (name === '}' && --depth < 0) {
      depth = 0;
      // Several in a row are one mistake.
      if (!reported) problems.push({ code: 'brace-extra', token });
      reported = true;
      continue;
    }
    kept.push(token);
  }
  if (depth === 0) return { tokens: kept, problems };
  for (const token of unclosed(kept)) problems.push({ code: 'brace-missing', token });
  for (let missing = depth; missing > 0; missing--) kept.push(unplacedToken('}'));
  return { tokens: kept, problems };
}

/** The opening braces to blame. A `}` that stands left of the innermost open line closes the block it is aligned with. */
function unclosed(tokens: readonly PlanToken[]): PlanToken[] {
  const indentation = lineIndentations(tokens);
  const open: PlanToken[] = [];
  const blamed: PlanToken[] = [];
  let missing = tokens.reduce((sum, { tokenType: { name } }) => sum + (name === '{' ? 1 : name === '}' ? -1 : 0), 0);
  for (const token of tokens) {
    if (token.tokenType.name === '{') open.push(token);
    if (token.tokenType.name !== '}') continue;
    const column = indentation.get(token.startLine) ?? 0;
    while (missing > 0 && open.length > 1 && column < (indentation.get(open.at(-1)?.startLine) ?? 0)) {
      const innermost = open.pop();
      if (innermost) blamed.push(innermost);
      missing--;
    }
    open.pop();
  }
  return [...blamed, ...open];
}

function lineIndentations(tokens: readonly PlanToken[]): Map<number | undefined, number> {
  const columns = new Map<number | undefined, number>();
  for (const token of tokens) {
    if (!columns.has(token.startLine)) columns.set(token.startLine, token.startColumn ?? 1);
  }
  return columns;
}
