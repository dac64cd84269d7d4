import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ToInspector } from '../../protocol/inspector.ts';
import { inspecting, pictures } from './inspecting.ts';
import { themes } from './themes.ts';

const at = inspecting();
const { open, button, said, tab, timeline, heading, candidates, placeOf, pictureIsDrawn, complaintsOfAxe } = at;

describe('grounding', () => {
  it('says why another control was not chosen, also one that is far from it', async () => {
    await open('stop');
    await pictureIsDrawn();
    const { x, y } = await placeOf('Home.Italic');
    await at.inspector.page.mouse.click(x, y);
    const why = at.inspector.page.getByRole('region', { name: 'Why not this one' });
    await why.getByRole('heading', { name: 'Why not Button "Italic"' }).waitFor();
    expect(await why.textContent()).toMatch(/It came \d+ of 151, with \d/);
    expect(await why.getByRole('row').count()).toBeGreaterThan(2);
    await at.inspector.page.screenshot({ path: join(pictures, 'why-not.png') });
    const far = await placeOf('Home.Find');
    await at.inspector.page.mouse.click(far.x, far.y);
    await why.getByRole('heading', { name: /Why not .*"Find"/ }).waitFor();
    expect(await why.textContent()).toMatch(/It came \d\d of 151/);
    expect(await complaintsOfAxe()).toEqual([]);
  });

  it('lists what was left out of the prompt', async () => {
    await open('stop');
    const summary = at.inspector.page.getByText('Left out of the prompt');
    await summary.click();
    expect(await summary.textContent()).toMatch(/\d+ of 151 controls, \d+ offered/);
    await at.inspector.page.getByText('off the screen').first().waitFor();
  });

  it('says which control would have been right, and why another one was taken', async () => {
    const { events } = at.stop;
    const look = events.findLast(event => event.type === 'observe');
    const { seq, time, action } = events.findLast(event => event.type === 'ground') ?? { seq: 0, time: 0 };
    await open('stop', [
      ...events,
      {
        ...{ seq: seq + 10, time, action, type: 'correction', control: 'nowhere', text: 'Button "Strong"' },
        ...{ selector: 'Button "Strong" in ToolBar', by: 'the user', tree: look?.tree },
      },
      {
        ...{ seq: seq + 11, time, action, type: 'blame', cause: 'left-out-of-prompt' },
        because: 'The prompt had no label for it.',
        evidence: [{ text: 'Button "Strong"', note: 'off screen' }],
      },
    ]);
    const wrong = at.inspector.page.getByRole('region', { name: 'What went wrong' });
    await wrong.getByText('left out of the prompt').waitFor();
    expect(await wrong.textContent()).toContain('Button "Strong" in ToolBar');
    await at.inspector.page.getByText('the model could not choose it').waitFor();
    expect(await complaintsOfAxe()).toEqual([]);
  });

  it('takes a candidate and goes on, and says which one is right', async () => {
    await open('stop');
    await candidates().nth(2).click();
    await button('…and go on').click();
    expect(await said('choose')).toMatchObject([{ goOn: true }]);
    await at.inspector.page.getByRole('button', { name: 'This is the right one' }).last().click();
    expect(await said('correct')).toHaveLength(1);
  });
});

