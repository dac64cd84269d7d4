import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../../protocol/control-tree.ts';
import { click, drive } from '../practice-for-tests.ts';
import { textWidth, uiBold, uiFont } from './font.ts';
import { fillPolygons } from './raster.ts';

async function picture(driver: Awaited<ReturnType<typeof drive>>) {
  const { screenshot } = await driver.app.observe({ app: driver.id, screenshot: true });
  if (!screenshot) throw new Error('no screenshot');
  const { width, height, channels, data } = decode(screenshot.png);
  const part = (rect: Rect | undefined): string => {
    if (!rect) throw new Error('no place');
    const rows: string[] = [];
    for (let y = 0; y < rect.height; y += 1) {
      const start = ((rect.y - screenshot.rect.y + y) * width + rect.x - screenshot.rect.x) * channels;
      rows.push(data.subarray(start, start + rect.width * channels).join());
    }
    return rows.join('\n');
  };
  return { width, height, rect: screenshot.rect, part };
}

describe('the screenshot', () => {
  it('is a PNG of the window, and the Bold button in it changes when it is toggled', async () => {
    const driver = await drive();
    const before = await picture(driver);
    expect(before).toMatchObject({ width: 1024, height: 720, rect: { width: 1024, height: 720 } });
    const bold = await driver.find('Button', 'Bold');
    const italic = await driver.find('Button', 'Italic');
    await driver.act('Button', 'Bold', click);
    const after = await picture(driver);
    expect(after.part(bold.rect)).not.toBe(before.part(bold.rect));
    expect(after.part(italic.rect)).toBe(before.part(italic.rect));
  });

  it('shows text, selection, dialogs and menus where their controls are', async () => {
    const driver = await drive();
    const empty = await picture(driver);
    const page = (await driver.find('Document')).rect;
    await driver.act('Document', 'Document', { verb: 'type', text: 'Hello' });
    const typed = await picture(driver);
    expect(typed.part(page)).not.toBe(empty.part(page));
    await driver.press('Ctrl+A');
    expect((await picture(driver)).part(page)).not.toBe(typed.part(page));
    await driver.press('F12');
    const dialog = await driver.find('Window', 'Save As');
    expect((await picture(driver)).part(dialog.rect)).not.toBe(typed.part(dialog.rect));
  });

  it('puts the caret where the text is clicked', async () => {
    const driver = await drive({ files: { 'a.txt': 'one two three\nsecond' } }, 'a.txt');
    await driver.act('Document', 'Document', { verb: 'click-at', button: 'left', count: 2, x: 0.23, y: 0.18 });
    expect(driver.app.selectedText).toBe('two');
    await driver.act('Document', 'Document', click);
    await driver.act('Document', 'Document', { verb: 'type', text: '!' });
    expect(driver.app.text).toBe('one two three\nsecond!');
  });
});

describe('the glyphs', () => {
  it('covers as much as the polygon does', () => {
    const { coverage } = fillPolygons([[0.5, 0.5, 3.5, 0.5, 3.5, 2.25, 0.5, 2.25]]);
    const area = coverage.reduce((sum, pixel) => sum + pixel, 0) / 255;
    expect(area).toBeCloseTo(3 * 1.75, 1);
  });

  it('is wider in bold, and has a box for what it cannot draw', () => {
    expect(textWidth(uiBold, 'Weekly')).toBeGreaterThan(textWidth(uiFont, 'Weekly'));
    expect(textWidth(uiFont, '👋')).toBeGreaterThan(5);
  });
});
