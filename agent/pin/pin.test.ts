import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { laidOut } from '../../language/print/layout.ts';
import { PlanSource } from '../../language/syntax/plan-source.ts';
import type { PinReply } from '../../protocol/debug.ts';
import { begin, decisionAt, removeRuns, TestGate, type TestRun } from '../run-for-tests.ts';
import type { PracticeOptions } from '../targets/practice/practice-app.ts';
import { pin, type RecordedLam, type Which } from './pin.ts';

afterEach(removeRuns);

const file = '/plans/test.taskplan';
const head = 'task "T"\napp "practice.exe"\n';

interface Options {
  readonly which?: Which;
  readonly now?: string;
  readonly files?: Record<string, string>;
  readonly inputs?: Record<string, string | number | boolean>;
  readonly secrets?: Record<string, string>;
  readonly practice?: PracticeOptions;
  readonly corrections?: RecordedLam['corrections'];
}

/** Runs a plan, then pins. */
async function pinned(text: string, options: Options = {}): Promise<{ reply: PinReply; after: string; test: TestRun }> {
  const { which = { kind: 'all' }, now = text, files = {}, corrections, ...run } = options;
  const test = begin(text, { ...run, files });
  await test.run.finished;
  return { ...repinned(test, now, which, files, corrections), test };
}

function repinned(
  test: TestRun,
  now: string,
  which: Which = { kind: 'all' },
  files: Record<string, string> = {},
  corrections?: RecordedLam['corrections'],
): { reply: PinReply; after: string } {
  const blob = (ref: string) => readFileSync(join(test.run.folder, 'blobs', ref), 'utf8');
  const read = (path: string) => (path === file ? now : files[path]);
  const lam = { events: test.events, blob, ...(corrections === undefined ? {} : { corrections }) };
  const reply = pin(lam, read, which);
  return { reply, after: edited(file, now, reply) };
}

function edited(path: string, text: string, { edits }: PinReply): string {
  const source = PlanSource.parse(path, text);
  let after = text;
  for (const { range, newText, file: of } of edits.toReversed()) {
    if (of !== path) continue;
    const from = source.offsetAt(range);
    const to = source.offsetAt({ line: range.endLine, column: range.endColumn });
    after = after.slice(0, from) + newText + after.slice(to);
  }
  return after;
}

const isLaidOut = (text: string) => laidOut(PlanSource.parse(file, text)) === text;

