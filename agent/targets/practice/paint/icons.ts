import type { Canvas } from './canvas.ts';
import { type Font, textWidth } from './font.ts';
import { fillPolygons, type Mask } from './raster.ts';
import type { Color } from './strokes.ts';

/** A shape of an icon, on a grid of 16 by 16. */
type Shape =
  | { readonly kind: 'fill'; readonly points: readonly number[]; readonly color: Color }
  | { readonly kind: 'line'; readonly points: readonly number[]; readonly color: Color; readonly width: number }
  | {
      readonly kind: 'letters';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly look: Letters;
      readonly color: Color;
    };
type Letters = 'plain' | 'bold' | 'slanted';

const ink = 0x454545;
const blue = 0x2b6cb8;
const pale = 0xcfe0f3;
const warm = 0xd9962b;
const red = 0xc8402f;
const green = 0x3a8f55;
const white = 0xffffff;

const fill = (color: Color, ...points: number[]): Shape => ({ kind: 'fill', points, color });
const rect = (color: Color, x: number, y: number, width: number, height: number): Shape =>
  fill(color, x, y, x + width, y, x + width, y + height, x, y + height);
const line = (color: Color, ...points: number[]): Shape => ({ kind: 'line', points, color, width: 1.25 });
const thick = (color: Color, ...points: number[]): Shape => ({ kind: 'line', points, color, width: 1.9 });
const letters = (text: string, size: number, look: Letters = 'plain', y = 13, x = 8, color: Color = ink): Shape => ({
  kind: 'letters',
  text,
  x,
  y,
  size,
  look,
  color,
});
const circle = (color: Color, x: number, y: number, radius: number): Shape =>
  fill(
    color,
    ...Array.from({ length: 24 }, (_, step) => (step * Math.PI) / 12).flatMap(angle => [
      x + Math.cos(angle) * radius,
      y + Math.sin(angle) * radius,
    ]),
  );
const ring = (color: Color, x: number, y: number, radius: number): Shape =>
  line(
    color,
    ...Array.from({ length: 25 }, (_, step) => (step * Math.PI) / 12).flatMap(angle => [
      x + Math.cos(angle) * radius,
      y + Math.sin(angle) * radius,
    ]),
  );
const sheet = (color: Color = ink): Shape[] => [
  rect(white, 3, 1, 10, 14),
  line(color, 3.5, 1.5, 12.5, 1.5, 12.5, 14.5, 3.5, 14.5, 3.5, 1.5),
];
/** Four lines of text; each is how far it is moved in from the left and from the right. */
const text4 = (...insets: [number, number][]): Shape[] =>
  insets.map(([left, right], row) => rect(ink, 2 + left, 3 + row * 3, 12 - left - right, 1));
const floppy = (body: Color, label: Color): Shape[] => [
  fill(body, 2, 2, 12.5, 2, 14, 3.5, 14, 14, 2, 14),
  rect(label, 5, 2.6, 6, 4),
  rect(label, 4, 9, 8, 5),
  rect(body, 8.6, 3.2, 1.4, 2.6),
];
const curl = (color: Color, flip: (x: number) => number): Shape[] => [
  thick(
    color,
    flip(4),
    6.5,
    flip(10),
    6.5,
    flip(12.2),
    7.6,
    flip(12.8),
    9.4,
    flip(12.2),
    11.2,
    flip(10),
    12.4,
    flip(7),
    12.4,
  ),
  fill(color, flip(1.6), 6.5, flip(6), 2.8, flip(6), 10.2),
];
const bubble = (color: Color): Shape[] => [fill(color, 2, 3, 14, 3, 14, 11, 8, 11, 5, 14, 5, 11, 2, 11)];
const magnifier = (color: Color): Shape[] => [ring(color, 6.5, 6.5, 4), thick(color, 9.5, 9.5, 14, 14)];

