import type { Diagnostic } from '../../protocol/position.ts';
import {
  type Action,
  type ControlOperand,
  type Expression,
  isAction,
  isControlOperand,
  isExpression,
} from '../generated/ast.ts';
import { locateFault } from './fault.ts';
import { nestedTooDeeply } from './nesting-guard.ts';
import { type EntryRule, parseTokens } from './piece-parser.ts';
import { lexPiece } from './plan-lexer.ts';
import { PlanSource } from './plan-source.ts';
import { describeFault, describeLexical, describeTooDeep, type SyntaxProblem } from './syntax-messages.ts';

/** A selector, an expression or an action outside of a plan; `source` knows the ranges of its nodes. */
export type ParsedText<T> =
  | { readonly ok: true; readonly node: T; readonly source: PlanSource }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Parses a selector, or the name of a control. `file` is what ranges name as their file. */
export function parseSelectorText(text: string, file = consoleName): ParsedText<ControlOperand> {
  return parseLone(text, file, 'ControlOperand', isControlOperand);
}

/** Parses an expression, which a selector and a name are too. */
export function parseExpressionText(text: string, file = consoleName): ParsedText<Expression> {
  return parseLone(text, file, 'Expression', isExpression);
}

/** Parses one action, such as `click Button "OK"`. */
export function parseActionText(text: string, file = consoleName): ParsedText<Action> {
  return parseLone(text, file, 'Action', isAction);
}

const consoleName = '<console>';

function parseLone<T extends ControlOperand | Expression | Action>(
  text: string,
  file: string,
  rule: EntryRule,
  isRight: (node: unknown) => node is T,
): ParsedText<T> {
  const { tokens, problems } = lexPiece(text);
  const [lexical] = problems;
  const failed = (problem: SyntaxProblem): ParsedText<T> => ({ ok: false, diagnostics: [placed(text, file, problem)] });
  if (lexical) return failed(describeLexical(lexical, text));
  const deepest = nestedTooDeeply(tokens);
  if (deepest) return failed(describeTooDeep(deepest));
  const parsed = parseTokens(text, tokens, rule);
  if (!parsed.ok) return failed(describeFault(tokens, locateFault(tokens, parsed.fault)));
  if (!isRight(parsed.root)) throw new Error(`The rule ${rule} made a ${parsed.root.$type}.`);
  return { ok: true, node: parsed.root, source: PlanSource.lone(file, text, parsed.root) };
}

function placed(text: string, file: string, { from, to, code, message, suggestions }: SyntaxProblem): Diagnostic {
  const range = PlanSource.parse(file, text).range(from, to);
  return { range, severity: 'error', code, message, ...(suggestions ? { suggestions: [...suggestions] } : {}) };
}
