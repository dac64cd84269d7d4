import type { ControlIndex } from '../controls/control-index.ts';
import { match, resolve } from '../controls/match.ts';
import { readProperty } from '../controls/property.ts';
import type { Selector, TextMatch } from '../controls/selector.ts';
import { judgeState } from '../controls/state.ts';
import { textMatches } from '../controls/text-match.ts';
import type {
  ControlReference,
  Expression,
  Operator,
  SelectorTemplate,
  Template,
  TextTemplate,
} from '../language/compiled-plan.ts';
import type { ControlNode } from '../protocol/control-tree.ts';
import { calculate, compareNumbers, linesOf, sameValue } from './compare-values.ts';
import { ActionFailure } from './failure.ts';
import { textOfValue, type Value } from './values.ts';

/** What an expression is evaluated in. Both are looked up when needed: not every expression needs an observation. */
export interface Surroundings {
  variable(name: string): Value | undefined;
  index(): ControlIndex;
}

/** Evaluates an expression. @throws ActionFailure with the place of what could not be evaluated */
export function evaluate(expression: Expression, around: Surroundings): Value {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? { kind: 'text', text: expression.value }
        : typeof expression.value === 'number'
          ? { kind: 'number', number: expression.value }
          : { kind: 'boolean', boolean: expression.value };
    case 'regex':
      return { kind: 'text', text: expression.source };
    case 'variable':
      return variable(expression.name, expression, around);
    case 'template':
      return fillValue(expression.parts, around);
    case 'control':
      return { kind: 'control', selector: selectorOf(expression.control, around), text: expression.control.text };
    case 'property':
      return property(expression, around);
    case 'field':
      return field(expression, around);
    case 'state':
      return truth(state(expression, around) === expression.holds);
    case 'exists':
      return truth(match(selectorOf(expression.of, around), around.index()).length > 0 === expression.holds);
    case 'not':
      return truth(!isTrue(expression.operand, around));
    case 'binary':
      return binary(expression.operator, expression.left, expression.right, around);
  }
}

/** Evaluates a condition. @throws ActionFailure when it is no condition */
export function isTrue(expression: Expression, around: Surroundings): boolean {
  const value = evaluate(expression, around);
  if (value.kind === 'boolean') return value.boolean;
  if (value.kind === 'text' && (value.text === 'true' || value.text === 'false')) return value.text === 'true';
  throw new ActionFailure('expectation-failed', `"${textOfValue(value)}" is neither true nor false.`, {
    at: expression.range,
  });
}

/** A text with its holes filled. */
export function fill(template: Template, around: Surroundings): string {
  return textOfValue(fillValue(template, around));
}

/** The same, a secret when a secret is part of it. */
export function fillValue(template: Template, around: Surroundings): Value {
  let secret = false;
  const text = template
    .map(part => {
      if (typeof part === 'string') return part;
      const value = evaluate(part, around);
      if (value.kind === 'secret') secret = true;
      return textOfValue(value);
    })
    .join('');
  return { kind: secret ? 'secret' : 'text', text };
}

/** The selector a reference stands for now. */
export function selectorOf(reference: ControlReference, around: Surroundings): Selector {
  if (reference.kind === 'selector') return fillSelector(reference.selector, around);
  const value = around.variable(reference.name);
  if (value?.kind === 'control') return value.selector;
  throw new ActionFailure('not-found', `${reference.name} is no control: it is ${describe(value)}.`, {
    at: reference.range,
  });
}

export function fillSelector(template: SelectorTemplate, around: Surroundings): Selector {
  const text = (match: TextTemplate): TextMatch =>
    match.kind === 'regex' ? match : { kind: 'text', text: fill(match.text, around) };
  let within: Selector | undefined;
  if (template.within !== undefined) within = fillSelector(template.within, around);
  else if (template.withinVariable !== undefined) {
    const value = around.variable(template.withinVariable);
    if (value?.kind !== 'control') {
      throw new ActionFailure('not-found', `${template.withinVariable} is no control: it is ${describe(value)}.`);
    }
    within = value.selector;
  }
  return {
    type: template.type,
    name: template.name === undefined ? undefined : text(template.name),
    filters: template.filters.map(filter =>
      filter.kind === 'property' ? { ...filter, match: text(filter.match) } : filter,
    ),
    index: template.index,
    within,
  };
}

/**
 * The one control a selector means for a question such as `editor.text`: the only match, else the only visible one.
 * @throws ActionFailure *not found* or *ambiguous*
 */
