import type { ControlNode, Rect } from '../../../../protocol/control-tree.ts';
import { commandRow, isEnabled } from '../commands/commands.ts';
import type { AppState, Popup } from '../model/app-state.ts';
import { labelWidth, windowRect } from './geometry.ts';
import { type MenuEntry, type MenuRow, menuRow } from './menus.ts';
import { compact } from './ribbon.ts';
import type { SceneBuilder } from './scene.ts';

export const popupId = (popup: Popup) => `popup~${popup.serial}`;
const palettePlaces = 6;
const swatch = 26;

function sizeOf(row: MenuRow, owner: Rect): { width: number; height: number } {
  const { length } = row.entries;
  if (row.kind === 'palette') {
    return { width: palettePlaces * swatch + 8, height: Math.ceil(length / palettePlaces) * swatch + 28 };
  }
  const widest = Math.max(...row.entries.map(entry => labelWidth(entry.name)));
  const lines = row.entries.filter(entry => entry.separated).length;
  if (row.kind === 'list') return { width: Math.max(owner.width, widest + 24), height: length * 22 + 4 };
  return { width: Math.max(170, widest + 110), height: length * 26 + lines * 7 + 6 };
}

/** Adds the open menu or drop-down, under the control it belongs to. */
export function addPopup(scene: SceneBuilder, state: AppState, root: ControlNode, popup: Popup) {
  const row = menuRow(popup.menu);
  const owner = scene.elements.get(popup.owner)?.node.rect;
  if (!row || !owner) return;
  const id = popupId(popup);
  const size = sizeOf(row, owner);
  const below = owner.y + owner.height;
  const bottom = windowRect.y + windowRect.height;
  const rect: Rect = {
    x: Math.min(owner.x, windowRect.x + windowRect.width - size.width - 4),
    y: below + size.height > bottom ? Math.max(windowRect.y, owner.y - size.height) : below,
    ...size,
  };
  const window = scene.addWindow(root, {
    id,
    type: 'Window',
    name: row.kind === 'list' ? '' : row.title,
    className: row.kind === 'list' ? 'ComboLBox' : 'Net UI Tool Window',
    rect,
    deed: { kind: 'window', close: undefined },
    look: { kind: 'menu' },
  });
  const list = scene.add(window, {
    id: `${id}.items`,
    type: row.kind === 'menu' ? 'Menu' : 'List',
    name: row.title,
    rect,
    ...(row.kind === 'menu' ? {} : { patterns: ['Selection'] }),
    ...(row.kind === 'palette' ? { look: { kind: 'caption' } as const } : {}),
  });
  let y = rect.y + (row.kind === 'palette' ? 24 : row.kind === 'list' ? 2 : 3);
  for (const [index, entry] of row.entries.entries()) {
    if (row.kind === 'palette') {
      const place = {
        x: rect.x + 4 + (index % palettePlaces) * swatch,
        y: y + Math.floor(index / palettePlaces) * swatch,
        width: swatch,
        height: swatch,
      };
      addEntry(scene, state, list, popup, row, index, entry, place);
      continue;
    }
    if (entry.separated) {
      scene.add(list, {
        id: `${id}.line.${index}`,
        type: 'Separator',
        name: '',
        rect: { x: rect.x + 2, y, width: rect.width - 4, height: row.kind === 'list' ? 0 : 7 },
        look: { kind: 'pane', icon: 'line' },
      });
      if (row.kind === 'menu') y += 7;
    }
    const height = row.kind === 'list' ? 22 : 26;
    addEntry(scene, state, list, popup, row, index, entry, { x: rect.x + 2, y, width: rect.width - 4, height });
    y += height;
  }
}

function addEntry(
  scene: SceneBuilder,
  state: AppState,
  list: ControlNode,
  popup: Popup,
  row: MenuRow,
  index: number,
  entry: MenuEntry,
  rect: Rect,
) {
  const { command, argument, name } = entry;
  const { keys, toggled, value } = commandRow(command);
  const key = command === 'dialog.choose' ? argument?.split('=')[0] : undefined;
  const chosen = key === undefined ? value?.(state) : state.dialogs.at(-1)?.choices[key];
  const isMenu = row.kind === 'menu';
  scene.add(list, {
    id: `${popupId(popup)}.${index}`,
    type: isMenu ? 'MenuItem' : 'ListItem',
    name,
    automationId: `${compact(popup.menu)}${compact(name)}`,
    className: isMenu ? 'NetUITWBtnMenuItem' : 'NetUIListViewItem',
    rect,
    enabled: isEnabled(command, state),
    ...(keys === undefined || !isMenu ? {} : { acceleratorKey: keys }),
    ...(isMenu ? {} : { selected: chosen !== undefined && chosen === (key === undefined ? argument : name) }),
    ...(toggled && argument === undefined && isMenu ? { helpText: commandRow(command).help } : {}),
    deed: { kind: 'command', command, ...(argument === undefined ? {} : { argument }) },
    look: { kind: row.kind === 'palette' ? 'swatch' : isMenu ? 'menu item' : 'list item' },
  });
}
