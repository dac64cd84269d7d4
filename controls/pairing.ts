import type { ControlNode } from '../protocol/control-tree.ts';
import type { ControlIndex } from './control-index.ts';

/** Which control of an earlier tree is which one of a later tree. */
export interface Pairs {
  /** Earlier control → later control. */
  readonly after: ReadonlyMap<ControlNode, ControlNode>;
  /** Later control → earlier control. */
  readonly before: ReadonlyMap<ControlNode, ControlNode>;
}

/**
 * Pairs by id first: an id is stable while its control lives. Where a program made its controls anew, children of
 * paired parents are paired by type, name and automation id in order; and by type alone only when the two trees share
 * no ids at all, for then ids say nothing and a new name is a change rather than another control.
 */
export function pairControls(before: ControlIndex, after: ControlIndex): Pairs {
  const forth = new Map<ControlNode, ControlNode>();
  const back = new Map<ControlNode, ControlNode>();
  const pair = (old: ControlNode, now: ControlNode) => {
    forth.set(old, now);
    back.set(now, old);
  };
  for (const old of before.nodes) {
    const now = after.node(old.id);
    if (now && now.controlType === old.controlType && !back.has(now)) pair(old, now);
  }
  const idsAreStable = forth.size > 0;
  const roots = [before.tree.root, after.tree.root] as const;
  if (!forth.has(roots[0]) && !back.has(roots[1]) && roots[0].controlType === roots[1].controlType) pair(...roots);
  if (forth.size === before.nodes.length && back.size === after.nodes.length) return { after: forth, before: back };

  // In tree order a parent is paired before its children are looked at.
  for (const old of before.nodes) {
    const now = forth.get(old);
    if (!now) continue;
    pairChildren(old, now, strongKey);
    if (!idsAreStable) pairChildren(old, now, node => node.controlType);
  }
  return { after: forth, before: back };

  function pairChildren(old: ControlNode, now: ControlNode, keyOf: (node: ControlNode) => string): void {
    const left = new Map<string, ControlNode[]>();
    for (const child of now.children) {
      if (back.has(child)) continue;
      const key = keyOf(child);
      const same = left.get(key);
      if (same) same.push(child);
      else left.set(key, [child]);
    }
    if (left.size === 0) return;
    const taken = new Map<string, number>();
    for (const child of old.children) {
      if (forth.has(child)) continue;
      const key = keyOf(child);
      const place = taken.get(key) ?? 0;
      const twin = left.get(key)?.[place];
      if (!twin) continue;
      taken.set(key, place + 1);
      pair(child, twin);
    }
  }
}

function strongKey(node: ControlNode): string {
  return JSON.stringify([node.controlType, node.name, node.automationId]);
}
