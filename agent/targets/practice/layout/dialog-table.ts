import type { CommandId } from '../commands/commands.ts';
import type { AppState, Dialog, DialogKind } from '../model/app-state.ts';
import { filesIn } from '../model/disk.ts';
import { wordCount } from '../model/text-document.ts';
import type { MenuId } from './menus.ts';

/** Left, top, width and height from the top left corner of the dialog's inside. */
type Place = readonly [x: number, y: number, width: number, height: number];

/** One of several: chosen when the command's value is its argument. */
interface Picker<K extends 'radio' | 'tab'> {
  readonly kind: K;
  readonly key: string;
  readonly name: string;
  readonly does: CommandId;
  readonly argument: string;
  readonly at: Place;
}

/** One control of a dialog. `key` names it in the dialog's state; `does` is what using it means. */
export type Part =
  | { readonly kind: 'text'; readonly key: string; readonly name: string; readonly at: Place }
  | { readonly kind: 'edit'; readonly key: string; readonly name: string; readonly at: Place }
  | { readonly kind: 'choice'; readonly key: string; readonly name: string; readonly menu: MenuId; readonly at: Place }
  | { readonly kind: 'check'; readonly key: string; readonly name: string; readonly at: Place }
  | Picker<'radio'>
  | Picker<'tab'>
  | {
      readonly kind: 'button';
      readonly key: string;
      readonly name: string;
      readonly does: CommandId;
      readonly argument?: string;
      readonly at: Place;
    }
  /** A tool bar of buttons without names, as the old file dialogs have it. */
  | { readonly kind: 'tools'; readonly key: string; readonly count: number; readonly at: Place }
  /** The files of a folder, with the headers of a details view. */
  | { readonly kind: 'files'; readonly key: string; readonly names: readonly string[]; readonly at: Place };

export interface DialogRow {
  readonly title: string;
  readonly size: readonly [width: number, height: number];
  /** What Enter does when no button has the focus. */
  readonly accept: CommandId;
  readonly parts: (state: AppState, dialog: Dialog) => readonly Part[];
}

const text = (key: string, name: string, ...at: Place): Part => ({ kind: 'text', key, name, at });
const edit = (key: string, name: string, ...at: Place): Part => ({ kind: 'edit', key, name, at });
const check = (key: string, name: string, ...at: Place): Part => ({ kind: 'check', key, name, at });
const choice = (key: string, name: string, menu: MenuId, ...at: Place): Part => ({
  kind: 'choice',
  key,
  name,
  menu,
  at,
});
const button = (key: string, name: string, does: CommandId, x: number, y: number, width = 84): Part => ({
  kind: 'button',
  key,
  name,
  does,
  at: [x, y, width, 26],
});
const radio = (name: string, argument: string, y: number): Part => ({
  kind: 'radio',
  key: argument,
  name,
  does: 'zoom.pick',
  argument,
  at: [20, y, 100, 20],
});
const page = (name: string, x: number): Part => ({
  kind: 'tab',
  key: `page-${name}`,
  name,
  does: 'find.page',
  argument: name,
  at: [x, 10, 76, 26],
});

const fileParts = (
  state: AppState,
  dialog: Dialog,
  words: { folder: string; type: string; accept: string; does: CommandId; types: MenuId },
): Part[] => [
  text('folder-label', `${words.folder}:`, 14, 15, 64, 18),
  choice('folder', words.folder, 'folders', 84, 12, 268, 24),
  { kind: 'tools', key: 'tools', count: 4, at: [362, 12, 112, 24] },
  { kind: 'files', key: 'files', names: filesIn(state.disk, dialog.choices.folder ?? ''), at: [14, 44, 592, 196] },
  text('name-label', 'File name:', 14, 254, 84, 18),
  edit('file-name', 'File name', 104, 250, 398, 24),
  button('ok', words.accept, words.does, 522, 249),
  text('type-label', `${words.type}:`, 14, 286, 84, 18),
  choice('type', words.type, words.types, 104, 282, 398, 24),
  button('cancel', 'Cancel', 'dialog.close', 522, 281),
];

const statistics = (state: AppState): [string, number][] => {
  const { text: all, paragraphs } = state.document;
  const written = all.split('\n').filter(line => line.trim() !== '').length;
  return [
    ['Pages', 1],
    ['Words', wordCount(all)],
    ['Characters (no spaces)', [...all.replace(/\s/gu, '')].length],
    ['Characters (with spaces)', [...all.replaceAll('\n', '')].length],
    ['Paragraphs', written],
    ['Lines', paragraphs.length],
  ];
};

