import { runCommand } from '../commands/commands.ts';
import { dialogId } from '../layout/dialogs.ts';
import type { Scene } from '../layout/layout.ts';
import type { MenuEntry, MenuId } from '../layout/menus.ts';
import type { Element } from '../layout/scene.ts';
import { type AppState, documentId, topDialog } from '../model/app-state.ts';
import { changeDialog } from '../model/dialogs.ts';
import { caretAt, selectedField } from '../model/text-field.ts';

/** A state and what it looks like: what an action starts from. */
export interface Moment {
  readonly state: AppState;
  readonly scene: Scene;
}

export const closePopup = (state: AppState): AppState => (state.popup ? { ...state, popup: undefined } : state);

/** Opens what belongs to a control, in place of whatever is open. */
export function openPopup(state: AppState, owner: string, menu: MenuId): AppState {
  const popup = { menu, serial: state.serial, owner, highlighted: -1 };
  return { ...state, popup, serial: state.serial + 1 };
}

/** Chooses an entry of a menu or drop-down; what it hung on closes, and the document has the focus again. */
export function chooseEntry(state: AppState, entry: MenuEntry): AppState {
  const closed = closePopup(state);
  const back = state.dialogs.length === 0 ? backToDocument(closed) : closed;
  return runCommand(entry.command, back, entry.argument);
}

/** The key of a dialog's part, from the id of its control; undefined when it is in no dialog. */
function partOf(state: AppState, id: string): string | undefined {
  const dialog = topDialog(state);
  const prefix = dialog ? `${dialogId(dialog)}.` : undefined;
  return prefix !== undefined && id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
}

/** Moves the keyboard focus to a control. Its text keeps its selection when it had the focus before. */
export function focusOn(state: AppState, element: Element): AppState {
  const { deed, node } = element;
  const part = partOf(state, node.id);
  const dialog = topDialog(state);
  if (part !== undefined && dialog) {
    if (dialog.focus === part || part.startsWith('title')) return state;
    const field = deed.kind === 'field' ? dialog.fields[part] : undefined;
    const fields = field ? { ...dialog.fields, [part]: { ...field, span: caretAt(field.text.length) } } : dialog.fields;
    return changeDialog(state, () => ({ focus: part, fields }));
  }
  if (dialog || state.focus === node.id) return state;
  const editing = deed.kind === 'combo' ? selectedField(node.value ?? '') : undefined;
  return { ...state, focus: node.id, editing };
}

/** What a click on a control or its default action does. */
export function use(state: AppState, element: Element): AppState {
  const { deed, node } = element;
  if (state.popup && element.window.startsWith('popup~')) {
    return deed.kind === 'command' ? chooseEntry(state, { name: node.name, ...deed }) : state;
  }
  switch (deed.kind) {
    case 'command':
      return runCommand(deed.command, focusAfterUse(closePopup(state), element), deed.argument);
    case 'split':
      return runCommand(deed.command, backToDocument(closePopup(state)));
    case 'menu':
      return state.popup?.owner === node.id ? closePopup(state) : openPopup(state, node.id, deed.menu);
    case 'choice': {
      const focused = focusOn(closePopup(state), element);
      return state.popup?.owner === node.id ? focused : openPopup(focused, node.id, deed.menu);
    }
    case 'combo':
    case 'field':
    case 'document':
      return focusOn(closePopup(state), element);
    case 'range':
    case 'window':
    case 'none':
      return closePopup(state);
  }
}

/** A dialog's button takes the focus when it is used; the ribbon's give it back to the document. */
function focusAfterUse(state: AppState, element: Element): AppState {
  return state.dialogs.length > 0 ? focusOn(state, element) : backToDocument(state);
}

/** The document has the focus again; what was being typed into a combo box of the ribbon is dropped. */
export function backToDocument(state: AppState): AppState {
  if (state.focus === documentId && state.editing === undefined) return state;
  return { ...state, focus: documentId, editing: undefined };
}
