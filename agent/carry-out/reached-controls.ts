import { type ControlIndex, isUsable } from '../../controls/control-index.ts';
import type { Action } from '../../protocol/actions.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import { type Chord, readChords } from '../../protocol/keys.ts';

/** An action as the guard sees it: what it acts on, in what was observed. */
export interface GuardedAction {
  readonly action: Action;
  readonly control: ControlNode | undefined;
  readonly index: ControlIndex;
}

/** A control that an action may set off, and by which name. `twice`: as a double click does. */
export interface Reached {
  readonly control: ControlNode;
  readonly name: string;
  readonly twice: boolean;
}

const buttons: readonly ControlType[] = ['Button', 'SplitButton', 'MenuItem', 'Hyperlink'];
const texts: readonly ControlType[] = ['Edit', 'Document', 'ComboBox', 'Spinner'];

export const isButton = (node: ControlNode): boolean => buttons.includes(node.controlType);
export const takesText = (node: ControlNode | undefined): boolean =>
  node !== undefined && texts.includes(node.controlType);

/** What a control is called: its name, else its tooltip, else the text on it. */
export function nameOf(node: ControlNode): string {
  if (node.name !== '') return node.name;
  if (node.helpText !== undefined && node.helpText !== '') return node.helpText;
  return node.children.find(({ controlType, name }) => controlType === 'Text' && name !== '')?.name ?? '';
}

/** Every control that the action may set off. More than one where keys leave it open which one it is. */
export function reachedControls(guarded: GuardedAction): Reached[] {
  const { action, control, index } = guarded;
  switch (action.verb) {
    case 'click':
      return action.button === 'right' || control === undefined ? [] : around(control, index, action.count === 2);
    case 'click-at': {
      const under = control === undefined ? undefined : controlAt(control, action.x, action.y, index);
      return action.button === 'right' || under === undefined ? [] : around(under, index, action.count === 2);
    }
    case 'invoke':
    case 'toggle':
      return control === undefined ? [] : around(control, index, action.verb === 'invoke');
    case 'select': {
      if (control === undefined) return [];
      const { item } = action;
      if (item === undefined) return around(control, index, false);
      const inMenu = ['Menu', 'MenuBar', 'MenuItem', 'SplitButton', 'ToolBar', 'Custom'].includes(control.controlType);
      return inMenu ? [{ control, name: item, twice: false }] : [];
    }
    case 'type':
    case 'press':
      return byKeys(guarded, chordsOf(guarded));
    default:
      return [];
  }
}

/** The keys of an action; typing into what takes no text is pressing keys. */
export function chordsOf({ action, control }: GuardedAction): readonly Chord[] {
  if (action.verb === 'press') {
    const read = readChords(action.keys);
    return read.ok ? read.chords : [];
  }
  if (action.verb !== 'type') return [];
  const keys = [...action.text].filter(key => key === '\n' || !takesText(control));
  const named: Readonly<Record<string, string>> = { '\n': 'Enter', ' ': 'Space' };
  return keys.map(key => ({ modifiers: [], key: named[key] ?? key }));
}

/** The control that has the keyboard: the one that is named, else the focused one. */
export function withKeyboard({ control, index }: GuardedAction): ControlNode | undefined {
  return control !== undefined && control.controlType !== 'Window'
    ? control
    : index.nodes.findLast(node => node.focused === true && node.controlType !== 'Window');
}

/** The nearest window around a control, itself included. */
export function windowOf(node: ControlNode, index: ControlIndex): ControlNode | undefined {
  return [node, ...index.ancestors(node)].find(({ controlType }) => controlType === 'Window');
}

/** More controls than this is no dialog that asks something. */
const dialogAtMost = 120;

/** Whether a window is small enough to be a dialog. */
export function isDialog(window: ControlNode, index: ControlIndex): boolean {
  return index.subtree(window).length <= dialogAtMost;
}

/** The control, and the button it is a part of. */
function around(control: ControlNode, index: ControlIndex, twice: boolean): Reached[] {
  const button = isButton(control) ? undefined : index.ancestors(control).slice(0, 3).find(isButton);
  return [control, ...(button === undefined ? [] : [button])].map(node => ({
    control: node,
    name: nameOf(node),
    twice,
  }));
}

/** The innermost visible control at a place given in fractions of another one. */
function controlAt(outer: ControlNode, x: number, y: number, index: ControlIndex): ControlNode {
  const { rect } = outer;
  if (rect === undefined) return outer;
  const [left, top] = [rect.x + x * rect.width, rect.y + y * rect.height];
  const isThere = ({ rect: place, offscreen }: ControlNode) =>
    place !== undefined &&
    !offscreen &&
    left >= place.x &&
    left < place.x + place.width &&
    top >= place.y &&
    top < place.y + place.height;
  // Windows that lie above come later in tree order, and so do children.
  return index.nodes.findLast(isThere) ?? outer;
}

const movesFocus: ReadonlySet<string> = new Set(['Tab', 'Up', 'Down', 'Left', 'Right', 'Home', 'End']);

/** What keys may set off: the focused button, a dialog's default button, a button by its access key. */
function byKeys(guarded: GuardedAction, chords: readonly Chord[]): Reached[] {
  const { index } = guarded;
  const focused = withKeyboard(guarded);
  const dialogs = focused === undefined ? openDialogs(index) : [windowOf(focused, index)];
  const inDialogs = dialogs.flatMap(dialog =>
    dialog === undefined || !isDialog(dialog, index)
      ? []
      : index.subtree(dialog).filter(node => isButton(node) && isUsable(node)),
  );
  const reached: ControlNode[] = [];
  let here = focused;
  for (const { modifiers, key } of chords) {
    if (key === undefined) continue;
    if (key === 'Enter' || key === 'Space') {
      if (here !== undefined && !takesText(here)) reached.push(here);
      const byDefault = here === undefined || (key === 'Enter' && !isButton(here));
      if (byDefault) reached.push(...inDialogs);
    } else if (movesFocus.has(key)) {
      here = undefined;
    } else if (key.length === 1 && (modifiers.join() === 'Alt' || (modifiers.length === 0 && !takesText(here)))) {
      const letter = key.toLowerCase();
      reached.push(...inDialogs.filter(node => nameOf(node).toLowerCase().includes(letter)));
    }
  }
  return [...new Set(reached)].map(control => ({ control, name: nameOf(control), twice: true }));
}

function openDialogs(index: ControlIndex): ControlNode[] {
  return index.nodes.filter(node => node.controlType === 'Window' && node !== index.tree.root && isUsable(node));
}
