import { describe, expect, it } from 'vitest';
import { click, drive } from './practice-for-tests.ts';

describe('pointing at the practice app', () => {
  it('the control under a point is the one a click there hits', async () => {
    const { app, id, find, act } = await drive();
    const bold = await find('Button', 'Bold');
    const { point } = await act('Button', 'Bold', click);
    expect(point).toBeDefined();
    expect(await app.at({ app: id, x: point?.x ?? 0, y: point?.y ?? 0 })).toEqual({ control: bold.id });
    expect(await app.at({ app: id, x: -5, y: -5 })).toEqual({});
    await expect(app.at({ app: 'practice-9', x: 0, y: 0 })).rejects.toMatchObject({ kind: 'target-lost' });
  });

  it('outlines replace each other, and end with the session', async () => {
    const { app } = await drive();
    const rect = { x: 10, y: 20, width: 30, height: 40 };
    await app.outline({ rects: [{ rect, label: 'Bold' }] });
    expect(app.outlines).toEqual([{ rect, label: 'Bold' }]);
    await app.outline({ rects: [{ rect }] });
    expect(app.outlines).toEqual([{ rect }]);
    await app.end({ closeApps: false });
    expect(app.outlines).toEqual([]);
  });

  it('nobody can point at it: it has no window on the screen', async () => {
    const { app, id } = await drive();
    await expect(app.pick({ app: id, timeoutMs: 1000 })).rejects.toMatchObject({
      kind: 'input-failed',
      message: 'The practice app has no window on the screen to point at.',
    });
  });
});