function theControl(reference: ControlReference, around: Surroundings): ControlNode {
  const index = around.index();
  const found = resolve(selectorOf(reference, around), index);
  switch (found.kind) {
    case 'one':
      return found.control;
    case 'unusable': {
      // A question may be asked of a disabled or hidden control too.
      const [first, ...others] = found.controls;
      if (first !== undefined && others.length === 0) return first;
      throw ambiguous(reference, found.controls, index);
    }
    case 'ambiguous':
      throw ambiguous(reference, found.controls, index);
    case 'none':
      throw new ActionFailure('not-found', `there is no ${reference.text}`, { at: reference.range });
  }
}

function ambiguous(reference: ControlReference, controls: readonly ControlNode[], index: ControlIndex): ActionFailure {
  return new ActionFailure('ambiguous', `${controls.length} controls match ${reference.text}`, {
    at: reference.range,
    controls: controls.map(control => ({ text: index.path(control), note: '' })),
  });
}

function variable(name: string, expression: Expression, around: Surroundings): Value {
  const value = around.variable(name);
  if (value === undefined) {
    throw new ActionFailure('expectation-failed', `${name} has no value yet.`, { at: expression.range });
  }
  return value;
}

function property(expression: Extract<Expression, { kind: 'property' }>, around: Surroundings): Value {
  if (expression.property === 'count') {
    return { kind: 'number', number: match(selectorOf(expression.of, around), around.index()).length };
  }
  const read = readProperty(theControl(expression.of, around), expression.property);
  if (read === undefined) return { kind: 'text', text: '' };
  return typeof read === 'number' ? { kind: 'number', number: read } : { kind: 'text', text: read };
}

function field(expression: Extract<Expression, { kind: 'field' }>, around: Surroundings): Value {
  const row = variable(expression.of, expression, around);
  const text = row.kind === 'row' ? row.fields[expression.field] : undefined;
  if (text === undefined) {
    const columns = row.kind === 'row' ? Object.keys(row.fields).join(', ') : 'none';
    throw new ActionFailure(
      'expectation-failed',
      `${expression.of} has no column ${expression.field}; it has: ${columns}.`,
      {
        at: expression.range,
      },
    );
  }
  return { kind: 'text', text };
}

function state(expression: Extract<Expression, { kind: 'state' }>, around: Surroundings): boolean {
  const control = theControl(expression.of, around);
  const holds = judgeState(control, expression.state);
  if (holds === undefined) {
    throw new ActionFailure(
      'expectation-failed',
      `${expression.of.text} does not say whether it is ${expression.state}`,
      {
        at: expression.range,
      },
    );
  }
  return holds;
}

function binary(operator: Operator, left: Expression, right: Expression, around: Surroundings): Value {
  switch (operator) {
    case 'and':
      return truth(isTrue(left, around) && isTrue(right, around));
    case 'or':
      return truth(isTrue(left, around) || isTrue(right, around));
    case 'is':
      return truth(sameValue(evaluate(left, around), evaluate(right, around)));
    case 'is not':
      return truth(!sameValue(evaluate(left, around), evaluate(right, around)));
    case 'contains':
    case 'not contains': {
      const contains = linesOf(evaluate(left, around)).includes(linesOf(evaluate(right, around)));
      return truth(contains === (operator === 'contains'));
    }
    case 'matches':
    case 'not matches': {
      const matches = textMatches(
        { kind: 'regex', source: textOfValue(evaluate(right, around)) },
        linesOf(evaluate(left, around)),
      );
      return truth(matches === (operator === 'matches'));
    }
    case '<':
    case '>':
    case '<=':
    case '>=':
      return truth(compareNumbers(operator, numberOf(left, around), numberOf(right, around)));
    case '+':
    case '-':
    case '*':
    case '/':
      return { kind: 'number', number: calculate(operator, numberOf(left, around), numberOf(right, around)) };
  }
}

/** A number, also one that stands in a text such as `Page 2`'s value `2`. */
function numberOf(expression: Expression, around: Surroundings): number {
  const text = textOfValue(evaluate(expression, around)).trim();
  const number = Number(text);
  if (text === '' || Number.isNaN(number)) {
    throw new ActionFailure('expectation-failed', `"${text}" is not a number.`, { at: expression.range });
  }
  return number;
}

function truth(boolean: boolean): Value {
  return { kind: 'boolean', boolean };
}

function describe(value: Value | undefined): string {
  return value === undefined ? 'not set' : `"${textOfValue(value)}"`;
}

/** Whether the expression asks anything of the program, so that it needs an observation. */
export function looksAtControls(expression: Expression): boolean {
  switch (expression.kind) {
    case 'property':
    case 'state':
    case 'exists':
    case 'control':
      return true;
    case 'not':
      return looksAtControls(expression.operand);
    case 'binary':
      return looksAtControls(expression.left) || looksAtControls(expression.right);
    case 'template':
      return expression.parts.some(part => typeof part !== 'string' && looksAtControls(part));
    case 'literal':
    case 'regex':
    case 'variable':
    case 'field':
      return false;
  }
}
