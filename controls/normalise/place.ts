import type { Rect } from '../../protocol/control-tree.ts';
import type { RawRect } from './raw-win32.ts';

export function toRect([x, y, width, height]: RawRect): Rect {
  return { x, y, width, height };
}

export function hasArea({ width, height }: Rect): boolean {
  return width > 0 && height > 0;
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether the middle of `inner` lies in `outer`: that is where a click would go. */
export function middleIsInside(inner: Rect, outer: Rect): boolean {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return x >= outer.x && x < outer.x + outer.width && y >= outer.y && y < outer.y + outer.height;
}
