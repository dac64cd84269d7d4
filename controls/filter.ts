import type { ControlNode } from '../protocol/control-tree.ts';
import { readProperty } from './property.ts';
import type { PropertyFilter } from './selector.ts';
import { judgeState } from './state.ts';
import { textMatches } from './text-match.ts';

/** Whether a property or state filter holds; not known is no. @throws BadRegex */
export function holds(filter: PropertyFilter, node: ControlNode): boolean {
  if (filter.kind === 'state') return judgeState(node, filter.state) === filter.holds;
  if (filter.property === 'count') return false;
  const value = readProperty(node, filter.property);
  return value !== undefined && textMatches(filter.match, String(value));
}

/** Why a filter does not hold, in words: `automationId is "Italic"`. */
export function whyNot(filter: PropertyFilter, node: ControlNode): string {
  if (filter.kind === 'state') {
    const state = judgeState(node, filter.state);
    if (state === undefined) return `does not say whether it is ${filter.state}`;
    return state ? `is ${filter.state}` : `is not ${filter.state}`;
  }
  const value = filter.property === 'count' ? undefined : readProperty(node, filter.property);
  return value === undefined ? `has no ${filter.property}` : `${filter.property} is "${value}"`;
}
