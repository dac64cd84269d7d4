import type { ControlNode } from '../../protocol/control-tree.ts';
import { buttonState } from './button-types.ts';
import { readComboBox } from './combo-box.ts';
import { editState } from './edit-types.ts';
import { rangeValue, readItems } from './items.ts';
import { nameFieldsByLabels } from './labels.ts';
import { type Command, menuBar } from './menus.ts';
import { hasArea, overlap, toRect } from './place.ts';
import type { RawWindow } from './raw-win32.ts';
import { nameText, withoutMnemonic } from './screen-text.ts';
import { isChildWindow, standardClass, windowType } from './window-types.ts';

/** What is known of the whole capture. */
interface CaptureFacts {
  readonly commands: ReadonlyMap<number, Command>;
  /** What controls without a name are known to be called, by control id. */
  readonly names: ReadonlyMap<number, string>;
  /** The window with the keyboard focus. */
  readonly focus: number | undefined;
}

/** A window, its items and all windows below it. */
export function windowNode(window: RawWindow, facts: CaptureFacts, parent?: ControlNode): ControlNode {
  const node = bareNode(window, facts, parent);
  node.children = childrenOf(window, node, facts);
  nameFieldsByLabels(node.children);
  // Labels that are there come before what is known of the program.
  for (const child of node.children) {
    if (child.name === '' && child.automationId !== undefined)
      child.name = facts.names.get(Number(child.automationId)) ?? '';
  }
  return node;
}

function bareNode(window: RawWindow, facts: CaptureFacts, parent: ControlNode | undefined): ControlNode {
  const rect = toRect(window.rect);
  // An owned window is neither clipped nor disabled by its owner: a dialog is open while its owner is disabled.
  const above = isChildWindow(window) ? parent : undefined;
  const clipped = above?.rect !== undefined && !overlap(rect, above.rect);
  const className = standardClass(window.class);
  const controlType = parent ? windowType(window) : rootType(window);
  const node: ControlNode = {
    id: `w${window.hwnd}`,
    controlType,
    name: nameOf(window, controlType),
    className: window.class,
    rect,
    enabled: window.enabled && above?.enabled !== false,
    offscreen: !window.visible || !hasArea(rect) || clipped || above?.offscreen === true,
    children: [],
  };
  // -1 and 0 say that the program gave it no id; some hosts read -1 as 65535.
  if (parent && ![0, -1, 0xffff].includes(window.id)) node.automationId = String(window.id);
  if (window.hwnd === facts.focus) node.focused = true;
  const value = rangeValue(window);
  if (value !== undefined) node.value = value;
  if (className === 'button') Object.assign(node, buttonState(window));
  if (isTextField(className)) Object.assign(node, editState(window));
  return node;
}

function isTextField(className: string): boolean {
  return className === 'edit' || className.startsWith('richedit');
}

/** A recorded child window can be the root of a capture. */
function rootType(window: RawWindow): ControlNode['controlType'] {
  const type = windowType(window);
  return type === 'Pane' ? 'Window' : type;
}

const SS_NOPREFIX = 0x80;

/** A window's text is its name, unless it is its value, or says what its items say anyway. */
function nameOf(window: RawWindow, controlType: ControlNode['controlType']): string {
  switch (controlType) {
    case 'Edit':
    case 'Document':
    case 'ComboBox':
    case 'StatusBar':
    case 'Spinner':
      return '';
    case 'Text':
      return window.style & SS_NOPREFIX ? nameText(window.text) : withoutMnemonic(window.text);
    case 'Button':
    case 'CheckBox':
    case 'RadioButton':
    case 'SplitButton':
    case 'Group':
      return withoutMnemonic(window.text);
    case 'Hyperlink':
      return nameText(window.text.replace(/<[^>]*>/g, ''));
    default:
      return nameText(window.text);
  }
}

function childrenOf(window: RawWindow, node: ControlNode, facts: CaptureFacts): ControlNode[] {
  if (node.controlType === 'ComboBox') return comboBoxParts(window, node, facts);
  const bar = window.menu && window.menu.length > 0 ? [menuBar(window.menu, node)] : [];
  const windows = [...window.children, ...window.owned].map(child => windowNode(child, facts, node));
  const items = readItems({ window, node, commands: facts.commands });
  // A tab control's pages come after its tabs, a list's header before its rows.
  return node.controlType === 'Tab' ? [...bar, ...items, ...windows] : [...bar, ...windows, ...items];
}

function comboBoxParts(window: RawWindow, node: ControlNode, facts: CaptureFacts): ControlNode[] {
  const { edit, items, dropped, value } = readComboBox(window);
  node.value = value;
  if (dropped !== undefined) node.expanded = dropped;
  const parts = readItems({ window: { ...window, items, dropped }, node, commands: facts.commands });
  return edit ? [windowNode(edit, facts, node), ...parts] : parts;
}
