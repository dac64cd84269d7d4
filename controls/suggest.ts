import type { ControlNode } from '../protocol/control-tree.ts';
import type { ControlIndex } from './control-index.ts';
import { match, resolve } from './match.ts';
import { printSelector } from './print.ts';
import type { PropertyFilter, Selector } from './selector.ts';

/** A selector for a control. */
export interface Suggestion {
  readonly selector: Selector;
  /** In Task Plan syntax. */
  readonly text: string;
  /** How many controls it matches, hidden ones included. */
  readonly matches: number;
  /** Whether it means this control and no other, now. */
  readonly unique: boolean;
}

/**
 * Selectors that match a control, best first: unique before others, then short and lasting ones. Nothing that changes
 * while a program is used takes part (values, places, states), and an index only where nothing else is unique. At
 * least one is unique.
 */
export function suggestSelectors(node: ControlNode, index: ControlIndex, most = 6): Suggestion[] {
  const suggestions: Suggestion[] = [];
  const seen = new Set<string>();
  for (const selector of plainSelectors(node, index)) {
    const text = printSelector(selector);
    if (seen.has(text)) continue;
    seen.add(text);
    suggestions.push(judge(selector, text, node, index));
  }
  if (!suggestions.some(({ unique }) => unique)) {
    for (const { selector } of suggestions.slice(0, 3)) {
      const place = match(selector, index).indexOf(node) + 1;
      const counted = { ...selector, index: place };
      suggestions.push(judge(counted, printSelector(counted), node, index));
    }
  }
  return suggestions
    .map((suggestion, rank) => ({ suggestion, rank }))
    .sort((a, b) => grade(a.suggestion) - grade(b.suggestion) || a.rank - b.rank)
    .slice(0, most)
    .map(({ suggestion }) => suggestion);
}

/** A selector with hidden twins is unique only until they are shown. */
function grade({ unique, matches }: Suggestion): number {
  return unique ? (matches === 1 ? 0 : 1) : 2;
}

function judge(selector: Selector, text: string, node: ControlNode, index: ControlIndex): Suggestion {
  const matches = match(selector, index);
  const resolution = resolve(selector, index);
  const unique = matches.length === 1 ? matches[0] === node : resolution.kind === 'one' && resolution.control === node;
  return { selector, text, matches: selector.index === undefined ? matches.length : 1, unique };
}

/** Without an index, best first. */
function plainSelectors(node: ControlNode, index: ControlIndex): Selector[] {
  const own = ownSelectors(node);
  const places = index
    .ancestors(node)
    .filter(above => above !== index.tree.root)
    .map(above => ownSelectors(above)[0])
    .filter(place => place !== undefined && (place.name !== undefined || place.filters.length > 0));
  const bare: Selector = { type: node.controlType, filters: [] };
  const narrowed = places.flatMap(within => (own[0] ? [{ ...own[0], within }] : []));
  return [...own, ...narrowed, bare, ...places.map(within => ({ ...bare, within }))];
}

/** By what the control itself says, best first. */
function ownSelectors(node: ControlNode): Selector[] {
  const type = node.controlType;
  const title = type === 'Window' ? /^.* - ([^-]+)$/.exec(node.name)?.[1] : undefined;
  const selectors: Selector[] = [];
  // `Document - WordPad`: the document changes, the program's name stays.
  if (title !== undefined)
    selectors.push({ type, name: { kind: 'regex', source: `${escapeRegex(title)}$` }, filters: [] });
  if (node.name !== '') selectors.push({ type, name: { kind: 'text', text: node.name }, filters: [] });
  const by = (property: 'automationId' | 'acceleratorKey' | 'helpText', text: string | undefined) => {
    if (text === undefined || text === '') return;
    const filter: PropertyFilter = { kind: 'property', property, match: { kind: 'text', text } };
    selectors.push({ type, filters: [filter] });
  };
  if (node.automationId !== undefined && isLasting(node.automationId)) by('automationId', node.automationId);
  by('helpText', node.helpText);
  by('acceleratorKey', node.acceleratorKey);
  return selectors;
}

/** Long numbers and GUIDs are made anew at each start. */
function isLasting(automationId: string): boolean {
  return !/^\d{6,}$|[0-9a-f]{8}-[0-9a-f]{4}/i.test(automationId);
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
