import { isPropertyName, properties } from '../../protocol/properties.ts';
import { ungrouped } from '../bind/meaning.ts';
import { plainText } from '../bind/template-text.ts';
import { onOneLine } from '../compile/source-text.ts';
import type { Vocabulary } from '../compile/vocabulary.ts';
import type { Expression } from '../generated/ast.ts';
import { isNameReference, isPropertyAccess, isSelector, isTemplate } from '../generated/ast.ts';
import { type CheckContext, error } from './finding.ts';

/** What an expression is, as far as its text tells. `any`: only the run knows. */
export type StaticType = 'text' | 'number' | 'boolean' | 'line' | 'control' | 'pattern' | 'any';

const words = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  line: 'a line or row',
  control: 'a control',
  pattern: 'a pattern',
  any: 'a value',
} as const satisfies Record<StaticType, string>;

export function typeOf(node: Expression, vocabulary: Vocabulary): StaticType {
  switch (node.$type) {
    case 'Group':
      return typeOf(node.inner, vocabulary);
    case 'NumberLiteral':
    case 'Negative':
      return 'number';
    case 'BooleanLiteral':
    case 'Not':
    case 'Comparison':
      return 'boolean';
    case 'Binary':
      return node.operator === 'and' || node.operator === 'or' ? 'boolean' : 'number';
    case 'Template':
      return 'text';
    case 'Regex':
      return 'pattern';
    case 'Selector':
      return 'control';
    case 'NameReference': {
      const meaning = vocabulary.meaning(node);
      if (meaning === undefined || meaning.kind === 'routine') return 'any';
      return meaning.kind === 'value' ? meaning.type : 'control';
    }
    case 'PropertyAccess': {
      const of = typeOf(ungrouped(node.of), vocabulary);
      if (of === 'control') return isPropertyName(node.property) ? properties[node.property].type : 'any';
      return of === 'line' ? 'text' : 'any';
    }
  }
}

/** Whether something is true: `if`, `expect`, `and`. */
export function expectCondition(node: Expression, context: CheckContext): void {
  const type = typeOf(node, context.vocabulary);
  const source = onOneLine(node);
  switch (type) {
    case 'control': {
      const suggestions = [`${source} exists`];
      const message = `This is a control, not a condition. Say what is to hold of it: ${short(source)} exists, is enabled …`;
      context.report(error(node, 'not-a-condition', message, { suggestions }));
      return;
    }
    case 'text':
    case 'number':
    case 'pattern': {
      const example = type === 'pattern' ? `editor.text matches ${source}` : `${short(source)} is …`;
      context.report(error(node, 'not-a-condition', `This is ${words[type]}, not a condition. Compare it: ${example}`));
      return;
    }
    default:
  }
}

/** A value that is used as a text: what is typed, compared, pressed. */
export function expectText(node: Expression, context: CheckContext): void {
  const type = typeOf(node, context.vocabulary);
  if (type === 'control') {
    const source = onOneLine(node);
    const inner = ungrouped(node);
    // Behind an ancestor the property would read as the ancestor's.
    const suggestions = isSelector(inner) && inner.within !== undefined ? [`(${source}).text`] : [`${source}.text`];
    const message = `This is a control, and a text is wanted. For the text it shows, write: ${short(suggestions[0] ?? '')}`;
    context.report(error(node, 'control-as-text', message, { suggestions }));
  } else if (type === 'pattern') {
    const message = "A /pattern/ stands only after 'matches' and as the name of a control. Here a text is wanted.";
    context.report(error(node, 'pattern-as-text', message));
  }
}

/** A value that is calculated with, compared by size, or that counts something. */
export function expectNumber(node: Expression, context: CheckContext): void {
  const type = typeOf(node, context.vocabulary);
  if (type === 'number' || type === 'any' || type === 'line') return;
  const inner = ungrouped(node);
  if (type === 'text') {
    if (isTemplate(inner)) {
      const text = plainText(inner);
      if (text === undefined || (text.trim() !== '' && !Number.isNaN(Number(text)))) return;
    } else if (!isPropertyAccess(inner) || mayHoldNumber(inner.property)) {
      // An input or a variable may well hold "12": the run will tell.
      return;
    }
  }
  const source = onOneLine(node);
  const what = type === 'text' && isPropertyAccess(inner) ? `'${inner.property}' is a text` : `This is ${words[type]}`;
  const hint =
    type === 'control' && (isNameReference(inner) || isSelector(inner))
      ? ` Write ${short(source)}.count or .value.`
      : '';
  context.report(error(node, 'not-a-number', `${what}, and a number is wanted.${hint}`));
}

function mayHoldNumber(property: string): boolean {
  return !isPropertyName(property) || property === 'text' || property === 'value' || property === 'name';
}

function short(source: string): string {
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
