import { decode, encode } from 'fast-png';
import type { Rect } from '../protocol/control-tree.ts';
import type { Screenshot } from '../protocol/target.ts';

/** Pixels of the virtual screen around the control, so that one sees where it is. */
const margin = 48;
const frameWidth = 2;
const frameColor = [224, 32, 32, 255] as const;

/**
 * A PNG of a place and what is around it, the place framed. What is blanked in the picture stays blank. Undefined where
 * the picture does not show the place.
 */
export function cropPicture(picture: Screenshot, place: Rect): Uint8Array | undefined {
  const image = decode(picture.png);
  const scaleX = image.width / picture.rect.width;
  const scaleY = image.height / picture.rect.height;
  const box = (around: number) => ({
    left: clamp((place.x - around - picture.rect.x) * scaleX, image.width),
    right: clamp((place.x + place.width + around - picture.rect.x) * scaleX, image.width),
    top: clamp((place.y - around - picture.rect.y) * scaleY, image.height),
    bottom: clamp((place.y + place.height + around - picture.rect.y) * scaleY, image.height),
  });
  const inner = box(0);
  if (inner.right <= inner.left || inner.bottom <= inner.top) return undefined;
  const outer = box(margin);
  const [width, height] = [outer.right - outer.left, outer.bottom - outer.top];
  const rgba = new Uint8Array(width * height * 4);
  const frame = box(frameWidth);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = [outer.left + x, outer.top + y];
      const isFrame = contains(frame, column, row) && !contains(inner, column, row);
      rgba.set(isFrame ? frameColor : pixel(image, column, row), (y * width + x) * 4);
    }
  }
  return Uint8Array.from(encode({ width, height, data: rgba, channels: 4, depth: 8 }));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function contains({ left, right, top, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}

/** Red, green, blue and opacity, 0–255. */
function pixel(image: ReturnType<typeof decode>, x: number, y: number): number[] {
  const { channels, depth, palette, data, width } = image;
  const at = (y * width + x) * channels;
  const level = (channel: number) => {
    const value = data[at + channel] ?? 0;
    return depth === 16 ? value >> 8 : value;
  };
  if (palette !== undefined) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = palette[level(0)] ?? [];
    return [red, green, blue, alpha];
  }
  const isGrey = channels <= 2;
  const alpha = channels === 2 || channels === 4 ? level(channels - 1) : 255;
  return [level(0), level(isGrey ? 0 : 1), level(isGrey ? 0 : 2), alpha];
}
