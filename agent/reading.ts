import type { ControlIndex } from '../controls/control-index.ts';
import { match } from '../controls/match.ts';
import { printControl } from '../controls/print.ts';
import type { Selector } from '../controls/selector.ts';
import { BadRegex } from '../controls/text-match.ts';
import type { Expression } from '../language/compiled-plan.ts';
import { type ConsoleNames, compileExpressionText, problemOfExpressionText } from '../language/plan.ts';
import { evaluate, isTrue, looksAtControls, type Surroundings } from './evaluate.ts';
import { ActionFailure } from './failure.ts';
import { secretMark, textOfValue, type Value } from './values.ts';

/** What was asked can't be done, and why, in a sentence for people. */
export class ConsoleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConsoleError';
  }
}

/** What can be read of a run at one place: a live one at a gate, or a recorded one. Nothing can be done through it. */
export interface Reading extends Surroundings {
  readonly names: ConsoleNames;
  /** The hash of the tree that was seen last; equal ones answer equally about controls. Absent before the first look. */
  readonly seen: string | undefined;
  /** @throws ConsoleError when nothing was observed yet */
  index(): ControlIndex;
}

/** An expression or selector of a breakpoint, read again and again. */
export class ReadText {
  readonly text: string;
  /** What is wrong with it wherever it is read. */
  readonly problem: string | undefined;
  /** It was compiled for these names. */
  #compiled: { readonly key: string; readonly expression: Expression } | undefined;

  constructor(text: string) {
    this.text = text.trim();
    this.problem = problemOf(this.text);
  }

  /** Whether it is true; a selector is when it matches anything. @throws ConsoleError when that can't be told */
  holds(reading: Reading): boolean {
    return asked(() => {
      const expression = this.#expression(reading);
      const value = evaluate(expression, reading);
      return value.kind === 'control' ? match(value.selector, reading.index()).length > 0 : isTrue(expression, reading);
    });
  }

  /** Its value as people read it, a selector's what it matches. @throws ConsoleError when it has none here */
  shown(reading: Reading): string {
    return asked(() => {
      const value = evaluate(this.#expression(reading), reading);
      return value.kind === 'control' ? matchesText(value.selector, reading.index()) : plainText(value);
    });
  }

  /** The same, texts in quotes. @throws ConsoleError */
  quoted(reading: Reading): string {
    return asked(() => {
      const value = evaluate(this.#expression(reading), reading);
      if (value.kind === 'control') return matchesText(value.selector, reading.index());
      return value.kind === 'text' ? JSON.stringify(value.text) : plainText(value);
    });
  }

  /** Whether it asks anything of the program. @throws ConsoleError when it can't be compiled here */
  looks(reading: Reading): boolean {
    const expression = this.#expression(reading);
    return looksAtControls(expression) || (expression.kind === 'variable' && isControl(expression.name, reading));
  }

  #expression({ names }: Reading): Expression {
    const key = [...names.variables, '/', ...names.controlVariables].join();
    if (this.#compiled?.key === key) return this.#compiled.expression;
    const compiled = compileExpressionText(this.text, names);
    if (!compiled.ok) throw new ConsoleError(compiled.message);
    this.#compiled = { key, expression: compiled.expression };
    return compiled.expression;
  }
}

/** Thousands of breakpoints may say the same. */
const problems = new Map<string, string | undefined>();
const problemsKept = 256;

function problemOf(text: string): string | undefined {
  if (problems.has(text)) return problems.get(text);
  const problem = problemOfExpressionText(text);
  if (problems.size >= problemsKept) problems.clear();
  problems.set(text, problem);
  return problem;
}

function isControl(name: string, { names }: Reading): boolean {
  return names.controlVariables.includes(name);
}

function plainText(value: Value): string {
  return value.kind === 'secret' ? secretMark : textOfValue(value);
}

function matchesText(selector: Selector, index: ControlIndex): string {
  const found = match(selector, index);
  const [only, second] = found;
  if (only === undefined) return 'no control';
  return second === undefined ? printControl(only, index) : `${found.length} controls`;
}

/** A failed look is an answer here, not a failure of the run. @throws ConsoleError */
export function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ActionFailure || error instanceof BadRegex) throw new ConsoleError(error.message);
    throw error;
  }
}
