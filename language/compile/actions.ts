import { ungrouped } from '../bind/meaning.ts';
import { plainText } from '../bind/template-text.ts';
import type { ActionIntent, Expression } from '../compiled-plan.ts';
import type * as ast from '../generated/ast.ts';
import { isNameReference, isSelector } from '../generated/ast.ts';
import { NotChecked, type Operands, type Scope } from './operands.ts';

/** An explicit action of a checked plan. */
export function compileAction(node: ast.Action, operands: Operands, scope: Scope | undefined): ActionIntent {
  const control = (operand: ast.ControlOperand) => operands.control(operand, scope);
  const value = (expression: ast.Expression) => operands.expression(expression, scope);
  switch (node.$type) {
    case 'ClickAction': {
      const button = node.right ? 'right' : 'left';
      const count = node.double ? 2 : 1;
      if (node.x === undefined || node.y === undefined) {
        const holding = node.holding === undefined ? '' : (plainText(node.holding) ?? '');
        return { verb: 'click', control: control(node.control), button, count, holding };
      }
      const range = operands.vocabulary.rangeOf(node);
      const percent = (percent: number): Expression => ({ kind: 'literal', value: percent, range });
      return {
        verb: 'click-at',
        control: control(node.control),
        button,
        count,
        x: percent(node.x),
        y: percent(node.y),
      };
    }
    case 'ControlAction':
      return { verb: node.verb, control: control(node.control) };
    case 'TypeAction':
      return { verb: 'type', text: value(node.text), control: control(node.control) };
    case 'SetAction':
      return { verb: 'set', value: value(node.value), control: control(node.control) };
    case 'PressAction':
      return {
        verb: 'press',
        keys: value(node.keys),
        ...(node.control === undefined ? {} : { control: control(node.control) }),
      };
    case 'SelectAction': {
      if (node.from !== undefined) return { verb: 'select', item: value(node.subject), control: control(node.from) };
      const subject = ungrouped(node.subject);
      if (!isSelector(subject) && !isNameReference(subject)) throw new NotChecked('`select` without a control');
      return { verb: 'select', control: control(subject) };
    }
    case 'SelectTextAction':
      return { verb: 'select-text', text: value(node.text), control: control(node.control) };
    case 'ScrollAction': {
      const once: Expression = { kind: 'literal', value: 1, range: operands.vocabulary.rangeOf(node) };
      const notches = node.notches === undefined ? once : value(node.notches);
      return { verb: 'scroll', direction: node.direction, notches, control: control(node.control) };
    }
    case 'DragAction':
      return { verb: 'drag', control: control(node.control), to: control(node.target) };
    case 'LaunchAction':
      return {
        verb: 'launch',
        program: value(node.program),
        ...(node.document === undefined ? {} : { document: value(node.document) }),
      };
    case 'WaitAction':
      if (node.condition === undefined) return { verb: 'wait', durationMs: node.duration ?? 0 };
      return {
        verb: 'wait',
        until: value(node.condition),
        ...(node.timeout === undefined ? {} : { timeoutMs: node.timeout }),
      };
    case 'ReadAction':
      return { verb: 'read', control: control(node.control), into: node.variable.name };
  }
}
