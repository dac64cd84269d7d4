import type { AppState } from '../model/app-state.ts';
import {
  currentFormat,
  currentParagraph,
  edited,
  formatSelectedParagraphs,
  formatSelection,
  paragraphSpan,
  share,
} from '../model/editing.ts';
import {
  type CharacterFormat,
  formatCharacters,
  formatParagraphs,
  type ParagraphFormat,
  plainCharacters,
} from '../model/text-document.ts';
import { endOf, startOf } from '../model/text-field.ts';
import type { Command, CommandTable } from './command.ts';

type Flag = 'bold' | 'italic' | 'underline' | 'strikethrough';

const flag = (key: Flag, keys: string | undefined, help: string): Command => ({
  run: state => formatSelection(state, { [key]: share(state, format => format[key]) !== 'on' }),
  toggled: state => share(state, format => format[key]),
  ...(keys === undefined ? {} : { keys }),
  help,
});

const script = (wanted: 'sub' | 'super', keys: string, help: string): Command => ({
  run: state => formatSelection(state, { script: currentFormat(state).script === wanted ? 'none' : wanted }),
  toggled: state => share(state, format => format.script === wanted),
  keys,
  help,
});

const align = (wanted: ParagraphFormat['align'], keys: string, help: string): Command => ({
  run: state => formatSelectedParagraphs(state, format => ({ ...format, align: wanted })),
  toggled: state => (currentParagraph(state).align === wanted ? 'on' : 'off'),
  keys,
  help,
});

const list = (wanted: 'bullets' | 'numbers', help: string): Command => ({
  run: state => {
    const next = currentParagraph(state).list === wanted ? 'none' : wanted;
    return formatSelectedParagraphs(state, format => ({ ...format, list: next }));
  },
  toggled: state => (currentParagraph(state).list === wanted ? 'on' : 'off'),
  help,
});

const indent = (by: number, help: string): Command => ({
  run: state =>
    formatSelectedParagraphs(state, format => ({ ...format, indent: Math.max(0, Math.min(9, format.indent + by)) })),
  enabled: state => by > 0 || currentParagraph(state).indent > 0,
  help,
});

export const sizes = [8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 36, 48, 72];
const nextSize = (size: number, by: 1 | -1) =>
  (by === 1 ? sizes.find(known => known > size) : sizes.findLast(known => known < size)) ?? size;

/** The gallery of styles: what each does to the characters of its paragraphs. */
export const styles: Readonly<Record<string, Partial<CharacterFormat>>> = {
  Normal: {},
  'No Spacing': {},
  'Heading 1': { size: 16, color: 'Blue', font: 'Calibri Light' },
  'Heading 2': { size: 13, color: 'Blue', font: 'Calibri Light' },
  Title: { size: 28, font: 'Calibri Light' },
  Subtitle: { color: 'Gray', size: 12 },
  Emphasis: { italic: true },
  Strong: { bold: true },
  Quote: { italic: true, color: 'Gray' },
};

function applyStyle(state: AppState, name: string): AppState {
  const style = styles[name];
  if (!style) return state;
  const span = paragraphSpan(state);
  const format = { ...plainCharacters, ...style };
  const inCharacters = formatCharacters(state.document, startOf(span), endOf(span), format);
  const document = formatParagraphs(inCharacters, startOf(span), endOf(span), paragraph => ({
    ...paragraph,
    style: name,
    spacing: name === 'No Spacing' ? 1 : paragraph.spacing,
  }));
  return { ...edited(state, document, state.selection), typing: format };
}

export const formatCommands = {
  bold: flag('bold', 'Ctrl+B', 'Make your text bold.'),
  italic: flag('italic', 'Ctrl+I', 'Italicize your text.'),
  underline: flag('underline', 'Ctrl+U', 'Underline your text.'),
  strikethrough: flag('strikethrough', undefined, 'Cross something out by drawing a line through it.'),
  subscript: script('sub', 'Ctrl+=', 'Type very small letters just below the line of text.'),
  superscript: script('super', 'Ctrl+Shift++', 'Type very small letters just above the line of text.'),
  font: {
    run: (state, name) => formatSelection(state, { font: name }),
    value: state => currentFormat(state).font,
    help: 'Pick a new font for your text.',
  },
  'font-size': {
    run: (state, text) => {
      const size = Number.parseFloat(text);
      return size >= 1 && size <= 400 ? formatSelection(state, { size }) : state;
    },
    value: state => String(currentFormat(state).size),
    help: 'Change the size of your text.',
  },
  'grow-font': {
    run: state => formatSelection(state, { size: nextSize(currentFormat(state).size, 1) }),
    keys: 'Ctrl+Shift+.',
    help: 'Make your text a bit bigger.',
  },
  'shrink-font': {
    run: state => formatSelection(state, { size: nextSize(currentFormat(state).size, -1) }),
    keys: 'Ctrl+Shift+,',
    help: 'Make your text a bit smaller.',
  },
  'font-color': {
    run: (state, color) => formatSelection(state, { color: color || 'Red' }),
    value: state => currentFormat(state).color,
    help: 'Change the color of your text.',
  },
  highlight: {
    run: (state, color) => formatSelection(state, { highlight: color || 'Yellow' }),
    value: state => currentFormat(state).highlight,
    help: 'Make your text pop by highlighting it in a bright color.',
  },
  'format-painter': {
    run: state => ({ ...state, brush: state.brush ? undefined : currentFormat(state) }),
    toggled: state => (state.brush ? 'on' : 'off'),
    keys: 'Ctrl+Shift+C',
    help: 'Apply the look of one place to another: choose it, then select the other place.',
  },
  'clear-formatting': {
    run: state => formatSelection(state, plainCharacters),
    help: 'Remove all formatting from the selection, leaving only the normal, unformatted text.',
  },
  bullets: list('bullets', 'Create a bulleted list.'),
  numbering: list('numbers', 'Create a numbered list.'),
  'align-left': align('left', 'Ctrl+L', 'Align your content with the left margin.'),
  'align-center': align('center', 'Ctrl+E', 'Center your content on the page.'),
  'align-right': align('right', 'Ctrl+R', 'Align your content with the right margin.'),
  justify: align('justify', 'Ctrl+J', 'Distribute your text evenly between the margins.'),
  'line-spacing': {
    run: (state, spacing) => formatSelectedParagraphs(state, format => ({ ...format, spacing: Number(spacing) || 1 })),
    value: state => currentParagraph(state).spacing.toFixed(2).replace(/0$/, ''),
    help: 'Choose how much space appears between lines of text.',
  },
  'indent-less': indent(-1, 'Move your paragraph closer to the margin.'),
  'indent-more': indent(1, 'Move your paragraph farther away from the margin.'),
  style: {
    run: applyStyle,
    value: state => currentParagraph(state).style,
    help: 'Give your document the best look by using styles.',
  },
} satisfies CommandTable;
