import { constantNumber } from '../compile/constant.ts';
import type { Expression } from '../generated/ast.ts';
import { type CheckContext, error } from './finding.ts';
import { expectNumber } from './types.ts';

/** A whole number from 1: a limit, how often to repeat. `what` is for the message: `actions`. */
export function expectCount(node: Expression, what: string, context: CheckContext): void {
  expectNumber(node, context);
  const count = constantNumber(node);
  if (count === undefined || (count >= 1 && Number.isInteger(count))) return;
  const message = `The number of ${what} is a whole number, at least 1.`;
  context.report(error(node, 'count-from-one', message, { suggestions: ['1'] }));
}