const icons: Readonly<Record<string, readonly Shape[]>> = {
  'new-light': [fill(white, 3, 1, 9.5, 1, 13, 4.5, 13, 15, 3, 15), fill(0x9db7dd, 9.5, 1, 13, 4.5, 9.5, 4.5)],
  'save-light': floppy(white, 0x2b579a),
  'undo-light': curl(white, x => x),
  'redo-light': curl(white, x => 16 - x),
  paste: [
    rect(warm, 2, 2, 10, 13),
    rect(0x6b6b6b, 5, 1, 4, 3),
    rect(white, 6, 6, 8, 9),
    line(ink, 6.5, 6.5, 13.5, 6.5, 13.5, 14.5, 6.5, 14.5, 6.5, 6.5),
    rect(0x9a9a9a, 8, 9, 4, 0.8),
    rect(0x9a9a9a, 8, 11, 4, 0.8),
  ],
  cut: [
    line(ink, 4.5, 1.5, 10.6, 10.8),
    line(ink, 11.5, 1.5, 5.4, 10.8),
    ring(blue, 4.2, 12.6, 2),
    ring(blue, 11.8, 12.6, 2),
  ],
  copy: [
    line(ink, 2.5, 1.5, 9.5, 1.5, 9.5, 11.5, 2.5, 11.5, 2.5, 1.5),
    rect(white, 6, 4, 8, 11),
    line(blue, 6.5, 4.5, 13.5, 4.5, 13.5, 14.5, 6.5, 14.5, 6.5, 4.5),
  ],
  'format-painter': [
    fill(warm, 2, 9, 6, 6, 10, 10, 6, 15),
    thick(ink, 8, 8, 13.5, 2.2),
    fill(ink, 5.4, 6.6, 7.2, 5, 11, 8.8, 9.4, 10.6),
  ],
  bold: [letters('B', 14, 'bold')],
  italic: [letters('I', 14, 'slanted')],
  underline: [letters('U', 12, 'plain', 11.5), rect(ink, 3, 13.5, 10, 1)],
  strikethrough: [letters('ab', 11, 'plain', 12), rect(ink, 1, 8, 14, 1)],
  subscript: [letters('x', 12, 'plain', 11.5, 5.5), letters('2', 8, 'plain', 15, 12, blue)],
  superscript: [letters('x', 12, 'plain', 13, 5.5), letters('2', 8, 'plain', 7, 12, blue)],
  'grow-font': [letters('A', 14, 'plain', 14, 6), fill(blue, 10.8, 5, 15.2, 5, 13, 2)],
  'shrink-font': [letters('A', 11, 'plain', 14, 6), fill(blue, 10.8, 2, 15.2, 2, 13, 5)],
  highlight: [
    fill(ink, 4, 9, 10.5, 1.5, 13.5, 4, 7, 11.5),
    fill(0x8a8a8a, 3, 11.6, 4, 9, 7, 11.5),
    rect(0xffe600, 1, 13, 14, 3),
  ],
  'font-color': [letters('A', 12, 'plain', 11.5), rect(0xe81123, 1, 13, 14, 3)],
  bullets: [...[3, 7, 11].flatMap(y => [rect(blue, 2, y, 2.4, 2.4), rect(ink, 6, y + 0.7, 9, 1)])],
  numbering: [
    ...['1', '2', '3'].flatMap((digit, row) => [
      letters(digit, 6, 'bold', 5.8 + row * 4.4, 3, blue),
      rect(ink, 6, 3.4 + row * 4.4, 9, 1),
    ]),
  ],
  'indent-less': [
    rect(ink, 2, 2, 12, 1),
    rect(ink, 8, 5.5, 6, 1),
    rect(ink, 8, 9, 6, 1),
    rect(ink, 2, 13, 12, 1),
    fill(blue, 6, 5, 6, 11, 2, 8),
  ],
  'indent-more': [
    rect(ink, 2, 2, 12, 1),
    rect(ink, 8, 5.5, 6, 1),
    rect(ink, 8, 9, 6, 1),
    rect(ink, 2, 13, 12, 1),
    fill(blue, 2, 5, 2, 11, 6, 8),
  ],
  'align-left': text4([0, 0], [0, 4], [0, 0], [0, 4]),
  'align-center': text4([0, 0], [2, 2], [0, 0], [2, 2]),
  'align-right': text4([0, 0], [4, 0], [0, 0], [4, 0]),
  justify: text4([0, 0], [0, 0], [0, 0], [0, 0]),
  'line-spacing': [
    ...[3, 6.5, 10, 13].map(y => rect(ink, 7, y, 8, 1)),
    thick(blue, 3.5, 4, 3.5, 13),
    fill(blue, 1, 5, 6, 5, 3.5, 1.6),
    fill(blue, 1, 12, 6, 12, 3.5, 15.4),
  ],
  find: magnifier(blue),
  replace: [
    letters('ab', 8, 'plain', 7.5, 5),
    letters('ac', 8, 'plain', 15, 11, blue),
    line(ink, 3, 9.5, 3, 13, 5.5, 13),
  ],
  select: [fill(ink, 4, 1, 4, 13, 7, 10.4, 9, 15, 11, 14.2, 9, 9.6, 12.6, 9.4)],
  'page-break': [
    ...sheet(),
    rect(blue, 1, 7.4, 3, 1.2),
    rect(blue, 5, 7.4, 3, 1.2),
    rect(blue, 9, 7.4, 3, 1.2),
    rect(blue, 13, 7.4, 2, 1.2),
  ],
  table: [
    rect(white, 1, 2, 14, 12),
    rect(blue, 1, 2, 14, 3),
    ...[5, 8, 11, 13.4].map(y => rect(0x8a8a8a, 1, y, 14, 0.7)),
    ...[1, 5.4, 9.9, 14.3].map(x => rect(0x8a8a8a, x, 2, 0.7, 12)),
  ],
  pictures: [
    rect(pale, 1, 2, 14, 12),
    fill(green, 1, 14, 6, 7, 9.5, 11, 11.5, 9, 15, 14),
    circle(warm, 11.5, 5.2, 1.6),
    line(ink, 1.5, 2.5, 14.5, 2.5, 14.5, 13.5, 1.5, 13.5, 1.5, 2.5),
  ],
  shapes: [
    rect(pale, 1, 5, 8, 8),
    line(blue, 1.5, 5.5, 8.5, 5.5, 8.5, 12.5, 1.5, 12.5, 1.5, 5.5),
    circle(white, 10.5, 6, 4.4),
    ring(green, 10.5, 6, 4),
  ],
  link: [ring(blue, 5.2, 9.6, 3), ring(blue, 10.8, 6.4, 3), thick(ink, 6, 9.2, 10, 6.8)],
  'new-comment': [...bubble(warm), rect(white, 7.3, 4.5, 1.4, 5), rect(white, 5.5, 6.3, 5, 1.4)],
  'delete-comment': [...bubble(0xc9c9c9), thick(red, 5, 4.4, 11, 9.6), thick(red, 11, 4.4, 5, 9.6)],
  header: [...sheet(), rect(blue, 4.5, 3, 7, 2.6)],
  footer: [...sheet(), rect(blue, 4.5, 10.6, 7, 2.6)],
  'page-number': [...sheet(), letters('#', 8, 'bold', 13, 8, blue)],
  symbols: [letters('Ω', 15, 'plain', 13.5, 8, blue)],
  margins: [...sheet(), line(blue, 5.5, 2, 5.5, 14), line(blue, 10.5, 2, 10.5, 14)],
  orientation: [
    line(ink, 1.5, 1.5, 8.5, 1.5, 8.5, 10.5, 1.5, 10.5, 1.5, 1.5),
    rect(white, 5, 7, 10, 8),
    line(blue, 5.5, 7.5, 14.5, 7.5, 14.5, 14.5, 5.5, 14.5, 5.5, 7.5),
  ],
  'page-sizes': [
    ...sheet(),
    line(blue, 1.4, 2, 1.4, 14),
    fill(blue, 0, 4, 2.8, 4, 1.4, 1),
    fill(blue, 0, 12, 2.8, 12, 1.4, 15),
  ],
  columns: [...[2, 4.6, 7.2, 9.8, 12.4].flatMap(y => [rect(ink, 1.5, y, 5.6, 1), rect(blue, 9, y, 5.6, 1)])],
  spelling: [letters('abc', 8, 'plain', 7.5), thick(green, 3.5, 11, 6.8, 14, 13, 8.4)],
  'word-count': [letters('123', 8, 'bold', 7.5, 8, blue), ...[9, 11.4, 13.8].map(y => rect(ink, 2, y, 12, 0.9))],
  'track-changes': [...sheet(), rect(0x9a9a9a, 5, 4, 6, 1), rect(red, 5, 7, 6, 1), thick(blue, 8, 13, 14.5, 6)],
  'zoom-dialog': [...magnifier(blue), rect(blue, 4.4, 6, 4.2, 1)],
  program: [rect(white, 1, 1, 14, 14), letters('P', 13, 'bold', 13, 8, 0x2b579a)],
  page: [...sheet(0x8a8a8a), ...[4, 6.4, 8.8, 11.2].map(y => rect(0xa6a6a6, 5, y, 6, 0.8))],
  close: [line(ink, 4, 4, 12, 12), line(ink, 12, 4, 4, 12)],
  minus: [rect(ink, 4, 7.4, 8, 1.2)],
  plus: [rect(ink, 4, 7.4, 8, 1.2), rect(ink, 7.4, 4, 1.2, 8)],
  back: [thick(green, 3, 8, 13, 8), fill(green, 1.6, 8, 7, 3.4, 7, 12.6)],
  up: [
    fill(warm, 1, 5, 6, 5, 7.4, 6.6, 15, 6.6, 15, 14, 1, 14),
    thick(green, 10.5, 11, 10.5, 3),
    fill(green, 7.6, 4.6, 13.4, 4.6, 10.5, 1.2),
  ],
  folder: [fill(warm, 1, 3, 6, 3, 7.4, 4.8, 15, 4.8, 15, 13.4, 1, 13.4), rect(0xf0be62, 1, 6.4, 14, 7)],
  views: [...[2, 9].flatMap(x => [2, 9].map(y => rect(blue, x, y, 5, 5)))],
  Minimize: [rect(white, 3, 8, 10, 1)],
  Maximize: [rect(white, 3, 3, 10, 1), rect(white, 3, 12, 10, 1), rect(white, 3, 3, 1, 10), rect(white, 12, 3, 1, 10)],
  Close: [line(white, 3, 3, 13, 13), line(white, 13, 3, 3, 13)],
  'Close-dark': [line(ink, 3.5, 3.5, 12.5, 12.5), line(ink, 12.5, 3.5, 3.5, 12.5)],
  information: [circle(0x2b6cb8, 8, 8, 7.5), letters('i', 12, 'bold', 12.4, 8, white)],
  question: [circle(0x2b6cb8, 8, 8, 7.5), letters('?', 12, 'bold', 12.4, 8, white)],
  warning: [fill(0xf2b632, 8, 1, 15.5, 14.5, 0.5, 14.5), letters('!', 11, 'bold', 13.6, 8, 0x3a3a3a)],
};

