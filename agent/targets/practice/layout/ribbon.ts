import type { ControlNode, Rect } from '../../../../protocol/control-tree.ts';
import { type CommandId, commandRow, isEnabled } from '../commands/commands.ts';
import { styles } from '../commands/format-commands.ts';
import { type AppState, ribbonTabs } from '../model/app-state.ts';
import { bands, labelWidth, windowRect, within } from './geometry.ts';
import { type RibbonGroup, type RibbonItem, ribbon } from './ribbon-table.ts';
import type { Deed, Facts, SceneBuilder } from './scene.ts';

const ribbonTop = bands.title + bands.tabs;
const rowsHeight = 68;
const gap = 2;

/** What every control that stands for a command says of it: whether it is usable, on, and how else it is reached. */
export function commandFacts(
  state: AppState,
  command: CommandId,
): Pick<Facts, 'enabled' | 'toggled' | 'helpText' | 'acceleratorKey'> {
  const row = commandRow(command);
  return {
    enabled: isEnabled(command, state),
    ...(row.toggled ? { toggled: row.toggled(state) } : {}),
    ...(row.help === undefined ? {} : { helpText: row.help }),
    ...(row.keys === undefined ? {} : { acceleratorKey: row.keys }),
  };
}

export const compact = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, '');

function widthOf(item: RibbonItem): number {
  if (item.width !== undefined) return item.width;
  const arrow = item.kind === 'split' || item.kind === 'menu' ? 12 : 0;
  if (item.size === 'large') return Math.max(46, labelWidth(item.name) + 12);
  if (item.kind === 'check') return labelWidth(item.name) + 28;
  return item.size === 'small' ? labelWidth(item.name) + 32 + arrow : 26 + arrow;
}

function addTabs(scene: SceneBuilder, state: AppState, parent: ControlNode) {
  const strip = scene.add(parent, {
    id: 'tabs',
    type: 'Tab',
    name: 'Ribbon Tabs',
    className: 'NetUIPanViewer',
    rect: within(0, bands.title, windowRect.width, bands.tabs),
    look: { kind: 'tab strip' },
    patterns: ['Selection'],
  });
  scene.add(strip, {
    id: 'tab.File',
    type: 'Button',
    name: 'File Tab',
    automationId: 'FileTabButton',
    className: 'NetUIRibbonFileTab',
    rect: within(0, bands.title, 56, bands.tabs),
    acceleratorKey: 'Alt+F',
    expanded: state.popup?.owner === 'tab.File',
    deed: { kind: 'menu', menu: 'file' },
    look: { kind: 'tab', icon: 'File' },
  });
  let x = 56;
  for (const tab of ribbonTabs) {
    const width = labelWidth(tab) + 26;
    scene.add(strip, {
      id: `tab.${tab}`,
      type: 'TabItem',
      name: tab,
      automationId: `Tab${tab}`,
      className: 'NetUIRibbonTab',
      rect: within(x, bands.title, width, bands.tabs),
      selected: state.tab === tab,
      deed: { kind: 'command', command: 'tab', argument: tab },
      look: { kind: 'tab' },
    });
    x += width;
  }
}

function addGallery(scene: SceneBuilder, state: AppState, parent: ControlNode, id: string, rect: Rect) {
  const list = scene.add(parent, {
    id,
    type: 'List',
    name: 'Styles',
    automationId: 'QuickStylesGallery',
    className: 'NetUIGalleryContainer',
    rect: { ...rect, width: rect.width - 18 },
    patterns: ['Selection', 'Scroll'],
  });
  const chosen = commandRow('style').value?.(state);
  const width = 66;
  for (const [index, name] of Object.keys(styles).entries()) {
    const offscreen = index >= 4;
    scene.add(list, {
      id: `${id}.${compact(name)}`,
      type: 'ListItem',
      name,
      automationId: `Style${compact(name)}`,
      className: 'NetUIGalleryButton',
      rect: { x: rect.x + index * (width + 1), y: rect.y + 6, width, height: 56 },
      offscreen,
      selected: name === chosen,
      deed: { kind: 'command', command: 'style', argument: name },
      look: { kind: 'style' },
    });
  }
  scene.add(parent, {
    id: `${id}.more`,
    type: 'MenuItem',
    name: 'More Styles',
    automationId: 'QuickStylesMore',
    className: 'NetUIAnchor',
    rect: { x: rect.x + rect.width - 16, y: rect.y + 6, width: 16, height: 56 },
    expanded: state.popup?.owner === `${id}.more`,
    deed: { kind: 'menu', menu: 'styles' },
    look: { kind: 'arrow' },
  });
}

const typeOf = {
  button: 'Button',
  split: 'SplitButton',
  menu: 'MenuItem',
  combo: 'ComboBox',
  check: 'CheckBox',
  gallery: 'List',
} as const;
const classOf = {
  button: 'NetUIRibbonButton',
  split: 'NetUISplitButton',
  menu: 'NetUIAnchor',
  combo: 'NetUIComboBox',
  check: 'NetUICheckBox',
  gallery: 'NetUIGalleryContainer',
} as const;

