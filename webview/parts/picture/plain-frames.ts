import type { Outline } from '../../model/outlines.ts';
import type { Lie } from '../../model/zoom.ts';

/** How strong a line is, 0–255, in the high byte; its colour comes later. */
const line = 0x5affffff;

/** The frames of one look: of a canvas, only the columns from `from` to `to` are its own. */
export interface FramedSide {
  readonly outlines: readonly Outline[];
  /** Pixels of the canvas. */
  readonly from: number;
  readonly to: number;
}

/** Nothing is known of it but where it is. */
export function isPlain({ chosen, change, probability }: Outline): boolean {
  return !chosen && change === undefined && probability === undefined;
}

/**
 * Sets the pixels of the frames of plain controls, one line wide. There may be ten thousand of them, and a canvas takes
 * ten times as long to stroke so many rectangles one by one.
 * @param sharp pixels of the canvas a pixel of the page
 */
export function plainFrames(into: ImageData, sides: readonly FramedSide[], lie: Lie, sharp: number): void {
  const { width, height } = into;
  const pixels = new Uint32Array(into.data.buffer);
  pixels.fill(0);
  const wide = Math.max(1, Math.round(sharp));
  const row = (y: number, left: number, right: number) => {
    if (y >= 0 && y < height && right > left) pixels.fill(line, y * width + left, y * width + right);
  };
  for (const { outlines, from, to } of sides) {
    const [first, end] = [Math.max(0, Math.round(from)), Math.min(width, Math.round(to))];
    for (const outline of outlines) {
      if (!isPlain(outline)) continue;
      const { rect } = outline;
      const left = Math.round((lie.x + rect.x * lie.scale) * sharp);
      const right = Math.round((lie.x + (rect.x + rect.width) * lie.scale) * sharp);
      const top = Math.round((lie.y + rect.y * lie.scale) * sharp);
      const bottom = Math.round((lie.y + (rect.y + rect.height) * lie.scale) * sharp);
      if (right <= first || left >= end || bottom <= 0 || top >= height) continue;
      const [seenLeft, seenRight] = [Math.max(first, left), Math.min(end, right)];
      for (let by = 0; by < wide; by += 1) {
        row(top + by, seenLeft, seenRight);
        row(bottom - 1 - by, seenLeft, seenRight);
        const hasLeft = left + by >= first && left + by < end;
        const hasRight = right - 1 - by >= first && right - 1 - by < end;
        const last = Math.min(height, bottom);
        for (let y = Math.max(0, top); y < last; y += 1) {
          if (hasLeft) pixels[y * width + left + by] = line;
          if (hasRight) pixels[y * width + right - 1 - by] = line;
        }
      }
    }
  }
}
