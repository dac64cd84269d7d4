import type { Disk } from './disk.ts';
import { type CharacterFormat, plainDocument, type TextDocument } from './text-document.ts';
import { caretAt, type Span, type TextField } from './text-field.ts';

export const ribbonTabs = ['Home', 'Insert', 'Layout', 'Review', 'View'] as const;
export type RibbonTab = (typeof ribbonTabs)[number];

/** What the View, Layout and Insert tabs change besides the text. */
export interface ViewState {
  readonly ruler: boolean;
  readonly gridlines: boolean;
  readonly navigation: boolean;
  readonly trackChanges: boolean;
  readonly header: boolean;
  readonly footer: boolean;
  readonly pageNumber: boolean;
  readonly zoom: number;
  readonly margins: string;
  readonly orientation: string;
  readonly pageSize: string;
  readonly columns: string;
  readonly comments: number;
  /** In lines. */
  readonly scroll: number;
}

/** Where the document came from and what of it is on disk. */
export interface FileState {
  readonly name: string | undefined;
  readonly saved: TextDocument;
}

export type DialogKind =
  | 'save-as'
  | 'open'
  | 'confirm-save-as'
  | 'unsaved'
  | 'find'
  | 'word-count'
  | 'options'
  | 'print'
  | 'link'
  | 'zoom'
  | 'about'
  | 'message';

/** What waits for unsaved changes to be settled. */
export type Intention = 'new' | 'open' | 'exit';

/** An open dialog. What its controls hold is in `fields` (texts with a caret), `choices` and `checks`. */
export interface Dialog {
  readonly kind: DialogKind;
  /** Makes the ids of one opening differ from those of the next. */
  readonly serial: number;
  readonly fields: Readonly<Record<string, TextField>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly checks: Readonly<Record<string, boolean>>;
  /** The key of the part that has the focus. */
  readonly focus: string;
  /** What the dialog is about, such as the file to be overwritten. */
  readonly subject: string;
  /** What the user was about to do when the dialog came between. */
  readonly afterwards: Intention | undefined;
}

/** An open menu or drop-down. */
export interface Popup {
  readonly menu: string;
  readonly serial: number;
  /** The id of the control it belongs to. */
  readonly owner: string;
  readonly highlighted: number;
}

interface Snapshot {
  readonly document: TextDocument;
  readonly selection: Span;
}

/** All that one running program knows. Never changed: a command makes the next one. */
export interface AppState {
  readonly document: TextDocument;
  readonly selection: Span;
  /** A format chosen with nothing selected: the next typing gets it. */
  readonly typing: CharacterFormat | undefined;
  /** The look that the format painter gives to what is selected next. */
  readonly brush: CharacterFormat | undefined;
  readonly undo: readonly Snapshot[];
  readonly redo: readonly Snapshot[];
  readonly clipboard: TextDocument | undefined;
  readonly file: FileState;
  readonly disk: Disk;
  readonly tab: RibbonTab;
  readonly view: ViewState;
  /** The id of the main window's control with the focus. */
  readonly focus: string;
  /** The text in a ribbon combo box while it is being edited. */
  readonly editing: TextField | undefined;
  readonly dialogs: readonly Dialog[];
  readonly popup: Popup | undefined;
  readonly serial: number;
  /** What the status bar says. */
  readonly message: string;
  /** Whether its window has the focus. */
  readonly active: boolean;
  readonly closed: boolean;
}

export const documentId = 'document';

export function newState(disk: Disk, file?: { name: string; document: TextDocument }): AppState {
  const document = file?.document ?? plainDocument('');
  return {
    document,
    selection: caretAt(0),
    typing: undefined,
    brush: undefined,
    undo: [],
    redo: [],
    clipboard: undefined,
    file: { name: file?.name, saved: document },
    disk,
    tab: 'Home',
    view: {
      ruler: true,
      gridlines: false,
      navigation: false,
      trackChanges: false,
      header: false,
      footer: false,
      pageNumber: false,
      zoom: 100,
      margins: 'Normal',
      orientation: 'Portrait',
      pageSize: 'A4',
      columns: 'One',
      comments: 0,
      scroll: 0,
    },
    focus: documentId,
    editing: undefined,
    dialogs: [],
    popup: undefined,
    serial: 1,
    message: file ? 'Opened' : 'Ready',
    active: true,
    closed: false,
  };
}

export const isModified = (state: AppState) => state.document !== state.file.saved;

/** The document's name as the title shows it. */
export function documentName(state: AppState): string {
  return state.file.name?.slice(state.file.name.lastIndexOf('\\') + 1) ?? 'Document';
}

export const titleOf = (state: AppState) => `${isModified(state) ? '*' : ''}${documentName(state)} - Practice`;

export const topDialog = (state: AppState): Dialog | undefined => state.dialogs.at(-1);