describe('reasoning', () => {
  it('asks again with a hint', async () => {
    await open('stop');
    await tab('Reasoning').click();
    await at.inspector.page.getByRole('textbox', { name: 'Hint for the model' }).fill('the one in the mini toolbar');
    await button('Ask again').click();
    expect(await said('decideAgain')).toMatchObject([{ run: 'stop', hint: 'the one in the mini toolbar' }]);
  });

  it('shows a reply while it comes, until all of it is known', async () => {
    const { events } = at.stop;
    const asked = events.findLastIndex(event => event.type === 'infer');
    const { action } = events[asked] ?? {};
    if (action === undefined) throw new Error('No model was asked in this run.');
    await open('stop', events.slice(0, asked));
    await tab('Reasoning').click();
    await at.inspector.page.getByText('No model was asked here.').waitFor();
    const { tell, page } = at.inspector;
    await tell({ kind: 'reply', run: 'stop', action, text: '{"thought": "The <b>' });
    const reply = page.getByLabel('Reply so far');
    await page.getByRole('status').filter({ hasText: 'The model is answering' }).waitFor();
    expect(await reply.textContent()).toBe('{"thought": "The <b>');
    const lines = Array.from({ length: 200 }, (_, line) => `word ${line}`).join('\n');
    await tell({ kind: 'reply', run: 'stop', action, text: `{"thought": "The <b>Bold</b> one\n${lines}` });
    await reply.filter({ hasText: 'word 199' }).waitFor();
    // What comes last is what is read.
    const box = await reply.boundingBox();
    const view = await page.locator('.coming').boundingBox();
    expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) - (view?.y ?? 0) - (view?.height ?? 0))).toBeLessThan(20);
    await page.screenshot({ path: join(pictures, 'reply-comes.png') });
    expect(await complaintsOfAxe()).toEqual([]);
    await tell({ kind: 'events', run: 'stop', events: events.slice(asked) });
    await page.getByRole('heading', { name: 'Thought' }).waitFor();
    expect(await reply.count()).toBe(0);
    // The same action is asked about once more.
    await tell({ kind: 'reply', run: 'stop', action, text: '{"again' });
    await reply.filter({ hasText: '{"again' }).waitFor();
  });

  it('shows the prompt in parts with their tokens, and the reply token by token', async () => {
    const tokens = [
      { text: '{"thought"', probability: 0.99 },
      { text: '<b>maybe</b>', probability: 0.4 },
    ];
    const events = at.stop.events.map(event => (event.type === 'infer' ? { ...event, replyTokens: tokens } : event));
    await open('stop', events);
    await tab('Reasoning').click();
    await at.inspector.page.getByText('Prompt', { exact: false }).first().click();
    await at.inspector.page.getByText('control_item:').first().waitFor();
    expect(await at.inspector.page.getByText(/about \d+ tokens/).count()).toBeGreaterThan(3);
    await at.inspector.page.getByText('Raw reply').click();
    await at.inspector.page.getByText('The least sure token has 40 %').waitFor();
    expect(await at.inspector.page.locator('mark').allTextContents()).toEqual(['<b>maybe</b>']);
    expect(await complaintsOfAxe()).toEqual([]);
    await at.inspector.page.screenshot({ path: join(pictures, 'reasoning.png') });
  });
});

/** What somebody did about a run that stands: events behind its last one. */
function afterthoughts(): readonly Record<string, unknown>[] {
  const { events } = at.stop;
  const { seq, time } = events.at(-1) ?? { seq: 0, time: 0 };
  const look = events.findLast(event => event.type === 'observe');
  const { action } = events.findLast(event => event.type === 'ground') ?? {};
  const correction = { action, type: 'correction', by: 'the user', tree: look?.tree };
  return [
    { type: 'moved', why: 'rolled back' },
    { type: 'undo', step: 'Type the title', verdict: 'begins', because: 'it has an undo' },
    { type: 'undo', step: 'Type the title', verdict: 'done', because: 'it has an undo' },
    { type: 'undo', step: 'Save it', verdict: 'failed', because: 'No control matches.' },
    { type: 'undo', step: 'Send it', verdict: 'no undo', because: 'it has no undo' },
    { ...correction, control: 'Home.Italic', text: 'Button "Italic"', selector: 'Button "Italic"' },
    { ...correction, text: 'no control' },
  ].map((event, index) => ({ seq: seq + 1 + index, time, ...event }));
}

/** Their marks, and what a screen reader says. */
const afterthoughtsTold = [
  ['↷', 'Rolled back to here', 'sent elsewhere'],
  ['↶', 'Taken back: Type the title', 'taken back'],
  ['✗', 'Could not be taken back: Save it', 'not taken back'],
  ['–', "Can't be taken back: Send it", 'not taken back'],
  ['◎', 'The right one is Button "Italic"', 'corrected'],
  ['◎', 'The right control is not in the tree', 'corrected'],
] as const;

