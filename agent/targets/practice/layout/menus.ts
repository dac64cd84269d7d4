import type { CommandId } from '../commands/commands.ts';
import { sizes, styles } from '../commands/format-commands.ts';
import { fileTypes, folders } from '../model/disk.ts';

export interface MenuEntry {
  readonly name: string;
  readonly command: CommandId;
  readonly argument?: string;
  /** Its access key, where it is not the first letter. */
  readonly key?: string;
  /** A line is drawn above it. */
  readonly separated?: boolean;
}

/** What drops down. `menu`: commands; `list`: the items of a combo box; `palette`: colours. */
export interface MenuRow {
  readonly kind: 'menu' | 'list' | 'palette';
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

const entry = (name: string, command: CommandId, argument?: string): MenuEntry => ({
  name,
  command,
  ...(argument === undefined ? {} : { argument }),
});
const separated = (row: MenuEntry): MenuEntry => ({ ...row, separated: true });
const each = (names: readonly (string | number)[], command: CommandId): MenuEntry[] =>
  names.map(name => entry(String(name), command, String(name)));
const choices = (key: string, names: readonly string[]): MenuEntry[] =>
  names.map(name => entry(name, 'dialog.choose', `${key}=${name}`));

/** The standard colours, as palette entries and as the painter mixes them. */
export const colors: Readonly<Record<string, number>> = {
  Automatic: 0x202020,
  'Dark Red': 0xa80000,
  Red: 0xe81123,
  Orange: 0xf7931e,
  Yellow: 0xffe600,
  'Light Green': 0x8cc63f,
  Green: 0x107c41,
  'Light Blue': 0x2ea3f2,
  Blue: 0x2b579a,
  'Dark Blue': 0x002060,
  Purple: 0x7030a0,
  Gray: 0x6e6e6e,
};
const colorNames = Object.keys(colors);
const highlights = ['Yellow', 'Light Green', 'Light Blue', 'Orange', 'Red', 'Gray', 'No Color'];
const fonts = [
  'Arial',
  'Calibri',
  'Calibri Light',
  'Cambria',
  'Comic Sans MS',
  'Consolas',
  'Courier New',
  'Georgia',
  'Segoe UI',
  'Times New Roman',
  'Verdana',
];

/** Every menu and drop-down of the program, one row each. */
export const menus = {
  file: {
    kind: 'menu',
    title: 'File',
    entries: [
      entry('New', 'new'),
      entry('Open…', 'open'),
      entry('Save', 'save'),
      { ...entry('Save As…', 'save-as'), key: 'A' },
      separated(entry('Print…', 'print')),
      { ...entry('Options…', 'options'), key: 'T' },
      entry('About Practice', 'about'),
      { ...separated(entry('Exit', 'exit')), key: 'X' },
    ],
  },
  context: {
    kind: 'menu',
    title: 'Context',
    entries: [
      { ...entry('Cut', 'cut'), key: 'T' },
      entry('Copy', 'copy'),
      entry('Paste', 'paste'),
      separated(entry('Link…', 'link')),
      { ...entry('New Comment', 'new-comment'), key: 'M' },
    ],
  },
  paste: {
    kind: 'menu',
    title: 'Paste Options',
    entries: [
      entry('Keep Source Formatting', 'paste', 'source'),
      entry('Merge Formatting', 'paste', 'merge'),
      entry('Keep Text Only', 'paste', 'text'),
    ],
  },
  fonts: { kind: 'list', title: 'Font', entries: each(fonts, 'font') },
  sizes: { kind: 'list', title: 'Font Size', entries: each(sizes, 'font-size') },
  'font-colors': { kind: 'palette', title: 'Font Color', entries: each(colorNames, 'font-color') },
  highlights: { kind: 'palette', title: 'Text Highlight Color', entries: each(highlights, 'highlight') },
  'line-spacing': {
    kind: 'menu',
    title: 'Line and Paragraph Spacing',
    entries: each(['1.0', '1.15', '1.5', '2.0', '2.5', '3.0'], 'line-spacing'),
  },
  styles: {
    kind: 'list',
    title: 'Styles',
    entries: [...each(Object.keys(styles), 'style'), separated(entry('Clear Formatting', 'clear-formatting'))],
  },
  find: { kind: 'menu', title: 'Find', entries: [entry('Find…', 'find'), entry('Advanced Find…', 'find')] },
  select: {
    kind: 'menu',
    title: 'Select',
    entries: [entry('Select All', 'select-all'), entry('Select Objects', 'nothing')],
  },
  table: {
    kind: 'menu',
    title: 'Table',
    entries: ['2×2', '3×2', '3×3', '4×4'].map(size => entry(`${size} Table`, 'table', size)),
  },
  shapes: {
    kind: 'menu',
    title: 'Shapes',
    entries: [
      entry('Line', 'symbol', '─────'),
      entry('Rectangle', 'symbol', '▭'),
      entry('Oval', 'symbol', '◯'),
      entry('Arrow', 'symbol', '→'),
    ],
  },
  symbols: { kind: 'menu', title: 'Symbol', entries: each(['€', '£', '©', '®', '™', '±', '≠', 'Ω'], 'symbol') },
  header: { kind: 'menu', title: 'Header', entries: [entry('Blank Header', 'header'), entry('Edit Header', 'header')] },
  footer: { kind: 'menu', title: 'Footer', entries: [entry('Blank Footer', 'footer'), entry('Edit Footer', 'footer')] },
  'page-number': {
    kind: 'menu',
    title: 'Page Number',
    entries: [entry('Bottom of Page', 'page-number'), entry('Remove Page Numbers', 'page-number')],
  },
  margins: { kind: 'menu', title: 'Margins', entries: each(['Normal', 'Narrow', 'Moderate', 'Wide'], 'margins') },
  orientation: { kind: 'menu', title: 'Orientation', entries: each(['Portrait', 'Landscape'], 'orientation') },
  'page-sizes': { kind: 'menu', title: 'Size', entries: each(['Letter', 'Legal', 'A4', 'A5'], 'page-size') },
  columns: { kind: 'menu', title: 'Columns', entries: each(['One', 'Two', 'Three'], 'columns') },
  'file-types': {
    kind: 'list',
    title: 'Save as type',
    entries: choices(
      'type',
      fileTypes.map(type => type.name),
    ),
  },
  'open-types': {
    kind: 'list',
    title: 'Files of type',
    entries: choices('type', ['All Files (*.*)', ...fileTypes.map(type => type.name)]),
  },
  folders: { kind: 'list', title: 'Folders', entries: choices('folder', folders) },
  printers: { kind: 'list', title: 'Printer', entries: choices('printer', ['Practice Printer', 'Print to PDF']) },
} satisfies Record<string, MenuRow>;

export type MenuId = keyof typeof menus;

/** The row of an open popup; undefined for a name that is not in the table. */
export function menuRow(menu: string): MenuRow | undefined {
  return Object.hasOwn(menus, menu) ? menus[menu as MenuId] : undefined;
}
