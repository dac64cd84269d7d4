import { ungrouped } from '../bind/meaning.ts';
import type { LoopRounds } from '../compiled-plan.ts';
import type * as ast from '../generated/ast.ts';
import { isNameReference, isSelector } from '../generated/ast.ts';
import { Label } from './code.ts';
import type { Context, UnitCode } from './context.ts';
import { NotChecked } from './operands.ts';

/** `if … else if … else …`. */
export function compileIf(node: ast.IfStatement, context: Context, unit: UnitCode): void {
  const condition = unit.operands.expression(node.condition, context.scope);
  const otherwise = new Label();
  unit.emit(node, node.block, context, () => ({ op: 'branch', condition, otherwise: otherwise.target }));
  unit.block(node.block, context);
  if (node.elseIf === undefined && node.elseBlock === undefined) {
    unit.code.place(otherwise);
    return;
  }
  const end = new Label();
  unit.jump(node, node.block, end, context);
  unit.code.place(otherwise);
  if (node.elseIf !== undefined) compileIf(node.elseIf, context, unit);
  else if (node.elseBlock !== undefined) unit.block(node.elseBlock, context);
  unit.code.place(end);
}

/** `repeat … times` and `repeat until … limit …`. */
export function compileRepeat(node: ast.RepeatStatement, context: Context, unit: UnitCode): void {
  if (node.condition === undefined) repeatTimes(node, context, unit);
  else repeatUntil(node, node.condition, context, unit);
}

function repeatTimes(node: ast.RepeatStatement, context: Context, unit: UnitCode): void {
  if (node.times === undefined) throw new NotChecked('`repeat` without a number');
  const rounds: LoopRounds = { kind: 'times', times: unit.operands.expression(node.times, context.scope) };
  compileRounds(node, rounds, context, unit);
}

/** The condition is judged once more after the last round, before the limit makes it fail. */
function repeatUntil(node: ast.RepeatStatement, until: ast.Expression, context: Context, unit: UnitCode): void {
  if (node.limit === undefined) throw new NotChecked('`repeat until` without a limit');
  const rounds: LoopRounds = { kind: 'limit', limit: unit.operands.expression(node.limit, context.scope) };
  const condition = unit.operands.expression(until, context.scope);
  compileRounds(node, rounds, context, unit, exit => {
    const again = new Label();
    unit.emit(node, node.block, context, () => ({ op: 'branch', condition, otherwise: again.target }));
    unit.jump(node, node.block, exit, context);
    unit.code.place(again);
  });
}

/** `for each … in …`, over controls or lines. */
export function compileForEach(node: ast.ForEachStatement, context: Context, unit: UnitCode): void {
  const { variable } = node;
  const source = ungrouped(node.source);
  const isControl = isSelector(source) || isNameReference(source);
  const control = isControl && isDeclared(source, unit) ? unit.operands.control(source, context.scope) : undefined;
  const rounds: LoopRounds =
    control?.kind === 'selector'
      ? { kind: 'controls', variable: variable.name, selector: control.selector }
      : { kind: 'lines', variable: variable.name, source: unit.operands.expression(source, context.scope) };
  compileRounds(node, rounds, context, unit);
}

function isDeclared(source: ast.Selector | ast.NameReference, unit: UnitCode): boolean {
  return isSelector(source) || unit.operands.vocabulary.meaning(source)?.kind === 'control';
}

function compileRounds(
  node: ast.RepeatStatement | ast.ForEachStatement,
  rounds: LoopRounds,
  context: Context,
  unit: UnitCode,
  before: (exit: Label) => void = () => {},
): void {
  const loop = unit.code.newLoop();
  const [again, exit] = [new Label(), new Label()];
  unit.emit(node, node.block, context, () => ({ op: 'loop', loop, rounds }));
  unit.code.place(again);
  before(exit);
  unit.emit(node, node.block, context, () => ({ op: 'next-round', loop, exit: exit.target }));
  unit.block(node.block, context);
  unit.jump(node, node.block, again, context);
  unit.code.place(exit);
}
