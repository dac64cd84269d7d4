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

/** Whole pixels from `left` and `top` to before `right` and `bottom`. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How far below its box a shadow lies, in pixels. */
export const shadowDrop = 3;

/** One thing drawn: it touches no pixel outside of its extent, and a pixel in it whatever lies around. */
export type Stroke =
  | (Extent & { readonly kind: 'fill'; readonly color: Color; readonly opacity: number })
  | (Extent & { readonly kind: 'shadow'; readonly box: Box; readonly depth: number })
  | (Extent & {
      readonly kind: 'stamp';
      readonly mask: Mask;
      readonly x: number;
      readonly y: number;
      readonly color: Color;
    });

export const overlap = (one: Extent, other: Extent): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

export const covers = (one: Extent, other: Extent): boolean =>
  one.left <= other.left && one.top <= other.top && one.right >= other.right && one.bottom >= other.bottom;

/** The smallest extent that holds both. */
export function around(one: Extent, other: Extent): Extent {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** Whether both draw the same. */
function isSame(one: Stroke, other: Stroke): boolean {
  if (one.left !== other.left || one.top !== other.top || one.right !== other.right || one.bottom !== other.bottom)
    return false;
  switch (one.kind) {
    case 'fill':
      return other.kind === 'fill' && one.color === other.color && one.opacity === other.opacity;
    case 'stamp':
      return (
        other.kind === 'stamp' &&
        one.mask === other.mask &&
        one.x === other.x &&
        one.y === other.y &&
        one.color === other.color
      );
    case 'shadow':
      return (
        other.kind === 'shadow' &&
        one.depth === other.depth &&
        one.box.x === other.box.x &&
        one.box.y === other.box.y &&
        one.box.width === other.box.width &&
        one.box.height === other.box.height
      );
  }
}

/** The strokes of one control. */
export interface Drawn {
  readonly id: string;
  readonly strokes: readonly Stroke[];
}

/**
 * Where a picture of `after` can differ from one of `before`: an extent for every control whose strokes are others, or
 * that comes in another order. Ids are unique in either.
 */
export function changed(before: readonly Drawn[], after: readonly Drawn[]): Extent[] {
  const places = new Map(before.map(({ id }, index) => [id, index]));
  const extents: Extent[] = [];
  const add = (extent: Extent | undefined) => {
    if (extent !== undefined) extents.push(extent);
  };
  // Controls in the order they had need no drawing where they overlap each other.
  let furthest = -1;
  for (const { id, strokes } of after) {
    const place = places.get(id);
    const old = place === undefined ? [] : (before[place]?.strokes ?? []);
    if (place !== undefined) places.delete(id);
    if (place === undefined || place > furthest) add(difference(old, strokes));
    else add(extentOf([...old, ...strokes]));
    furthest = Math.max(furthest, place ?? -1);
  }
  for (const place of places.values()) add(extentOf(before[place]?.strokes ?? []));
  return extents;
}

/** What lies between the strokes that both begin with and those that both end with. */
function difference(old: readonly Stroke[], now: readonly Stroke[]): Extent | undefined {
  const shorter = Math.min(old.length, now.length);
  const same = (one: Stroke | undefined, other: Stroke | undefined) =>
    one !== undefined && other !== undefined && isSame(one, other);
  let start = 0;
  while (start < shorter && same(old[start], now[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(old.at(-1 - end), now.at(-1 - end))) end += 1;
  return extentOf([...old.slice(start, old.length - end), ...now.slice(start, now.length - end)]);
}

function extentOf([first, ...others]: readonly Stroke[]): Extent | undefined {
  return first === undefined ? undefined : others.reduce(around, first as Extent);
}
