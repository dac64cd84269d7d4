import { styles } from '../commands/format-commands.ts';
import { labelWidth } from '../layout/geometry.ts';
import { colors } from '../layout/menus.ts';
import type { Look } from '../layout/scene.ts';
import { plainCharacters } from '../model/text-document.ts';
import { fontOf, textWidth, uiBold, uiFont } from './font.ts';
import { drawIcon } from './icons.ts';
import { paintControl } from './looks-of-dialogs.ts';
import { paintPage } from './paint-page.ts';
import type { Color } from './strokes.ts';
import { background, downArrow, inkOf, type Painter, type Subject } from './subject.ts';
import { theme } from './theme.ts';

const nothing: Painter = () => {};

const tintOf = ({ element }: Subject): Color | undefined => (element.usable ? undefined : theme.disabled);

const opensMenu = ({ element }: Subject) => element.deed.kind === 'menu';

const large: Painter = subject => {
  const { canvas, box, element } = subject;
  background(subject);
  const { node, look } = element;
  drawIcon(canvas, look?.icon ?? '', Math.round(box.x + box.width / 2 - 14), box.y + 7, 28, tintOf(subject));
  canvas.label(node.name, { ...box, y: box.y + 40, height: 14 }, uiFont, inkOf(subject), 'center');
  if (opensMenu(subject)) downArrow(canvas, Math.round(box.x + box.width / 2), box.y + 58, inkOf(subject));
};

const small: Painter = subject => {
  const { canvas, box, element } = subject;
  background(subject);
  drawIcon(canvas, element.look?.icon ?? '', box.x + 4, box.y + 3, 16, tintOf(subject));
  canvas.label(element.node.name, { ...box, x: box.x + 25, width: box.width - 25 }, uiFont, inkOf(subject));
  if (opensMenu(subject)) downArrow(canvas, box.x + box.width - 9, box.y + 10, inkOf(subject));
};

const icon: Painter = subject => {
  const { canvas, box, element } = subject;
  background(subject);
  const light = element.look?.icon?.endsWith('-light');
  const tint = element.usable ? undefined : light ? 0x7f9cc8 : theme.disabled;
  const left =
    opensMenu(subject) || element.deed.kind === 'split' ? box.x + 5 : Math.round(box.x + (box.width - 16) / 2);
  const top = Math.round(box.y + (box.height - 16) / 2);
  drawIcon(canvas, element.look?.icon ?? '', left, top, 16, tint);
  if (light && !element.usable) canvas.fill({ x: left - 1, y: top, width: 18, height: 16 }, theme.accent, 0.62);
  if (opensMenu(subject))
    downArrow(canvas, box.x + box.width - 8, box.y + Math.round(box.height / 2) - 1, inkOf(subject));
};

const arrow: Painter = subject => {
  const { canvas, box, element } = subject;
  background(subject);
  const middle = Math.round(box.x + box.width / 2);
  const name = element.look?.icon;
  const y = Math.round(box.y + box.height / 2) - 1;
  if (name === 'Line up') {
    for (let row = 0; row < 4; row += 1)
      canvas.fill({ x: middle - 1 - row, y: y + row, width: 1 + row * 2, height: 1 }, theme.quiet);
  } else
    downArrow(canvas, middle, y + (element.node.controlType === 'Button' && box.width > 20 ? 6 : 0), inkOf(subject));
};

const tab: Painter = ({ canvas, box, element, pressed }) => {
  const { node, look } = element;
  if (look?.icon === 'File') {
    canvas.fill(box, pressed ? 0x1e3f73 : theme.accent);
    canvas.label('File', box, uiFont, theme.accentText, 'center');
    return;
  }
  if (node.selected) {
    canvas.fill(box, theme.surface);
    canvas.fill({ ...box, x: box.x + 10, width: box.width - 20, y: box.y + box.height - 3, height: 2 }, theme.accent);
  }
  canvas.label(node.name, box, node.selected ? uiBold : uiFont, node.selected ? theme.accent : theme.text, 'center');
};

const style: Painter = ({ canvas, box, element }) => {
  const { node } = element;
  canvas.fill(box, theme.surface);
  canvas.frame(box, theme.border);
  if (node.selected) {
    canvas.frame(box, theme.focus);
    canvas.frame({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }, theme.toggledBorder);
  }
  const format = { ...plainCharacters, ...styles[node.name] };
  const font = fontOf({ ...format, size: Math.min(format.size, 11) }, 100);
  const sample = 'AaBbCc';
  const left = box.x + Math.max(4, (box.width - textWidth(font, sample)) / 2);
  canvas.clipped({ ...box, width: box.width - 3 }, () => {
    canvas.text(sample, left, box.y + 25, font, colors[format.color] ?? theme.text);
  });
  canvas.label(
    node.name,
    { ...box, x: box.x + 3, width: box.width - 6, y: box.y + 36, height: 16 },
    uiFont,
    theme.quiet,
    'center',
  );
};

