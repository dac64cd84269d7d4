import type { AstNode } from 'langium';
import type { PlanRange } from '../../protocol/position.ts';
import type { Meaning } from '../bind/meaning.ts';
import type { CheckContext, Finding } from '../check/finding.ts';
import { checkNodes } from '../check/nodes.ts';
import type { ActionIntent, ControlReference, Expression, SelectorTemplate } from '../compiled-plan.ts';
import type * as ast from '../generated/ast.ts';
import { isNameReference } from '../generated/ast.ts';
import { type ParsedText, parseActionText, parseExpressionText, parseSelectorText } from '../syntax/parse-text.ts';
import type { PlanSource } from '../syntax/plan-source.ts';
import { compileAction } from './actions.ts';
import { Operands } from './operands.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The names of a running plan, where it stands. */
export interface ConsoleNames {
  readonly controls: ReadonlyMap<string, SelectorTemplate>;
  /** Inputs and variables with a value. */
  readonly variables: readonly string[];
  /** Parameters and variables that hold a control. */
  readonly controlVariables: readonly string[];
}

/** What was typed, compiled, or what is wrong with it, for people. */
export type ConsoleText<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** Compiles a selector, or the name of a control. */
export function compileSelectorText(
  text: string,
  names: ConsoleNames,
): ConsoleText<{ readonly reference: ControlReference }> {
  const parsed = parseSelectorText(text);
  if (parsed.ok && isNameReference(parsed.node)) {
    const { name } = parsed.node;
    if (names.variables.includes(name) && !names.controlVariables.includes(name)) {
      return { ok: false, message: `'${name}' is a value, not a control.` };
    }
  }
  return compileText(parsed, names, (node, operands) => ({ reference: operands.control(node, undefined) }));
}

/** Compiles an expression, which a selector and a name are too. */
export function compileExpressionText(
  text: string,
  names: ConsoleNames,
): ConsoleText<{ readonly expression: Expression }> {
  return compileText(parseExpressionText(text), names, (node, operands) => ({
    expression: operands.expression(node, undefined),
  }));
}

/** What is wrong with an expression wherever it is evaluated: its grammar, words that no table has. Names may be any. */
export function problemOfExpressionText(text: string): string | undefined {
  const parsed = parseExpressionText(text);
  if (!parsed.ok) return messageOf(parsed);
  return firstError(parsed.node, new ConsoleVocabulary(noNames, parsed.source), 'unknown-name');
}

const noNames: ConsoleNames = { controls: new Map(), variables: [], controlVariables: [] };
/** Compiles one action. */
export function compileActionText(text: string, names: ConsoleNames): ConsoleText<{ readonly intent: ActionIntent }> {
  return compileText(parseActionText(text), names, (node, operands) => ({
    intent: compileAction(node, operands, undefined),
  }));
}

function compileText<N extends ast.ControlOperand | ast.Expression | ast.Action, T>(
  parsed: ParsedText<N>,
  names: ConsoleNames,
  compile: (node: N, operands: Operands) => T,
): ConsoleText<T> {
  if (!parsed.ok) return { ok: false, message: messageOf(parsed) };
  const vocabulary = new ConsoleVocabulary(names, parsed.source);
  const message = firstError(parsed.node, vocabulary);
  if (message !== undefined) return { ok: false, message };
  return { ok: true, ...compile(parsed.node, new Operands(vocabulary)) };
}

function messageOf({ diagnostics }: Extract<ParsedText<AstNode>, { ok: false }>): string {
  return diagnostics[0]?.message ?? 'This cannot be read.';
}

/** @param but the code of errors that do not matter */
function firstError(node: AstNode, vocabulary: ConsoleVocabulary, but?: string): string | undefined {
  const findings: Finding[] = [];
  const context: CheckContext = {
    vocabulary,
    names: undefined,
    knownNames: () => vocabulary.all(),
    report: finding => findings.push(finding),
  };
  checkNodes(node, context);
  return findings.find(({ severity, code }) => severity === 'error' && code !== but)?.message;
}

class ConsoleVocabulary implements Vocabulary {
  readonly #names: ConsoleNames;
  readonly #source: PlanSource;

  constructor(names: ConsoleNames, source: PlanSource) {
    this.#names = names;
    this.#source = source;
  }

  meaning({ name }: ast.NameReference): Meaning | undefined {
    const { controls, variables, controlVariables } = this.#names;
    if (controlVariables.includes(name)) return { kind: 'held control', words: 'a control' };
    if (variables.includes(name)) return { kind: 'value', type: 'any', secret: false, words: 'a value' };
    return controls.has(name) ? { kind: 'control', words: 'a control' } : undefined;
  }

  control({ name }: ast.NameReference): SelectorTemplate | undefined {
    return this.#names.controlVariables.includes(name) ? undefined : this.#names.controls.get(name);
  }

  controlType(use: ast.NameReference): string | undefined {
    return this.control(use)?.type;
  }

  rangeOf(node: AstNode): PlanRange {
    return this.#source.rangeOf(node);
  }

  all(): Iterable<string> {
    const { controls, variables, controlVariables } = this.#names;
    return [...controlVariables, ...variables, ...controls.keys()];
  }
}
