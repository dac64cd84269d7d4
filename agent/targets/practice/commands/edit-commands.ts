import { type AppState, documentId } from '../model/app-state.ts';
import { deleteText, insertPiece, redo, selectedPiece, typeText, undo } from '../model/editing.ts';
import { plainDocument } from '../model/text-document.ts';
import { isCaret } from '../model/text-field.ts';
import type { CommandTable } from './command.ts';

const hasSelection = (state: AppState) => !isCaret(state.selection);
const copied = (state: AppState): AppState => ({ ...state, clipboard: selectedPiece(state) });

export const editCommands = {
  undo: { run: undo, enabled: state => state.undo.length > 0, keys: 'Ctrl+Z', help: 'Take back the last change.' },
  redo: { run: redo, enabled: state => state.redo.length > 0, keys: 'Ctrl+Y', help: 'Do the change again.' },
  cut: {
    run: state => (hasSelection(state) ? deleteText(copied(state), 1) : state),
    enabled: hasSelection,
    keys: 'Ctrl+X',
    help: 'Remove the selection and put it on the Clipboard so you can paste it somewhere else.',
  },
  copy: {
    run: state => (hasSelection(state) ? copied(state) : state),
    enabled: hasSelection,
    keys: 'Ctrl+C',
    help: 'Put a copy of the selection on the Clipboard so you can paste it somewhere else.',
  },
  paste: {
    run: (state, how) => {
      if (!state.clipboard) return state;
      if (how === 'text') return typeText(state, state.clipboard.text);
      return insertPiece(state, state.clipboard);
    },
    enabled: state => state.clipboard !== undefined,
    keys: 'Ctrl+V',
    help: 'Add content on the Clipboard to your document.',
  },
  'select-all': {
    run: state => ({ ...state, selection: { anchor: 0, head: state.document.text.length }, focus: documentId }),
    keys: 'Ctrl+A',
    help: 'Select the whole text.',
  },
  'page-break': {
    run: state => insertPiece(state, plainDocument('\n\n')),
    keys: 'Ctrl+Enter',
    help: 'End the current page here and move to the next page.',
  },
  table: {
    run: (state, size) => {
      const [columns = 2, rows = 2] = size.split('×').map(Number);
      const row = Array.from({ length: columns }, () => ' ').join('\t');
      return typeText(state, `${Array.from({ length: rows }, () => row).join('\n')}\n`);
    },
    help: 'A table is a great way to organize information within your document.',
  },
  symbol: {
    run: (state, symbol) => typeText(state, symbol || 'Ω'),
    help: 'Add symbols that are not on your keyboard.',
  },
} satisfies CommandTable;
