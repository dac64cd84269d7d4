import type { Action, Verb } from '../../../../protocol/actions.ts';
import type { ControlNode } from '../../../../protocol/control-tree.ts';
import { type ActResult, TargetError } from '../../../../protocol/target.ts';
import { commandRow, runCommand } from '../commands/commands.ts';
import { type MenuEntry, menus } from '../layout/menus.ts';
import type { Element } from '../layout/scene.ts';
import { type AppState, documentId, topDialog } from '../model/app-state.ts';
import { changeDialog, closeDialog } from '../model/dialogs.ts';
import { select, setText, typeText } from '../model/editing.ts';
import { selectedField, type TextField, typeInto } from '../model/text-field.ts';
import { pressChord, readChords } from './keyboard.ts';
import { type Click, clickPoint, hitTest, setByPoint } from './pointer.ts';
import { chooseEntry, closePopup, focusOn, type Moment, openPopup, use } from './use.ts';

/** What an action led to. */
export interface Done {
  readonly state: AppState;
  readonly result: ActResult;
}
/** Lays out a state in between, for the chords of one `press` that come after another. */
export type Redraw = (state: AppState) => Moment;

type Arguments<V extends Verb> = Extract<Action, { verb: V }>;
/** An action on a control of the moment. */
type OnControl<V extends Verb> = (moment: Moment, element: Element, action: Arguments<V>, redraw: Redraw) => Done;
/** The verbs that only the app as a whole can do. */
export type AppVerb = 'launch' | 'wait';

export const describe = ({ controlType, name }: ControlNode) =>
  name === '' ? `the unnamed ${controlType}` : `${controlType} "${name}"`;

const pattern = (how: string): ActResult => ({ way: 'pattern', how: `${how} pattern` });
const input = (how: string): ActResult => ({ way: 'input', how });
const unusable = (element: Element, why: string) => new TargetError('not-usable', `${describe(element.node)} ${why}.`);

/** @throws TargetError when the control is disabled or off the screen */
function mustBeUsable(element: Element) {
  if (!element.node.enabled) throw unusable(element, 'is disabled');
  if (element.node.offscreen) throw unusable(element, 'is off the screen');
}

function middleOf(element: Element): { x: number; y: number } {
  const { rect } = element.node;
  if (!rect || rect.width === 0 || rect.height === 0) throw unusable(element, 'has no place on the screen');
  return { x: Math.floor(rect.x + rect.width / 2), y: Math.floor(rect.y + rect.height / 2) };
}

function clickAt(moment: Moment, point: { x: number; y: number }, click: Click): Done {
  const { state, hit } = clickPoint(moment, point.x, point.y, click);
  const times = click.count === 2 ? 'double ' : '';
  const keys = click.holding === '' ? '' : ` holding ${click.holding}`;
  const result: ActResult = {
    ...input(`${times}${click.button} click at ${point.x}, ${point.y}${keys}`),
    point,
    ...(hit ? { hit: hit.node.id } : {}),
  };
  return { state, result };
}

const plainName = (name: string) =>
  name
    .replace(/[…:]+$/, '')
    .replaceAll('&', '')
    .trim()
    .toLowerCase();

function chooseItem(moment: Moment, element: Element, item: string): AppState {
  const { deed, node } = element;
  const pick = (names: readonly string[]) => names.findIndex(name => plainName(name) === plainName(item));
  const missing = (names: readonly string[]) =>
    unusable(element, `has no item "${item}". It has: ${names.slice(0, 12).join(', ')}`);
  if ('menu' in deed) {
    const entries: readonly MenuEntry[] = menus[deed.menu].entries;
    const names = entries.map(entry => entry.name);
    const entry = entries[pick(names)];
    if (!entry) throw missing(names);
    return chooseEntry(focusOn(moment.state, element), entry);
  }
  const names = node.children.map(child => child.name);
  const child = node.children[pick(names)];
  const chosen = child && moment.scene.elements.get(child.id);
  if (!chosen) throw missing(names);
  return use(moment.state, chosen);
}

/** Types into a control that has the focus. */
function typeIn(state: AppState, element: Element, text: string): AppState {
  const { deed } = element;
  const focused = focusOn(closePopup(state), element);
  const into = (field: TextField | undefined) => typeInto(field ?? selectedField(''), text.replace(/[\r\n]+/g, ' '));
  if (deed.kind === 'document') return typeText(focused, text);
  if (deed.kind === 'combo') return { ...focused, editing: into(focused.editing) };
  if (deed.kind === 'field') {
    return changeDialog(focused, dialog => ({
      fields: { ...dialog.fields, [deed.key]: into(dialog.fields[deed.key]) },
    }));
  }
  if (deed.kind === 'choice') {
    const entries: readonly MenuEntry[] = menus[deed.menu].entries;
    const entry = entries.find(one => one.name.toLowerCase().startsWith(text.toLowerCase()));
    return entry ? chooseEntry(focused, entry) : focused;
  }
  throw unusable(element, 'takes no text');
}

