import type { ControlNode } from '../../protocol/control-tree.ts';
import { type ItemReader, itemNode } from './item.ts';

/** The items come as a flat list with their depths; a level that is skipped does not tear the tree apart. */
export const treeViewItems: ItemReader = (items, owner) => {
  const roots: ControlNode[] = [];
  /** The last item on each level. */
  const open: ControlNode[] = [];
  for (const [place, item] of items.entries()) {
    const node: ControlNode = {
      ...itemNode('TreeItem', item.hitem ?? place, item, owner),
      ...(item.hasChildren ? { expanded: item.expanded === true } : {}),
    };
    open.length = Math.min(open.length, item.depth ?? 0);
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
};
