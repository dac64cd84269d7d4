import { advanceOf, type Font, maskOf, textWidth } from './font.ts';
import type { Mask } from './raster.ts';

/** A colour as 0xRRGGBB. */
export type Color = number;

/** A place on the canvas, in its own pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels to draw on, kept as the rows that a PNG is made of. Nothing is drawn outside of the clip. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
  readonly #stride: number;
  #clip: Box;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#stride = width * 3 + 1;
    this.rows = new Uint8Array(this.#stride * height);
    this.#clip = { x: 0, y: 0, width, height };
  }

  /** Draws with everything outside of the box left as it is. */
  clipped(box: Box, draw: () => void) {
    const before = this.#clip;
    const x = Math.max(before.x, box.x);
    const y = Math.max(before.y, box.y);
    const right = Math.min(before.x + before.width, box.x + box.width);
    const bottom = Math.min(before.y + before.height, box.y + box.height);
    this.#clip = { x, y, width: right - x, height: bottom - y };
    draw();
    this.#clip = before;
  }

  fill({ x, y, width, height }: Box, color: Color, opacity = 1) {
    const clip = this.#clip;
    const left = Math.max(clip.x, Math.round(x));
    const right = Math.min(clip.x + clip.width, Math.round(x + width));
    const top = Math.max(clip.y, Math.round(y));
    const bottom = Math.min(clip.y + clip.height, Math.round(y + height));
    if (left >= right) return;
    const [red, green, blue] = [color >> 16, (color >> 8) & 255, color & 255];
    const { rows } = this;
    if (opacity === 1 && top < bottom) {
      const start = top * this.#stride + 1 + left * 3;
      const end = start + (right - left) * 3;
      for (let at = start; at < end; at += 3) {
        rows[at] = red;
        rows[at + 1] = green;
        rows[at + 2] = blue;
      }
      for (let row = top + 1; row < bottom; row += 1) rows.copyWithin(start + (row - top) * this.#stride, start, end);
      return;
    }
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) this.#blend(row, column, red, green, blue, opacity);
    }
  }

  /** A border of one pixel inside the box. */
  frame(box: Box, color: Color) {
    this.fill({ ...box, height: 1 }, color);
    this.fill({ ...box, y: box.y + box.height - 1, height: 1 }, color);
    this.fill({ ...box, width: 1 }, color);
    this.fill({ ...box, x: box.x + box.width - 1, width: 1 }, color);
  }

  /** A soft shadow around a box, as a window throws it; what lies inside the box is drawn by others. */
  shadow(box: Box, depth: number) {
    const drop = 3;
    const clip = this.#clip;
    const right = box.x + box.width;
    const bottom = box.y + box.height;
    const end = Math.min(bottom + depth + drop, clip.y + clip.height);
    for (let y = Math.max(clip.y, box.y - depth + drop); y < end; y += 1) {
      const down = Math.max(box.y + drop - y, 0, y - bottom - drop + 1);
      const skips = y >= box.y && y < bottom;
      for (let x = Math.max(clip.x, box.x - depth); x < Math.min(right + depth, clip.x + clip.width); x += 1) {
        if (skips && x === box.x) x = right;
        const away = 1 - Math.hypot(Math.max(box.x - x, 0, x - right + 1), down) / depth;
        if (away > 0 && x < clip.x + clip.width) this.#blend(y, x, 0, 0, 0, 0.24 * away * away);
      }
    }
  }

  stamp(mask: Mask, x: number, y: number, color: Color) {
    const clip = this.#clip;
    const [red, green, blue] = [color >> 16, (color >> 8) & 255, color & 255];
    for (let line = 0; line < mask.height; line += 1) {
      const row = y + mask.top + line;
      if (row < clip.y || row >= clip.y + clip.height) continue;
      for (let across = 0; across < mask.width; across += 1) {
        const covered = mask.coverage[line * mask.width + across] ?? 0;
        const column = x + mask.left + across;
        if (covered === 0 || column < clip.x || column >= clip.x + clip.width) continue;
        this.#blend(row, column, red, green, blue, covered / 255);
      }
    }
  }

  #blend(row: number, column: number, red: number, green: number, blue: number, opacity: number) {
    const { rows } = this;
    const at = row * this.#stride + 1 + column * 3;
    const [r = 0, g = 0, b = 0] = [rows[at], rows[at + 1], rows[at + 2]];
    rows[at] = r + (red - r) * opacity;
    rows[at + 1] = g + (green - g) * opacity;
    rows[at + 2] = b + (blue - b) * opacity;
  }

  /** Writes from `x` on the base line `y`. @returns where the pen ends */
  text(text: string, x: number, y: number, font: Font, color: Color): number {
    let pen = x;
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      this.glyph(code, pen, y, font, color);
      pen += advanceOf(font, code);
    }
    return pen;
  }

  glyph(code: number, x: number, y: number, font: Font, color: Color) {
    const whole = Math.floor(x);
    this.stamp(maskOf(font, code, Math.floor((x - whole) * 4)), whole, Math.round(y), color);
  }

  /** Writes one line into a box: up and down in the middle, and cut off with an ellipsis when it is too long. */
  label(text: string, box: Box, font: Font, color: Color, align: 'left' | 'center' | 'right' = 'left') {
    let shown = text;
    if (textWidth(font, text) > box.width + 1) {
      while (shown !== '' && textWidth(font, `${shown}…`) > box.width) shown = shown.slice(0, -1);
      shown += '…';
    }
    const free = box.width - textWidth(font, shown);
    const x = box.x + (align === 'left' ? 0 : align === 'center' ? free / 2 : free);
    this.text(shown, Math.round(x), Math.round(box.y + box.height / 2 + font.size * 0.36), font, color);
  }
}
