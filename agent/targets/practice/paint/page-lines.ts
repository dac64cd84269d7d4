import { bands } from '../layout/geometry.ts';
import type { AppState } from '../model/app-state.ts';
import { type CharacterFormat, type ParagraphFormat, plainCharacters, plainParagraph } from '../model/text-document.ts';
import { advanceOf, type Font, fontOf } from './font.ts';
import type { Box } from './strokes.ts';

/** One character on the page; `offset` is its place in the text. */
interface Placed {
  readonly offset: number;
  readonly code: number;
  readonly x: number;
  readonly width: number;
  readonly font: Font;
  readonly format: CharacterFormat;
}

export interface Line {
  readonly top: number;
  readonly height: number;
  readonly baseline: number;
  readonly x: number;
  readonly characters: readonly Placed[];
  /** Where the line begins and ends in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands before its paragraph: a bullet, a number. */
  readonly marker: string;
}

/** In millimetres. */
const papers: Readonly<Record<string, readonly [number, number]>> = {
  A4: [210, 297],
  A5: [148, 210],
  Letter: [216, 279],
  Legal: [216, 356],
};
const marginsInPixels: Readonly<Record<string, number>> = { Normal: 96, Narrow: 48, Moderate: 72, Wide: 144 };
const perMillimetre = 96 / 25.4;

/** Where the page lies on the surface of the document, and the part of it that text fills. */
export function pageOf(state: AppState, surface: Box): { page: Box; text: Box } {
  const { view } = state;
  const zoom = view.zoom / 100;
  const [across, down] = papers[view.pageSize] ?? [210, 297];
  const [wide, tall] = view.orientation === 'Landscape' ? [down, across] : [across, down];
  const width = Math.round(wide * perMillimetre * zoom);
  const height = Math.round(tall * perMillimetre * zoom);
  const margin = Math.round((marginsInPixels[view.margins] ?? 96) * zoom);
  const left = surface.x + Math.max(8, Math.round((surface.width - bands.ruler - width) / 2));
  const page = { x: left, y: surface.y + 14 - Math.round(view.scroll * 20 * zoom), width, height };
  const top = Math.round(72 * zoom);
  return {
    page,
    text: { x: left + margin, y: page.y + top, width: Math.max(40, width - margin * 2), height: height - top * 2 },
  };
}

/** The lines of the document down to `bottom`, as they lie on the page. */
export function linesOf(state: AppState, area: Box, bottom: number): Line[] {
  const { document, view } = state;
  const lines: Line[] = [];
  const { runs } = document;
  let run = 0;
  let runEnd = runs[0]?.length ?? 0;
  let top = area.y;
  let start = 0;
  let number = 0;
  for (const [index, text] of document.text.split('\n').entries()) {
    if (top > bottom) break;
    const paragraph = document.paragraphs[index] ?? plainParagraph;
    number = paragraph.list === 'numbers' ? number + 1 : 0;
    const marker = paragraph.list === 'bullets' ? '•' : paragraph.list === 'numbers' ? `${number}.` : '';
    const characters: Placed[] = [];
    for (let offset = start; offset < start + text.length; ) {
      while (offset >= runEnd && run < runs.length - 1) {
        run += 1;
        runEnd += runs[run]?.length ?? 0;
      }
      const format = runs[run]?.format ?? plainCharacters;
      const font = fontOf(format, view.zoom);
      const code = document.text.codePointAt(offset) ?? 0;
      characters.push({ offset, code, x: 0, width: advanceOf(font, code), font, format });
      offset += code > 0xffff ? 2 : 1;
    }
    const here = state.typing && state.selection.head === start ? state.typing : runs[run]?.format;
    const empty = fontOf(here ?? plainCharacters, view.zoom).size;
    const placed = placeParagraph(characters, paragraph, { area, top, start, empty, marker, zoom: view.zoom / 100 });
    lines.push(...placed);
    const last = placed.at(-1);
    const gap = paragraph.style === 'No Spacing' ? 0 : 6 * (view.zoom / 100);
    top = (last ? last.top + last.height : top) + gap;
    start += text.length + 1;
  }
  return lines;
}

interface Start {
  readonly area: Box;
  readonly top: number;
  readonly start: number;
  /** The size of an empty line's font. */
  readonly empty: number;
  readonly marker: string;
  readonly zoom: number;
}

function placeParagraph(characters: readonly Placed[], paragraph: ParagraphFormat, at: Start): Line[] {
  const indent = (paragraph.indent * 36 + (at.marker === '' ? 0 : 24)) * at.zoom;
  const width = Math.max(20, at.area.width - indent);
  const rows = wrap(characters, width);
  const lines: Line[] = [];
  let { top } = at;
  for (const [index, row] of rows.entries()) {
    const size = Math.max(at.empty * Number(row.length === 0), ...row.map(character => character.font.size));
    const height = Math.round(size * 1.3 * Math.max(1, paragraph.spacing));
    const visible = row.findLastIndex(character => character.code !== 32) + 1;
    const used = row.slice(0, visible).reduce((sum, character) => sum + character.width, 0);
    const spaces = row.slice(0, visible).filter(character => character.code === 32).length;
    const free = width - used;
    const stretch = paragraph.align === 'justify' && index < rows.length - 1 && spaces > 0 ? free / spaces : 0;
    const shift = paragraph.align === 'center' ? free / 2 : paragraph.align === 'right' ? free : 0;
    let x = at.area.x + indent + shift;
    const left = x;
    const placed = row.map(character => {
      const here = { ...character, x };
      x += character.width + (character.code === 32 ? stretch : 0);
      return here;
    });
    const start = row[0]?.offset ?? at.start;
    const last = row.at(-1);
    lines.push({
      top,
      height,
      baseline: Math.round(top + height - size * 0.32),
      x: left,
      characters: placed,
      start,
      end: last ? last.offset + (last.code > 0xffff ? 2 : 1) : start,
      marker: index === 0 ? at.marker : '',
    });
    top += height;
  }
  return lines;
}

/** Breaks after spaces; a word longer than the line is broken where it must be. */
function wrap(characters: readonly Placed[], width: number): Placed[][] {
  const rows: Placed[][] = [];
  let row: Placed[] = [];
  let used = 0;
  for (const character of characters) {
    if (used + character.width > width && character.code !== 32 && row.length > 0) {
      const space = row.findLastIndex(placed => placed.code === 32);
      const rest = space === -1 ? [] : row.slice(space + 1);
      rows.push(space === -1 ? row : row.slice(0, space + 1));
      row = rest;
      used = rest.reduce((sum, placed) => sum + placed.width, 0);
    }
    row.push(character);
    used += character.width;
  }
  return [...rows, row];
}

/** The place in the text that is nearest to a point of the page. */
export function offsetAt(lines: readonly Line[], x: number, y: number): number {
  const line = lines.findLast(one => one.top <= y) ?? lines[0];
  if (!line) return 0;
  const character = line.characters.find(one => x < one.x + one.width / 2);
  return character?.offset ?? line.end;
}
