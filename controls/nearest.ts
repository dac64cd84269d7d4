import type { ControlNode } from '../protocol/control-tree.ts';
import { type ControlIndex, isInClosedMenu } from './control-index.ts';
import { holds, whyNot } from './filter.ts';
import { printSelector } from './print.ts';
import type { Selector } from './selector.ts';
import { similarity } from './similarity.ts';
import { textTest } from './text-match.ts';

/** A control that a selector misses by a little. */
export interface NearMatch {
  readonly control: ControlNode;
  /** What keeps it from matching, in words: `same name, type is SplitButton`. */
  readonly why: string;
}

const mostShown = 5;
/** Names less alike than this have nothing to do with each other. */
const leastAlike = 0.55;

/**
 * The controls nearest to a selector that matches none, best first; at most five. `inside`: the controls below what
 * its `within` matches.
 */
export function nearest(
  selector: Selector,
  index: ControlIndex,
  inside: ReadonlySet<ControlNode> | undefined,
  scope?: ControlNode,
): NearMatch[] {
  const test = selector.name && textTest(selector.name);
  const alike = new Map<string, number>();
  const nameScore = (name: string): number => {
    if (!selector.name || test?.(name)) return 1;
    if (selector.name.kind === 'regex' || name === '') return 0;
    const known = alike.get(name);
    if (known !== undefined) return known;
    const score = similarity(selector.name.text, name);
    alike.set(name, score);
    return score;
  };

  const found: { control: ControlNode; why: string; score: number; order: number }[] = [];
  for (const [order, control] of index.nodes.entries()) {
    if (scope && !index.isInside(control, scope)) continue;
    const name = nameScore(control.name);
    if (name < leastAlike) continue;
    const sameType = selector.type === 'Any' || control.controlType === selector.type;
    // Without a name there is only the type to go by.
    if (!selector.name && !sameType) continue;
    const missed = selector.filters.filter(filter => !holds(filter, control));
    const misplaced = inside !== undefined && !inside.has(control);

    const reasons: string[] = [];
    if (selector.name && name === 1 && !sameType) reasons.push(`same name, type is ${control.controlType}`);
    if (name < 1) reasons.push(`name "${control.name}" is close`);
    if (name < 1 && !sameType) reasons.push(`type is ${control.controlType}`);
    for (const filter of missed) reasons.push(whyNot(filter, control));
    if (misplaced && selector.within) reasons.push(misplacedReason(selector.within, inside));
    const unusable = whyUnusable(control, index);
    if (unusable) reasons.push(unusable);

    const score =
      name * 3 + (sameType ? 1 : 0) - missed.length - (misplaced ? 0.75 : 0) - (control.offscreen ? 0.25 : 0);
    found.push({ control, why: reasons.join(', ') || 'matches too', score, order });
  }
  found.sort((a, b) => b.score - a.score || a.order - b.order);
  return found.slice(0, mostShown).map(({ control, why }) => ({ control, why }));
}

/** Why a control that matches can't be used now, in words; `undefined` when it can. */
export function whyUnusable(control: ControlNode, index: ControlIndex): string | undefined {
  const reasons: string[] = [];
  if (!control.enabled) reasons.push('is disabled');
  if (isInClosedMenu(control, index)) {
    const menu = index.ancestors(control).find(above => above.controlType === 'MenuItem' && !above.enabled);
    if (menu) reasons.push(`its menu "${menu.name}" is disabled`);
  } else if (control.offscreen) reasons.push('is off screen');
  return reasons.length > 0 ? reasons.join(', ') : undefined;
}

function misplacedReason(within: Selector, inside: ReadonlySet<ControlNode>): string {
  const place = printSelector(within);
  return inside.size === 0 ? `is not in ${place}, and nothing is` : `is not in ${place}`;
}
