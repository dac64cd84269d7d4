import type { Rect } from '../../../protocol/control-tree.ts';
import type { Outline } from '../../model/outlines.ts';
import type { Lie } from '../../model/zoom.ts';
import { coloursOf, paintOutlines } from './paint-outlines.ts';
import { plainFrames } from './plain-frames.ts';

/** One look at the program. */
export interface Layer {
  readonly bitmap: ImageBitmap | undefined;
  /** What the picture shows, in pixels of the screen. */
  readonly area: Rect;
  readonly outlines: readonly Outline[];
}

/** What there is to draw. */
interface Scene {
  /** Before, and after where both are shown. */
  readonly layers: readonly Layer[];
  readonly lie: Lie;
  /** Pixels of the page. */
  readonly frame: { readonly width: number; readonly height: number };
  /** Where the first of two layers ends, in pixels of the frame. */
  readonly splitAt: number;
  readonly hidesOutlines: boolean;
  /** Counts the changes of the theme. */
  readonly themed: number;
}

/** Draws the picture and its outlines, each on a canvas of its own and only when something of it is different. */
export class Drawing {
  readonly #shot = new Sheet();
  readonly #outlines = new Sheet();
  #frames: ImageData | undefined;

  draw(root: ParentNode, host: Element, scene: Scene): void {
    const { layers, lie, frame, hidesOutlines, themed } = scene;
    const splitAt = layers.length > 1 ? scene.splitAt : Number.POSITIVE_INFINITY;
    const place = [window.devicePixelRatio, lie.scale, lie.x, lie.y, frame.width, frame.height, splitAt];
    const bitmaps = layers.map(one => one.bitmap);
    this.#shot.draw(root.querySelector('.shot'), frame, [...bitmaps, ...place], bitmaps.some(Boolean), drawing => {
      this.#drawPictures(drawing, scene);
    });
    const outlines = hidesOutlines ? [] : layers.map(one => one.outlines);
    const isAny = outlines.some(one => one.length > 0);
    this.#outlines.draw(root.querySelector('.outlines'), frame, [...outlines, themed, ...place], isAny, drawing => {
      this.#drawOutlines(drawing, scene, getComputedStyle(host));
    });
  }

  #drawPictures(drawing: CanvasRenderingContext2D, { layers, lie, splitAt }: Scene): void {
    // Enlarged, its pixels are shown as they are; made smaller, they are mixed.
    drawing.imageSmoothingEnabled = lie.scale < 1.5;
    drawing.imageSmoothingQuality = 'high';
    for (const [index, { bitmap, area }] of layers.entries()) {
      if (bitmap === undefined) continue;
      drawing.save();
      if (layers.length > 1) clip(drawing, index === 0 ? [0, splitAt] : [splitAt, 1e6]);
      drawing.drawImage(bitmap, lie.x, lie.y, area.width * lie.scale, area.height * lie.scale);
      drawing.restore();
    }
  }

  #drawOutlines(drawing: CanvasRenderingContext2D, scene: Scene, style: CSSStyleDeclaration): void {
    const { layers, lie, frame, splitAt } = scene;
    const { canvas } = drawing;
    const sharp = window.devicePixelRatio || 1;
    const split = layers.length > 1 ? splitAt * sharp : canvas.width;
    if (this.#frames?.width !== canvas.width || this.#frames.height !== canvas.height)
      this.#frames = new ImageData(canvas.width, canvas.height);
    const sides = layers.map(({ outlines }, index) => ({
      outlines,
      from: index === 0 ? 0 : split,
      to: index === 0 ? split : canvas.width,
    }));
    plainFrames(this.#frames, sides, lie, sharp);
    drawing.putImageData(this.#frames, 0, 0);
    const colours = coloursOf(style);
    drawing.globalCompositeOperation = 'source-in';
    drawing.fillStyle = colours.candidate;
    drawing.fillRect(0, 0, frame.width, frame.height);
    drawing.globalCompositeOperation = 'source-over';
    for (const [index, { outlines }] of layers.entries()) {
      drawing.save();
      if (layers.length > 1) clip(drawing, index === 0 ? [0, splitAt] : [splitAt, 1e6]);
      paintOutlines(drawing, outlines, { ...lie, ...frame }, colours, style.fontFamily);
      drawing.restore();
    }
  }
}

/** A canvas as large as the frame, as sharp as the screen, and what was drawn on it last. */
class Sheet {
  #canvas: Element | undefined;
  #key: readonly unknown[] = [];
  #isEmpty = true;

  /** @param key what it is drawn from @param isAny there is something to draw */
  draw(
    canvas: Element | null,
    { width, height }: Scene['frame'],
    key: readonly unknown[],
    isAny: boolean,
    paint: (drawing: CanvasRenderingContext2D) => void,
  ): void {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    if (canvas !== this.#canvas) {
      this.#canvas = canvas;
      this.#key = [];
      this.#isEmpty = true;
    }
    if (key.length === this.#key.length && key.every((part, at) => part === this.#key[at])) return;
    this.#key = key;
    // A canvas costs nothing until something is drawn on it.
    if (!isAny && this.#isEmpty) return;
    this.#isEmpty = !isAny;
    const sharp = window.devicePixelRatio || 1;
    const [wide, high] = [width, height].map(one => Math.max(1, Math.round(one * sharp)));
    if (canvas.width !== wide) canvas.width = wide ?? 1;
    if (canvas.height !== high) canvas.height = high ?? 1;
    const drawing = canvas.getContext('2d');
    if (drawing === null) return;
    drawing.setTransform(1, 0, 0, 1, 0, 0);
    drawing.clearRect(0, 0, canvas.width, canvas.height);
    drawing.setTransform(sharp, 0, 0, sharp, 0, 0);
    if (isAny) paint(drawing);
  }
}

function clip(drawing: CanvasRenderingContext2D, [from, to]: readonly [number, number]): void {
  drawing.beginPath();
  drawing.rect(from, 0, Math.max(0, to - from), 1e6);
  drawing.clip();
}
