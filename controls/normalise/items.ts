import type { ControlNode } from '../../protocol/control-tree.ts';
import { headerItems, statusBarParts, tabItems } from './bar-items.ts';
import { type ItemOwner, type ItemReader, otherItems } from './item.ts';
import { comboBoxItems, listBoxItems } from './list-items.ts';
import { listViewItems } from './list-view-items.ts';
import type { RawWindow } from './raw-win32.ts';
import { toolBarItems } from './tool-bar-items.ts';
import { treeViewItems } from './tree-items.ts';

/** A control's items are all of one kind; `range` is no item but the value of a slider or progress bar. */
const readers: Readonly<Record<string, ItemReader>> = {
  comboitem: comboBoxItems,
  header: headerItems,
  listitem: listBoxItems,
  lvitem: listViewItems,
  range: () => [],
  sbpart: statusBarParts,
  tab: tabItems,
  tbbutton: toolBarItems,
  tbsep: toolBarItems,
  treeitem: treeViewItems,
};

/** The items of a standard control as controls of their own, nested where they nest. */
export function readItems(owner: ItemOwner): ControlNode[] {
  const { items } = owner.window;
  const [first] = items;
  return first ? (readers[first.role] ?? otherItems)(items, owner) : [];
}

/** The value of a slider or progress bar. */
export function rangeValue(window: RawWindow): string | undefined {
  return window.items.find(item => item.role === 'range')?.value?.toString();
}