describe('the timeline', () => {
  it.each(themes)('marks what was sent elsewhere, taken back and corrected in $name, for everybody', async theme => {
    await open('stop', [...at.stop.events, ...afterthoughts()]);
    await at.inspector.theme(theme);
    const rows = timeline().locator('.moved, .undo, .correction');
    const marks = await rows.locator('.mark').all();
    expect(await Promise.all(marks.map(mark => mark.getAttribute('data-mark')))).toEqual(
      afterthoughtsTold.map(([mark]) => mark),
    );
    for (const [, title, word] of afterthoughtsTold)
      await at.inspector.page.getByRole('option', { name: `${title} , ${word}`, exact: true }).waitFor();
    // What it looks like while one of them is picked, with the focus and without.
    await rows.nth(3).click();
    await timeline().focus();
    await at.inspector.page.screenshot({ path: join(pictures, `marks-focus-${theme.name}.png`) });
    expect(await complaintsOfAxe()).toEqual([]);
    await tab('Grounding').focus();
    await at.inspector.page.screenshot({ path: join(pictures, `marks-${theme.name}.png`) });
    expect(await complaintsOfAxe()).toEqual([]);
    expect(at.inspector.complaints).toEqual([]);
  });

  it('shows of a row that was corrected the action it is about, and of one that was taken back its own name', async () => {
    await open('stop', [...at.stop.events, ...afterthoughts()]);
    await at.inspector.page.getByRole('option', { name: 'The right one is Button "Italic"' }).click();
    expect(await heading().textContent()).toBe('click Button "Bold" in Group "Font"');
    await at.inspector.page.getByRole('option', { name: 'Taken back: Type the title' }).click();
    expect(await heading().textContent()).toBe('Taken back: Type the title');
    expect(await at.inspector.page.getByRole('button', { name: 'Save as HTML…' }).count()).toBe(0);
  });

  it('is played, and stops at the end', async () => {
    await open('failed');
    await timeline().focus();
    await at.inspector.page.keyboard.press('Home');
    await at.inspector.page.keyboard.press(' ');
    await button('Stop').waitFor();
    await button('Play the run').waitFor();
    expect(await heading().textContent()).toBe('Run failed');
  });

  it('goes to the next failure and back', async () => {
    await open('failed');
    await timeline().focus();
    await at.inspector.page.keyboard.press('Home');
    await at.inspector.page.keyboard.press('f');
    expect(await at.inspector.page.getByRole('option', { selected: true }).textContent()).toContain('failure');
    expect(await button('Next failure').isDisabled()).toBe(true);
    await at.inspector.page.keyboard.press('End');
    await button('Previous failure').click();
    expect(await at.inspector.page.getByRole('option', { selected: true }).textContent()).toContain('failure');
  });

  it('is a film strip too, and leads the debugger of a recorded run', async () => {
    await open('whole');
    await at.inspector.page.locator('gw-film-strip').getByTitle('click Button "Center"').click();
    expect(await heading().textContent()).toContain('click Button "Center"');
    const decided = at.whole.events.find(event => event.type === 'ground' && event.actionText.includes('"Center"'));
    expect(await said('look')).toMatchObject([{ run: 'whole', seq: decided?.seq }]);
    // Where the debugger went because of it, the whole action is shown still.
    await at.inspector.tell({ kind: 'shown', run: 'whole', seq: decided?.seq });
    await at.inspector.tell({ kind: 'shown', run: 'whole', seq: decided?.seq, stackLine: 0 });
    await button('After').waitFor();
    // A frame that is chosen there is followed again.
    await at.inspector.tell({ kind: 'shown', run: 'whole', seq: decided?.seq, stackLine: 2 });
    await expect.poll(() => heading().textContent()).not.toContain('click Button "Center"');
  });
});

