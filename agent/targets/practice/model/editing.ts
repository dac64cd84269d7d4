import type { AppState } from './app-state.ts';
import {
  type CharacterFormat,
  formatAt,
  formatCharacters,
  formatParagraphs,
  type ParagraphFormat,
  paragraphAt,
  piece,
  plainParagraph,
  replaceRange,
  runsBetween,
  slice,
  type TextDocument,
} from './text-document.ts';
import { caretAt, deletionSpan, endOf, isCaret, type Span, startOf } from './text-field.ts';

const undoDepth = 100;

/** The document after a change that Undo takes back. */
export function edited(state: AppState, document: TextDocument, selection: Span): AppState {
  return {
    ...state,
    document,
    selection,
    undo: [...state.undo.slice(-undoDepth + 1), { document: state.document, selection: state.selection }],
    redo: [],
    typing: undefined,
    message: 'Ready',
  };
}

export function undo(state: AppState): AppState {
  const last = state.undo.at(-1);
  if (!last) return state;
  const redo = [...state.redo, { document: state.document, selection: state.selection }];
  return { ...state, ...last, undo: state.undo.slice(0, -1), redo, typing: undefined };
}

export function redo(state: AppState): AppState {
  const next = state.redo.at(-1);
  if (!next) return state;
  const undone = [...state.undo, { document: state.document, selection: state.selection }];
  return { ...state, ...next, undo: undone, redo: state.redo.slice(0, -1), typing: undefined };
}

/** Puts a piece over the selection; the caret ends behind it. */
export function insertPiece(state: AppState, inserted: TextDocument): AppState {
  const from = startOf(state.selection);
  const document = replaceRange(state.document, from, endOf(state.selection), inserted);
  return edited(state, document, caretAt(from + inserted.text.length));
}

/** Types over the selection in the format of the place, or in the one chosen for the next typing. */
export function typeText(state: AppState, text: string): AppState {
  const typed = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (typed === '') return state;
  const format = currentFormat(state);
  const paragraph = state.document.paragraphs[paragraphAt(state.document, startOf(state.selection))] ?? plainParagraph;
  return insertPiece(state, piece(typed, format, paragraph));
}

/** Replaces the whole text, as a Value pattern does. */
export function setText(state: AppState, text: string): AppState {
  return typeText({ ...state, selection: { anchor: 0, head: state.document.text.length } }, text);
}

/** Delete (`1`) and Backspace (`-1`). */
export function deleteText(state: AppState, by: 1 | -1): AppState {
  const span = deletionSpan({ text: state.document.text, span: state.selection }, by);
  return isCaret(span)
    ? state
    : insertPiece({ ...state, selection: span }, piece('', currentFormat(state), plainParagraph));
}

/** The format that the ribbon shows: the one chosen for typing, the selection's first, or the caret's. */
export function currentFormat(state: AppState): CharacterFormat {
  if (state.typing) return state.typing;
  const { document, selection } = state;
  const [first] = runsBetween(document, startOf(selection), endOf(selection));
  return first?.format ?? formatAt(document, selection.head);
}

export function currentParagraph(state: AppState): ParagraphFormat {
  return state.document.paragraphs[paragraphAt(state.document, startOf(state.selection))] ?? plainParagraph;
}

/** Whether all, none or some of the selection has a format. */
export function share(state: AppState, has: (format: CharacterFormat) => boolean): 'on' | 'off' | 'mixed' {
  if (isCaret(state.selection)) return has(currentFormat(state)) ? 'on' : 'off';
  const runs = runsBetween(state.document, startOf(state.selection), endOf(state.selection));
  const having = runs.filter(run => has(run.format)).length;
  if (having === 0) return 'off';
  return having === runs.length ? 'on' : 'mixed';
}

/** Selects a stretch of the document. The format painter, when it is on, paints it. */
export function select(state: AppState, selection: Span): AppState {
  const selected = { ...state, selection, typing: undefined };
  if (!state.brush || isCaret(selection)) return selected;
  return { ...formatSelection(selected, state.brush), brush: undefined };
}

/** Formats the selection, or what is typed next when nothing is selected. */
export function formatSelection(state: AppState, change: Partial<CharacterFormat>): AppState {
  if (isCaret(state.selection)) return { ...state, typing: { ...currentFormat(state), ...change } };
  const { document, selection } = state;
  return edited(state, formatCharacters(document, startOf(selection), endOf(selection), change), selection);
}

export function formatSelectedParagraphs(
  state: AppState,
  change: (format: ParagraphFormat) => ParagraphFormat,
): AppState {
  const { document, selection } = state;
  return edited(state, formatParagraphs(document, startOf(selection), endOf(selection), change), selection);
}

/** The span of the whole paragraphs that the selection touches. */
export function paragraphSpan(state: AppState): Span {
  const { text } = state.document;
  const end = text.indexOf('\n', endOf(state.selection));
  return {
    anchor: text.lastIndexOf('\n', startOf(state.selection) - 1) + 1,
    head: end === -1 ? text.length : end,
  };
}

export function selectedPiece(state: AppState): TextDocument {
  return slice(state.document, startOf(state.selection), endOf(state.selection));
}

export function selectedText(state: AppState): string {
  return state.document.text.slice(startOf(state.selection), endOf(state.selection));
}

/** Selects the next occurrence after the selection, round the end; undefined when there is none. Ignores case unless told. */
export function findNext(state: AppState, wanted: string, matchCase: boolean): AppState | undefined {
  const fold = (text: string) => (matchCase ? text : text.toLowerCase());
  const text = fold(state.document.text);
  const needle = fold(wanted);
  if (needle === '') return undefined;
  const from = endOf(state.selection);
  const at = text.indexOf(needle, from) === -1 ? text.indexOf(needle) : text.indexOf(needle, from);
  return at === -1 ? undefined : select(state, { anchor: at, head: at + needle.length });
}
