import type { ControlType } from '../../protocol/control-types.ts';
import { isFiller, wordsOf } from './words.ts';

/** A description of a control, read: `the Bold button in the Font group`. */
export interface Phrase {
  /** As written, without the container and the article. */
  readonly text: string;
  /** Its name: the text without type word, ordinal and quotes. */
  readonly name: string;
  /** The words of `name` that carry meaning. */
  readonly words: readonly string[];
  /** Whether the name stood in quotes: then it is meant to the letter. */
  readonly quoted: boolean;
  /** Control types that its type word can mean, the likeliest first; empty without a type word. */
  readonly types: readonly ControlType[];
  readonly typeWord: string;
  /** `first` is 1, `last` is -1; absent when the phrase does not count. */
  readonly ordinal?: number;
  /** Where it is: `the Font group`. */
  readonly within?: Phrase;
}

/** What the words for kinds of controls can mean. */
const typeWords: Readonly<Record<string, readonly ControlType[]>> = {
  button: ['Button', 'SplitButton'],
  'toggle button': ['Button'],
  'split button': ['SplitButton'],
  icon: ['Button', 'SplitButton', 'Image', 'ListItem'],
  'check box': ['CheckBox'],
  checkbox: ['CheckBox'],
  'tick box': ['CheckBox'],
  switch: ['CheckBox', 'Button'],
  'radio button': ['RadioButton'],
  'option button': ['RadioButton'],
  'text box': ['Edit', 'ComboBox'],
  textbox: ['Edit', 'ComboBox'],
  'text field': ['Edit', 'ComboBox'],
  'edit box': ['Edit', 'ComboBox'],
  'edit field': ['Edit', 'ComboBox'],
  'input field': ['Edit', 'ComboBox'],
  field: ['Edit', 'ComboBox', 'Spinner'],
  box: ['Edit', 'ComboBox', 'Spinner', 'CheckBox', 'List'],
  input: ['Edit', 'ComboBox'],
  'combo box': ['ComboBox'],
  combobox: ['ComboBox'],
  'drop-down list': ['ComboBox', 'SplitButton'],
  'dropdown list': ['ComboBox', 'SplitButton'],
  'drop-down': ['ComboBox', 'SplitButton'],
  'drop down': ['ComboBox', 'SplitButton'],
  dropdown: ['ComboBox', 'SplitButton'],
  gallery: ['List', 'Group'],
  tab: ['TabItem'],
  menu: ['MenuItem', 'Menu', 'SplitButton'],
  'menu item': ['MenuItem'],
  'menu entry': ['MenuItem'],
  command: ['MenuItem', 'Button', 'SplitButton'],
  entry: ['MenuItem', 'ListItem', 'TreeItem', 'DataItem'],
  option: ['RadioButton', 'MenuItem', 'CheckBox', 'ListItem'],
  item: ['ListItem', 'MenuItem', 'TreeItem', 'DataItem', 'TabItem'],
  'list item': ['ListItem'],
  list: ['List', 'ComboBox', 'Tree', 'DataGrid'],
  'list box': ['List'],
  listbox: ['List'],
  row: ['DataItem', 'ListItem'],
  tree: ['Tree'],
  'tree item': ['TreeItem'],
  node: ['TreeItem'],
  folder: ['ListItem', 'TreeItem', 'Button', 'DataItem'],
  link: ['Hyperlink'],
  hyperlink: ['Hyperlink'],
  slider: ['Slider'],
  spinner: ['Spinner'],
  'scroll bar': ['ScrollBar'],
  scrollbar: ['ScrollBar'],
  toolbar: ['ToolBar'],
  'tool bar': ['ToolBar'],
  ribbon: ['ToolBar', 'Tab', 'Pane'],
  'status bar': ['StatusBar'],
  'menu bar': ['MenuBar'],
  'title bar': ['TitleBar'],
  group: ['Group', 'ToolBar', 'Pane'],
  section: ['Group', 'Pane'],
  pane: ['Pane', 'Group'],
  panel: ['Pane', 'Group'],
  'editing area': ['Document', 'Edit'],
  'edit area': ['Document', 'Edit'],
  'text area': ['Document', 'Edit'],
  area: ['Document', 'Pane', 'Edit'],
  page: ['Pane', 'TabItem', 'Document'],
  'dialog box': ['Window'],
  dialog: ['Window'],
  dialogue: ['Window'],
  window: ['Window'],
  document: ['Document', 'Edit'],
  editor: ['Document', 'Edit'],
  text: ['Document', 'Edit'],
  label: ['Text'],
  header: ['HeaderItem', 'Header'],
  column: ['HeaderItem'],
};
const typeWordPattern = Object.keys(typeWords)
  .sort((a, b) => b.length - a.length)
  .join('|');
const atEnd = new RegExp(`^(.*?)(?:^|\\s+)(${typeWordPattern})$`, 'i');
const atStart = new RegExp(
  `^(${typeWordPattern})\\s+(?:(?:called|named|labell?ed|titled|with the name|for)\\s+)?(.+)$`,
  'i',
);
/** `the button labelled Show dialog`: what follows is the name, whatever it ends with. */
const calledPattern = new RegExp(`^(?:${typeWordPattern})\\s+(?:called|named|labell?ed|titled|with the name)\\s`, 'i');
/** Words that can only be the type when they lead: `tab Insert`, not `List of tables`. */
const leads = /^(?:button|check ?box|tab|menu|menu item|dialog|window|group|field|text ?box|option|item|link)$/i;

