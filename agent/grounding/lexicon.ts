/**
 * What common commands are for. `names`: how programs call the command; `*` stands for anything at the end. `says`: how people ask for it without its
 * name, in lower case; every word of one entry must be in the sentence, in this order. `keys`: the usual chord. `under`: the menu
 * or tab that usually holds it. `set`: the field that a value of this kind goes into.
 */
export interface Command {
  readonly names: readonly string[];
  readonly says: readonly string[];
  readonly keys?: string;
  readonly under?: readonly string[];
  /** It switches a property of the selected text on. */
  readonly format?: true;
}

const file = ['File'];
const edit = ['Edit', 'Home'];

export const commands = {
  bold: {
    names: ['bold'],
    says: ['heavier', 'thicker', 'heavy', 'thick', 'strong', 'stronger', 'fat', 'fatter', 'darker letters', 'embolden'],
    keys: 'Ctrl+B',
    under: ['Home', 'Format'],
    format: true,
  },
  italic: {
    names: ['italic', 'italics'],
    says: ['slanted', 'slant', 'slanting', 'lean', 'leaning', 'cursive', 'tilted', 'italicize', 'italicise'],
    keys: 'Ctrl+I',
    under: ['Home', 'Format'],
    format: true,
  },
  underline: {
    names: ['underline', 'underlined'],
    says: ['line under', 'line below', 'line beneath', 'underscore'],
    keys: 'Ctrl+U',
    under: ['Home', 'Format'],
    format: true,
  },
  strikethrough: {
    names: ['strikethrough', 'strike through'],
    says: ['cross out', 'crossed out', 'strike out', 'struck out', 'line through'],
    under: ['Home', 'Format'],
    format: true,
  },
  'save-as': {
    names: ['save as'],
    says: [
      'save under another name',
      'save under a different name',
      'save under a new name',
      'save with another name',
      'save with a different name',
      'save with a new name',
      'save a copy',
      'save copy under',
      'save to another',
      'save somewhere else',
      'store under another name',
      'another file name',
    ],
    keys: 'F12',
    under: file,
  },
  save: {
    names: ['save'],
    says: ['keep changes', 'store', 'write to disk', 'keep my work', 'keep work'],
    keys: 'Ctrl+S',
    under: file,
  },
  open: { names: ['open'], says: ['load', 'existing document', 'existing file'], keys: 'Ctrl+O', under: file },
  new: {
    names: ['new', 'new document', 'blank document', 'new file'],
    says: [
      'new document',
      'blank document',
      'empty document',
      'new file',
      'blank page',
      'empty page',
      'start over',
      'start afresh',
      'fresh document',
      'start from scratch',
    ],
    keys: 'Ctrl+N',
    under: file,
  },
  print: {
    names: ['print'],
    says: ['on paper', 'onto paper', 'paper copy', 'hard copy', 'to the printer', 'send printer'],
    keys: 'Ctrl+P',
    under: file,
  },
  'print-preview': {
    names: ['print preview'],
    says: ['look on paper', 'looks on paper', 'look when printed', 'looks when printed', 'before printing', 'preview'],
    under: file,
  },
  orientation: { names: ['orientation'], says: ['landscape', 'portrait', 'upright', 'sideways'], under: ['Layout'] },
  'page-setup': {
    names: ['page setup'],
    says: ['paper size', 'page margins', 'landscape', 'portrait', 'page orientation'],
    under: ['File', 'Layout', 'Page Layout'],
  },
  exit: {
    names: ['exit', 'quit', 'close'],
    says: ['leave program', 'end program', 'quit program', 'close program'],
    under: file,
  },
  undo: {
    names: ['undo'],
    says: [
      'take back',
      'go back one step',
      'revert last',
      'reverse last',
      'last change back',
      'remove the last change',
      'back out',
    ],
    keys: 'Ctrl+Z',
    under: edit,
  },
  redo: {
    names: ['redo', 'repeat'],
    says: ['do again', 'once more', 'undone again', 'back what I undid', 'bring back undone'],
    keys: 'Ctrl+Y',
    under: edit,
  },
  cut: { names: ['cut'], says: ['move to clipboard', 'snip'], keys: 'Ctrl+X', under: edit },
  copy: { names: ['copy'], says: ['to clipboard', 'duplicate', 'in clipboard'], keys: 'Ctrl+C', under: edit },
  'format-painter': {
    names: ['format painter'],
    says: ['copy the look', 'copy the formatting', 'same look', 'same formatting', 'copy format'],
    under: ['Home'],
  },
  paste: {
    names: ['paste'],
    says: [
      'from clipboard',
      'what i copied',
      'copied text',
      'text i cut',
      'what i cut',
      'insert copied',
      'insert clipboard',
      'clipboard contents',
    ],
    keys: 'Ctrl+V',
    under: edit,
  },
  delete: { names: ['delete', 'clear', 'remove'], says: ['get rid of', 'erase', 'wipe'], keys: 'Delete', under: edit },
  'select-all': {
    names: ['select all'],
    says: [
      'select everything',
      'select whole document',
      'mark everything',
      'mark all',
      'highlight everything',
      'select whole text',
    ],
    keys: 'Ctrl+A',
    under: edit,
  },
  find: {
    names: ['find', 'search'],
    says: ['look for', 'search for', 'locate'],
    keys: 'Ctrl+F',
    under: ['Edit', 'Search', 'Home'],
  },
  'go-to': {
    names: ['go to', 'go to line'],
    says: ['jump to', 'to a line', 'certain line', 'line number'],
    keys: 'Ctrl+G',
    under: edit,
  },
  replace: {
    names: ['replace'],
    says: ['substitute', 'exchange word', 'swap word', 'change every', 'change all occurrences'],
    keys: 'Ctrl+H',
    under: ['Edit', 'Search', 'Home'],
  },
  'align-left': {
    names: ['align left', 'left', 'left align'],
    says: ['flush left', 'left edge', 'to the left', 'left aligned'],
    keys: 'Ctrl+L',
    under: ['Home', 'Format'],
    format: true,
  },
  center: {
    names: ['center', 'centre', 'centered', 'align center', 'center align', 'align middle'],
    says: ['in the middle', 'middle of page', 'middle of the line', 'centred', 'put middle'],
    keys: 'Ctrl+E',
    under: ['Home', 'Format'],
    format: true,
  },
  'align-right': {
    names: ['align right', 'right', 'right align'],
    says: ['flush right', 'right edge', 'to the right', 'right aligned'],
    keys: 'Ctrl+R',
    under: ['Home', 'Format'],
    format: true,
  },
  justify: {
    names: ['justify'],
    says: ['both edges', 'both margins', 'both sides', 'block text'],
    under: ['Home', 'Format'],
    format: true,
  },
  bullets: {
    names: ['bullets', 'bullet points', 'bulleted list', 'bullet list'],
    says: [
      'list with dots',
      'dots in front',
      'dotted list',
      'unordered list',
      'bulleted',
      'bullet list',
      'list of points',
    ],
    under: ['Home', 'Format'],
    format: true,
  },
  numbering: {
    names: ['numbering', 'numbers', 'numbered list'],
    says: [
      'ordered list',
      'numbers in front',
      'number the lines',
      'number the paragraphs',
      'numbered',
      'count the lines',
    ],
    under: ['Home', 'Format'],
    format: true,
  },
  'font-size': {
    names: ['font size', 'size'],
    says: ['letters size', 'size of letters', 'size of text', 'text size', 'point size'],
    under: ['Home'],
  },
  'font-name': {
    names: ['font', 'font name', 'font family'],
    says: ['typeface', 'lettering', 'type face'],
    under: ['Home', 'Format'],
  },
  grow: {
    names: ['grow font', 'increase font size', 'bigger', 'larger'],
    says: ['bigger', 'larger', 'enlarge', 'increase the size of', 'increase size'],
    under: ['Home'],
    format: true,
  },
  shrink: {
    names: ['shrink font', 'decrease font size', 'smaller'],
    says: ['smaller', 'tinier', 'reduce the size of', 'reduce size', 'decrease the size of', 'decrease size'],
    under: ['Home'],
    format: true,
  },
  'font-color': {
    names: ['font color', 'font colour', 'text color', 'color'],
    says: [
      'color of text',
      'colour of text',
      'color of letters',
      'colour of letters',
      'text red',
      'text blue',
      'text green',
    ],
    under: ['Home', 'Format'],
  },
  highlight: {
    names: ['text highlight color', 'highlight'],
    says: ['marker pen', 'mark yellow', 'yellow background', 'text marker'],
    under: ['Home'],
  },
  indent: {
    names: ['increase indent', 'indent'],
    says: ['further in', 'move in', 'away from margin'],
    under: ['Home'],
  },
  outdent: {
    names: ['decrease indent', 'outdent'],
    says: ['further out', 'back to margin', 'closer to margin'],
    under: ['Home'],
  },
  table: { names: ['table'], says: ['rows and columns', 'grid'], under: ['Insert'] },
  picture: {
    names: ['picture', 'pictures', 'image'],
    says: ['photo', 'photograph', 'illustration'],
    under: ['Insert'],
  },
  link: { names: ['link', 'hyperlink'], says: ['web address', 'url'], keys: 'Ctrl+K', under: ['Insert'] },
  'date-time': {
    names: ['date and time', 'time date', 'date time'],
    says: ['today', 'current date', 'current time', 'today s date', 'the date'],
    under: ['Insert', 'Edit'],
  },
  header: { names: ['header'], says: ['top of every page', 'top of each page'], under: ['Insert'] },
  footer: { names: ['footer'], says: ['bottom of every page', 'bottom of each page', 'foot of'], under: ['Insert'] },
  'page-number': {
    names: ['page number', 'page numbers'],
    says: ['number the pages', 'number pages'],
    under: ['Insert'],
  },
  'page-break': {
    names: ['page break', 'breaks'],
    says: ['begin new page', 'start new page', 'continue on next page'],
    under: ['Insert', 'Layout'],
  },
  spelling: {
    names: ['spelling', 'spelling grammar'],
    says: ['spell check', 'spelling mistakes', 'typos', 'misspelt'],
    keys: 'F7',
    under: ['Review'],
  },
  'word-count': {
    names: ['word count'],
    says: ['how many words', 'count words', 'count the words', 'number of words'],
    under: ['Review'],
  },
  'word-wrap': {
    names: ['word wrap', 'wrap long lines', 'wrap to window'],
    says: ['break long lines', 'long lines break', 'lines fit window', 'wrap lines'],
    under: ['Edit', 'Format', 'View'],
  },
  zoom: { names: ['zoom'], says: ['magnify', 'magnification'], under: ['View'] },
  'zoom-in': { names: ['zoom in'], says: ['page closer', 'bring closer', 'get closer'], under: ['View'] },
  'zoom-out': { names: ['zoom out'], says: ['see more of page', 'further away'], under: ['View'] },
  ruler: { names: ['ruler'], says: [], under: ['View'] },
  gridlines: { names: ['gridlines'], says: ['grid lines'], under: ['View'] },
  'track-changes': { names: ['track changes'], says: ['record changes', 'mark changes'], under: ['Review'] },
  comment: { names: ['comment', 'new comment'], says: ['note in the margin'], under: ['Review', 'Insert'] },
  symbol: { names: ['symbol'], says: ['special character'], under: ['Insert'] },
  shapes: { names: ['shapes'], says: ['arrow', 'rectangle'], under: ['Insert'] },
  columns: { names: ['columns'], says: ['two columns', 'side by side'], under: ['Layout'] },
  margins: { names: ['margins'], says: ['space around'], under: ['Layout'] },
  help: { names: ['help', 'contents', 'help contents'], says: ['manual', 'how to use'], keys: 'F1', under: ['Help'] },
  about: {
    names: ['about', 'about *'],
    says: ['which version', 'what version', 'version of program', 'who made'],
    under: ['Help'],
  },
  cancel: {
    names: ['cancel'],
    says: ['change my mind', 'never mind', 'give up', 'without saving', 'do not save', 'forget it', 'call off'],
    keys: 'Esc',
  },
  ok: { names: ['ok'], says: ['accept', 'agree', 'confirm'] },
  yes: { names: ['yes', 'overwrite'], says: ['overwrite it', 'replace it', 'say yes', 'answer yes'] },
  no: { names: ['no', 'do not save', "don't save"], says: ['say no', 'answer no', 'throw away', 'discard'] },
  'file-name': {
    names: ['file name'],
    says: ['name of file', 'file called', 'name for file', 'what file is called', 'name of document'],
  },
  'file-type': {
    names: ['save as type', 'files of type', 'file type'],
    says: ['kind of file', 'file format', 'type of file', 'format of file'],
  },
  folder: {
    names: ['save in', 'look in', 'folder', 'location'],
    says: ['which folder', 'where saved', 'place to save', 'directory', 'save where'],
  },
  'folder-up': { names: ['up one level', 'up'], says: ['parent folder', 'folder above', 'one folder up'] },
  'new-folder': {
    names: ['create new folder', 'new folder'],
    says: ['make folder', 'make directory', 'another folder'],
  },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;

export function commandRow(id: CommandId): Command {
  return commands[id];
}

/** Words that mean the same on a control. The first one stands for all. */
const synonymGroups: readonly (readonly string[])[] = [
  ['delete', 'remove', 'erase', 'clear'],
  ['find', 'search', 'locate'],
  ['close', 'exit', 'quit'],
  ['picture', 'image', 'photo'],
  ['color', 'colour'],
  ['center', 'centre', 'centered', 'centred', 'middle'],
  ['bigger', 'larger', 'grow', 'increase', 'enlarge'],
  ['smaller', 'shrink', 'decrease', 'reduce'],
  ['options', 'settings', 'preferences'],
  ['document', 'file'],
  ['folder', 'directory'],
  ['new', 'create', 'blank'],
  ['type', 'kind', 'format'],
  ['insert', 'add'],
  ['bullets', 'bullet', 'bulleted'],
  ['next', 'forward'],
  ['previous', 'back'],
  ['ok', 'okay'],
  ['cancel', 'abort'],
  ['password', 'passphrase'],
  ['mail', 'email'],
  ['hyperlink', 'link'],
  ['ribbon', 'toolbar'],
];

const groupOf = new Map<string, readonly string[]>();
for (const group of synonymGroups) for (const word of group) groupOf.set(word, group);

export function areSynonyms(a: string, b: string): boolean {
  return groupOf.get(a)?.includes(b) ?? false;
}
