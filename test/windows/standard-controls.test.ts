import { decode } from 'fast-png';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveProgram, refusal, testProgram, until } from './live-program.ts';

let live: LiveProgram;
beforeAll(async () => {
  live = await LiveProgram.start(testProgram);
});
afterAll(async () => {
  await live?.end();
});
beforeEach(async () => {
  await live.look();
});

/** What the program said in its status bar: that it heard of what was done. */
const said = (text: string) =>
  until(`the program says "${text}"`, async () => {
    await live.look();
    return live.find('StatusBar')?.children[0]?.name === text ? true : undefined;
  });

describe('what is seen', () => {
  it('names and types of standard controls and of their items', () => {
    const names = (type: Parameters<LiveProgram['find']>[0]) =>
      live.index.nodes.filter(node => node.controlType === type && node.name !== '').map(node => node.name);
    expect(names('MenuItem')).toEqual(['File', 'Make', 'Grey', 'Marked', 'More', 'Deep']);
    expect(names('CheckBox')).toEqual(['Check box']);
    expect(names('RadioButton')).toEqual(['First', 'Second']);
    expect(names('ListItem')).toEqual(['Red', 'Green', 'Blue', 'One', 'Two', 'Three']);
    expect(names('DataItem')).toEqual(['file0.txt', 'file1.txt', 'file2.txt']);
    expect(names('TreeItem')).toEqual(['Root', 'Leaf']);
    expect(names('TabItem')).toEqual(['General', 'Details']);
    expect(names('HeaderItem')).toEqual(['File', 'Size']);
    expect(live.index.tree.partial).toBe(false);
  });

  it('which menu items are grey or marked', () => {
    expect(live.the('MenuItem', 'Grey')).toMatchObject({ enabled: false });
    expect(live.the('MenuItem', 'Marked')).toMatchObject({ toggled: 'on' });
  });

  it('a picture of the window, with its place', async () => {
    const { png, rect } = await live.picture();
    expect(rect).toEqual(live.index.tree.window.rect);
    const { width, height, data } = decode(png);
    expect([width, height]).toEqual([rect.width, rect.height]);
    // An empty picture would be of one colour.
    expect(new Set(data).size).toBeGreaterThan(8);
  });

  it('of a password that there is a field, and nothing of what it holds', async () => {
    expect(live.the('Edit', 'Password')).toMatchObject({ password: true });
    expect(live.the('Edit', 'Password').value).toBeUndefined();
    expect(JSON.stringify(live.raw)).not.toContain('hunter2');
    const field = live.the('Edit', 'Password');
    expect(await refusal(live.act({ verb: 'read' }, field))).toMatchObject({ kind: 'not-usable' });
    expect(await refusal(live.act({ verb: 'select-text', text: 'hunter' }, field))).toMatchObject({
      kind: 'not-usable',
    });
  });
});

