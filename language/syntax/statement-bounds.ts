import type { PlanToken, TokenName } from './plan-tokens.ts';

/** The reserved words that begin a statement. They are never part of one, but for `if` after `else`. */
export const statementWords: ReadonlySet<TokenName> = new Set([
  'step',
  'do',
  'within',
  'if',
  'repeat',
  'for',
  'expect',
  'confirm',
  'on',
  'undo',
  'double',
  'right',
  'click',
  'invoke',
  'toggle',
  'expand',
  'collapse',
  'focus',
  'activate',
  'close',
  'type',
  'set',
  'press',
  'select',
  'scroll',
  'drag',
  'launch',
  'wait',
  'read',
]);

/** Index of the first token of the statement that holds token `at` (which may be one behind the last). */
export function statementStart(tokens: readonly PlanToken[], at: number): number {
  for (let i = Math.min(at, tokens.length - 1); i > 0; i--) {
    if (beginsStatement(tokens, i)) return i;
  }
  return 0;
}

export function beginsStatement(tokens: readonly PlanToken[], i: number): boolean {
  const name = tokens[i]?.tokenType.name;
  const before = tokens[i - 1]?.tokenType.name;
  if (name === undefined || name === '}' || name === 'else') return false;
  if (before === '{' || before === '}') return name !== '{';
  if (name === 'STEP_NUMBER') return true;
  if (statementWords.has(name)) {
    if (name === 'if') return before !== 'else';
    if (name === 'right') return before !== 'double' && before !== 'scroll';
    if (name === 'click') return before !== 'double' && before !== 'right';
    return true;
  }
  return name === 'NAME' && isFirstOfLine(tokens, i) && tokens[i + 1]?.tokenType.name === '(';
}

export function isFirstOfLine(tokens: readonly PlanToken[], i: number): boolean {
  return tokens[i - 1]?.startLine !== tokens[i]?.startLine;
}

/**
 * Where the rest of a faulty statement ends, exclusive: behind the line of token `at`, behind a block that opens on it and
 * an `else` that follows, before a `}` that closes a block around it.
 */
export function faultEnd(tokens: readonly PlanToken[], at: number): number {
  let depth = 0;
  let line = tokens[at]?.startLine;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    const name = token?.tokenType.name;
    if (depth === 0 && i > at) {
      if (name === 'else' && tokens[i - 1]?.tokenType.name === '}') line = token?.startLine;
      else if (token?.startLine !== line) return i;
    }
    if (name === '{') depth++;
    if (name === '}') {
      if (depth === 0) return i;
      depth--;
      line = token?.startLine;
    }
  }
  return tokens.length;
}
