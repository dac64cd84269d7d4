import { decode, encode } from 'fast-png';
import type { Rect } from '../protocol/control-tree.ts';
import type { Screenshot } from '../protocol/target.ts';

/** The picture with these places painted black, in the coordinates of the virtual screen. */
export function blankPlaces(picture: Screenshot, places: readonly Rect[]): Screenshot {
  if (places.length === 0) return picture;
  const image = decode(picture.png);
  const scaleX = image.width / picture.rect.width;
  const scaleY = image.height / picture.rect.height;
  const opaque = 2 ** image.depth - 1;
  const clamp = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  for (const place of places) {
    const left = clamp((place.x - picture.rect.x) * scaleX, image.width);
    const right = clamp((place.x + place.width - picture.rect.x) * scaleX, image.width);
    const top = clamp((place.y - picture.rect.y) * scaleY, image.height);
    const bottom = clamp((place.y + place.height - picture.rect.y) * scaleY, image.height);
    const hasAlpha = image.channels === 2 || image.channels === 4;
    for (let y = top; y < bottom; y += 1) {
      const from = (y * image.width + left) * image.channels;
      const to = (y * image.width + right) * image.channels;
      image.data.fill(0, from, to);
      if (!hasAlpha) continue;
      for (let alpha = from + image.channels - 1; alpha < to; alpha += image.channels) image.data[alpha] = opaque;
    }
  }
  return { png: Uint8Array.from(encode(image)), rect: picture.rect };
}
