import type { AppState, Dialog, DialogKind } from './app-state.ts';

/** What a dialog starts with; what is left out is empty. */
export type DialogStart = Partial<Omit<Dialog, 'kind' | 'serial'>>;

/** Opens a dialog over whatever is open. A menu or drop-down closes. */
export function openDialog(state: AppState, kind: DialogKind, start: DialogStart = {}): AppState {
  const dialog: Dialog = {
    kind,
    serial: state.serial,
    fields: {},
    choices: {},
    checks: {},
    focus: 'ok',
    subject: '',
    afterwards: undefined,
    ...start,
  };
  return {
    ...state,
    dialogs: [...state.dialogs, dialog],
    serial: state.serial + 1,
    popup: undefined,
    editing: undefined,
  };
}

export function closeDialog(state: AppState): AppState {
  return { ...state, dialogs: state.dialogs.slice(0, -1), popup: undefined };
}

/** A box with one sentence and an OK button. */
export function tell(state: AppState, sentence: string): AppState {
  return openDialog(state, 'message', { subject: sentence });
}

export function changeDialog(state: AppState, change: (dialog: Dialog) => Partial<Dialog>): AppState {
  const dialog = state.dialogs.at(-1);
  if (!dialog) return state;
  return { ...state, dialogs: [...state.dialogs.slice(0, -1), { ...dialog, ...change(dialog) }] };
}
