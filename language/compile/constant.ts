import type { Expression } from '../generated/ast.ts';

/** The number an expression always has; undefined when that is known only while the plan runs. */
export function constantNumber(node: Expression): number | undefined {
  switch (node.$type) {
    case 'NumberLiteral':
      return node.value;
    case 'Group':
      return constantNumber(node.inner);
    case 'Negative': {
      const operand = constantNumber(node.operand);
      return operand === undefined ? undefined : -operand;
    }
    default:
      return undefined;
  }
}