function deedOf(item: RibbonItem): Deed {
  const { kind, command, menu, argument } = item;
  if (kind === 'split' && menu) return { kind: 'split', command, menu };
  if (kind === 'menu' && menu) return { kind: 'menu', menu };
  if (kind === 'combo' && menu) return { kind: 'combo', command, menu };
  return { kind: 'command', command, ...(argument === undefined ? {} : { argument }) };
}

/** Adds one control of the ribbon or of the mini toolbar. */
export function addItem(
  scene: SceneBuilder,
  state: AppState,
  parent: ControlNode,
  prefix: string,
  item: RibbonItem,
  rect: Rect,
) {
  const automationId = item.automationId ?? compact(item.name);
  const id = `${prefix}.${automationId}`;
  if (item.kind === 'gallery') return addGallery(scene, state, parent, id, rect);
  const deed = deedOf(item);
  const editing = state.focus === id ? state.editing?.text : undefined;
  const facts = commandFacts(state, item.command);
  const control = scene.add(parent, {
    id,
    type: typeOf[item.kind],
    name: item.name,
    automationId,
    className: classOf[item.kind],
    rect,
    ...(item.kind === 'menu' ? { helpText: facts.helpText } : facts),
    ...(item.kind === 'combo' ? { value: editing ?? commandRow(item.command).value?.(state) ?? '' } : {}),
    ...('menu' in deed ? { expanded: state.popup?.owner === id } : {}),
    deed,
    look: { kind: item.kind === 'check' || item.kind === 'combo' ? item.kind : item.size, icon: item.icon },
  });
  if (deed.kind !== 'split') return;
  const small = item.size !== 'large';
  scene.add(control, {
    id: `${id}.more`,
    type: 'Button',
    name: 'More Options',
    className: 'NetUISimpleButton',
    enabled: facts.enabled,
    rect: small
      ? { x: rect.x + rect.width - 13, y: rect.y, width: 13, height: rect.height }
      : { x: rect.x, y: rect.y + 44, width: rect.width, height: rect.height - 44 },
    expanded: state.popup?.owner === `${id}.more`,
    deed: { kind: 'menu', menu: deed.menu },
    look: { kind: 'arrow' },
  });
}

/** @returns the width that the group takes */
function addGroup(
  scene: SceneBuilder,
  state: AppState,
  parent: ControlNode,
  prefix: string,
  group: RibbonGroup,
  x: number,
): number {
  const widths = group.columns.map(rows =>
    Math.max(...rows.map(row => row.reduce((sum, item) => sum + widthOf(item) + gap, -gap))),
  );
  const inner = widths.reduce((sum, width) => sum + width + gap, -gap);
  const width = Math.max(inner, labelWidth(group.name)) + 14;
  const node = scene.add(parent, {
    id: `${prefix}.group.${compact(group.name)}`,
    type: 'Group',
    name: group.name,
    className: 'NetUIChunk',
    rect: within(x, ribbonTop, width, bands.ribbon - 2),
    look: { kind: 'group' },
  });
  let left = x + 7 + Math.floor((width - 14 - inner) / 2);
  for (const [index, rows] of group.columns.entries()) {
    const height = rows.length === 1 ? rowsHeight : rows.length === 2 ? 26 : 22;
    const space = rows.length === 2 ? 8 : 0;
    for (const [row, items] of rows.entries()) {
      let at = left;
      for (const item of items) {
        const y = ribbonTop + 4 + (rows.length === 2 ? 3 : 1) + row * (height + space);
        const tall = item.kind === 'combo' ? height - 2 : height;
        addItem(scene, state, node, prefix, item, within(at, y, widthOf(item), tall));
        at += widthOf(item) + gap;
      }
    }
    left += (widths[index] ?? 0) + gap;
  }
  return width;
}

/** Adds tabs and ribbon. The groups of the tabs that are not chosen are there, off the screen. */
export function addRibbon(scene: SceneBuilder, state: AppState, root: ControlNode) {
  const dock = scene.add(root, {
    id: 'ribbon.dock',
    type: 'Pane',
    name: 'MsoDockTop',
    className: 'MsoCommandBarDock',
    rect: within(0, bands.title, windowRect.width, bands.tabs + bands.ribbon),
  });
  const frame = scene.add(dock, {
    id: 'ribbon.frame',
    type: 'Pane',
    name: '',
    className: 'NetUIHWND',
    rect: within(0, bands.title, windowRect.width, bands.tabs + bands.ribbon),
  });
  addTabs(scene, state, frame);
  for (const tab of ribbonTabs) {
    const pane = scene.add(frame, {
      id: `ribbon.${tab}`,
      type: 'Pane',
      name: tab === state.tab ? 'Lower Ribbon' : '',
      className: 'NetUIPanViewer',
      rect: within(0, ribbonTop, windowRect.width, bands.ribbon),
      offscreen: tab !== state.tab,
      look: { kind: 'ribbon' },
    });
    let x = 4;
    for (const group of ribbon[tab]) x += addGroup(scene, state, pane, tab, group, x);
  }
}
