import { decode } from 'fast-png';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ControlNode, Rect } from '../../protocol/control-tree.ts';
import type { ControlType } from '../../protocol/control-types.ts';
import type { Screenshot } from '../../protocol/target.ts';
import { LiveProgram, target, testProgram, until } from './live-program.ts';
import { Screen, screenTools } from './screen-for-tests.ts';

/** What outlines are drawn in. */
const frameColour = '#e65100';

let live: LiveProgram;
beforeEach(async () => {
  await live.look();
});

function placeOf({ rect, id }: ControlNode): Rect {
  if (rect === undefined) throw new Error(`${id} has no place.`);
  return rect;
}
function middleOf(node: ControlNode): { x: number; y: number } {
  const { x, y, width, height } = placeOf(node);
  return { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
}
/** On the left edge of a control's outline. */
function edgeOf(node: ControlNode): { x: number; y: number } {
  return { x: placeOf(node).x - 2, y: middleOf(node).y };
}
const at = async (x: number, y: number) => (await live.api.at({ app: live.app.id, x, y })).control;
/** The control in the middle of another: itself, when nothing lies on it. */
async function inTheMiddleOf(node: ControlNode): Promise<string> {
  const { x, y } = middleOf(node);
  const found = live.index.node((await at(x, y)) ?? '');
  return `${found?.controlType} "${found?.name}"`;
}

describe('the control under a point', () => {
  describe('of WordPad', () => {
    beforeAll(async () => {
      live = await LiveProgram.start('wordpad.exe');
    });
    afterAll(async () => {
      await live?.end();
    });

    it('is named as captures name it', async () => {
      const seen = new Set<ControlType>();
      for (const node of live.index.nodes) {
        // On a control with visible controls in it, one of those is meant.
        const isLeaf = live.index.subtree(node).every(inner => inner === node || inner.offscreen || !inner.rect?.width);
        if (node.offscreen || !node.rect?.width || !isLeaf || node.controlType === 'Pane') continue;
        expect(await inTheMiddleOf(node)).toBe(`${node.controlType} "${node.name}"`);
        seen.add(node.controlType);
      }
      expect([...seen]).toEqual(
        expect.arrayContaining(['MenuItem', 'Button', 'Separator', 'Document', 'Text', 'Edit']),
      );
    });

    it('is nothing beside the program', async () => {
      const { x, y, width, height } = placeOf(live.index.tree.root);
      expect(await at(x + width + 1, y + 10)).toBeUndefined();
      expect(await at(x + 10, y + height + 1)).toBeUndefined();
    });
  });

  describe('of standard controls', () => {
    beforeAll(async () => {
      live = await LiveProgram.start(testProgram);
    });
    afterAll(async () => {
      await live?.end();
    });

    it('is the item of a list, a tree, a tab control, a header; in rows it is the cell', async () => {
      for (const [type, name] of [
        ['ListItem', 'Two'],
        ['TreeItem', 'Root'],
        ['TabItem', 'Details'],
        ['HeaderItem', 'Size'],
        ['Text', '1 KB'],
        ['CheckBox', 'Check box'],
        ['Slider', ''],
      ] as const) {
        expect(await inTheMiddleOf(live.the(type, name))).toBe(`${type} "${name}"`);
      }
      const row = live.the('DataItem', 'file1.txt');
      expect(await at(placeOf(row).x + 5, middleOf(row).y)).toBe(row.id);
    });

    it('is the item of an open drop-down list, which is a window by itself', async () => {
      await live.act({ verb: 'expand' }, live.the('ComboBox', 'Colour'));
      const green = await until('the list is open', async () => {
        await live.look();
        const item = live.the('ListItem', 'Green');
        return item.offscreen || item.rect === undefined ? undefined : item;
      });
      expect(await at(middleOf(green).x, middleOf(green).y)).toBe(green.id);
      await live.act({ verb: 'collapse' }, live.the('ComboBox', 'Colour'));
    });

    it('is the item of an open menu', async () => {
      await live.click(live.the('MenuItem', 'File'));
      const marked = await until('the menu is open', async () => {
        await live.look();
        const item = live.the('MenuItem', 'Marked');
        return item.offscreen || item.rect === undefined ? undefined : item;
      });
      expect(await at(middleOf(marked).x, middleOf(marked).y)).toBe(marked.id);
      await live.act({ verb: 'press', keys: 'Escape, Escape' });
    });

    it('is one of the dialog in front', async () => {
      const say = live.the('Button', 'Say hello');
      await live.act({ verb: 'invoke' }, live.the('Button', 'Ask'));
      const yes = await live.appears('Button', 'Yes');
      expect(await at(middleOf(yes).x, middleOf(yes).y)).toBe(yes.id);
      // A window that a dialog blocks can still be pointed at.
      expect(await at(placeOf(say).x + 2, placeOf(say).y + 2)).toBe(say.id);
      await live.click(yes);
      await live.vanishes('Window', 'A question');
    });
  });
});

// A person at the machine can be played, and what they see be looked at, on an X display only.
if (target === 'wine') {
  describe.skipIf(!screenTools)('on the screen', () => {
    let screen: Screen;
    beforeAll(async () => {
      live = await LiveProgram.start(testProgram);
      screen = new Screen();
    });
    afterAll(async () => {
      await live?.end();
    });

    const isFramed = async (node: ControlNode) => {
      const { x, y } = edgeOf(node);
      return (await screen.colour(x, y)) === frameColour;
    };
    const becomesFramed = (node: ControlNode) =>
      until(`${node.name} is outlined`, async () => ((await isFramed(node)) ? true : undefined));
    const losesFrame = (node: ControlNode) =>
      until(`${node.name} is not outlined any more`, async () => ((await isFramed(node)) ? undefined : true));
    const said = (text: string) =>
      until(`the program says "${text}"`, async () => {
        await live.look();
        return live.find('StatusBar')?.children[0]?.name === text ? true : undefined;
      });
    const outline = (...nodes: readonly ControlNode[]) =>
      live.api.outline({ rects: nodes.map(node => ({ rect: placeOf(node), label: node.name })) });
    const hover = async (node: ControlNode) => {
      await screen.move(middleOf(node).x, middleOf(node).y);
      await becomesFramed(node);
    };

    it('outlines are seen, replace each other and go', async () => {
      const [say, ask] = [live.the('Button', 'Say hello'), live.the('Button', 'Ask')];
      await outline(say);
      await becomesFramed(say);
      await outline(ask);
      await becomesFramed(ask);
      await losesFrame(say);
      await outline();
      await losesFrame(ask);
    });

    it('outlines are no windows of a program, and are in no picture of it', async () => {
      const ask = live.the('Button', 'Ask');
      const before = { apps: await live.api.windows({}), ids: live.index.nodes.map(node => node.id) };
      expect(hasFrame(await live.picture())).toBe(false);
      await outline(ask, live.the('Edit', 'Name'));
      await becomesFramed(ask);
      expect(hasFrame(await live.picture())).toBe(false);
      await live.look();
      expect({ apps: await live.api.windows({}), ids: live.index.nodes.map(node => node.id) }).toEqual(before);
      await becomesFramed(ask);
      await outline();
      await losesFrame(ask);
    });

    it('outlines leave the focus where it is, and let clicks through', async () => {
      const [field, box] = [live.the('Edit', 'Name'), live.the('CheckBox', 'Check box')];
      await live.act({ verb: 'focus' }, field);
      // The left edge of the outline runs through the middle of the box.
      const through = { ...box, rect: { ...placeOf(box), x: middleOf(box).x + 2 } };
      await outline(field, through);
      await becomesFramed(through);
      await screen.key('q');
      await said('Name q');
      expect(live.the('Edit', 'Name').focused).toBe(true);

      expect(await at(edgeOf(through).x, edgeOf(through).y)).toBe(box.id);
      await screen.move(edgeOf(through).x, edgeOf(through).y);
      await screen.click();
      await said('Box on');
      await screen.click();
      await said('Box off');
      await outline();
      await losesFrame(through);
    });

    it('a control is picked by a click that the program does not get', async () => {
      const [say, box] = [live.the('Button', 'Say hello'), live.the('CheckBox', 'Check box')];
      const picked = live.api.pick({ app: live.app.id, timeoutMs: 30_000 });
      await hover(say);
      await hover(box);
      expect(await isFramed(say)).toBe(false);
      await screen.click();
      expect(await picked).toEqual({ control: box.id });
      await losesFrame(box);
      // The program hears clicks in their order: had it got that one too, the box would be off after the next.
      await screen.click();
      await screen.move(middleOf(say).x, middleOf(say).y);
      await screen.click();
      await said('Hello');
      expect(live.the('CheckBox', 'Check box').toggled).toBe('on');
    });

    it('a click beside the program picks nothing, Escape ends it', async () => {
      const say = live.the('Button', 'Say hello');
      const picked = live.api.pick({ app: live.app.id, timeoutMs: 30_000 });
      await hover(say);
      const { x, y, width, height } = placeOf(live.index.tree.root);
      await screen.move(x + width + 40, y + height + 40);
      await losesFrame(say);
      await screen.click();
      await hover(say);
      await screen.key('Escape');
      expect(await picked).toEqual({});
      await losesFrame(say);
    });

    it('the time-out, a cancelled request and the end of the session end it too', async () => {
      expect(await live.api.pick({ app: live.app.id, timeoutMs: 100 })).toEqual({});

      const given = new AbortController();
      const say = live.the('Button', 'Say hello');
      const picked = live.api.pick({ app: live.app.id, timeoutMs: 600_000 }, given.signal);
      const rejected = expect(picked).rejects.toThrow('Enough');
      await hover(say);
      given.abort(new Error('Enough'));
      await rejected;
      await losesFrame(say);
      // The host serves again.
      await live.look();

      const other = await LiveProgram.start('notepad.exe');
      const waiting = other.api.pick({ app: other.app.id, timeoutMs: 600_000 });
      await other.end();
      expect(await waiting).toEqual({});
    });
  });
}

function hasFrame({ png }: Screenshot): boolean {
  const { data, channels } = decode(png);
  for (let at = 0; at < data.length; at += channels) {
    if (`#${Buffer.from(data.slice(at, at + 3)).toString('hex')}` === frameColour) return true;
  }
  return false;
}
