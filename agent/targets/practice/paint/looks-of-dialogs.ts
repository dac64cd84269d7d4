import { colors } from '../layout/menus.ts';
import type { Look } from '../layout/scene.ts';
import { topDialog } from '../model/app-state.ts';
import { endOf, isCaret, startOf, type TextField } from '../model/text-field.ts';
import type { Canvas } from './canvas.ts';
import { textWidth, uiFont } from './font.ts';
import { drawIcon } from './icons.ts';
import type { Box, Color } from './strokes.ts';
import { downArrow, inkOf, type Painter, type Subject } from './subject.ts';
import { theme } from './theme.ts';

const lineHeight = 16;

/** Draws a text in a field, with its selection or caret. */
function fieldText(canvas: Canvas, box: Box, text: string, color: Color, field?: TextField) {
  const inside = { x: box.x + 6, y: box.y, width: box.width - 12, height: box.height };
  const baseline = Math.round(box.y + box.height / 2 + uiFont.size * 0.36);
  canvas.clipped(inside, () => {
    if (field && !isCaret(field.span)) {
      const from = textWidth(uiFont, text.slice(0, startOf(field.span)));
      const wide = textWidth(uiFont, text.slice(startOf(field.span), endOf(field.span)));
      canvas.fill({ x: inside.x + from, y: baseline - 12, width: wide, height: 16 }, theme.selected);
    }
    canvas.text(text, inside.x, baseline, uiFont, color);
    if (field && isCaret(field.span)) {
      const x = inside.x + textWidth(uiFont, text.slice(0, field.span.head));
      canvas.fill({ x: Math.round(x), y: baseline - 11, width: 1, height: 14 }, 0x000000);
    }
  });
}

function well({ canvas, box, focused }: Subject) {
  canvas.fill(box, theme.surface);
  canvas.frame(box, focused ? theme.focus : theme.strongBorder);
}

const combo: Painter = subject => {
  const { canvas, box, element, focused, state } = subject;
  well(subject);
  const editing = focused && element.deed.kind === 'combo' ? state.editing : undefined;
  fieldText(canvas, { ...box, width: box.width - 16 }, element.node.value ?? '', inkOf(subject), editing);
  downArrow(canvas, box.x + box.width - 10, Math.round(box.y + box.height / 2) - 1, inkOf(subject));
};

const check: Painter = subject => {
  const { canvas, box, element } = subject;
  const square = { x: box.x + 3, y: Math.round(box.y + box.height / 2) - 7, width: 13, height: 13 };
  const on = element.node.toggled === 'on';
  canvas.fill(square, on ? theme.focus : theme.surface);
  canvas.frame(square, on ? theme.focus : theme.strongBorder);
  if (on) canvas.text('✓', square.x + 2, square.y + 11, { ...uiFont, size: 12 }, theme.surface);
  canvas.label(element.node.name, { ...box, x: box.x + 22, width: box.width - 20 }, uiFont, inkOf(subject));
};

const radio: Painter = subject => {
  const { canvas, box, element } = subject;
  const y = Math.round(box.y + box.height / 2) + 4;
  canvas.text('◯', box.x + 2, y, { ...uiFont, size: 13 }, theme.quiet);
  if (element.node.selected) canvas.text('•', box.x + 3.5, y + 1, { ...uiFont, size: 18 }, theme.focus);
  canvas.label(element.node.name, { ...box, x: box.x + 22, width: box.width - 22 }, uiFont, inkOf(subject));
};

const pushButton: Painter = subject => {
  const { canvas, box, element, focused } = subject;
  canvas.fill(box, element.usable ? 0xfdfdfd : theme.bar);
  canvas.frame(box, focused ? theme.focus : element.usable ? theme.strongBorder : theme.border);
  if (focused) canvas.frame({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }, theme.focus);
  canvas.label(element.node.name, box, uiFont, inkOf(subject), 'center');
};

const iconOfDialog: Readonly<Record<string, string>> = {
  'confirm-save-as': 'warning',
  unsaved: 'question',
  message: 'information',
  about: 'information',
};

