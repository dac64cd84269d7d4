import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspecting, pictures } from './inspecting.ts';
import { themes } from './themes.ts';

const at = inspecting();
const { open, button, placeOf, pictureIsDrawn, complaintsOfAxe, heading } = at;

/** Opens the recorded run at the action that centers the title. */
async function openCentered() {
  await open('whole');
  await at.inspector.page.getByRole('option', { name: 'click Button "Center"' }).click();
  await pictureIsDrawn();
}

const picture = () => at.inspector.page.getByRole('group', { name: 'Picture of' });
const slider = () => at.inspector.page.getByRole('slider', { name: 'How much of before is shown' });
const share = async () => Number(await slider().getAttribute('aria-valuenow'));

/** The colours of a strip of the outlines, across a place of the page. */
async function coloursAround({ x, y }: { x: number; y: number }): Promise<number> {
  return (await at.inspector.page.evaluate(`(() => {
    const seen = document.querySelector('gw-inspector').shadowRoot.querySelector('gw-seen');
    const canvas = seen.shadowRoot.querySelector('gw-picture').shadowRoot.querySelector('.outlines');
    const box = canvas.getBoundingClientRect();
    const { data } = canvas.getContext('2d').getImageData(${x} - box.x - 40, ${y} - box.y, 80, 1);
    return new Set(new Uint32Array(data.buffer)).size;
  })()`)) as number;
}

describe('before and after', () => {
  it.each(themes)('lie beside each other with a slider between them, in $name', async theme => {
    await openCentered();
    await at.inspector.theme(theme);
    await button('Compare').click();
    expect(await share()).toBe(50);
    await slider().focus();
    await at.inspector.page.keyboard.press('ArrowRight');
    expect(await share()).toBe(55);
    await at.inspector.page.keyboard.press('Home');
    expect(await share()).toBe(0);
    const box = await picture().boundingBox();
    if (box === null) throw new Error('There is no picture.');
    await slider().hover();
    await at.inspector.page.mouse.down();
    await at.inspector.page.mouse.move(box.x + box.width * 0.6, box.y + 200, { steps: 3 });
    await at.inspector.page.mouse.up();
    expect(await share()).toBeGreaterThan(50);
    expect(await complaintsOfAxe()).toEqual([]);
    expect(at.inspector.complaints).toEqual([]);
    await at.inspector.page.screenshot({ path: join(pictures, `compare-${theme.name}.png`) });
  });

  it('marks what the action changed on the picture after it', async () => {
    await openCentered();
    const left = await placeOf('Home.AlignLeft');
    const plain = await coloursAround(left);
    await button('After').click();
    await pictureIsDrawn();
    await expect.poll(() => coloursAround(left)).toBeGreaterThan(plain);
    await at.inspector.page.mouse.move(left.x, left.y);
    await at.inspector.page.getByText('changed by this action').waitFor();
  });

  it('offers no slider where there is nothing to compare', async () => {
    await open('stop');
    await pictureIsDrawn();
    expect(await button('Compare').count()).toBe(0);
  });
});

describe('the picture', () => {
  const widthOf = async (control: string) => {
    const [a, b] = [await placeOf(control), await placeOf('Home.Italic')];
    return Math.abs(a.x - b.x);
  };

  it('is zoomed and moved by keys, wheel and buttons, and remembers how large it is', async () => {
    await open('stop');
    await pictureIsDrawn();
    const fitting = await widthOf('Home.Bold');
    await picture().focus();
    for (let press = 0; press < 4; press++) await at.inspector.page.keyboard.press('+');
    expect(await widthOf('Home.Bold')).toBeGreaterThan(fitting * 1.9);
    const before = await placeOf('Home.Bold');
    await at.inspector.page.keyboard.press('ArrowDown');
    expect((await placeOf('Home.Bold')).y).toBeLessThan(before.y);
    await at.inspector.page.screenshot({ path: join(pictures, 'zoomed.png') });
    await at.inspector.page.keyboard.press('1');
    await button('100 %').waitFor();
    await button('Zoom in').click();
    await button('125 %').waitFor();
    expect(await at.inspector.page.evaluate('window.viewState.zoom')).toBeCloseTo(1.25);
    await button('Fit').click();
    expect(await widthOf('Home.Bold')).toBeCloseTo(fitting, 0);
  });

  it('is moved with the pointer, which picks nothing then', async () => {
    await open('stop');
    await pictureIsDrawn();
    const place = await placeOf('Home.Italic');
    await at.inspector.page.mouse.move(place.x, place.y);
    await at.inspector.page.keyboard.down('Control');
    await at.inspector.page.mouse.wheel(0, -700);
    await at.inspector.page.keyboard.up('Control');
    await expect.poll(async () => (await placeOf('Home.Italic')).x).toBeCloseTo(place.x, -1);
    const zoomed = await placeOf('Home.Bold');
    await at.inspector.page.mouse.down();
    await at.inspector.page.mouse.move(place.x + 60, place.y, { steps: 4 });
    await at.inspector.page.mouse.up();
    expect((await placeOf('Home.Bold')).x).toBeGreaterThan(zoomed.x + 40);
    expect(await at.inspector.page.locator('.highlight.picked').count()).toBe(0);
    expect(await heading().textContent()).toContain('Bold');
  });

  it('is drawn as sharp as the screen at any scale', async () => {
    await open('stop');
    await pictureIsDrawn();
    await picture().focus();
    for (let press = 0; press < 6; press++) await at.inspector.page.keyboard.press('+');
    const [pixels, shown] = (await at.inspector.page.evaluate(`(() => {
      const seen = document.querySelector('gw-inspector').shadowRoot.querySelector('gw-seen');
      const canvas = seen.shadowRoot.querySelector('gw-picture').shadowRoot.querySelector('.shot');
      return [canvas.width, canvas.getBoundingClientRect().width * devicePixelRatio];
    })()`)) as [number, number];
    expect(Math.abs(pixels - shown)).toBeLessThan(2);
  });
});