const ruler: Painter = ({ canvas, box }) => {
  canvas.fill(box, theme.bar);
  canvas.fill({ ...box, y: box.y + box.height - 1, height: 1 }, theme.border);
  for (let x = 12, tick = 0; x < box.width; x += 12, tick += 1) {
    const tall = tick % 8 === 0 ? 0 : tick % 4 === 0 ? 7 : 3;
    if (tall === 0)
      canvas.label(
        String(tick / 8),
        { x: box.x + x - 10, y: box.y, width: 20, height: 19 },
        { ...uiFont, size: 9 },
        theme.quiet,
        'center',
      );
    else
      canvas.fill({ x: box.x + x, y: box.y + 10 - Math.floor(tall / 2), width: 1, height: tall }, theme.strongBorder);
  }
};

const sideRuler: Painter = ({ canvas, box }) => {
  canvas.fill(box, theme.bar);
  canvas.fill({ ...box, x: box.x + box.width - 1, width: 1 }, theme.border);
  for (let y = 14, tick = 0; y < box.height; y += 12, tick += 1) {
    canvas.fill(
      { x: box.x + (tick % 4 === 0 ? 6 : 8), y: box.y + y, width: tick % 4 === 0 ? 7 : 3, height: 1 },
      theme.strongBorder,
    );
  }
};

const titleBar: Painter = ({ canvas, box, element, state }) => {
  canvas.fill(box, state.active ? theme.accent : 0x5f7796);
  drawIcon(canvas, 'program', box.x + 8, box.y + 8, 16);
  canvas.label(
    element.node.value ?? '',
    { ...box, x: box.x + 200, width: box.width - 400 },
    { ...uiFont, size: 12 },
    theme.accentText,
    'center',
  );
};

const slider: Painter = ({ canvas, box, state }) => {
  const middle = Math.round(box.y + box.height / 2);
  canvas.fill({ x: box.x + 2, y: middle, width: box.width - 4, height: 1 }, theme.strongBorder);
  canvas.fill({ x: box.x + Math.round(box.width / 2) - 1, y: middle - 3, width: 1, height: 7 }, theme.strongBorder);
  const x = box.x + Math.round((Math.min(state.view.zoom, 200) / 200) * (box.width - 8));
  canvas.fill({ x, y: middle - 6, width: 6, height: 13 }, theme.quiet);
};

/** How each look is drawn, one row each. Windows of dialogs and what is in them: `looks-of-dialogs.ts`. */
const looks: Readonly<Record<Look['kind'], Painter>> = {
  ...paintControl,
  window: ({ canvas, box }) => canvas.fill(box, theme.surface),
  'title bar': titleBar,
  'tab strip': ({ canvas, box }) => canvas.fill(box, theme.bar),
  tab,
  ribbon: ({ canvas, box }) => {
    canvas.fill(box, theme.surface);
    canvas.fill({ ...box, y: box.y + box.height - 1, height: 1 }, theme.border);
  },
  group: ({ canvas, box, element }) => {
    canvas.label(
      element.node.name,
      { ...box, y: box.y + box.height - 18, height: 14 },
      { ...uiFont, size: 10 },
      theme.quiet,
      'center',
    );
    canvas.fill({ x: box.x + box.width - 1, y: box.y + 6, width: 1, height: box.height - 12 }, theme.border);
  },
  large,
  small,
  icon,
  arrow,
  style,
  ruler,
  'side ruler': sideRuler,
  desk: ({ canvas, box }) => canvas.fill(box, theme.desk),
  document: ({ canvas, box, state, focused }) => paintPage(canvas, state, box, focused),
  'scroll bar': ({ canvas, box }) => canvas.fill(box, theme.bar),
  thumb: ({ canvas, box }) => canvas.fill(box, 0xc2c0be),
  'status bar': ({ canvas, box }) => {
    canvas.fill(box, theme.bar);
    canvas.fill({ ...box, height: 1 }, theme.border);
  },
  'status text': ({ canvas, box, element }) => {
    const { node, look } = element;
    canvas.label(look?.icon ?? node.name, box, uiFont, theme.quiet, look?.icon === undefined ? 'left' : 'center');
  },
  slider,
  pane: ({ canvas, box, element }) => {
    if (element.look?.icon === 'line') {
      canvas.fill({ ...box, y: box.y + 3, height: box.height > 0 ? 1 : 0 }, theme.border);
      return;
    }
    canvas.fill(box, theme.surface);
    canvas.fill({ ...box, x: box.x + box.width - 1, width: 1 }, theme.border);
    canvas.label(
      element.node.name,
      { x: box.x + 12, y: box.y + 6, width: labelWidth(element.node.name) + 60, height: 18 },
      { ...uiFont, size: 13 },
      theme.accent,
    );
  },
};

/** Draws one control as its look says. */
export function paintElement(subject: Subject) {
  const { look } = subject.element;
  (look ? looks[look.kind] : nothing)(subject);
}