describe('a run that stands', () => {
  const page = () => at.inspector.page;
  const tell = (message: ToInspector) => at.inspector.tell(message);
  const typed = () => page().getByRole('option', { name: /^type/ }).first();

  it('is led to what was, where nothing is offered to be changed, and back to its edge', async () => {
    await open('stop');
    await candidates().nth(2).click();
    await button('Take this candidate').waitFor();
    await typed().click();
    const { seq } = at.stop.events.find(event => event.type === 'ground' && event.actionText.startsWith('type')) ?? {
      seq: 0,
    };
    expect(await said('look')).toEqual([{ kind: 'look', run: 'stop', seq }]);
    await tell({ kind: 'shown', run: 'stop', seq });
    await tell({ kind: 'shown', run: 'stop', seq, stackLine: 0 });
    await tab('Control tree').click();
    await page().getByRole('treeitem').first().click();
    await page().getByRole('region', { name: 'The picked control' }).waitFor();
    expect(await button('Outline on target').count()).toBe(0);

    await page().getByRole('option', { name: 'click Button "Bold"' }).click();
    expect((await said('look')).at(-1)).toMatchObject({ seq: at.stop.events.at(-1)?.seq });
    await tell({ kind: 'shown', run: 'stop' });
    await tell({ kind: 'shown', run: 'stop', stackLine: 0 });
    await expect.poll(() => heading().textContent()).toContain('click Button "Bold"');
    await tab('Grounding').click();
    await candidates().nth(2).click();
    await button('Take this candidate').waitFor();
  });

  it('is told what is selected, wherever that was, to frame it on the target', async () => {
    await open('stop');
    await pictureIsDrawn();
    const { x, y } = await placeOf('Home.Italic');
    await page().mouse.click(x, y);
    await candidates().nth(2).click();
    await expect.poll(async () => (await said('selected')).length).toBe(2);
    expect((await said('selected'))[0]).toEqual({ kind: 'selected', run: 'stop', control: 'Home.Italic' });
    await typed().click();
    expect((await said('selected')).at(-1)).toEqual({ kind: 'selected', run: 'stop' });
    const [asked] = await said('look');
    await tell({ kind: 'shown', run: 'stop', seq: Number(asked?.seq) });
    await tab('Control tree').click();
    await page().getByRole('treeitem').first().click();
    expect(await said('selected')).toHaveLength(3);
  });

  it('says nothing of what is selected in a recorded run', async () => {
    await open('whole');
    await tab('Control tree').click();
    await page().getByRole('option', { name: 'click Button "Center"' }).click();
    await page().getByRole('treeitem').first().click();
    expect(await said('selected')).toEqual([]);
  });
});

describe('a decision', () => {
  it('is saved as one file that shows it without a script', async () => {
    await open('whole');
    await at.inspector.page.getByRole('option', { name: 'click Button "Center"' }).click();
    await button('Save as HTML…').click();
    await expect.poll(async () => (await said('save')).length).toBe(1);
    const [saved] = (await said('save')) as unknown as [{ name: string; html: string }];
    expect(saved.name).toMatch(/^action-\d+-click-Button-Center-in-Group-Paragraph\.html$/);
    const file = join(pictures, 'decision.html');
    writeFileSync(file, saved.html);
    const { page } = at.inspector;
    const requests: string[] = [];
    page.on('request', request => requests.push(request.url().slice(0, 30)));
    await page.goto(pathToFileURL(file).href);
    expect(await page.getByRole('img').count()).toBe(2);
    expect(requests.filter(url => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    expect(readFileSync(file, 'utf8')).not.toContain('<script');
    await page.screenshot({ path: join(pictures, 'decision.png'), fullPage: true });
  });
});

describe('the view for a glance', () => {
  it.each(themes)('shows action, thought, candidates and effect in $name', async theme => {
    await open('stop', at.stop.events, 'glance');
    await at.inspector.page.setViewportSize({ width: 300, height: 320 });
    await at.inspector.theme(theme);
    expect(await heading().textContent()).toBe('click Button "Bold" in Group "Font"');
    expect(await at.inspector.page.getByRole('list', { name: 'Candidates' }).getByRole('listitem').count()).toBe(3);
    await at.inspector.page.getByText('Nothing done yet.').waitFor();
    expect(await complaintsOfAxe()).toEqual([]);
    expect(at.inspector.complaints).toEqual([]);
    await at.inspector.page.screenshot({ path: join(pictures, `glance-${theme.name}.png`) });
    await button('Open inspector').click();
    expect(await said('openWide')).toHaveLength(1);
  });

  it('follows the debugger, and says why it failed', async () => {
    await open('failed', at.failed.events, 'glance');
    await at.inspector.page.getByText('not found').first().waitFor();
    const [first] = at.failed.events;
    await at.inspector.tell({ kind: 'shown', run: 'failed', seq: (first?.seq ?? 0) + 1 });
    expect(await heading().textContent()).toBe('Look for what is not there');
  });
});
