/**
 * Makes `agent/targets/practice/paint/font-data.json`: the outlines that the practice app draws its text with.
 *
 *     apt-get install fonts-dejavu-core
 *     node scripts/make-practice-font.ts [FOLDER WITH THE FONTS]
 *
 * Per face a base64 text of little-endian 16-bit numbers, glyph after glyph: code point, advance, number of contours;
 * per contour its number of points; per point `x * 2 + (1 if on the curve)` and `y`, in font units, y upwards. Format
 * of the source: TrueType (`head`, `cmap` format 4, `hmtx`, `loca`, `glyf`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

class TrueType {
  readonly #view: DataView;
  readonly #tables = new Map<string, number>();

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = 0; index < this.#view.getUint16(4); index += 1) {
      const record = 12 + index * 16;
      const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
      this.#tables.set(tag, this.#view.getUint32(record + 8));
    }
  }

  table(tag: string): number {
    const offset = this.#tables.get(tag);
    if (offset === undefined) throw new Error(`The font has no table "${tag}".`);
    return offset;
  }

  get unitsPerEm(): number {
    return this.#view.getUint16(this.table('head') + 18);
  }

  /** 0 for a character that the font does not have. */
  glyphOf(code: number): number {
    const view = this.#view;
    const cmap = this.table('cmap');
    for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
      const sub = cmap + view.getUint32(cmap + 8 + index * 8);
      if (view.getUint16(sub) !== 4) continue;
      const segments = view.getUint16(sub + 6) / 2;
      for (let segment = 0; segment < segments; segment += 1) {
        const end = sub + 14 + segment * 2;
        if (view.getUint16(end) < code) continue;
        const startAt = end + segments * 2 + 2;
        const start = view.getUint16(startAt);
        if (start > code) return 0;
        const delta = view.getUint16(startAt + segments * 2);
        const rangeAt = startAt + segments * 4;
        const range = view.getUint16(rangeAt);
        if (range === 0) return (code + delta) & 0xffff;
        const glyph = view.getUint16(rangeAt + range + (code - start) * 2);
        return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      }
    }
    return 0;
  }

  advanceOf(glyph: number): number {
    const metrics = this.#view.getUint16(this.table('hhea') + 34);
    return this.#view.getUint16(this.table('hmtx') + Math.min(glyph, metrics - 1) * 4);
  }

  contoursOf(glyph: number): Point[][] {
    const view = this.#view;
    const long = view.getInt16(this.table('head') + 50) === 1;
    const loca = this.table('loca');
    const place = (index: number) => (long ? view.getUint32(loca + index * 4) : view.getUint16(loca + index * 2) * 2);
    if (place(glyph) === place(glyph + 1)) return [];
    const at = this.table('glyf') + place(glyph);
    const count = view.getInt16(at);
    return count < 0 ? this.#composite(at + 10) : this.#simple(at + 10, count);
  }

  #composite(start: number): Point[][] {
    const view = this.#view;
    const contours: Point[][] = [];
    let at = start;
    for (let more = true; more; ) {
      const flags = view.getUint16(at);
      const glyph = view.getUint16(at + 2);
      const words = (flags & 1) !== 0;
      const dx = words ? view.getInt16(at + 4) : view.getInt8(at + 4);
      const dy = words ? view.getInt16(at + 6) : view.getInt8(at + 5);
      at += words ? 8 : 6;
      const scale = () => {
        at += 2;
        return view.getInt16(at - 2) / 16384;
      };
      let [xx, xy, yx, yy] = [1, 0, 0, 1];
      if (flags & 8) xx = yy = scale();
      else if (flags & 0x40) [xx, yy] = [scale(), scale()];
      else if (flags & 0x80) [xx, xy, yx, yy] = [scale(), scale(), scale(), scale()];
      for (const contour of this.contoursOf(glyph)) {
        contours.push(
          contour.map(({ x, y, on }) => ({
            x: Math.round(x * xx + y * yx + dx),
            y: Math.round(x * xy + y * yy + dy),
            on,
          })),
        );
      }
      more = (flags & 0x20) !== 0;
    }
    return contours;
  }

  #simple(start: number, count: number): Point[][] {
    const view = this.#view;
    const ends = Array.from({ length: count }, (_, index) => view.getUint16(start + index * 2));
    const total = (ends.at(-1) ?? -1) + 1;
    let at = start + count * 2;
    at += 2 + view.getUint16(at);
    const flags: number[] = [];
    while (flags.length < total) {
      const flag = view.getUint8(at++);
      const times = flag & 8 ? view.getUint8(at++) + 1 : 1;
      for (let time = 0; time < times; time += 1) flags.push(flag);
    }
    const coordinates = (short: number, same: number) => {
      let value = 0;
      return flags.map(flag => {
        if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
        else if (!(flag & same)) {
          value += view.getInt16(at);
          at += 2;
        }
        return value;
      });
    };
    const xs = coordinates(2, 16);
    const ys = coordinates(4, 32);
    return ends.map((end, index) => {
      const from = (ends[index - 1] ?? -1) + 1;
      const points: Point[] = [];
      for (let point = from; point <= end; point += 1) {
        points.push({ x: xs[point] ?? 0, y: ys[point] ?? 0, on: ((flags[point] ?? 0) & 1) !== 0 });
      }
      return points;
    });
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const latin = [...range(0x20, 0x7e), ...range(0xa0, 0xff)];
const letters = [...latin, ...range(0x100, 0x17f), ...range(0x386, 0x3ce), ...range(0x400, 0x45f)];
const marks = [...'–—‘’‚“”„†•…‰‹›€™←↑→↓−≈≠≤≥─│▭◯□✓'].map(mark => mark.codePointAt(0) ?? 0);

const faces: readonly (readonly [name: string, file: string, codes: readonly number[]])[] = [
  ['sans', 'DejaVuSans.ttf', [...letters, ...marks]],
  ['sans-bold', 'DejaVuSans-Bold.ttf', [...letters, ...marks]],
  ['serif', 'DejaVuSerif.ttf', [...latin, ...marks]],
  ['serif-bold', 'DejaVuSerif-Bold.ttf', [...latin, ...marks]],
];

const folder = process.argv[2] ?? '/usr/share/fonts/truetype/dejavu';
const data: Record<string, string> = {};
for (const [name, file, codes] of faces) {
  const font = new TrueType(readFileSync(join(folder, file)));
  if (font.unitsPerEm !== 2048)
    throw new Error(`${file} has ${font.unitsPerEm} units per em; the reader expects 2048.`);
  const numbers = codes.flatMap(code => {
    const glyph = font.glyphOf(code);
    if (glyph === 0) return [];
    const contours = font.contoursOf(glyph);
    const points = contours.flatMap(contour => [
      contour.length,
      ...contour.flatMap(({ x, y, on }) => [x * 2 + Number(on), y]),
    ]);
    return [code, font.advanceOf(glyph), contours.length, ...points];
  });
  data[name] = Buffer.from(Int16Array.from(numbers).buffer).toString('base64');
}
const target = fileURLToPath(new URL('../agent/targets/practice/paint/font-data.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(data, undefined, 2)}\n`);