/** Every dialog of the program, one row each. */
export const dialogs: Readonly<Record<DialogKind, DialogRow>> = {
  'save-as': {
    title: 'Save As',
    size: [620, 322],
    accept: 'save-as.accept',
    parts: (state, dialog) =>
      fileParts(state, dialog, {
        folder: 'Save in',
        type: 'Save as type',
        accept: 'Save',
        does: 'save-as.accept',
        types: 'file-types',
      }),
  },
  open: {
    title: 'Open',
    size: [620, 322],
    accept: 'open.accept',
    parts: (state, dialog) =>
      fileParts(state, dialog, {
        folder: 'Look in',
        type: 'Files of type',
        accept: 'Open',
        does: 'open.accept',
        types: 'open-types',
      }),
  },
  'confirm-save-as': {
    title: 'Confirm Save As',
    size: [400, 128],
    accept: 'dialog.close',
    parts: (_, dialog) => [
      text('question', `${dialog.subject} already exists.\nDo you want to replace it?`, 66, 22, 320, 44),
      button('yes', 'Yes', 'save-as.overwrite', 204, 88),
      button('no', 'No', 'dialog.close', 300, 88),
    ],
  },
  unsaved: {
    title: 'Practice',
    size: [430, 128],
    accept: 'unsaved.save',
    parts: (_, dialog) => [
      text('question', `Do you want to save changes to ${dialog.subject}?`, 66, 28, 350, 20),
      button('save', 'Save', 'unsaved.save', 140, 88),
      button('discard', "Don't Save", 'unsaved.discard', 234, 88, 90),
      button('cancel', 'Cancel', 'dialog.close', 334, 88),
    ],
  },
  find: {
    title: 'Find and Replace',
    size: [470, 212],
    accept: 'find.next',
    parts: (_, dialog) => [
      page('Find', 12),
      page('Replace', 88),
      text('find-label', 'Find what:', 22, 56, 84, 18),
      edit('find', 'Find what', 114, 52, 334, 24),
      ...(dialog.choices.page === 'Replace'
        ? [
            text('replace-label', 'Replace with:', 22, 90, 88, 18),
            edit('replace', 'Replace with', 114, 86, 334, 24),
            button('replace-one', 'Replace', 'find.replace', 88, 170),
            button('replace-all', 'Replace All', 'find.replace-all', 180, 170),
          ]
        : []),
      check('match-case', 'Match case', 114, 124, 130, 20),
      button('ok', 'Find Next', 'find.next', 272, 170),
      button('cancel', 'Close', 'dialog.close', 364, 170),
    ],
  },
  'word-count': {
    title: 'Word Count',
    size: [300, 256],
    accept: 'dialog.close',
    parts: state => [
      text('heading', 'Statistics:', 18, 16, 120, 18),
      ...statistics(state).flatMap(([name, count], row) => [
        text(`name-${row}`, name, 34, 42 + row * 22, 180, 18),
        text(`count-${row}`, String(count), 230, 42 + row * 22, 52, 18),
      ]),
      check('notes', 'Include textboxes, footnotes and endnotes', 18, 184, 274, 20),
      button('close', 'Close', 'dialog.close', 198, 218),
    ],
  },
  options: {
    title: 'Options',
    size: [400, 210],
    accept: 'dialog.close',
    parts: () => [
      text('user-label', 'User name:', 20, 26, 90, 18),
      edit('user-name', 'User name', 116, 22, 260, 24),
      check('check-spelling', 'Check spelling as you type', 20, 66, 260, 20),
      check('auto-save', 'Save documents every 10 minutes', 20, 94, 260, 20),
      button('ok', 'OK', 'dialog.close', 200, 168),
      button('cancel', 'Cancel', 'dialog.close', 292, 168),
    ],
  },
  print: {
    title: 'Print',
    size: [380, 170],
    accept: 'print.accept',
    parts: () => [
      text('printer-label', 'Printer:', 20, 26, 80, 18),
      choice('printer', 'Printer', 'printers', 106, 22, 254, 24),
      text('copies-label', 'Copies:', 20, 62, 80, 18),
      edit('copies', 'Copies', 106, 58, 60, 24),
      button('ok', 'Print', 'print.accept', 180, 128),
      button('cancel', 'Cancel', 'dialog.close', 272, 128),
    ],
  },
  link: {
    title: 'Insert Hyperlink',
    size: [440, 160],
    accept: 'link.accept',
    parts: () => [
      text('text-label', 'Text to display:', 20, 26, 100, 18),
      edit('text', 'Text to display', 126, 22, 294, 24),
      text('address-label', 'Address:', 20, 62, 100, 18),
      edit('address', 'Address', 126, 58, 294, 24),
      button('ok', 'OK', 'link.accept', 240, 118),
      button('cancel', 'Cancel', 'dialog.close', 332, 118),
    ],
  },
  zoom: {
    title: 'Zoom',
    size: [300, 190],
    accept: 'zoom.accept',
    parts: () => [
      radio('200%', '200', 20),
      radio('100%', '100', 46),
      radio('75%', '75', 72),
      text('percent-label', 'Percent:', 150, 22, 60, 18),
      edit('percent', 'Percent', 210, 18, 68, 24),
      button('ok', 'OK', 'zoom.accept', 104, 148),
      button('cancel', 'Cancel', 'dialog.close', 196, 148),
    ],
  },
  about: {
    title: 'About Practice',
    size: [380, 150],
    accept: 'dialog.close',
    parts: () => [
      text('name', 'Practice, a word processor to try plans on.', 66, 26, 300, 18),
      text('sentence', 'Nothing you do here touches a real file.', 66, 50, 300, 18),
      button('ok', 'OK', 'dialog.close', 280, 110),
    ],
  },
  message: {
    title: 'Practice',
    size: [410, 138],
    accept: 'dialog.close',
    parts: (_, dialog) => [
      text('sentence', dialog.subject, 66, 22, 330, 60),
      button('ok', 'OK', 'dialog.close', 310, 98),
    ],
  },
};
