import type { ControlNode } from '../../protocol/control-tree.ts';
import { type ItemReader, itemNode } from './item.ts';

export const listBoxItems: ItemReader = (items, owner) =>
  items.map((item, place) => itemNode('ListItem', item.index ?? place, item, owner));

/** Off the screen unless the drop-down is known to be open: their places are not told, a choice is by name. */
export const comboBoxItems: ItemReader = (items, owner) => {
  const offscreen = owner.window.dropped !== true || owner.node.offscreen;
  return listBoxItems(items, owner).map((node): ControlNode => ({ ...node, offscreen }));
};