function setValue(moment: Moment, element: Element, value: string): AppState {
  const { deed } = element;
  const state = closePopup(moment.state);
  switch (deed.kind) {
    case 'document':
      return setText(state, value);
    case 'combo':
      return runCommand(deed.command, { ...state, editing: undefined }, value);
    case 'field':
      return changeDialog(state, dialog => ({ fields: { ...dialog.fields, [deed.key]: selectedField(value) } }));
    case 'choice':
      return chooseItem({ ...moment, state }, element, value);
    case 'range': {
      if (value.trim() === '' || !Number.isFinite(Number(value)))
        throw unusable(element, `takes a number, not "${value}"`);
      const now = Number(commandRow(deed.command).value?.(state) ?? 0);
      return runCommand(deed.command, state, deed.command === 'scroll' ? String(Number(value) - now) : value);
    }
    default:
      throw unusable(element, 'has no value to set');
  }
}

function setOpen(moment: Moment, element: Element, open: boolean): AppState {
  const { deed, node } = element;
  if (!('menu' in deed)) throw unusable(element, open ? 'has nothing to expand' : 'has nothing to collapse');
  const isOpen = moment.state.popup?.owner === node.id;
  if (isOpen === open) return moment.state;
  return open ? openPopup(focusIfCombo(moment.state, element), node.id, deed.menu) : closePopup(moment.state);
}

const focusIfCombo = (state: AppState, element: Element) =>
  element.deed.kind === 'combo' || element.deed.kind === 'choice' ? focusOn(state, element) : state;

function selectText(state: AppState, element: Element, text: string): AppState {
  const { deed } = element;
  const field = deed.kind === 'field' ? topDialog(state)?.fields[deed.key] : undefined;
  if (deed.kind !== 'document' && !field) throw unusable(element, 'has no text to select');
  const whole = field?.text ?? state.document.text;
  const at = whole.indexOf(text);
  if (at === -1) throw new TargetError('input-failed', `The text "${text}" is not in ${describe(element.node)}.`);
  const span = { anchor: at, head: at + text.length };
  if (deed.kind !== 'field' || !field) return select({ ...state, focus: documentId }, span);
  return changeDialog(state, dialog => ({
    focus: deed.key,
    fields: { ...dialog.fields, [deed.key]: { ...field, span } },
  }));
}

function closeIt(state: AppState, element: Element): AppState {
  const { deed, node } = element;
  if (deed.kind === 'window') {
    if (deed.close === undefined) return closePopup(state);
    return deed.close === 'dialog.close' ? closeDialog(state) : runCommand(deed.close, closePopup(state));
  }
  if (node.id === 'navigation') return runCommand('navigation', state);
  throw unusable(element, 'is nothing that can be closed');
}

/** The whole text of a control: of the document all of it, not what fits an observation. */
function wholeText(state: AppState, { deed, node }: Element): string {
  return deed.kind === 'document' ? state.document.text : (node.value ?? node.name);
}

function drag(moment: Moment, element: Element, to: string): Done {
  const target = moment.scene.elements.get(to);
  if (!target) throw new TargetError('no-such-control', 'The control to drag to is not there.');
  const from = middleOf(element);
  const end = middleOf(target);
  const parent = [...moment.scene.elements.values()].find(({ node }) => node.children.includes(element.node));
  const result = { ...input(`drag from ${from.x}, ${from.y} to ${end.x}, ${end.y}`), point: end, hit: to };
  const isThumb = element.node.controlType === 'Thumb' && parent;
  return { state: isThumb ? setByPoint(moment.state, parent, end.x, end.y) : closePopup(moment.state), result };
}

