import type { AstNode } from 'langium';
import type { PlanRange } from '../../protocol/position.ts';
import type { ActionIntent, Expectation, Expression, SelectorTemplate, Step, Unit } from '../compiled-plan.ts';
import type * as ast from '../generated/ast.ts';
import {
  isAction,
  isExpectStatement,
  isLimitClause,
  isOnFailureStatement,
  isRetryClause,
  isTimeoutClause,
  isUndoStatement,
} from '../generated/ast.ts';
import { compileAction } from './actions.ts';
import { Code, Label } from './code.ts';
import { constantNumber } from './constant.ts';
import { type Context, outside, type Rest, type UnitCode } from './context.ts';
import { compileForEach, compileIf, compileRepeat } from './flow.ts';
import { NotChecked, type Operands, type Scope } from './operands.ts';
import { headerRange, headerText, onOneLine } from './source-text.ts';

/** Where units come together. */
export interface UnitSink {
  /** Adds an `undo` unit; gives its index. */
  add(unit: Unit): number;
  /** Index of the unit of the routine that is called. */
  routine(call: ast.CallStatement): number;
}

/** How many actions the LAM has for a sentence where the plan says nothing. */
const usualLimit = 8;

/** Compiles the statements of one unit. */
export class UnitCompiler implements UnitCode {
  readonly operands: Operands;
  readonly #sink: UnitSink;
  readonly code = new Code();
  readonly #steps: (() => Step)[] = [];

  constructor(operands: Operands, sink: UnitSink) {
    this.operands = operands;
    this.#sink = sink;
  }

  app(node: ast.AppDeclaration): void {
    const range = this.operands.vocabulary.rangeOf(node.program);
    const program: Expression = { kind: 'literal', value: node.program.chunks.join(''), range };
    const document = node.document && this.operands.expression(node.document, undefined);
    const intent = { verb: 'launch' as const, program, ...(document === undefined ? {} : { document }) };
    this.emit(node, undefined, outside, () => ({ op: 'action', intent }));
  }

  step(node: ast.Step): void {
    this.#step(node, outside);
  }

  routine(node: ast.RoutineDeclaration): void {
    this.block(node.block, outside);
  }

