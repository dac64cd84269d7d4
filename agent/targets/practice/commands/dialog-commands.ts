import { type AppState, documentId, topDialog } from '../model/app-state.ts';
import { changeDialog, closeDialog, openDialog, tell } from '../model/dialogs.ts';
import { findNext, insertPiece, selectedText, setText, typeText } from '../model/editing.ts';
import { piece, plainCharacters, plainParagraph } from '../model/text-document.ts';
import { caretAt, isCaret, selectedField } from '../model/text-field.ts';
import type { Command, CommandTable } from './command.ts';
import { viewCommands } from './view-commands.ts';

const field = (state: AppState, key: string) => topDialog(state)?.fields[key]?.text ?? '';
const check = (state: AppState, key: string) => topDialog(state)?.checks[key] ?? false;

function openFind(state: AppState, page: 'Find' | 'Replace'): AppState {
  return openDialog(state, 'find', {
    fields: { find: selectedField(selectedText(state)), replace: selectedField('') },
    choices: { page },
    checks: { 'match-case': false },
    focus: 'find',
  });
}

const notFound = (state: AppState) =>
  tell(state, `Practice has finished searching the document.\nThe text was not found.`);

function findAgain(state: AppState): AppState {
  return findNext(state, field(state, 'find'), check(state, 'match-case')) ?? notFound(state);
}

function replaceOne(state: AppState): AppState {
  const wanted = field(state, 'find');
  const fold = (text: string) => (check(state, 'match-case') ? text : text.toLowerCase());
  const here = !isCaret(state.selection) && fold(selectedText(state)) === fold(wanted);
  return findAgain(here ? typeText(state, field(state, 'replace')) : state);
}

function replaceAll(state: AppState): AppState {
  const wanted = field(state, 'find');
  if (wanted === '') return state;
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), check(state, 'match-case') ? 'gu' : 'giu');
  const count = state.document.text.match(pattern)?.length ?? 0;
  if (count === 0) return notFound(state);
  const from = { ...state, selection: caretAt(0) };
  let next: AppState = from;
  for (let done = 0; done < count; done += 1) {
    const found = findNext(next, wanted, check(state, 'match-case'));
    if (found) next = typeText(found, field(state, 'replace'));
  }
  // One Undo takes all of it back.
  const undo = [...state.undo, { document: state.document, selection: state.selection }];
  return tell({ ...next, undo }, `All done. We made ${count} replacement${count === 1 ? '' : 's'}.`);
}

function insertLink(state: AppState): AppState {
  const address = field(state, 'address');
  const text = field(state, 'text') || address;
  const closed = closeDialog(state);
  if (text === '') return closed;
  return insertPiece(closed, piece(text, { ...plainCharacters, underline: true, color: 'Blue' }, plainParagraph));
}

const opens = (open: (state: AppState) => AppState, help: string, keys?: string): Command => ({
  run: open,
  help,
  ...(keys === undefined ? {} : { keys }),
});

export const dialogCommands = {
  find: opens(state => openFind(state, 'Find'), 'Find text in the document.', 'Ctrl+F'),
  replace: opens(state => openFind(state, 'Replace'), 'Search for text and replace it.', 'Ctrl+H'),
  'word-count': opens(
    state => openDialog(state, 'word-count', { focus: 'close', checks: { notes: true } }),
    'Count the words, characters, lines and more.',
    'Ctrl+Shift+G',
  ),
  print: opens(
    state => openDialog(state, 'print', { fields: { copies: selectedField('1') }, focus: 'copies' }),
    'Print the document.',
    'Ctrl+P',
  ),
  options: opens(
    state =>
      openDialog(state, 'options', {
        fields: { 'user-name': selectedField('Practice User') },
        checks: { 'auto-save': false, 'check-spelling': true },
        focus: 'user-name',
      }),
    'Change how the program works.',
  ),
  link: opens(
    state =>
      openDialog(state, 'link', {
        fields: { text: selectedField(selectedText(state)), address: selectedField('') },
        focus: 'address',
      }),
    'Create a link in your document.',
    'Ctrl+K',
  ),
  'zoom-dialog': opens(
    state =>
      openDialog(state, 'zoom', { fields: { percent: selectedField(String(state.view.zoom)) }, focus: 'percent' }),
    'Zoom to the level that is right for you.',
  ),
  about: opens(state => openDialog(state, 'about'), 'About Practice.'),
  spelling: opens(
    state => tell(state, 'The spelling check is complete. You are good to go!'),
    'Check the spelling of your text.',
    'F7',
  ),
  pictures: opens(state => tell(state, 'There are no pictures in this folder.'), 'Insert pictures from this computer.'),
  'dialog.close': { run: closeDialog },
  'find.next': { run: findAgain, enabled: state => field(state, 'find') !== '' },
  'find.replace': { run: replaceOne, enabled: state => field(state, 'find') !== '' },
  'find.replace-all': { run: replaceAll, enabled: state => field(state, 'find') !== '' },
  'find.page': {
    run: (state, page) => changeDialog(state, dialog => ({ choices: { ...dialog.choices, page } })),
    value: state => topDialog(state)?.choices.page ?? '',
  },
  'link.accept': { run: insertLink },
  'zoom.accept': { run: state => viewCommands.zoom.run(closeDialog(state), field(state, 'percent')) },
  'zoom.pick': {
    run: (state, percent) =>
      changeDialog(state, dialog => ({ fields: { ...dialog.fields, percent: selectedField(percent) } })),
    value: state => field(state, 'percent'),
  },
  'print.accept': {
    run: state => ({ ...closeDialog(state), message: `Printed ${field(state, 'copies')} copies` }),
  },
  'dialog.check': {
    run: (state, key) => changeDialog(state, dialog => ({ checks: { ...dialog.checks, [key]: !dialog.checks[key] } })),
  },
  'dialog.choose': {
    run: (state, argument) => {
      const [key = '', ...value] = argument.split('=');
      return changeDialog(state, dialog => ({ choices: { ...dialog.choices, [key]: value.join('=') } }));
    },
  },
  'document.set': { run: (state, text) => ({ ...setText(state, text), focus: documentId }) },
} satisfies CommandTable;
