import { regexProblem } from '../../controls/text-match.ts';
import { controlTypeNames, isControlType } from '../../protocol/control-types.ts';
import { isPropertyName, isStateName, properties, propertyNames, stateNames } from '../../protocol/properties.ts';
import type { Filter, Regex, Selector } from '../generated/ast.ts';
import { type CheckContext, error, warning } from './finding.ts';
import { didYouMean } from './suggest.ts';

export function checkSelector(node: Selector, context: CheckContext): void {
  if (node.type !== 'Any' && !isControlType(node.type)) {
    const otherwise = "Types are UI Automation's, such as Button, Edit or MenuItem; 'Any' stands for all.";
    const { hint, suggestions } = didYouMean(node.type, ['Any', ...controlTypeNames], otherwise);
    const message = `'${node.type}' is no control type.${hint}`;
    context.report(error(node, 'unknown-control-type', message, { property: 'type', suggestions }));
  }
  if (node.index !== undefined && node.index < 1) {
    const message = 'Controls are counted from 1: the first one is #1.';
    context.report(error(node, 'index-from-one', message, { property: 'index', suggestions: ['#1'] }));
  }
}

const filterNames = [...propertyNames.filter(name => properties[name].filter), ...stateNames];

export function checkFilter(node: Filter, context: CheckContext): void {
  const { property, value } = node;
  const isState = isStateName(property);
  if (!isState && !isPropertyName(property)) {
    const otherwise = `There are: ${filterNames.join(', ')}.`;
    const { hint, suggestions } = didYouMean(property, filterNames, otherwise);
    const message = `Controls have no '${property}' to filter by.${hint}`;
    context.report(error(node, 'unknown-property', message, { property: 'property', suggestions }));
  } else if (isState && value.$type !== 'BooleanLiteral') {
    const message = `'${property}' is a state: it is true or false, [${property}=true].`;
    context.report(error(value, 'wrong-filter-value', message, { suggestions: ['true', 'false'] }));
  } else if (isPropertyName(property) && !properties[property].filter) {
    const instead =
      property === 'text' ? ' Use value or name.' : property === 'type' ? ' It stands before the name.' : '';
    const message = `'${property}' cannot be a filter.${instead} Filters are: ${filterNames.join(', ')}.`;
    context.report(error(node, 'not-a-filter', message, { property: 'property' }));
  } else if (!isState && value.$type === 'BooleanLiteral') {
    const message = `'${property}' is a text, such as [${property}="Bold"].`;
    context.report(error(value, 'wrong-filter-value', message, { suggestions: [`"${value.value}"`] }));
  }
}

export function checkRegex(node: Regex, context: CheckContext): void {
  const problem = regexProblem(node.source);
  if (problem !== undefined) {
    context.report(error(node, 'bad-pattern', problem));
    return;
  }
  const holes = [...node.source.matchAll(/\{([\p{L}_][\p{L}\p{N}_]*)\}/gu)];
  if (holes.length === 0) return;
  const known = new Set(context.knownNames());
  const hole = holes.find(([, name]) => known.has(name ?? ''));
  if (hole !== undefined) {
    const message = `A pattern has no holes: ${hole[0]} is looked for as it stands. Only texts in quotes are filled.`;
    context.report(warning(node, 'hole-in-pattern', message));
  }
}