  finish(head: Pick<Unit, 'kind' | 'name' | 'parameters' | 'range'>, end: PlanRange): Unit {
    this.code.emit(() => ({ op: 'return', range: end, text: '}', step: -1 }));
    return { ...head, ...this.code.finish(), steps: this.#steps.map(make => make()) };
  }

  #step(node: ast.Step, around: Context): void {
    const index = this.#steps.length;
    const clause = <T extends ast.StepClause>(is: (clause: ast.StepClause) => clause is T) => node.clauses.find(is);
    const context: Context = {
      ...around,
      step: index,
      sentence: node.sentence,
      limit: clause(isLimitClause)?.value ?? around.limit,
      timeoutMs: clause(isTimeoutClause)?.value ?? around.timeoutMs,
    };
    const undo = node.block?.statements.find(isUndoStatement);
    const range = headerRange(node, node.block, this.operands.vocabulary.rangeOf(node));
    let undoUnit: number | undefined;
    this.#steps.push(() => ({
      ...(node.number === undefined ? {} : { number: node.number }),
      sentence: this.operands.template(node.sentence),
      range,
      ...(context.timeoutMs === undefined ? {} : { timeoutMs: context.timeoutMs }),
      ...(undoUnit === undefined ? {} : { undo: undoUnit }),
    }));
    this.emit(node, node.block, context, () => ({ op: 'enter-step', enters: index }));
    if (undo !== undefined)
      undoUnit = this.#undo(undo, `undo ${headerText(node, node.clauses[0] ?? node.block)}`, context);
    const retries = clause(isRetryClause);
    const times = retries === undefined ? 0 : (constantNumber(retries.value) ?? 0);
    if (node.block === undefined) {
      const from = this.code.here;
      this.#lam(node, node.sentence, undefined, [], context);
      this.#retry(from, times);
    } else {
      this.block(node.block, context, times);
    }
    this.emit(node, node.block, context, () => ({ op: 'leave-step', leaves: index }));
  }

  #undo(node: ast.UndoStatement, name: string, context: Context): number {
    const compiler = new UnitCompiler(this.operands, this.#sink);
    compiler.block(node.block, { ...context, step: -1 });
    const whole = this.operands.vocabulary.rangeOf(node);
    const head = { kind: 'undo' as const, name, parameters: [], range: headerRange(node, node.block, whole) };
    return this.#sink.add(compiler.finish(head, endOf(whole)));
  }

  /** @param retries attempts after the first; they come before the block's own `on failure` */
  block(block: ast.Block, context: Context, retries = 0): void {
    const handler = block.statements.find(isOnFailureStatement);
    const from = this.code.here;
    for (const [index, statement] of block.statements.entries()) {
      this.#statement(statement, block.statements.slice(index + 1), context);
    }
    this.#retry(from, retries);
    if (handler === undefined) return;
    const to = this.code.here;
    const end = new Label();
    const handling = new Label();
    if (to > from) this.code.addRegion(() => ({ kind: 'on-failure', from, to, handler: handling.target }));
    this.jump(handler, handler.block, end, context);
    this.code.place(handling);
    this.block(handler.block, context);
    this.jump(handler, handler.block, end, context);
    this.code.place(end);
  }

  #retry(from: number, times: number): void {
    const to = this.code.here;
    if (times > 0 && to > from) this.code.addRegion(() => ({ kind: 'retry', from, to, times }));
  }

  #statement(node: ast.Statement, following: readonly ast.Statement[], context: Context): void {
    if (isAction(node)) {
      const intent = this.#waitAsStep(compileAction(node, this.operands, context.scope), context);
      this.emit(node, undefined, context, () => ({ op: 'action', intent }));
      return;
    }
    switch (node.$type) {
      case 'Step':
        this.#step(node, context);
        break;
      case 'DoStatement': {
        const sentence = node.sentence ?? context.sentence;
        if (sentence === undefined) throw new NotChecked('`do` without a sentence');
        this.#lam(node, sentence, node.limit, this.#expectationsAfter(following, context), context);
        break;
      }
      case 'WithinStatement':
        this.block(node.block, { ...context, scope: this.operands.scopeOf(node.control, context.scope) });
        break;
      case 'IfStatement':
        compileIf(node, context, this);
        break;
      case 'RepeatStatement':
        compileRepeat(node, context, this);
        break;
      case 'ForEachStatement':
        compileForEach(node, context, this);
        break;
      case 'ExpectStatement': {
        const expectation = this.#expectation(node, context);
        this.emit(node, undefined, context, () => ({ op: 'expect', expectation }));
        break;
      }
      case 'ConfirmStatement': {
        const question = this.operands.template(node.question);
        const when = node.condition && this.operands.expression(node.condition, context.scope);
        const base = when === undefined ? {} : { when };
        this.emit(node, undefined, context, () => ({ op: 'confirm', question, ...base }));
        break;
      }
      case 'CallStatement': {
        const unit = this.#sink.routine(node);
        const values = node.arguments.map(argument => this.operands.expression(argument, context.scope));
        this.emit(node, undefined, context, () => ({ op: 'call', unit, arguments: values }));
        break;
      }
      // Both belong to the block as a whole.
      case 'OnFailureStatement':
      case 'UndoStatement':
        break;
    }
  }

  /** `wait until` without a time-out of its own has the step's. */
  #waitAsStep(intent: ActionIntent, { timeoutMs }: Context): ActionIntent {
    const lacksOne = intent.verb === 'wait' && 'until' in intent && intent.timeoutMs === undefined;
    return lacksOne && timeoutMs !== undefined ? { ...intent, timeoutMs } : intent;
  }

  #lam(
    node: ast.Step | ast.DoStatement,
    sentence: ast.Template,
    own: ast.Expression | undefined,
    until: readonly Expectation[],
    context: Context,
  ): void {
    const wanted = own ?? context.limit;
    const limit: Expression =
      wanted === undefined
        ? { kind: 'literal', value: usualLimit, range: this.operands.vocabulary.rangeOf(node) }
        : this.operands.expression(wanted, context.scope);
    const template = this.operands.template(sentence);
    const scope = inside(context.scope);
    this.emit(node, undefined, context, () => ({ op: 'lam', sentence: template, limit, until, ...scope }));
  }

  /** The `expect`s that say when a LAM step is done: up to the next statement that does something. */
  #expectationsAfter(following: readonly ast.Statement[], context: Context): Expectation[] {
    const flow = following.filter(statement => !isOnFailureStatement(statement) && !isUndoStatement(statement));
    const end = flow.findIndex(statement => !isExpectStatement(statement));
    return (end < 0 ? flow : flow.slice(0, end))
      .filter(isExpectStatement)
      .map(statement => this.#expectation(statement, context));
  }

  #expectation(node: ast.ExpectStatement, { scope, timeoutMs }: Context): Expectation {
    const timeout = node.timeout ?? timeoutMs;
    return {
      condition: this.operands.expression(node.condition, scope),
      text: onOneLine(node.condition),
      range: this.operands.vocabulary.rangeOf(node),
      ...(timeout === undefined ? {} : { timeoutMs: timeout }),
    };
  }

  jump(node: AstNode, block: AstNode | undefined, to: Label, context: Context): void {
    this.emit(node, block, context, () => ({ op: 'jump', to: to.target }));
  }

  emit(node: AstNode, block: AstNode | undefined, { step }: Context, make: () => Rest): void {
    const range = headerRange(node, block, this.operands.vocabulary.rangeOf(node));
    const text = headerText(node, block);
    this.code.emit(() => ({ range, text, step, ...make() }));
  }
}

/** The last character of a range. */
export function endOf(range: PlanRange): PlanRange {
  return { ...range, line: range.endLine, column: Math.max(1, range.endColumn - 1) };
}

/** What the LAM may act on. Inside a control a variable holds: on any control in it. */
function inside(scope: Scope | undefined): { readonly within?: SelectorTemplate } {
  if (scope === undefined) return {};
  const { within, withinVariable } = scope;
  return { within: within ?? { type: 'Any', filters: [], withinVariable } };
}
