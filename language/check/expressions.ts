import { regexProblem } from '../../controls/text-match.ts';
import { isPropertyName, isStateName, propertyNames } from '../../protocol/properties.ts';
import { ungrouped } from '../bind/meaning.ts';
import { plainText } from '../bind/template-text.ts';
import { onOneLine } from '../compile/source-text.ts';
import type { Binary, Comparison, Negative, Not, PropertyAccess, Template } from '../generated/ast.ts';
import { isNameReference, isRegex, isSelector, isTemplate } from '../generated/ast.ts';
import { type CheckContext, error, warning } from './finding.ts';
import { didYouMean } from './suggest.ts';
import { expectCondition, expectNumber, expectText, typeOf } from './types.ts';

/** What stands in the holes of a text is put into it as text. */
export function checkTemplate(node: Template, context: CheckContext): void {
  for (const hole of node.holes) expectText(hole, context);
}

export function checkProperty(node: PropertyAccess, context: CheckContext): void {
  const of = ungrouped(node.of);
  const at = { property: 'property' };
  if (!isSelector(of) && !isNameReference(of)) {
    // What is wrong before the last point has been said there.
    if (typeOf(of, context.vocabulary) === 'any') return;
    context.report(error(node, 'no-properties', 'Only controls and the rows of a CSV file have properties.', at));
    return;
  }
  const meaning = isNameReference(of) ? context.vocabulary.meaning(of) : undefined;
  if (isNameReference(of) && (meaning === undefined || meaning.kind === 'routine')) return;
  if (meaning?.kind === 'value') {
    if (meaning.type === 'line' || meaning.type === 'any') return;
    const source = onOneLine(of);
    const message = `'${source}' is ${meaning.words}, a plain value: it has no '${node.property}'. Write just ${source}.`;
    context.report(error(node, 'no-properties', message, at));
    return;
  }
  if (isPropertyName(node.property)) return;
  if (isStateName(node.property)) {
    const suggestion = `${onOneLine(of)} is ${node.property}`;
    const message = `'${node.property}' is a state. Write: ${suggestion}`;
    context.report(error(node, 'state-as-property', message, { suggestions: [suggestion] }));
    return;
  }
  const { hint, suggestions } = didYouMean(node.property, propertyNames, `There are: ${propertyNames.join(', ')}.`);
  const message = `A control has no property '${node.property}'.${hint}`;
  context.report(error(node, 'unknown-property', message, { ...at, suggestions }));
}

export function checkNot(node: Not, context: CheckContext): void {
  expectCondition(node.operand, context);
}

export function checkNegative(node: Negative, context: CheckContext): void {
  expectNumber(node.operand, context);
}

export function checkBinary(node: Binary, context: CheckContext): void {
  const expectOperand = node.operator === 'and' || node.operator === 'or' ? expectCondition : expectNumber;
  expectOperand(node.left, context);
  expectOperand(node.right, context);
}

export function checkComparison(node: Comparison, context: CheckContext): void {
  const { left, right } = node;
  if (node.state !== undefined || right === undefined) {
    checkAsked(node, context);
    return;
  }
  switch (node.operator) {
    case 'is':
      checkEquality(node, right, context);
      return;
    case 'contain':
    case 'contains':
      expectText(left, context);
      if (isRegex(ungrouped(right))) {
        const operator = node.negated ? 'does not match' : 'matches';
        const message = `'contains' looks for a text. For a pattern write: ${operator} ${onOneLine(right)}`;
        context.report(error(right, 'pattern-as-text', message));
      } else {
        expectText(right, context);
      }
      return;
    case 'match':
    case 'matches':
      expectText(left, context);
      checkPattern(right, context);
      return;
    default:
      expectNumber(left, context);
      expectNumber(right, context);
  }
}

/** `… is toggled`, `… exists`: asked of a control. Names are checked where they stand. */
function checkAsked(node: Comparison, context: CheckContext): void {
  const left = ungrouped(node.left);
  if (node.state === 'empty' && typeOf(left, context.vocabulary) !== 'control') {
    expectText(left, context);
    return;
  }
  if (isSelector(left) || isNameReference(left)) return;
  const asked = node.state === undefined ? 'exists' : `is ${node.state}`;
  context.report(error(node.left, 'not-a-control', `Only of a control can be said that it ${asked}.`));
}

function checkEquality(node: Comparison, right: NonNullable<Comparison['right']>, context: CheckContext): void {
  const inner = ungrouped(right);
  const type = typeOf(node.left, context.vocabulary);
  // 'bold is toggeld': the misspelt state is what is wrong, and is reported there.
  if (type === 'control' && isNameReference(inner) && context.vocabulary.meaning(inner) === undefined) return;
  expectText(node.left, context);
  if (isRegex(inner)) {
    const operator = node.negated ? 'does not match' : 'matches';
    const message = `'is' compares with a text. For a pattern write: ${operator} ${onOneLine(right)}`;
    context.report(error(right, 'pattern-as-text', message));
    return;
  }
  expectText(right, context);
  const text = isTemplate(inner) ? plainText(inner) : undefined;
  if (type === 'number' && text !== undefined && (text.trim() === '' || Number.isNaN(Number(text)))) {
    const message = `A number is never "${text}": this is always ${node.negated ? 'true' : 'false'}.`;
    context.report(warning(right, 'never-equal', message));
  }
}

/** The right side of `matches`: a pattern, or a text that is one. */
function checkPattern(node: NonNullable<Comparison['right']>, context: CheckContext): void {
  const inner = ungrouped(node);
  if (isRegex(inner)) return;
  expectText(node, context);
  const text = isTemplate(inner) ? plainText(inner) : undefined;
  const problem = text === undefined ? undefined : regexProblem(text);
  if (problem !== undefined) context.report(error(node, 'bad-pattern', problem));
}
