import {
  type AppState,
  type Dialog,
  documentName,
  type Intention,
  isModified,
  newState,
  topDialog,
} from '../model/app-state.ts';
import { changeDialog, closeDialog, openDialog, tell } from '../model/dialogs.ts';
import { fileTypes, findFile, folders, inFolder, isFileName, store, withExtension } from '../model/disk.ts';
import { selectedField } from '../model/text-field.ts';
import type { CommandTable } from './command.ts';

const typeOf = (name: string) => fileTypes.find(type => name.toLowerCase().endsWith(type.extension)) ?? fileTypes[0];

function askForName(state: AppState, then?: Intention): AppState {
  const type = typeOf(documentName(state));
  const name = state.file.name === undefined ? `Document${type.extension}` : documentName(state);
  return openDialog(state, 'save-as', {
    fields: { 'file-name': selectedField(name) },
    choices: { type: type.name, folder: folders[0] },
    focus: 'file-name',
    afterwards: then,
  });
}

function askWhatToOpen(state: AppState): AppState {
  return openDialog(state, 'open', {
    fields: { 'file-name': selectedField('') },
    choices: { type: 'All Files (*.*)', folder: folders[0] },
    focus: 'file-name',
  });
}

/** A fresh start in the same window: what belongs to the program stays, what belongs to the document goes. */
function show(state: AppState, file?: { name: string; document: AppState['document'] }): AppState {
  const { view, serial, tab, clipboard, active } = state;
  return { ...newState(state.disk, file), view: { ...view, scroll: 0, comments: 0 }, serial, tab, clipboard, active };
}

function open(state: AppState, name: string): AppState {
  const stored = findFile(state.disk, name);
  const document = stored === undefined ? undefined : state.disk.get(stored);
  if (stored === undefined || !document) {
    return tell(state, `${name}\nFile not found.\nCheck the file name and try again.`);
  }
  return show(state, { name: stored, document });
}

const goOn = {
  new: state => ({ ...show(state), message: 'New document' }),
  open: askWhatToOpen,
  exit: state => ({ ...state, closed: true }),
} satisfies Record<Intention, (state: AppState) => AppState>;

/** Does it, or asks first what shall happen with unsaved changes. */
function unlessUnsaved(state: AppState, then: Intention): AppState {
  return isModified(state)
    ? openDialog(state, 'unsaved', { subject: documentName(state), afterwards: then, focus: 'save' })
    : goOn[then](state);
}

function write(state: AppState, name: string, then?: Intention): AppState {
  const disk = store(state.disk, name, state.document);
  const stored = findFile(disk, name) ?? name;
  const file = { name: stored, saved: state.document };
  const written = { ...state, disk, file, message: `Saved ${stored}` };
  return then === undefined ? written : goOn[then](written);
}

function save(state: AppState, then?: Intention): AppState {
  return state.file.name === undefined ? askForName(state, then) : write(state, state.file.name, then);
}

/** The file name that a file dialog's fields amount to. */
function chosenName(dialog: Dialog): string {
  return (dialog.fields['file-name']?.text ?? '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

function acceptName(state: AppState): AppState {
  const dialog = topDialog(state);
  if (!dialog) return state;
  const wanted = chosenName(dialog);
  if (wanted === '') return state;
  if (!isFileName(wanted)) return tell(state, `${wanted}\nThe file name is not valid.`);
  const name = inFolder(dialog.choices.folder ?? '', withExtension(wanted, dialog.choices.type ?? ''));
  const existing = findFile(state.disk, name);
  if (existing !== undefined) return openDialog(state, 'confirm-save-as', { subject: existing, focus: 'no' });
  return write(closeDialog(state), name, dialog.afterwards);
}

function overwrite(state: AppState): AppState {
  const question = topDialog(state);
  const asked = closeDialog(state);
  const then = topDialog(asked)?.afterwards;
  return question ? write(closeDialog(asked), question.subject, then) : state;
}

function acceptOpen(state: AppState): AppState {
  const dialog = topDialog(state);
  const wanted = dialog ? chosenName(dialog) : '';
  if (!dialog || wanted === '') return state;
  const name = inFolder(dialog.choices.folder ?? '', wanted);
  const known = [name, ...fileTypes.map(type => name + type.extension)].find(
    candidate => findFile(state.disk, candidate) !== undefined,
  );
  return known === undefined ? open(state, name) : open(closeDialog(state), known);
}

function settle(state: AppState, answer: 'save' | 'discard'): AppState {
  const then = topDialog(state)?.afterwards;
  const closed = closeDialog(state);
  if (answer === 'save') return save(closed, then);
  return then === undefined ? closed : goOn[then](closed);
}

export const fileCommands = {
  new: { run: state => unlessUnsaved(state, 'new'), keys: 'Ctrl+N', help: 'Start a new document.' },
  open: { run: state => unlessUnsaved(state, 'open'), keys: 'Ctrl+O', help: 'Open a document.' },
  save: { run: state => save(state), keys: 'Ctrl+S', help: 'Save the document.' },
  'save-as': { run: state => askForName(state), keys: 'F12', help: 'Save the document under another name.' },
  exit: { run: state => unlessUnsaved(state, 'exit'), keys: 'Alt+F4', help: 'Close the program.' },
  'save-as.accept': { run: acceptName },
  'save-as.overwrite': { run: overwrite },
  'open.accept': { run: acceptOpen },
  'unsaved.save': { run: state => settle(state, 'save') },
  'unsaved.discard': { run: state => settle(state, 'discard') },
  'file-dialog.pick': {
    run: (state, name) =>
      changeDialog(state, dialog => ({
        fields: { ...dialog.fields, 'file-name': selectedField(name) },
        choices: { ...dialog.choices, file: name },
      })),
    value: state => topDialog(state)?.choices.file ?? '',
  },
} satisfies CommandTable;
