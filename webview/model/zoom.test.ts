import { describe, expect, it } from 'vitest';
import { fitted, panned, showing, zoomed } from './zoom.ts';

const picture = { width: 1000, height: 500 };
const frame = { width: 500, height: 400 };

describe('a picture in its frame', () => {
  it('is seen whole at first, and never larger than it is', () => {
    expect(fitted(picture, frame)).toEqual({ scale: 0.5, x: 0, y: 0 });
    expect(fitted({ width: 100, height: 50 }, frame)).toEqual({ scale: 1, x: 200, y: 0 });
    expect(fitted(picture, { width: 0, height: 0 }).scale).toBe(1);
  });

  it('keeps the point that is zoomed at', () => {
    const at = { x: 250, y: 200 };
    const before = fitted(picture, frame);
    const after = zoomed(before, 2, at, picture, frame);
    const pointOf = (lie: typeof before) => [(at.x - lie.x) / lie.scale, (at.y - lie.y) / lie.scale];
    expect(pointOf(after)).toEqual(pointOf(before));
  });

  it('is not zoomed without end', () => {
    expect(zoomed(fitted(picture, frame), 1000, { x: 0, y: 0 }, picture, frame).scale).toBe(16);
    expect(zoomed(fitted(picture, frame), 0.001, { x: 0, y: 0 }, picture, frame)).toEqual({
      scale: 0.25,
      x: 125,
      y: 0,
    });
  });

  it('leaves no gap at its edges', () => {
    const large = zoomed(fitted(picture, frame), 1, { x: 0, y: 0 }, picture, frame);
    expect(panned(large, 100, 100, picture, frame)).toEqual({ scale: 1, x: 0, y: 0 });
    expect(panned(large, -9_000, -9_000, picture, frame)).toEqual({ scale: 1, x: -500, y: -100 });
  });

  it('moves no more than it takes to show a control', () => {
    const large = zoomed(fitted(picture, frame), 1, { x: 0, y: 0 }, picture, frame);
    expect(showing(large, { x: 10, y: 10, width: 50, height: 20 }, picture, frame)).toBe(large);
    expect(showing(large, { x: 800, y: 10, width: 50, height: 20 }, picture, frame)).toEqual({
      scale: 1,
      x: -350,
      y: 0,
    });
  });
});
