import { expect, it } from 'vitest';
import { SelectionOutline } from './selection-outline.ts';

it('frames what the selection comes to rest at, and takes that away once', async () => {
  const asked: (readonly string[])[] = [];
  const selection = new SelectionOutline(async controls => {
    asked.push(controls);
  }, 5);
  // Nothing is framed yet.
  selection.select(undefined);
  for (const control of ['a', 'b', 'c']) selection.select(control);
  await expect.poll(() => asked).toEqual([['c']]);
  selection.select(undefined);
  await expect.poll(() => asked).toEqual([['c'], []]);
  selection.select(undefined);
  selection.select('d');
  await expect.poll(() => asked).toEqual([['c'], [], ['d']]);
});

it('says nothing where it is not possible', async () => {
  let tries = 0;
  const selection = new SelectionOutline(async () => {
    tries += 1;
    throw new Error('There is no control a that could be seen.');
  }, 0);
  selection.select('a');
  await expect.poll(() => tries).toBe(1);
  selection.select(undefined);
  await expect.poll(() => tries).toBe(2);
});
