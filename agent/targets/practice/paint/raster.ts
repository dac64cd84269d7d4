/** A polygon as x, y, x, y …; its last point is joined to its first. */
export type Polygon = readonly number[];

/** How much of each pixel is covered, 0–255, and where the mask lies. */
export interface Mask {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}

/** Fills polygons with exact area coverage: each edge adds the area it leaves to its right, rows are summed up. */
export function fillPolygons(polygons: readonly Polygon[]): Mask {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (let index = 0; index < polygon.length; index += 2) {
      const x = polygon[index] ?? 0;
      const y = polygon[index + 1] ?? 0;
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
  }
  if (minX > maxX) return { left: 0, top: 0, width: 0, height: 0, coverage: new Uint8Array() };
  const left = Math.floor(minX);
  const top = Math.floor(minY);
  const width = Math.ceil(maxX) - left + 2;
  const height = Math.ceil(maxY) - top + 1;
  const area = new Float32Array(width * height + 2);
  for (const polygon of polygons) {
    const { length } = polygon;
    for (let index = 0; index < length; index += 2) {
      const next = (index + 2) % length;
      addEdge(
        area,
        width,
        (polygon[index] ?? 0) - left,
        (polygon[index + 1] ?? 0) - top,
        (polygon[next] ?? 0) - left,
        (polygon[next + 1] ?? 0) - top,
      );
    }
  }
  const coverage = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    let sum = 0;
    for (let at = y * width; at < (y + 1) * width; at += 1) {
      sum += area[at] ?? 0;
      coverage[at] = Math.min(255, Math.round(Math.abs(sum) * 255));
    }
  }
  return { left, top, width, height, coverage };
}

function addEdge(area: Float32Array, width: number, x0: number, y0: number, x1: number, y1: number) {
  if (y0 === y1) return;
  const down = y0 < y1;
  const [topX, topY, bottomX, bottomY] = down ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottomY - topY);
  let x = topX;
  for (let row = Math.floor(topY); row < bottomY; row += 1) {
    const tall = Math.min(row + 1, bottomY) - Math.max(row, topY);
    const nextX = x + slope * tall;
    addSpan(area, row * width, (down ? 1 : -1) * tall, Math.min(x, nextX), Math.max(x, nextX));
    x = nextX;
  }
}

/** Adds the part of an edge that crosses one row: a pixel is covered by what lies to the right of the edge in it. */
function addSpan(area: Float32Array, row: number, tall: number, from: number, to: number) {
  const first = Math.floor(from);
  const last = Math.max(first, Math.ceil(to) - 1);
  const add = (pixel: number, covered: number) => {
    area[row + pixel] = (area[row + pixel] ?? 0) + covered;
  };
  let before = 0;
  let passed = 0;
  for (let pixel = first; pixel <= last; pixel += 1) {
    const start = Math.max(from, pixel);
    const end = Math.min(to, pixel + 1);
    const height = first === last ? tall : ((end - start) / (to - from)) * tall;
    const covered = passed + height * (pixel + 1 - (start + end) / 2);
    add(pixel, covered - before);
    before = covered;
    passed += height;
  }
  add(last + 1, tall - before);
}
