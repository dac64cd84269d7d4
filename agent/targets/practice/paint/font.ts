import type { CharacterFormat } from '../model/text-document.ts';
import data from './font-data.json' with { type: 'json' };
import { fillPolygons, type Mask, type Polygon } from './raster.ts';

type FaceName = keyof typeof data;

/** A typeface at a size. `slanted` is drawn, there is no face of its own for it. */
export interface Font {
  readonly face: FaceName;
  /** In pixels. */
  readonly size: number;
  readonly slanted: boolean;
}

interface Glyph {
  /** In font units. */
  readonly advance: number;
  readonly contours: readonly (readonly number[])[];
}

const unitsPerEm = 2048;
const slant = 0.2;
const curveSteps = 4;

export const uiFont: Font = { face: 'sans', size: 11, slanted: false };
export const uiBold: Font = { ...uiFont, face: 'sans-bold' };

const faces = new Map<FaceName, Map<number, Glyph>>();

/** Reads a face; `scripts/make-practice-font.ts` describes the data. */
function faceOf(name: FaceName): Map<number, Glyph> {
  const known = faces.get(name);
  if (known) return known;
  const bytes = Buffer.from(data[name], 'base64');
  const glyphs = new Map<number, Glyph>();
  let at = 0;
  const next = () => {
    at += 2;
    return bytes.readInt16LE(at - 2);
  };
  while (at < bytes.length) {
    const code = next();
    const advance = next();
    const contours = Array.from({ length: next() }, () => Array.from({ length: next() * 2 }, next));
    glyphs.set(code, { advance, contours });
  }
  faces.set(name, glyphs);
  return glyphs;
}

/** A box, for a character that the font does not have. */
const missing: Glyph = {
  advance: 1400,
  contours: [
    [301, 0, 301, 1400, 2201, 1400, 2201, 0],
    [501, 100, 2001, 100, 2001, 1300, 501, 1300],
  ],
};

const glyphOf = (font: Font, code: number): Glyph => faceOf(font.face).get(code) ?? missing;

/** How far the pen goes on, in pixels; a fraction, so that long lines are as long as they should be. */
export function advanceOf(font: Font, code: number): number {
  if (code === 9) return font.size * 2;
  return (glyphOf(font, code).advance * font.size) / unitsPerEm;
}

export function textWidth(font: Font, text: string): number {
  let width = 0;
  for (const character of text) width += advanceOf(font, character.codePointAt(0) ?? 0);
  return width;
}

/** By typeface, by size and slant, by character and shift. */
const masks = new Map<FaceName, Map<number, Map<number, Mask>>>();

/** A glyph drawn at the origin of its base line, `shift` quarters of a pixel to the right. */
export function maskOf(font: Font, code: number, shift: number): Mask {
  const sizes = entry(masks, font.face, () => new Map<number, Map<number, Mask>>());
  const drawn = entry(sizes, font.slanted ? -font.size : font.size, () => new Map<number, Mask>());
  return entry(drawn, code * 4 + shift, () => drawGlyph(font, code, shift));
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function drawGlyph(font: Font, code: number, shift: number): Mask {
  const scale = font.size / unitsPerEm;
  const lean = font.slanted ? slant : 0;
  const polygons = glyphOf(font, code).contours.map(contour => flatten(contour, scale, lean, shift / 4));
  return fillPolygons(polygons);
}

/** The outline as a polygon: quadratic curves become short lines. */
function flatten(contour: readonly number[], scale: number, lean: number, shift: number): Polygon {
  const count = contour.length / 2;
  const point = (index: number) => {
    const packed = contour[((index + count) % count) * 2] ?? 0;
    const y = contour[((index + count) % count) * 2 + 1] ?? 0;
    return { x: Math.floor(packed / 2), y, on: (packed & 1) === 1 };
  };
  const result: number[] = [];
  const emit = (x: number, y: number) => result.push((x + y * lean) * scale + shift, -y * scale);
  for (let index = 0; index < count; index += 1) {
    const here = point(index);
    if (here.on) {
      emit(here.x, here.y);
      continue;
    }
    const before = point(index - 1);
    const after = point(index + 1);
    const from = before.on ? before : { x: (before.x + here.x) / 2, y: (before.y + here.y) / 2 };
    const to = after.on ? after : { x: (after.x + here.x) / 2, y: (after.y + here.y) / 2 };
    if (!before.on) emit(from.x, from.y);
    for (let step = 1; step < curveSteps; step += 1) {
      const t = step / curveSteps;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      emit(a * from.x + b * here.x + c * to.x, a * from.y + b * here.y + c * to.y);
    }
  }
  return result;
}

const serifs = new Set(['Times New Roman', 'Georgia', 'Cambria', 'Courier New']);

/** What a format of the document is drawn with, at a zoom in percent. */
export function fontOf(format: CharacterFormat, zoom: number): Font {
  const scale = format.script === 'none' ? 1 : 0.62;
  const face = serifs.has(format.font) ? 'serif' : 'sans';
  return {
    face: format.bold ? `${face}-bold` : face,
    size: Math.max(3, Math.round(((format.size * 96) / 72) * (zoom / 100) * scale * 4) / 4),
    slanted: format.italic,
  };
}