describe('pinning', () => {
  it('gives a sentence a block, and puts lines in the place of `do`', async () => {
    const plan = `${head}input title: text = "Weekly report"
control bold = Button "Bold" in Group "Font"

1. Type {title} into the document   // the title
2. Make the title bold {
  do limit 5     // by the LAM
  expect bold is toggled
}
3. Click the Italic button in the Font group
`;
    const { reply, after, test } = await pinned(plan);
    expect(after).toMatchInlineSnapshot(`
      "task "T"
      app "practice.exe"
      input title: text = "Weekly report"
      control bold = Button "Bold" in Group "Font"

      1. Type {title} into the document {   // the title
        type title into Document "Document"
      }
      2. Make the title bold {
        // by the LAM
        select text title in Document "Document"
        click bold
        expect bold is toggled
      }
      3. Click the Italic button in the Font group {
        click Button "Italic" in Group "Font"
      }
      "
    `);
    expect(reply.notes).toMatchInlineSnapshot(`
      [
        ""Type Weekly report into the document": 1 action. It ended well.",
        ""Make the title bold": 2 actions. It ended well.",
        ""Click the Italic button in the Font group": 1 action. It ended well.",
      ]
    `);
    expect(isLaidOut(after)).toBe(true);
    const again = begin(after);
    expect((await again.run.finished).result).toBe('passed');
    expect(again.of('infer')).toEqual([]);
    expect(again.of('act').map(({ how }) => how)).toEqual(test.of('act').map(({ how }) => how));
  });

  it('pins one sentence: by line, by number, by the file of the LAM', async () => {
    const plan = `${head}
1. Type "Hello" into the document
2. Make the text bold {
  step "Click the Bold button in the Font group"
  within Group "Font" {
    do "Click the Italic button"
  }
}
`;
    const { test } = await pinned(plan);
    const lines = (which: Which) => repinned(test, plan, which).reply.edits.map(({ range }) => range.line);
    const line = (number: number): Which => ({ kind: 'line', file, line: number });
    expect(lines({ kind: 'all' })).toEqual([4, 6, 8]);
    expect([4, 5, 6, 8, 9].map(number => lines(line(number)))).toEqual([[4], [6, 8], [6], [8], []]);
    expect(lines({ kind: 'number', number: '1' })).toEqual([4]);
    expect(lines({ kind: 'number', number: '7' })).toEqual([]);
    expect(lines({ kind: 'script', file: 'lam/click-the-bold-button-in-the-font-group.taskplan' })).toEqual([6]);
    expect(repinned(test, plan, line(9)).reply.problem).toBe('For line 9 the LAM did nothing in this run.');
    const { after } = repinned(test, plan);
    expect(after).toMatchInlineSnapshot(`
      "task "T"
      app "practice.exe"

      1. Type "Hello" into the document {
        type "Hello" into Document "Document"
      }
      2. Make the text bold {
        step "Click the Bold button in the Font group" {
          click Button "Bold" in Group "Font"
        }
        within Group "Font" {
          click Button "Italic" in Group "Font"
        }
      }
      "
    `);
    expect(isLaidOut(after)).toBe(true);
  });

  it('pins into routines, also of a used file, with their parameters', async () => {
    const files = { '/plans/words.taskplan': 'routine write(words) {\n  do "Type {words} into the document"\n}\n' };
    const plan = `use "./words.taskplan"\n${head}\n1. Write {\n  write("Weekly report")\n}\n`;
    const { reply, test } = await pinned(plan, { files });
    const [path, text] = Object.entries(files)[0] ?? ['', ''];
    const after = edited(path, text, reply);
    expect(after).toBe('routine write(words) {\n  type words into Document "Document"\n}\n');
    expect(reply.edits.map(({ file: of }) => of)).toEqual([path]);
    expect(test.of('infer').length).toBeGreaterThan(0);
    const again = begin(plan, { files: { [path]: after } });
    expect((await again.run.finished).result).toBe('passed');
  });

  it('pins what a user chose, not what the LAM wanted', async () => {
    const plan = `${head}\n1. Click the Bold button in the Font group\n`;
    const held = new TestGate();
    const test = begin(plan, { gate: held.gate });
    await held.hold(decisionAt(4));
    await test.run.console.chooseControl('Button "Underline" in Group "Font"');
    held.release();
    await test.run.finished;
    expect(repinned(test, plan).after).toContain('{\n  click Button "Underline" in Group "Font"\n}');
  });

  it('pins the control that was pointed at, also where the action failed', async () => {
    const plan = `${head}\n1. Click the Bold button in the Font group\n`;
    const test = begin(plan, { practice: { faults: { swallow: 1 } } });
    expect((await test.run.finished).result).toBe('failed');
    expect(repinned(test, plan).reply.problem).toBe(
      'The LAM did nothing for "Click the Bold button in the Font group" that can be pinned.',
    );
    const tree = test.of('observe')[0]?.tree ?? '';
    const json = readFileSync(join(test.run.folder, 'blobs', tree), 'utf8');
    const control = /"id":"([^"]*)"[^{}]*"name":"Italic"/.exec(json)?.[1] ?? '';
    const corrected = (correction: object) =>
      repinned(test, plan, { kind: 'all' }, {}, new Map([[2, { control, ...correction }]]));
    expect(corrected({}).after).toContain('Button "Italic" in ');
    expect(corrected({}).reply.notes[0]).toContain('It did not end well, so look at the lines:');
    expect(corrected({ selector: 'Button [automationId="Italic"] #1' }).after).toContain(
      '  click Button [automationId="Italic"] #1\n',
    );
  });

  it('takes the attempt that went well, and says how often there was one', async () => {
    const plan = `${head}\n1. Make it bold retry 1 {\n  do "Click the Bold button in the Font group"\n}\n`;
    const swallowed = await pinned(plan, { practice: { faults: { swallow: 1 } } });
    expect(swallowed.after).toContain('1. Make it bold retry 1 {\n  click Button "Bold" in Group "Font"\n}');
    const [, , note] = swallowed.reply.notes;
    expect([swallowed.reply.notes[0], note]).toEqual([
      '"Click the Bold button in the Font group": 1 action. It ended well. It was handed over 2 times; this is one of them.',
      undefined,
    ]);
    const first = repinned(swallowed.test, plan, {
      kind: 'script',
      file: 'lam/1-click-the-bold-button-in-the-font-group.taskplan',
    });
    expect(first.reply.problem).toContain('The LAM did nothing');
  });

  it('finds a sentence again in a plan that was changed, or says that it cannot', async () => {
    const plan = `${head}\n1. Type "Hello" into the document\n2. Click the Bold button in the Font group\n`;
    const { test } = await pinned(plan);
    const second = (now: string) => repinned(test, now, { kind: 'number', number: '2' });
    const moved = `${head}\n// new\n\n5. Click the Bold button  in the Font group\n6. Look {\n  expect true\n}\n`;
    expect(second(moved).after).toContain('5. Click the Bold button  in the Font group {\n  click Button "Bold"');
    expect(second(plan.replace('Bold', 'Italic')).reply.problem).toBe(
      '"Click the Bold button in the Font group" cannot be pinned: the plan was changed since the run, and has no step "Click the Bold button in the Font group" now.',
    );
    expect(second(`${plan}3. Click the Bold button in the Font group\n`).reply.problem).toContain('more than once');
    expect(second(repinned(test, plan).after).reply.problem).toContain('it hands nothing to the LAM now');
    expect(second(`${plan}3. Look {\n  clik Any\n}\n`).reply.problem).toContain(
      'The plan has a mistake: mend it first. /plans/test.taskplan:7:',
    );
    const clause = `${head}\n1. Save it as a.rtf limit 6\n`;
    expect((await pinned(clause)).reply.notes[1]).toBe('"limit 6" is a clause of the step now that it has a block.');
    expect(second(plan.replaceAll('\n', '\r\n')).after).toContain(
      'group {\r\n  click Button "Bold" in Group "Font"\r\n}',
    );
  });

  it('keeps secrets out', async () => {
    const plan = `${head}secret password\n\n1. Type "tops3cret" into the document\n2. Type "it is tops3cret" into the document\n`;
    const { after } = await pinned(plan, { secrets: { password: 'tops3cret' } });
    expect(after.slice(after.indexOf('1.'))).toMatchInlineSnapshot(`
      "1. Type "tops3cret" into the document {
        type password into Document "Document"
      }
      2. Type "it is tops3cret" into the document
      "
    `);
    expect(
      (
        await pinned(plan.replace('secret', 'secret other\nsecret'), {
          secrets: { password: 'tops3cret', other: 'another' },
        })
      ).reply.problem,
    ).toContain('can be pinned');
  });

  it('has nothing to say of a run without a LAM', async () => {
    expect((await pinned(`${head}\n1. Press {\n  press "Enter"\n}\n`)).reply).toEqual({
      edits: [],
      notes: [],
      problem: 'The LAM did nothing in this run: there is nothing to pin.',
    });
  });
});
