/** How a picture lies in its frame. Lengths are pixels of the page, but `scale` is those per pixel of the picture. */
export interface Lie {
  readonly scale: number;
  /** Where the picture's left upper corner is, from that of the frame. */
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}
interface Point {
  readonly x: number;
  readonly y: number;
}

const largest = 16;
/** A picture that is zoomed out as far as it goes is half as large as one that fits. */
const smallest = 0.5;

/** The scale at which the whole picture is seen; never larger than it is. */
export function fittingScale(picture: Size, frame: Size): number {
  if (frame.width <= 0 || frame.height <= 0) return 1;
  return Math.min(1, frame.width / picture.width, frame.height / picture.height);
}

/** The whole picture, in the middle of the top of its frame. */
export function fitted(picture: Size, frame: Size): Lie {
  return held({ scale: fittingScale(picture, frame), x: 0, y: 0 }, picture, frame);
}

/** At another scale; what was at `fixed`, a point of the frame, stays there. */
export function zoomed(lie: Lie, scale: number, fixed: Point, picture: Size, frame: Size): Lie {
  const least = Math.min(1, fittingScale(picture, frame)) * smallest;
  const next = Math.min(Math.max(scale, least), largest);
  const by = next / lie.scale;
  const moved = { scale: next, x: fixed.x - (fixed.x - lie.x) * by, y: fixed.y - (fixed.y - lie.y) * by };
  return held(moved, picture, frame);
}

export function panned(lie: Lie, dx: number, dy: number, picture: Size, frame: Size): Lie {
  return held({ ...lie, x: lie.x + dx, y: lie.y + dy }, picture, frame);
}

/** Moved as little as is needed to have a part of the picture, such as a control, in the frame. */
export function showing(lie: Lie, part: Point & Size, picture: Size, frame: Size): Lie {
  const into = (from: number, length: number, room: number) => {
    if (length >= room || from < 0) return -from;
    return from + length > room ? room - from - length : 0;
  };
  const dx = into(lie.x + part.x * lie.scale, part.width * lie.scale, frame.width);
  const dy = into(lie.y + part.y * lie.scale, part.height * lie.scale, frame.height);
  return dx === 0 && dy === 0 ? lie : panned(lie, dx, dy, picture, frame);
}

/** What is smaller than its frame stands in its middle, or at its top; what is larger leaves no gap. */
export function held({ scale, x, y }: Lie, picture: Size, frame: Size): Lie {
  const spareX = frame.width - picture.width * scale;
  const spareY = frame.height - picture.height * scale;
  return {
    scale,
    x: spareX >= 0 ? spareX / 2 : Math.min(0, Math.max(spareX, x)),
    y: spareY >= 0 ? 0 : Math.min(0, Math.max(spareY, y)),
  };
}
