import type { ControlNode } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import type { Command } from './menus.ts';
import { hasArea, middleIsInside, toRect } from './place.ts';
import type { RawItem, RawWindow } from './raw-win32.ts';
import { nameText } from './screen-text.ts';

/** The control the items belong to. */
export interface ItemOwner {
  readonly window: RawWindow;
  readonly node: ControlNode;
  /** The commands of the menu bar, for tool bars. */
  readonly commands: ReadonlyMap<number, Command>;
}

export type ItemReader = (items: readonly RawItem[], owner: ItemOwner) => ControlNode[];

/**
 * What all items have in common. `key` tells it from its siblings and is the same in the next capture. An item is on
 * the screen when its middle, where a click would go, lies inside its owner.
 */
export function itemNode(controlType: ControlType, key: string | number, item: RawItem, owner: ItemOwner): ControlNode {
  const { node } = owner;
  const rect = item.rect && toRect(item.rect);
  const shown = rect !== undefined && hasArea(rect) && (!node.rect || middleIsInside(rect, node.rect));
  return {
    id: `${node.id}/${item.role}:${key}`,
    controlType,
    name: nameText(item.name),
    ...(rect ? { rect } : {}),
    enabled: node.enabled && item.enabled !== false,
    offscreen: node.offscreen || !shown,
    ...(item.selected === undefined ? {} : { selected: item.selected }),
    children: [],
  };
}

/** Items of a kind that is not known yet: shown, not understood. */
export function otherItems(items: readonly RawItem[], owner: ItemOwner): ControlNode[] {
  return items.map((item, place) => itemNode('Custom', item.index ?? place, item, owner));
}
