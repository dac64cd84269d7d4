import { TargetError } from '../../../../protocol/target.ts';
import { chordOf, keyName } from '../../../grounding/keys.ts';
import { commandOfKeys, isEnabled, runCommand } from '../commands/commands.ts';
import { dialogs } from '../layout/dialog-table.ts';
import { dialogId } from '../layout/dialogs.ts';
import { focusOf } from '../layout/layout.ts';
import { menuRow } from '../layout/menus.ts';
import { type AppState, type Dialog, documentId, topDialog } from '../model/app-state.ts';
import { changeDialog } from '../model/dialogs.ts';
import { deleteText, typeText } from '../model/editing.ts';
import { plainDocument } from '../model/text-document.ts';
import {
  caretAt,
  deletionSpan,
  endOf,
  isCaret,
  moved,
  startOf,
  type TextField,
  typeInto,
} from '../model/text-field.ts';
import { chooseEntry, closePopup, focusOn, type Moment, openPopup, use } from './use.ts';

/** One chord: its canonical spelling, `Ctrl+Shift+S`, and its parts. */
interface Chord {
  readonly name: string;
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Reads `Ctrl+S`, or several chords one after another, `Alt+F, A`. @throws TargetError for a key there is none of */
export function readChords(keys: string): Chord[] {
  return keys.split(/,(?=.)/).map(part => {
    const words = part
      .trim()
      .replace(/\+\+$/, '+plus')
      .split(/\s*\+\s*/);
    const names = words.map(word => {
      const name = word === 'plus' ? '+' : keyName(word);
      if (name === undefined) throw new TargetError('input-failed', `There is no key "${word}" in "${keys}".`);
      return name;
    });
    const name = chordOf(names);
    const key = names.find(one => !['Ctrl', 'Alt', 'Shift', 'Win'].includes(one)) ?? '';
    return { name, key, ctrl: names.includes('Ctrl'), alt: names.includes('Alt'), shift: names.includes('Shift') };
  });
}

const isLetter = (chord: Chord) => !chord.ctrl && !chord.alt && [...chord.key].length === 1;
const typed = (chord: Chord) => (chord.shift ? chord.key : chord.key.toLowerCase());

/** Presses one chord: it goes to the open menu, the dialog in front, or the main window. */
export function pressChord({ state, scene }: Moment, chord: Chord): AppState {
  if (state.popup) {
    const next = pressInPopup(state, chord);
    if (next) return next;
  }
  const dialog = topDialog(state);
  return dialog ? pressInDialog({ state, scene }, dialog, chord) : pressInWindow({ state, scene }, chord);
}

function pressInPopup(state: AppState, chord: Chord): AppState | undefined {
  const { popup } = state;
  const row = popup ? menuRow(popup.menu) : undefined;
  if (!popup || !row) return undefined;
  const entries = row.entries;
  const highlight = (by: number): AppState => {
    let at = popup.highlighted;
    for (let tries = 0; tries < entries.length; tries += 1) {
      at = (at + by + entries.length) % entries.length;
      const entry = entries[at];
      if (entry && isEnabled(entry.command, state)) break;
    }
    return { ...state, popup: { ...popup, highlighted: at } };
  };
  if (chord.name === 'Esc') return closePopup(state);
  if (chord.name === 'Down') return highlight(1);
  if (chord.name === 'Up') return highlight(popup.highlighted === -1 ? 0 : -1);
  if (chord.name === 'Enter') {
    const entry = entries[popup.highlighted];
    return entry ? chooseEntry(state, entry) : closePopup(state);
  }
  if (row.kind === 'menu' && isLetter(chord)) {
    const key = chord.key.toUpperCase();
    const entry = entries.find(one => (one.key ?? one.name[0]?.toUpperCase()) === key);
    return entry ? chooseEntry(state, entry) : state;
  }
  return undefined;
}

function pressInDialog({ state, scene }: Moment, dialog: Dialog, chord: Chord): AppState {
  const focused = scene.elements.get(focusOf(state));
  const closed = closePopup(state);
  if (chord.name === 'Esc' || chord.name === 'Alt+F4') return runCommand('dialog.close', closed);
  if (chord.name === 'Tab' || chord.name === 'Shift+Tab')
    return nextControl({ state, scene }, dialog, chord.shift ? -1 : 1);
  const onField = focused?.deed.kind === 'field';
  if (chord.name === 'Enter') {
    const button = focused?.node.controlType === 'Button' && focused.node.enabled;
    return button ? use(state, focused) : runCommand(dialogs[dialog.kind].accept, closed);
  }
  if (chord.name === 'Space' && focused && !onField) return use(state, focused);
  if (chord.key.length === 1 && (chord.alt || (isLetter(chord) && !onField))) {
    const button = [...scene.elements.values()].find(
      ({ node, window }) =>
        window === dialogId(dialog) &&
        node.enabled &&
        node.name.toUpperCase().startsWith(chord.key) &&
        ['Button', 'CheckBox', 'RadioButton'].includes(node.controlType),
    );
    return button ? use(state, button) : state;
  }
  const field = dialog.fields[dialog.focus];
  if (!onField || !field) return state;
  return editField(state, field, chord, next =>
    changeDialog(state, open => ({ fields: { ...open.fields, [dialog.focus]: next } })),
  );
}

/** Moves the focus to the next control of the dialog that takes it. */
function nextControl({ state, scene }: Moment, dialog: Dialog, by: 1 | -1): AppState {
  const stops = [...scene.elements.values()].filter(
    ({ node, deed, window }) =>
      window === dialogId(dialog) &&
      node.enabled &&
      !node.offscreen &&
      node.automationId !== undefined &&
      ['field', 'choice', 'command'].includes(deed.kind) &&
      !node.id.includes('.title'),
  );
  const at = stops.findIndex(({ node }) => node.id === focusOf(state));
  const next = stops[(at + by + stops.length) % stops.length];
  if (!next) return state;
  const focused = focusOn(closePopup(state), next);
  return changeDialog(focused, open => {
    const field = open.fields[open.focus];
    return field
      ? { fields: { ...open.fields, [open.focus]: { ...field, span: { anchor: 0, head: field.text.length } } } }
      : {};
  });
}

/** What a key does to a field of one line. */
function editField(state: AppState, field: TextField, chord: Chord, put: (next: TextField) => AppState): AppState {
  const selected = field.text.slice(startOf(field.span), endOf(field.span));
  const span = moved(field, chord.ctrl ? chord.name.replace('Shift+', '') : chord.key, chord.shift);
  if (span) return put({ ...field, span });
  switch (chord.name) {
    case 'Backspace':
    case 'Delete':
      return put(typeInto({ ...field, span: deletionSpan(field, chord.name === 'Delete' ? 1 : -1) }, ''));
    case 'Ctrl+A':
      return put({ ...field, span: { anchor: 0, head: field.text.length } });
    case 'Ctrl+C':
      return selected === '' ? state : { ...state, clipboard: plainDocument(selected) };
    case 'Ctrl+X':
      return selected === '' ? state : { ...put(typeInto(field, '')), clipboard: plainDocument(selected) };
    case 'Ctrl+V':
      return put(typeInto(field, (state.clipboard?.text ?? '').replaceAll('\n', ' ')));
    case 'Space':
      return put(typeInto(field, ' '));
    default:
      return isLetter(chord) ? put(typeInto(field, typed(chord))) : state;
  }
}

const tabKeys: Readonly<Record<string, string>> = { H: 'Home', N: 'Insert', P: 'Layout', R: 'Review', W: 'View' };

function pressInWindow({ state, scene }: Moment, chord: Chord): AppState {
  const focused = scene.elements.get(state.focus);
  if (chord.name === 'Alt+F') return openPopup(state, 'tab.File', 'file');
  const tab = chord.alt && !chord.ctrl ? tabKeys[chord.key] : undefined;
  if (tab !== undefined) return runCommand('tab', closePopup(state), tab);
  if (state.editing && focused?.deed.kind === 'combo') {
    const combo = focused.deed;
    const back: AppState = { ...closePopup(state), focus: documentId, editing: undefined };
    if (chord.name === 'Esc') return back;
    if (chord.name === 'Enter' || chord.name === 'Tab') return runCommand(combo.command, back, state.editing.text);
    if (chord.name === 'Alt+Down' || chord.name === 'F4') return openPopup(state, state.focus, combo.menu);
    return editField(state, state.editing, chord, editing => ({ ...state, editing }));
  }
  const here = closePopup(state);
  const command = commandOfKeys(chord.name);
  if (command) return runCommand(command, here);
  if (focused?.deed.kind !== 'document') {
    if (chord.name === 'Esc') return { ...here, focus: documentId };
    const uses = (chord.name === 'Enter' || chord.name === 'Space') && focused?.node.enabled;
    return uses ? use(state, focused) : state;
  }
  return pressInDocument(here, chord);
}

function pressInDocument(state: AppState, chord: Chord): AppState {
  const surface = { text: state.document.text, span: state.selection };
  const span = moved(surface, chord.ctrl ? chord.name.replace('Shift+', '') : chord.key, chord.shift);
  if (span) return { ...state, selection: span, typing: undefined };
  switch (chord.name) {
    case 'Enter':
    case 'Shift+Enter':
      return typeText(state, '\n');
    case 'Tab':
      return typeText(state, '\t');
    case 'Space':
      return typeText(state, ' ');
    case 'Backspace':
      return deleteText(state, -1);
    case 'Delete':
      return deleteText(state, 1);
    case 'PageDown':
      return runCommand('scroll', state, '20');
    case 'PageUp':
      return runCommand('scroll', state, '-20');
    case 'Esc':
      return isCaret(state.selection) ? state : { ...state, selection: caretAt(state.selection.head) };
    default:
      return isLetter(chord) ? typeText(state, typed(chord)) : state;
  }
}
