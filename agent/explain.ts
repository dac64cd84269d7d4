import type { Expression } from '../language/compiled-plan.ts';
import { evaluate, type Surroundings } from './evaluate.ts';
import { ActionFailure } from './failure.ts';
import { secretMark, textOfValue, type Value } from './values.ts';

const shownAtMost = 80;

/** Why a condition holds or not, in words: what its parts were. `editor.text was "Weekly"`. */
export function explain(condition: Expression, around: Surroundings): string {
  const parts = observedParts(condition, around);
  return parts.length === 0 ? 'it has no part that was observed' : parts.join('; ');
}

function observedParts(expression: Expression, around: Surroundings): string[] {
  switch (expression.kind) {
    case 'binary':
      return [...observedParts(expression.left, around), ...observedParts(expression.right, around)];
    case 'not':
      return observedParts(expression.operand, around);
    case 'property':
      return [`${expression.of.text}.${expression.property} was ${shown(expression, around)}`];
    case 'state':
      return [
        said(
          { ...expression, holds: true },
          around,
          yes => `${expression.of.text} was ${yes ? '' : 'not '}${expression.state}`,
        ),
      ];
    case 'exists':
      return [
        said(
          { ...expression, holds: true },
          around,
          yes => `${expression.of.text} ${yes ? 'existed' : 'did not exist'}`,
        ),
      ];
    case 'variable':
      return [`${expression.name} was ${shown(expression, around)}`];
    case 'field':
      return [`${expression.of}.${expression.field} was ${shown(expression, around)}`];
    case 'template':
      return expression.parts.flatMap(part => (typeof part === 'string' ? [] : observedParts(part, around)));
    default:
      return [];
  }
}

function shown(expression: Expression, around: Surroundings): string {
  try {
    return quote(evaluate(expression, around));
  } catch (error) {
    if (error instanceof ActionFailure) return `not known: ${error.message}`;
    throw error;
  }
}

function said(expression: Expression, around: Surroundings, words: (holds: boolean) => string): string {
  try {
    const value = evaluate(expression, around);
    return words(value.kind === 'boolean' && value.boolean);
  } catch (error) {
    if (error instanceof ActionFailure) return error.message;
    throw error;
  }
}

function quote(value: Value): string {
  if (value.kind === 'secret') return secretMark;
  if (value.kind === 'number' || value.kind === 'boolean') return textOfValue(value);
  const text = textOfValue(value).replace(/\s+/g, ' ');
  return `"${text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text}"`;
}
