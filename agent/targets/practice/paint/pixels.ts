import { covers, type Extent, overlap, type Stroke, shadowDrop } from './strokes.ts';

/** The pixels of a picture, kept as the rows that a PNG is made of: a filter byte of 0, then red, green and blue a pixel. */
export class Pixels {
  readonly rows: Uint8Array;
  readonly stride: number;

  constructor(width: number, height: number) {
    this.stride = width * 3 + 1;
    this.rows = new Uint8Array(this.stride * height);
  }

  /** Draws anew what lies in an extent, as if nothing had been there. */
  draw(strokes: readonly Stroke[], within: Extent) {
    // What was drawn before something that covers all of it cannot be seen.
    const ground = strokes.findLastIndex(
      stroke => stroke.kind === 'fill' && stroke.opacity === 1 && covers(stroke, within),
    );
    if (ground === -1) this.#fill(within, 0);
    for (let index = Math.max(0, ground); index < strokes.length; index += 1) {
      const stroke = strokes[index];
      if (stroke !== undefined && overlap(stroke, within)) this.#carryOut(stroke, within);
    }
  }

  #carryOut(stroke: Stroke, within: Extent) {
    const part = {
      left: Math.max(stroke.left, within.left),
      top: Math.max(stroke.top, within.top),
      right: Math.min(stroke.right, within.right),
      bottom: Math.min(stroke.bottom, within.bottom),
    };
    switch (stroke.kind) {
      case 'fill':
        if (stroke.opacity === 1) this.#fill(part, stroke.color);
        else this.#tint(part, stroke.color, stroke.opacity);
        return;
      case 'stamp':
        this.#stamp(part, stroke);
        return;
      case 'shadow':
        this.#shadow(part, stroke);
        return;
    }
  }

  #fill({ left, top, right, bottom }: Extent, color: number) {
    const { rows, stride } = this;
    const [red, green, blue] = [color >> 16, (color >> 8) & 255, color & 255];
    const start = top * stride + 1 + left * 3;
    const end = start + (right - left) * 3;
    if (red === green && green === blue) rows.fill(red, start, end);
    else {
      for (let at = start; at < end; at += 3) {
        rows[at] = red;
        rows[at + 1] = green;
        rows[at + 2] = blue;
      }
    }
    for (let row = top + 1; row < bottom; row += 1) rows.copyWithin(start + (row - top) * stride, start, end);
  }

  #tint({ left, top, right, bottom }: Extent, color: number, opacity: number) {
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) this.#blend(row, column, color, opacity);
    }
  }

  #stamp({ left, top, right, bottom }: Extent, { mask, x, y, color }: Stroke & { readonly kind: 'stamp' }) {
    const { coverage, width } = mask;
    for (let row = top; row < bottom; row += 1) {
      const line = (row - y - mask.top) * width - x - mask.left;
      for (let column = left; column < right; column += 1) {
        const covered = coverage[line + column] ?? 0;
        if (covered !== 0) this.#blend(row, column, color, covered / 255);
      }
    }
  }

  #shadow({ left, top, right, bottom }: Extent, { box, depth }: Stroke & { readonly kind: 'shadow' }) {
    const boxRight = box.x + box.width;
    const boxBottom = box.y + box.height;
    for (let y = top; y < bottom; y += 1) {
      const down = Math.max(box.y + shadowDrop - y, 0, y - boxBottom - shadowDrop + 1);
      const skips = y >= box.y && y < boxBottom;
      for (let x = left; x < right; x += 1) {
        if (skips && x >= box.x && x < boxRight) {
          x = boxRight - 1;
          continue;
        }
        const away = 1 - Math.hypot(Math.max(box.x - x, 0, x - boxRight + 1), down) / depth;
        if (away > 0) this.#blend(y, x, 0, 0.24 * away * away);
      }
    }
  }

  #blend(row: number, column: number, color: number, opacity: number) {
    const { rows } = this;
    const at = row * this.stride + 1 + column * 3;
    const [r = 0, g = 0, b = 0] = [rows[at], rows[at + 1], rows[at + 2]];
    rows[at] = r + ((color >> 16) - r) * opacity;
    rows[at + 1] = g + (((color >> 8) & 255) - g) * opacity;
    rows[at + 2] = b + ((color & 255) - b) * opacity;
  }
}
