import type { ControlNode } from '../../protocol/control-tree.ts';
import { toRect } from './place.ts';
import type { RawMenuItem } from './raw-win32.ts';
import { nameText, withoutEnding, withoutMnemonic } from './screen-text.ts';

/**
 * The menu bar of a window, with every menu and its items below it, open or not. Items of closed menus are off the
 * screen, and still there: they can be invoked.
 */
export function menuBar(items: readonly RawMenuItem[], owner: ControlNode): ControlNode {
  const id = `${owner.id}/menu`;
  const { enabled, offscreen } = owner;
  return {
    id,
    controlType: 'MenuBar',
    name: '',
    enabled,
    offscreen,
    children: items.map((item, place) => menuItem(item, `${id}:${place}`, { enabled, open: !offscreen })),
  };
}

/** `open`: whether the items of this menu are on the screen. */
function menuItem(item: RawMenuItem, id: string, menu: { enabled: boolean; open: boolean }): ControlNode {
  const rect = item.rect && toRect(item.rect);
  const children = item.children ?? [];
  // Only an open menu's items have places.
  const expanded = children.some(child => child.rect !== undefined);
  const { name, acceleratorKey } = readMenuText(item.text);
  return {
    id,
    controlType: item.sep ? 'Separator' : 'MenuItem',
    name,
    ...(item.sep || item.children || item.id === 0 ? {} : { automationId: String(item.id) }),
    ...(rect ? { rect } : {}),
    enabled: item.sep ? menu.enabled : menu.enabled && item.enabled,
    offscreen: !menu.open,
    ...(item.checked ? { toggled: 'on' as const } : {}),
    ...(item.children ? { expanded } : {}),
    ...(acceleratorKey ? { acceleratorKey } : {}),
    children: children.map((child, place) =>
      menuItem(child, `${id}.${place}`, { enabled: menu.enabled, open: menu.open && expanded }),
    ),
  };
}

/** `Save &as...\tCtrl+Shift+S` is a name and a key chord. */
function readMenuText(text: string): { name: string; acceleratorKey: string | undefined } {
  const [name = '', key] = text.split('\t');
  return { name: withoutMnemonic(name), acceleratorKey: key === undefined ? undefined : nameText(key) };
}

/** What a menu says of a command: its name, its key chord, and where it is found, `File > Open`; empty in no menu. */
export interface Command {
  readonly name: string;
  readonly acceleratorKey: string | undefined;
  readonly path: string;
}

/** The commands of a menu bar by id: a tool-bar button with the same id does the same. */
export function menuCommands(items: readonly RawMenuItem[]): Map<number, Command> {
  const commands = new Map<number, Command>();
  const visit = (item: RawMenuItem, above: readonly string[]) => {
    const text = readMenuText(item.text);
    const name = withoutEnding(text.name);
    const path = [...above, name];
    for (const child of item.children ?? []) visit(child, path);
    if (item.children || item.sep || item.id === 0 || name === '' || commands.has(item.id)) return;
    commands.set(item.id, { name, acceleratorKey: text.acceleratorKey, path: path.join(' > ') });
  };
  for (const item of items) visit(item, []);
  return commands;
}
