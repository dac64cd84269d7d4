import { advanceOf, type Font, maskOf, textWidth } from './font.ts';
import type { Mask } from './raster.ts';
import { type Box, type Color, type Stroke, shadowDrop } from './strokes.ts';

/** Notes down what is drawn, as strokes; `Pixels` carries them out. Nothing is drawn outside of the clip. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  #strokes: Stroke[] = [];
  #clip: Box;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#clip = { x: 0, y: 0, width, height };
  }

  /** What was drawn since it was last asked. */
  take(): readonly Stroke[] {
    const strokes = this.#strokes;
    this.#strokes = [];
    return strokes;
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
    if (left >= right || top >= bottom) return;
    this.#strokes.push({ kind: 'fill', left, top, right, bottom, color, opacity });
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
    const clip = this.#clip;
    const left = Math.max(clip.x, box.x - depth);
    const right = Math.min(clip.x + clip.width, box.x + box.width + depth);
    const top = Math.max(clip.y, box.y - depth + shadowDrop);
    const bottom = Math.min(clip.y + clip.height, box.y + box.height + depth + shadowDrop);
    if (left >= right || top >= bottom) return;
    this.#strokes.push({ kind: 'shadow', left, top, right, bottom, box, depth });
  }

  stamp(mask: Mask, x: number, y: number, color: Color) {
    const clip = this.#clip;
    const left = Math.max(clip.x, x + mask.left);
    const right = Math.min(clip.x + clip.width, x + mask.left + mask.width);
    const top = Math.max(clip.y, y + mask.top);
    const bottom = Math.min(clip.y + clip.height, y + mask.top + mask.height);
    if (left >= right || top >= bottom) return;
    this.#strokes.push({ kind: 'stamp', left, top, right, bottom, mask, x, y, color });
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