/** How each verb is done on a control that is there, one row each. */
const onControl: { [V in Exclude<Verb, AppVerb>]: OnControl<V> } = {
  click: (moment, element, action) => {
    mustBeUsable(element);
    return clickAt(moment, middleOf(element), action);
  },
  'click-at': (moment, element, action) => {
    mustBeUsable(element);
    const { x, y } = middleOf(element);
    const { rect = { x, y, width: 0, height: 0 } } = element.node;
    const at = (start: number, size: number, share: number) => Math.floor(start + Math.min(share * size, size - 1));
    const point = { x: at(rect.x, rect.width, action.x), y: at(rect.y, rect.height, action.y) };
    return clickAt(moment, point, { ...action, holding: '' });
  },
  invoke: ({ state }, element) => {
    const { node } = element;
    const isItem = node.controlType === 'MenuItem' || node.controlType === 'ListItem';
    if (!isItem) mustBeUsable(element);
    if (!node.enabled) throw unusable(element, 'is disabled');
    if (!node.patterns?.includes('Invoke')) {
      throw unusable(element, 'has no default action (Invoke pattern)');
    }
    return { state: use(state, element), result: pattern('Invoke') };
  },
  type: ({ state }, element, action) => {
    mustBeUsable(element);
    return { state: typeIn(state, element, action.text), result: input(`${[...action.text].length} characters typed`) };
  },
  set: (moment, element, action) => {
    mustBeUsable(element);
    const how = element.deed.kind === 'range' ? 'RangeValue' : 'Value';
    return { state: setValue(moment, element, action.value), result: pattern(how) };
  },
  press: ({ state }, element, action, redraw) => {
    mustBeUsable(element);
    return press(focusOn(state, element), action, redraw);
  },
  select: (moment, element, action) => {
    if (!element.node.enabled) throw unusable(element, 'is disabled');
    if (action.item !== undefined) {
      mustBeUsable(element);
      return { state: chooseItem(moment, element, action.item), result: pattern('SelectionItem') };
    }
    if (element.deed.kind !== 'command') throw unusable(element, 'is nothing that can be selected');
    return { state: use(moment.state, element), result: pattern('SelectionItem') };
  },
  'select-text': ({ state }, element, action) => {
    mustBeUsable(element);
    return { state: selectText(closePopup(state), element, action.text), result: pattern('Text') };
  },
  toggle: ({ state }, element) => {
    mustBeUsable(element);
    if (element.node.toggled === undefined) throw unusable(element, 'is nothing that can be toggled');
    return { state: use(state, element), result: pattern('Toggle') };
  },
  expand: (moment, element) => {
    mustBeUsable(element);
    return { state: setOpen(moment, element, true), result: pattern('ExpandCollapse') };
  },
  collapse: (moment, element) => {
    mustBeUsable(element);
    return { state: setOpen(moment, element, false), result: pattern('ExpandCollapse') };
  },
  scroll: ({ state, scene }, element, action) => {
    mustBeUsable(element);
    const point = middleOf(element);
    const hit = hitTest(scene, point.x, point.y);
    const lines = action.direction === 'up' ? -3 : action.direction === 'down' ? 3 : 0;
    const scrolls = hit?.deed.kind === 'document' || hit?.window === 'window';
    const how = `mouse wheel ${action.direction}, ${action.notches} notch${action.notches === 1 ? '' : 'es'}`;
    return {
      state: scrolls ? runCommand('scroll', state, String(lines * action.notches)) : state,
      result: { ...input(how), point, ...(hit ? { hit: hit.node.id } : {}) },
    };
  },
  drag: (moment, element, action) => {
    mustBeUsable(element);
    return drag(moment, element, action.to);
  },
  focus: ({ state }, element) => {
    mustBeUsable(element);
    const takesFocus = element.deed.kind !== 'none' && element.deed.kind !== 'window';
    return {
      state: takesFocus ? focusOn(closePopup(state), element) : state,
      result: { way: 'pattern', how: 'SetFocus' },
    };
  },
  activate: ({ state }, element) => {
    if (element.node.controlType !== 'Window') throw unusable(element, 'is no window');
    return { state, result: { way: 'message', how: 'brought to the front' } };
  },
  close: ({ state }, element) => {
    mustBeUsable(element);
    return { state: closeIt(state, element), result: pattern('Window') };
  },
  read: ({ state }, element) => ({ state, result: { ...pattern('Text'), text: wholeText(state, element) } }),
};

function press(state: AppState, action: Arguments<'press'>, redraw: Redraw): Done {
  const chords = readChords(action.keys);
  let next = state;
  for (const chord of chords) next = pressChord(redraw(next), chord);
  return { state: next, result: input(`${chords.map(chord => chord.name).join(', ')} pressed`) };
}

function on<V extends Exclude<Verb, AppVerb>>(
  verb: V,
  moment: Moment,
  element: Element,
  action: Arguments<V>,
  redraw: Redraw,
): Done {
  return onControl[verb](moment, element, action, redraw);
}

/** Performs an action of a plan. @throws TargetError when the control cannot be used that way */
export function perform(
  moment: Moment,
  element: Element | undefined,
  action: Exclude<Action, { verb: AppVerb }>,
  redraw: Redraw,
): Done {
  if (element) return on(action.verb, moment, element, action, redraw);
  if (action.verb === 'press') return press(moment.state, action, redraw);
  throw new TargetError('no-such-control', `"${action.verb}" needs a control.`);
}
