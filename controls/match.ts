import type { ControlNode } from '../protocol/control-tree.ts';
import { type ControlIndex, isActionable, isUsable } from './control-index.ts';
import { holds } from './filter.ts';
import { type NearMatch, nearest, whyUnusable } from './nearest.ts';
import type { Selector } from './selector.ts';
import { textTest } from './text-match.ts';

/** What a selector means in a tree, when one control is wanted. */
export type Resolution =
  | { readonly kind: 'one'; readonly control: ControlNode }
  /** Nothing matches. */
  | { readonly kind: 'none'; readonly nearest: readonly NearMatch[] }
  /** Several matches can be used, and no index says which. */
  | { readonly kind: 'ambiguous'; readonly controls: readonly ControlNode[] }
  /** All matches are disabled or off the screen; `nearest` says of each which. */
  | {
      readonly kind: 'unusable';
      readonly controls: readonly ControlNode[];
      readonly nearest: readonly NearMatch[];
    };

/**
 * The controls a selector matches, in tree order, hidden and disabled ones too. With `scope` only controls below that
 * one. A property or state that is not known matches nothing. @throws BadRegex
 */
export function match(selector: Selector, index: ControlIndex, scope?: ControlNode): ControlNode[] {
  const inside = selector.within && controlsWithin(selector.within, index, scope);
  const { name, type } = selector;
  // By name most controls are ruled out at once; the index has that ready.
  const named = name?.kind === 'text' ? index.withName(name.text) : index.nodes;
  const test = name?.kind === 'regex' ? textTest(name) : undefined;
  const found = named.filter(
    node =>
      (type === 'Any' || node.controlType === type) &&
      (!test || test(node.name)) &&
      (!inside || inside.has(node)) &&
      (!scope || index.isInside(node, scope)) &&
      selector.filters.every(filter => holds(filter, node)),
  );
  if (selector.index === undefined) return found;
  const chosen = found[selector.index - 1];
  return chosen ? [chosen] : [];
}

/**
 * The one control a selector means. A visible, enabled match wins over hidden and disabled twins; where none is
 * visible, an item of a closed menu counts as usable, because it can be invoked. An index is obeyed as it stands: it
 * counts hidden matches too. @throws BadRegex
 */
export function resolve(selector: Selector, index: ControlIndex, scope?: ControlNode): Resolution {
  const matches = match(selector, index, scope);
  if (matches.length === 0) return { kind: 'none', nearest: nearestTo(selector, index, scope) };
  const onScreen = matches.filter(isUsable);
  const usable = onScreen.length > 0 ? onScreen : matches.filter(node => isActionable(node, index));
  const [first, ...others] = usable;
  if (first && others.length === 0) return { kind: 'one', control: first };
  if (first) return { kind: 'ambiguous', controls: usable };
  return {
    kind: 'unusable',
    controls: matches,
    nearest: matches.map(control => ({ control, why: whyUnusable(control, index) ?? 'cannot be used' })),
  };
}

/** All controls below any control that `within` matches. */
function controlsWithin(within: Selector, index: ControlIndex, scope?: ControlNode): Set<ControlNode> {
  const inside = new Set<ControlNode>();
  for (const container of match(within, index, scope)) {
    // In tree order a container inside an earlier one adds nothing.
    if (inside.has(container)) continue;
    for (const node of index.subtree(container)) if (node !== container) inside.add(node);
  }
  return inside;
}

/** The controls that come nearest to a selector, those that match it among them, each with what speaks against it. */
export function nearestTo(selector: Selector, index: ControlIndex, scope?: ControlNode): NearMatch[] {
  const { index: wanted, ...rest } = selector;
  const all = wanted === undefined ? [] : match(rest, index, scope);
  if (all.length === 0) {
    return nearest(selector, index, selector.within && controlsWithin(selector.within, index, scope), scope);
  }
  return all.map((control, place) => ({ control, why: `is #${place + 1} of ${all.length}` })).slice(0, 5);
}
