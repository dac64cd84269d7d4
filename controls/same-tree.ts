import type { ControlNode, ControlTree } from '../protocol/control-tree.ts';

/**
 * Whether two captures show the same: ids, types, every property and every place. What settling compares; it stops at
 * the first difference.
 */
export function sameTree(a: ControlTree, b: ControlTree): boolean {
  if (a.partial !== b.partial || a.window.title !== b.window.title) return false;
  const open: [ControlNode, ControlNode][] = [[a.root, b.root]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [left, right] = pair;
    if (!sameControl(left, right) || left.children.length !== right.children.length) return false;
    for (const [place, child] of left.children.entries()) {
      const other = right.children[place];
      if (!other) return false;
      open.push([child, other]);
    }
  }
  return true;
}

function sameControl(a: ControlNode, b: ControlNode): boolean {
  return (
    a.id === b.id &&
    a.controlType === b.controlType &&
    a.name === b.name &&
    a.value === b.value &&
    a.enabled === b.enabled &&
    a.offscreen === b.offscreen &&
    a.focused === b.focused &&
    a.toggled === b.toggled &&
    a.selected === b.selected &&
    a.expanded === b.expanded &&
    a.readOnly === b.readOnly &&
    a.password === b.password &&
    a.automationId === b.automationId &&
    a.helpText === b.helpText &&
    a.acceleratorKey === b.acceleratorKey &&
    a.rect?.x === b.rect?.x &&
    a.rect?.y === b.rect?.y &&
    a.rect?.width === b.rect?.width &&
    a.rect?.height === b.rect?.height
  );
}
