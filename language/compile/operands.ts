import { isControlType } from '../../protocol/control-types.ts';
import { isPropertyName, isStateName, type PropertyName, type StateName } from '../../protocol/properties.ts';
import { ungrouped } from '../bind/meaning.ts';
import { plainText } from '../bind/template-text.ts';
import type {
  ControlReference,
  Expression,
  FilterTemplate,
  Operator,
  SelectorTemplate,
  Template,
  TextTemplate,
} from '../compiled-plan.ts';
import type * as ast from '../generated/ast.ts';
import { isNameReference, isRegex, isSelector } from '../generated/ast.ts';
import { onOneLine } from './source-text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a `within` adds to the selectors in its block: the container, or the variable that holds it. */
export type Scope =
  | { readonly within: SelectorTemplate; readonly withinVariable?: undefined }
  | { readonly within?: undefined; readonly withinVariable: string };

/** Something that the checker reports was handed to the compiler. */
export class NotChecked extends Error {
  constructor(what: string) {
    super(`The compiler met ${what}: plans with errors are not compiled.`);
    this.name = 'NotChecked';
  }
}

/** Selectors, texts and expressions of a checked plan. */
export class Operands {
  readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** @param scope of the `within` around it */
  control(node: ast.ControlOperand, scope: Scope | undefined): ControlReference {
    const range = this.vocabulary.rangeOf(node);
    const text = onOneLine(node);
    if (isSelector(node)) return { kind: 'selector', selector: this.selector(node, scope), text, range };
    if (this.vocabulary.meaning(node)?.kind === 'held control')
      return { kind: 'variable', name: node.name, text, range };
    const selector = this.vocabulary.control(node);
    if (selector === undefined) throw new NotChecked(`the name ${node.name}, which is no control`);
    return { kind: 'selector', selector, text, range };
  }

  /** What an operand adds to selectors below it. A name is a finished control: no outer scope is added to it. */
  scopeOf(node: ast.ControlOperand, outer: Scope | undefined): Scope {
    const reference = this.control(node, outer);
    return reference.kind === 'variable' ? { withinVariable: reference.name } : { within: reference.selector };
  }

  selector(node: ast.Selector, scope: Scope | undefined): SelectorTemplate {
    if (node.type !== 'Any' && !isControlType(node.type)) throw new NotChecked(`the control type ${node.type}`);
    // A window is looked for everywhere: inside itself, `expect Window "Save As" does not exist` would always hold.
    const inherited = node.type === 'Window' ? undefined : scope;
    const around = node.within === undefined ? inherited : this.scopeOf(node.within, scope);
    return {
      type: node.type,
      ...(node.name === undefined ? {} : { name: this.match(node.name) }),
      filters: node.filters.map(filter => this.#filter(filter)),
      ...(node.index === undefined ? {} : { index: node.index }),
      ...around,
    };
  }

  match(node: ast.Template | ast.Regex): TextTemplate {
    return isRegex(node) ? { kind: 'regex', source: node.source } : { kind: 'text', text: this.template(node) };
  }

  #filter({ property, value }: ast.Filter): FilterTemplate {
    if (isStateName(property) && value.$type === 'BooleanLiteral') {
      return { kind: 'state', state: property, holds: value.value };
    }
    if (!isPropertyName(property) || value.$type === 'BooleanLiteral') throw new NotChecked(`the filter ${property}`);
    return { kind: 'property', property, match: this.match(value) };
  }

  template(node: ast.Template): Template {
    const parts: (string | Expression)[] = [];
    for (const [index, chunk] of node.chunks.entries()) {
      const hole = node.holes[index];
      if (chunk !== '' || node.chunks.length === 1) parts.push(chunk);
      if (hole !== undefined) parts.push(this.expression(hole, undefined));
    }
    return parts;
  }

