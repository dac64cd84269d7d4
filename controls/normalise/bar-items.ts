import type { ControlNode } from '../../protocol/control-tree.ts';
import { type ItemReader, itemNode } from './item.ts';
import { withoutMnemonic } from './screen-text.ts';

export const tabItems: ItemReader = (items, owner) =>
  items.map((item, place) => ({
    ...itemNode('TabItem', item.index ?? place, item, owner),
    name: withoutMnemonic(item.name),
  }));

export const headerItems: ItemReader = (items, owner) =>
  items.map((item, place) => itemNode('HeaderItem', item.index ?? place, item, owner));

/** Parts of a status bar; their places are not told, so they are seen when the bar is. */
export const statusBarParts: ItemReader = (items, owner) =>
  items.map((item, place): ControlNode => {
    const at = item.index ?? place;
    const part = itemNode('Text', at, item, owner);
    // As UI Automation names them.
    const automationId = `StatusBar.Pane${at}`;
    return { ...part, automationId, offscreen: item.rect ? part.offscreen : owner.node.offscreen };
  });