/** The stroke as one quadrangle a segment, all turning the same way so that they add up where they meet. */
function strokes(points: readonly number[], width: number): number[][] {
  const result: number[][] = [];
  for (let index = 0; index + 3 < points.length; index += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.slice(index, index + 4);
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const along = [((x1 - x0) / length) * (width / 2), ((y1 - y0) / length) * (width / 2)] as const;
    const [ax, ay] = along;
    result.push([
      x0 - ax + ay,
      y0 - ay - ax,
      x1 + ax + ay,
      y1 + ay - ax,
      x1 + ax - ay,
      y1 + ay + ax,
      x0 - ax - ay,
      y0 - ay + ax,
    ]);
  }
  return result;
}

const masks = new Map<string, readonly { mask: Mask; color: Color }[]>();

function masksOf(name: string, size: number): readonly { mask: Mask; color: Color }[] {
  const key = `${name} ${size}`;
  const known = masks.get(key);
  if (known) return known;
  const scale = size / 16;
  const made = (icons[name] ?? []).flatMap(shape => {
    if (shape.kind === 'letters') return [];
    const polygons = shape.kind === 'fill' ? [shape.points] : strokes(shape.points, shape.width * scale ** -0.6);
    return [{ mask: fillPolygons(polygons.map(points => points.map(value => value * scale))), color: shape.color }];
  });
  masks.set(key, made);
  return made;
}

/** Draws an icon; `tint` replaces all its colours, as for a disabled button. */
export function drawIcon(canvas: Canvas, name: string, x: number, y: number, size: number, tint?: Color) {
  for (const { mask, color } of masksOf(name, size)) {
    canvas.stamp(mask, x, y, tint === undefined || color === white ? color : tint);
  }
  for (const shape of icons[name] ?? []) {
    if (shape.kind !== 'letters') continue;
    const scale = size / 16;
    const font: Font = {
      face: shape.look === 'bold' ? 'sans-bold' : 'sans',
      size: shape.size * scale,
      slanted: shape.look === 'slanted',
    };
    const left = x + shape.x * scale - textWidth(font, shape.text) / 2;
    canvas.text(shape.text, left, y + shape.y * scale, font, tint ?? shape.color);
  }
}