describe('what is done', () => {
  it('clicks', async () => {
    const button = live.the('Button', 'Say hello');
    const { point, hit } = await live.click(button);
    expect(hit).toBe(button.id);
    expect(point?.x).toBeGreaterThan(button.rect?.x ?? Number.POSITIVE_INFINITY);
    await said('Hello');
  });

  it('right clicks', async () => {
    await live.act({ verb: 'click', button: 'right', count: 1, holding: '' }, live.the('List', ''));
    await said('Context menu');
  });

  it('invokes a button, a menu item that is not open, and one that is two menus deep', async () => {
    await live.act({ verb: 'invoke' }, live.the('MenuItem', 'Make'));
    await said('Made');
    await live.act({ verb: 'invoke' }, live.the('Button', 'Say hello'));
    await said('Hello');
    await live.act({ verb: 'invoke' }, live.the('MenuItem', 'Deep'));
    await said('Deep');
  });

  it('opens a menu by a click, and chooses in it by another', async () => {
    await live.click(live.the('MenuItem', 'File'));
    const make = await until('the item has a place', async () => {
      await live.look();
      const item = live.the('MenuItem', 'Make');
      return item.offscreen ? undefined : item;
    });
    await live.click(make);
    await said('Made');
    expect(live.the('MenuItem', 'Make').offscreen).toBe(true);
  });

  it('toggles a check box, a radio button and a button of a tool bar', async () => {
    await live.act({ verb: 'toggle' }, live.the('CheckBox', 'Check box'));
    await said('Box on');
    expect(live.the('CheckBox', 'Check box').toggled).toBe('on');
    await live.act({ verb: 'select' }, live.the('RadioButton', 'Second'));
    await said('Second');
    expect(live.the('RadioButton', 'Second').selected).toBe(true);
    await live.act({ verb: 'toggle' }, live.the('Button', 'Bold'));
    await said('Bold');
    expect(live.the('Button', 'Bold').toggled).toBe('on');
  });

  it('types any Unicode into a field, and sets one', async () => {
    await live.act({ verb: 'type', text: 'Größe ≤ 5 µm 😀!' }, live.the('Edit', 'Name'));
    await said('Name Größe ≤ 5 µm 😀!');
    await live.act({ verb: 'set', value: 'Łódź' }, live.the('Edit', 'Name'));
    await said('Name Łódź');
    expect(live.the('Edit', 'Name').value).toBe('Łódź');
  });

  it('types lines into a field of several, reads them whole, and selects in them', async () => {
    const note = () => live.the('Document');
    await live.act({ verb: 'type', text: 'first\nsecond' }, note());
    await until('both lines are there', async () => {
      await live.look();
      return note().value === 'first\nsecond' ? true : undefined;
    });
    const long = 'word '.repeat(3_000).trim();
    await live.act({ verb: 'set', value: `${long}\nend` }, note());
    await live.look();
    expect(note().value).toHaveLength(4_096);
    expect((await live.act({ verb: 'read' }, note())).text).toBe(`${long}\nend`);
    await live.act({ verb: 'select-text', text: 'end' }, note());
    await live.act({ verb: 'press', keys: 'Delete' });
    await until('the selected text is deleted', async () =>
      (await live.act({ verb: 'read' }, note())).text === `${long}\n` ? true : undefined,
    );
    expect(await refusal(live.act({ verb: 'select-text', text: 'nowhere' }, note()))).toMatchObject({
      kind: 'input-failed',
    });
  });

  it('presses chords', async () => {
    await live.act({ verb: 'focus' }, live.the('Edit', 'Name'));
    await live.act({ verb: 'set', value: '' }, live.the('Edit', 'Name'));
    await live.act({ verb: 'press', keys: 'Shift+A, b, Left, C' }, live.the('Edit', 'Name'));
    await said('Name ACb');
    expect(await refusal(live.act({ verb: 'press', keys: 'Ctrl+Nokey' }))).toMatchObject({
      kind: 'input-failed',
      message: expect.stringContaining('there is no key "Nokey"'),
    });
  });

  it('selects in a drop-down, a list, rows, a tree and tabs, and the program hears of it', async () => {
    await live.act({ verb: 'select', item: 'green' }, live.the('ComboBox', 'Colour'));
    await said('Colour Green');
    expect(live.the('ComboBox', 'Colour').value).toBe('Green');
    await live.act({ verb: 'select' }, live.the('ListItem', 'Two'));
    await said('List Two');
    await live.act({ verb: 'select', item: 'file2.txt' }, live.the('DataGrid'));
    await said('Row 2');
    await live.act({ verb: 'select', item: 'Details' }, live.the('Tab'));
    await said('Tab 1');
    await live.act({ verb: 'expand' }, live.the('TreeItem', 'Root'));
    await live.look();
    expect(live.the('TreeItem', 'Root').expanded).toBe(true);
    await live.act({ verb: 'select' }, live.the('TreeItem', 'Leaf'));
    await said('Tree');
    expect(live.the('TreeItem', 'Leaf').selected).toBe(true);
    expect(await refusal(live.act({ verb: 'select', item: 'Mauve' }, live.the('ComboBox', 'Colour')))).toMatchObject({
      kind: 'not-usable',
      message: expect.stringContaining('It has: Red, Green, Blue'),
    });
  });

  it('opens and closes a drop-down', async () => {
    await live.act({ verb: 'expand' }, live.the('ComboBox', 'Colour'));
    await live.look();
    expect(live.the('ComboBox', 'Colour').expanded).toBe(true);
    await live.click(live.the('ListItem', 'Blue'));
    await said('Colour Blue');
    expect(live.the('ComboBox', 'Colour').expanded).toBe(false);
  });

  it('sets a slider', async () => {
    await live.act({ verb: 'set', value: '40' }, live.the('Slider'));
    await said('Slider 40');
    expect(live.the('Slider').value).toBe('40');
  });
});

describe('what can’t be done', () => {
  it('a grey menu item, a control without a place, a control that was never there', async () => {
    expect(await refusal(live.act({ verb: 'invoke' }, live.the('MenuItem', 'Grey')))).toMatchObject({
      kind: 'not-usable',
      message: '"&Grey" is disabled.',
    });
    expect(await refusal(live.click(live.the('MenuItem', 'Deep')))).toMatchObject({
      kind: 'not-usable',
      message: expect.stringContaining('click the menu first'),
    });
    const strange = { ...live.the('Button', 'Say hello'), id: 'w1' };
    expect(await refusal(live.click(strange))).toMatchObject({ kind: 'no-such-control' });
  });

  it('something behind a dialog; the dialog is seen, and answered', async () => {
    await live.act({ verb: 'invoke' }, live.the('Button', 'Ask'));
    await live.appears('Window', 'A question');
    expect(await refusal(live.click(live.the('Button', 'Say hello')))).toMatchObject({ kind: 'not-usable' });
    await live.click(live.the('Button', 'Yes'));
    await said('Yes');
  });

  it('a window that hangs: what is known is shown as partial, an action ends in time, and then it goes on', async () => {
    await live.act({ verb: 'invoke' }, live.the('Button', 'Hang'));
    await until('the tree is partial', async () => ((await live.look()).tree.partial ? true : undefined));
    expect(live.index.nodes.length).toBeGreaterThan(10);
    const began = performance.now();
    const { kind } = await refusal(live.act({ verb: 'set', value: 'x' }, live.the('Edit')));
    expect(['time-out', 'stale', 'input-failed']).toContain(kind);
    expect(performance.now() - began).toBeLessThan(6_000);
    await until('the program answers again', async () => ((await live.look()).tree.partial ? undefined : true));
  });
});