  expression(node: ast.Expression, scope: Scope | undefined): Expression {
    const range = this.vocabulary.rangeOf(node);
    switch (node.$type) {
      case 'Group':
        return this.expression(node.inner, scope);
      case 'NumberLiteral':
      case 'BooleanLiteral':
        return { kind: 'literal', value: node.value, range };
      case 'Regex':
        return { kind: 'regex', source: node.source, range };
      case 'Template': {
        const plain = plainText(node);
        if (plain !== undefined) return { kind: 'literal', value: plain, range };
        return { kind: 'template', parts: this.template(node), range };
      }
      case 'Selector':
        return { kind: 'control', control: this.control(node, scope), range };
      case 'NameReference': {
        const meaning = this.vocabulary.meaning(node)?.kind;
        if (meaning === 'value') return { kind: 'variable', name: node.name, range };
        return { kind: 'control', control: this.control(node, scope), range };
      }
      case 'PropertyAccess':
        return this.#property(node, scope);
      case 'Not':
        return { kind: 'not', operand: this.expression(node.operand, scope), range };
      case 'Negative':
        return this.#negative(node, scope);
      case 'Binary':
        return {
          kind: 'binary',
          operator: node.operator,
          left: this.expression(node.left, scope),
          right: this.expression(node.right, scope),
          range,
        };
      case 'Comparison':
        return this.#comparison(node, scope);
    }
  }

  #property(node: ast.PropertyAccess, scope: Scope | undefined): Expression {
    const range = this.vocabulary.rangeOf(node);
    const of = ungrouped(node.of);
    if (isNameReference(of) && this.vocabulary.meaning(of)?.kind === 'value') {
      return { kind: 'field', of: of.name, field: node.property, range };
    }
    if (!isPropertyName(node.property)) throw new NotChecked(`the property ${node.property}`);
    const property: PropertyName = node.property;
    return { kind: 'property', of: this.#operand(of, scope), property, range };
  }

  #negative(node: ast.Negative, scope: Scope | undefined): Expression {
    const range = this.vocabulary.rangeOf(node);
    const operand = this.expression(node.operand, scope);
    if (operand.kind === 'literal' && typeof operand.value === 'number') {
      return { kind: 'literal', value: -operand.value, range };
    }
    return { kind: 'binary', operator: '-', left: { kind: 'literal', value: 0, range }, right: operand, range };
  }

  #comparison(node: ast.Comparison, scope: Scope | undefined): Expression {
    const range = this.vocabulary.rangeOf(node);
    const holds = !node.negated;
    const left = ungrouped(node.left);
    if (node.state !== undefined) {
      if (node.state === 'empty' && !this.#isControl(left)) {
        const operator = holds ? 'is' : 'is not';
        const right: Expression = { kind: 'literal', value: '', range };
        return { kind: 'binary', operator, left: this.expression(left, scope), right, range };
      }
      if (!isStateName(node.state)) throw new NotChecked(`the state ${node.state}`);
      const state: StateName = node.state;
      return { kind: 'state', of: this.#operand(left, scope), state, holds, range };
    }
    if (node.right === undefined) return { kind: 'exists', of: this.#operand(left, scope), holds, range };
    return {
      kind: 'binary',
      operator: operatorOf(node.operator, node.negated),
      left: this.expression(left, scope),
      right: this.expression(node.right, scope),
      range,
    };
  }

  #operand(node: ast.Expression, scope: Scope | undefined): ControlReference {
    if (isSelector(node) || isNameReference(node)) return this.control(node, scope);
    throw new NotChecked('an expression in the place of a control');
  }

  #isControl(node: ast.Expression): boolean {
    return isSelector(node) || (isNameReference(node) && this.vocabulary.meaning(node)?.kind !== 'value');
  }
}

function operatorOf(operator: ast.Comparison['operator'], negated: boolean): Operator {
  switch (operator) {
    case 'contain':
    case 'contains':
      return negated ? 'not contains' : 'contains';
    case 'match':
    case 'matches':
      return negated ? 'not matches' : 'matches';
    case 'is':
      return negated ? 'is not' : 'is';
    case 'exist':
    case 'exists':
      throw new NotChecked('`exists` with a right side');
    default:
      return operator;
  }
}