/** Part of a name more often than a kind of control, unless they stand alone: `Rich Text`. */
const aloneOnly = new Set(['text', 'area', 'input', 'page', 'header', 'column']);

const ordinals = new Map([
  ['first', 1],
  ['1st', 1],
  ['second', 2],
  ['2nd', 2],
  ['third', 3],
  ['3rd', 3],
  ['fourth', 4],
  ['4th', 4],
  ['fifth', 5],
  ['5th', 5],
  ['last', -1],
]);

const quotedText = /^["“”'‘’`](.*)["“”'‘’`]$/s;
export const pronouns = /^(?:it|this|that|them|these|there|here|the (?:selection|selected text|selected word))$/i;

/** Prepositions that may begin a container; `of` and `under` only before an article, a quote or a capital. */
const containerBegin = /\s(?:that is |which is )?(inside|within|in|on|at|from|of|under|below)\s+(?=\S)/gi;

/** Hides quoted stretches behind letters of equal length, so that patterns do not look into them. */
export function maskQuotes(text: string): string {
  return text.replace(/"[^"]*"|“[^”]*”|‘[^’]*’|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu, quote =>
    quote.length < 2 ? quote : `"${'q'.repeat(quote.length - 2)}"`,
  );
}

/** The text without its quotes, and whether it had any. */
export function unquote(text: string): { readonly text: string; readonly quoted: boolean } {
  const match = quotedText.exec(text.trim());
  return match ? { text: match[1] ?? '', quoted: true } : { text: text.trim(), quoted: false };
}

/** Reads a description of a control. It never fails; a text without meaning gives a phrase without words. */
export function readPhrase(text: string): Phrase {
  const trimmed = text
    .trim()
    .replace(/[.!]+$/, '')
    .trim();
  const split = containerSplit(trimmed);
  const own = split ? trimmed.slice(0, split.at) : trimmed;
  const within = split ? readPhrase(trimmed.slice(split.from)) : undefined;
  return { ...readName(own), ...(within ? { within } : {}) };
}

function containerSplit(text: string): { at: number; from: number } | undefined {
  const masked = maskQuotes(text);
  for (const match of masked.matchAll(containerBegin)) {
    const before = masked.slice(0, match.index).trim();
    if (before === '') continue;
    const from = match.index + match[0].length;
    const rest = text.slice(from);
    if (isContainer(match[1]?.toLowerCase() ?? '', rest)) return { at: match.index, from };
  }
  return undefined;
}

function isContainer(preposition: string, rest: string): boolean {
  if (pronouns.test(rest)) return false;
  const named = /^(?:the|a|an|its|this)\s|^["“‘'\p{Lu}]/u.test(rest);
  const first = maskQuotes(rest).split(/\s(?:inside|within|in|on|at|from|of|under|below)\s/i)[0] ?? rest;
  const typed = atEnd.test(first) || (atStart.test(first) && leads.test(atStart.exec(first)?.[1] ?? ''));
  if (preposition === 'of') return named && (typed || /^(?:the\s+)?["“‘'\p{Lu}]/u.test(rest));
  return preposition === 'under' || preposition === 'below' ? named && typed : named || typed;
}

function readName(text: string): Phrase {
  let rest = text.trim().replace(/^(?:(?:on|at|the|a|an|this|that|its|my|your)\s+)+/i, '');
  const base = rest;
  let ordinal: number | undefined;
  const [firstWord = ''] = rest.split(/\s/, 1);
  const counted = ordinals.get(firstWord.toLowerCase());
  if (counted !== undefined && rest.length > firstWord.length) {
    ordinal = counted;
    rest = rest.slice(firstWord.length).trim();
  }
  let typeWord = '';
  const masked = maskQuotes(rest);
  const end = atEnd.exec(masked);
  const start = atStart.exec(masked);
  const isCalled = start !== null && calledPattern.test(masked);
  if (end && !isCalled && !(aloneOnly.has((end[2] ?? '').toLowerCase()) && end[1] !== '')) {
    typeWord = (end[2] ?? '').toLowerCase();
    rest = rest.slice(0, end[1]?.length ?? 0).trim();
  } else if (start && leads.test(start[1] ?? '')) {
    typeWord = (start[1] ?? '').toLowerCase();
    rest = rest.slice(rest.length - (start[2]?.length ?? 0)).trim();
  }
  const { text: name, quoted } = unquote(rest);
  const words = wordsOf(name).filter(word => !isFiller(word));
  return {
    text: base,
    name,
    // A name of nothing but small words, `To` or `Are you here`, has only those to go by.
    words: words.length > 0 ? words : wordsOf(name),
    quoted,
    types: typeWords[typeWord] ?? [],
    typeWord,
    ...(ordinal === undefined ? {} : { ordinal }),
  };
}