const dialog: Painter = ({ canvas, box, element, state }) => {
  canvas.shadow(box, 12);
  canvas.fill(box, theme.bar);
  canvas.fill({ ...box, height: 32 }, theme.surface);
  canvas.frame(box, theme.strongBorder);
  const front = topDialog(state);
  const kind = element.node.id.split('~')[0] ?? '';
  const inFront = front !== undefined && element.node.id === `${front.kind}~${front.serial}`;
  canvas.label(
    element.node.name,
    { ...box, x: box.x + 12, width: box.width - 70, height: 32 },
    { ...uiFont, size: 12 },
    inFront ? theme.text : theme.strongBorder,
  );
  const icon = iconOfDialog[kind];
  if (icon !== undefined) drawIcon(canvas, icon, box.x + 20, box.y + 52, 32);
};

const menuItem: Painter = subject => {
  const { canvas, box, element, focused } = subject;
  const { node } = element;
  if (focused) canvas.fill(box, theme.toggled);
  canvas.label(node.name, { ...box, x: box.x + 28, width: box.width - 34 }, uiFont, inkOf(subject));
  if (node.acceleratorKey)
    canvas.label(node.acceleratorKey, { ...box, width: box.width - 12 }, uiFont, theme.strongBorder, 'right');
};

const listItem: Painter = subject => {
  const { canvas, box, element, focused } = subject;
  if (element.node.selected || focused) canvas.fill(box, theme.toggled);
  const icon = element.look?.icon;
  if (icon !== undefined) drawIcon(canvas, icon, box.x + 4, box.y + 3, 16);
  const left = icon === undefined ? 8 : 26;
  canvas.label(element.node.name, { ...box, x: box.x + left, width: box.width - left }, uiFont, inkOf(subject));
};

const swatch: Painter = ({ canvas, box, element, focused }) => {
  const inside = { x: box.x + 3, y: box.y + 3, width: box.width - 6, height: box.height - 6 };
  canvas.fill(inside, colors[element.node.name] ?? theme.surface);
  canvas.frame(inside, theme.border);
  if (element.node.selected || focused)
    canvas.frame({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }, 0xe07a1f);
};

/** How the parts of dialogs, menus and drop-downs are drawn. */
export const paintControl = {
  caption: ({ canvas, box, element }) =>
    canvas.label(element.node.name, { ...box, x: box.x + 8, y: box.y + 3, height: 20 }, uiFont, theme.quiet),
  'caption button': ({ canvas, box, element }) =>
    drawIcon(canvas, element.look?.icon ?? '', Math.round(box.x + box.width / 2) - 6, box.y + 10, 12),
  combo,
  check,
  radio,
  'push button': pushButton,
  dialog,
  edit: subject => {
    well(subject);
    const { canvas, box, element, focused, state } = subject;
    const { deed } = element;
    const field = focused && deed.kind === 'field' ? topDialog(state)?.fields[deed.key] : undefined;
    fieldText(canvas, box, element.node.value ?? '', inkOf(subject), field);
  },
  label: subject => {
    const { canvas, box, element } = subject;
    const lines = element.node.name.split('\n');
    for (const [index, line] of lines.entries()) {
      const height = lines.length === 1 ? box.height : 18;
      canvas.label(line, { ...box, y: box.y + index * lineHeight, height }, uiFont, inkOf(subject));
    }
  },
  list: ({ canvas, box }) => {
    canvas.fill(box, theme.surface);
    canvas.frame(box, theme.strongBorder);
  },
  'list item': listItem,
  header: ({ canvas, box, element }) => {
    canvas.fill({ ...box, x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 1 }, 0xfaf9f8);
    canvas.fill({ ...box, x: box.x + box.width - 1, width: 1 }, theme.border);
    canvas.fill({ ...box, y: box.y + box.height, height: 1 }, theme.border);
    canvas.label(element.node.name, { ...box, x: box.x + 8, width: box.width - 12 }, uiFont, theme.quiet);
  },
  menu: ({ canvas, box }) => {
    canvas.shadow(box, 8);
    canvas.fill(box, theme.surface);
    canvas.frame(box, 0xc4c2c0);
  },
  'menu item': menuItem,
  swatch,
} satisfies Partial<Record<Look['kind'], Painter>>;
