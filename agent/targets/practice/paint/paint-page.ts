import { colors } from '../layout/menus.ts';
import type { AppState } from '../model/app-state.ts';
import { currentFormat } from '../model/editing.ts';
import { endOf, isCaret, startOf } from '../model/text-field.ts';
import type { Canvas } from './canvas.ts';
import { fontOf, uiFont } from './font.ts';
import { type Line, linesOf, pageOf } from './page-lines.ts';
import type { Box, Color } from './strokes.ts';
import { theme } from './theme.ts';

const highlightColors: Readonly<Record<string, Color>> = { ...colors, 'Light Green': 0xb6f08a, 'Light Blue': 0x9bdcff };

/** Draws the page with its text, the selection or the caret. */
export function paintPage(canvas: Canvas, state: AppState, surface: Box, focused: boolean) {
  const { page, text } = pageOf(state, surface);
  canvas.clipped(surface, () => {
    canvas.shadow(page, 4);
    canvas.fill(page, theme.surface);
    canvas.frame(page, theme.border);
    if (state.view.gridlines) paintGrid(canvas, text);
    paintMargins(canvas, state, page, text);
    const lines = linesOf(state, text, surface.y + surface.height);
    canvas.clipped({ ...page, y: Math.max(page.y, text.y - 8) }, () => {
      for (const line of lines) paintLine(canvas, state, line, text);
      if (focused && isCaret(state.selection)) paintCaret(canvas, state, lines);
    });
  });
}

function paintGrid(canvas: Canvas, text: Box) {
  for (let y = text.y; y < text.y + text.height; y += 24) canvas.fill({ ...text, y, height: 1 }, 0xdbe5f1);
  for (let x = text.x; x < text.x + text.width; x += 24) canvas.fill({ ...text, x, width: 1 }, 0xdbe5f1);
}

function paintMargins(canvas: Canvas, state: AppState, page: Box, text: Box) {
  const corner = 14;
  for (const x of [text.x - corner, text.x + text.width]) {
    canvas.fill({ x, y: text.y - 6, width: corner, height: 1 }, theme.border);
    canvas.fill(
      { x: x === text.x - corner ? text.x - 1 : x, y: text.y - 6 - corner, width: 1, height: corner },
      theme.border,
    );
  }
  const { header, footer, pageNumber } = state.view;
  if (header) {
    canvas.text('Header', text.x, page.y + 34, uiFont, theme.quiet);
    canvas.fill({ x: text.x, y: page.y + 42, width: text.width, height: 1 }, 0xb9cbe3);
  }
  const foot = page.y + page.height - 34;
  if (footer) canvas.text('Footer', text.x, foot, uiFont, theme.quiet);
  if (pageNumber) canvas.text('1', text.x + text.width - 8, foot, uiFont, theme.quiet);
}

function paintLine(canvas: Canvas, state: AppState, line: Line, text: Box) {
  const from = startOf(state.selection);
  const to = endOf(state.selection);
  const first = line.characters[0];
  const font = first?.font ?? fontOf(currentFormat(state), state.view.zoom);
  if (line.marker !== '') {
    canvas.text(
      line.marker,
      line.x - 18 * (state.view.zoom / 100),
      line.baseline,
      { ...font, slanted: false },
      theme.text,
    );
  }
  for (const { offset, x, width, font: face, format, code } of line.characters) {
    const box = { x, y: line.top, width: Math.round(x + width) - Math.round(x), height: line.height };
    const highlight = highlightColors[format.highlight];
    if (highlight !== undefined)
      canvas.fill({ ...box, y: line.baseline - face.size, height: face.size * 1.25 }, highlight);
    if (offset >= from && offset < to) canvas.fill(box, theme.selected);
    const color = colors[format.color] ?? theme.text;
    const raise = format.script === 'super' ? -face.size * 0.5 : format.script === 'sub' ? face.size * 0.25 : 0;
    if (code > 32) canvas.glyph(code, x, line.baseline + raise, face, color);
    const rule = Math.max(1, Math.round(face.size / 16));
    if (format.underline) canvas.fill({ ...box, y: line.baseline + 2, height: rule }, color);
    if (format.strikethrough)
      canvas.fill({ ...box, y: line.baseline - Math.round(face.size * 0.3), height: rule }, color);
  }
  // The end of a selected paragraph shows as a little more selection.
  const last = line.characters.at(-1);
  if (from <= line.end && to > line.end && state.document.text[line.end] === '\n') {
    canvas.fill({ x: last ? last.x + last.width : text.x, y: line.top, width: 6, height: line.height }, theme.selected);
  }
}

function paintCaret(canvas: Canvas, state: AppState, lines: readonly Line[]) {
  const at = state.selection.head;
  const line = lines.find(one => at >= one.start && at <= one.end);
  if (!line) return;
  const before = line.characters.findLast(character => character.offset < at);
  const x = before ? before.x + before.width : line.x;
  const { size } = fontOf(currentFormat(state), state.view.zoom);
  canvas.fill(
    { x: Math.round(x), y: Math.round(line.baseline - size * 0.95), width: 1, height: Math.round(size * 1.2) },
    0x000000,
  );
}
