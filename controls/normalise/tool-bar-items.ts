import type { ControlNode } from '../../protocol/control-tree.ts';
import { type ItemOwner, type ItemReader, itemNode } from './item.ts';
import type { RawItem } from './raw-win32.ts';
import { nameText, withoutMnemonic } from './screen-text.ts';

const BTNS_CHECK = 0x2;
const BTNS_DROPDOWN = 0x8;
const BTNS_WHOLEDROPDOWN = 0x80;

/** Buttons by command id, separators by number. */
export const toolBarItems: ItemReader = (items, owner) => {
  const counts = new Map<string, number>();
  return items.map(item => {
    const command = String(item.role === 'tbsep' ? '' : (item.id ?? ''));
    const count = (counts.get(command) ?? 0) + 1;
    counts.set(command, count);
    const key = command === '' ? `${count}` : count > 1 ? `${command}.${count}` : command;
    return item.role === 'tbsep' ? separator(item, key, owner) : button(item, key, owner);
  });
};

function separator(item: RawItem, key: string, owner: ItemOwner): ControlNode {
  return { ...itemNode('Separator', key, item, owner), enabled: owner.node.enabled };
}

/**
 * A button without a text is known by the menu item of the same command, else by its tool tip. Whether it stays down when it is not down is
 * only known by its style.
 */
function button(item: RawItem, key: string, owner: ItemOwner): ControlNode {
  const style = item.style ?? 0;
  const command = item.id === undefined ? undefined : owner.commands.get(item.id);
  const node = itemNode(style & (BTNS_DROPDOWN | BTNS_WHOLEDROPDOWN) ? 'SplitButton' : 'Button', key, item, owner);
  const name = withoutMnemonic(item.name);
  const helpText = command?.path || nameText(item.tip ?? '');
  return {
    ...node,
    name: name || command?.name || nameText(item.tip ?? ''),
    ...(item.id === undefined ? {} : { automationId: String(item.id) }),
    ...(item.checked ? { toggled: 'on' as const } : style & BTNS_CHECK ? { toggled: 'off' as const } : {}),
    ...(command?.acceleratorKey ? { acceleratorKey: command.acceleratorKey } : {}),
    ...(helpText ? { helpText } : {}),
  };
}
