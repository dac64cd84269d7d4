import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ControlIndex } from '../../controls/control-index.ts';
import { ControlTree } from '../../protocol/control-tree.ts';
import { causeNames } from '../../protocol/failures.ts';
import type { Model } from '../../protocol/model.ts';
import { createEmbeddedModel } from '../models/embedded.ts';
import { createReplayModel } from '../models/replay.ts';
import { begin, decisionAt, everythingIn, removeRuns, TestGate, type TestRun } from '../run-for-tests.ts';
import { GroundingCase } from './case-file.ts';

const corrections: string[] = [];
afterEach(() => {
  for (const file of corrections.splice(0)) rmSync(dirname(file), { recursive: true, force: true });
  removeRuns();
});

const sentence = (text: string) => `task "Blame"\napp "wordpad.exe"\n1. ${text}\n`;
const block = (text: string) => `task "Blame"\napp "wordpad.exe"\n1. Do it {\n${text}\n}\n`;
const failing = (moment: { kind: string }) => moment.kind === 'failure';

const reply = (part: Record<string, unknown>) =>
  JSON.stringify({
    thought: 't',
    control_label: '',
    control_name: '',
    function: 'click_input',
    args: {},
    status: 'FINISH',
    plan: [],
    ...part,
  });

/** A model that names the control with this id by its label, whatever is asked. */
function naming(id: string): Model {
  const embedded = createEmbeddedModel();
  return {
    info: { id: 'stubborn', name: 'Stubborn', version: '1' },
    ground: request => embedded.ground(request),
    infer: async request => {
      const asked = await embedded.infer(request);
      const known = asked.labels.find(label => label.control === id);
      const label = known ?? { label: '999', control: id };
      return {
        ...asked,
        labels: known === undefined ? [...asked.labels, label] : asked.labels,
        raw: reply({ control_label: label.label }),
      };
    },
  };
}

/** Stands at a decision or a failure, and says which control is right. */
async function corrected(
  plan: string,
  right: string,
  options: Parameters<typeof begin>[1] & { at?: 'failure'; meanwhile?: (test: TestRun) => void } = {},
) {
  const { at, meanwhile, ...rest } = options;
  const gate = new TestGate();
  const test = begin(plan, { ...rest, gate: gate.gate });
  await gate.hold(
    at === 'failure' ? failing : moment => moment.kind === 'phase' && moment.phase === 'guard' && moment.at.line > 2,
  );
  meanwhile?.(test);
  const answer = await test.run.pointing.correct(right, { keep: true, by: 'a test' });
  if (answer.case !== undefined) corrections.push(answer.case);
  gate.release();
  await test.run.finished;
  return { answer, ...test };
}

const seen = new Set<string>();

describe('a cause, once the right control is known', () => {
  it('ranked lower: with rank, shares and the features that made the difference', async () => {
    const { answer, of } = await corrected(sentence('Click the Bold button'), 'Button "Italic" in Group "Font"');
    expect(answer).toMatchObject({
      cause: 'ranked-lower',
      control: 'Home.Italic',
      selector: 'Button "Italic" in Group "Font"',
    });
    expect(answer.because).toMatch(
      /^Button "Italic" in Group "Font" was ranked \d+(st|nd|rd|th) with (less than 1|0) %; Button "Bold" in Group "Font" won with \d+ % by exact name \(\+\d+\.\d\) and type \(/,
    );
    expect(answer.evidence.map(({ text }) => text)).toEqual([
      'Button "Italic" in Group "Font"',
      'Button "Bold" in Group "Font"',
    ]);
    expect(of('correction')).toMatchObject([
      { action: 2, control: 'Home.Italic', text: 'Button "Italic" in Group "Font"', by: 'a test' },
    ]);
    expect(of('blame')).toMatchObject([{ action: 2, cause: 'ranked-lower', because: answer.because }]);
    seen.add(answer.cause);
  });

  it('ranked lower: below *not here*, or below the threshold', async () => {
    const absent = await corrected(sentence('Click the Frobnicate button'), 'Button "Bold" in Group "Font"', {
      at: 'failure',
    });
    expect(absent.answer.because).toMatch(/was ranked \d+\w\w with .+ %.*; .*(not here\* won|came first) with/);
    expect(absent.of('blame').map(({ cause }) => cause)).toEqual(['unknown', 'ranked-lower']);
    const vague = await corrected(sentence('Make it nice'), 'Button "Bold" in Group "Font"', { at: 'failure' });
    expect(vague.answer.cause).toBe('ranked-lower');
  });

  it('ranked lower: the model named another label although ranking knew better', async () => {
    const { answer } = await corrected(sentence('Click the Bold button'), 'Home.Bold', {
      model: naming('Home.Italic'),
    });
    expect(answer.because).toMatch(
      /^Button "Bold" in Group "Font" was ranked 1st with \d+ %, yet the model named label \d+, Button "Italic" in Group "Font", which has/,
    );
  });

  it('hidden twin: the one that is off the screen was chosen', async () => {
    const { answer } = await corrected(sentence('Click the Bold button'), 'Home.Bold', { model: naming('mini.Bold') });
    expect(answer.cause).toBe('hidden-twin');
    expect(answer.because).toMatch(
      /^Button "Bold" in ToolBar "Mini Toolbar" had .+ %, the right one \d+ %\. It is Button "Bold" too: is off screen\.$/,
    );
    expect(answer.evidence[0]?.note).toBe('the right control, selector: Button "Bold" in Group "Font"');
    seen.add(answer.cause);
  });

  it('left out of the prompt: the model was not offered it', async () => {
    const { answer } = await corrected(sentence('Go to the Insert tab and add a table'), 'Insert.Table', {
      model: naming('Home.Bold'),
    });
    expect(answer.cause).toBe('left-out-of-prompt');
    expect(answer.because).toMatch(
      /^MenuItem "Table" in Group "Tables" was not among the \d+ controls the model could choose from: it is off the screen\.$/,
    );
    seen.add(answer.cause);
  });

  it('left out of the prompt: `within` keeps it out, from a model that weighs all too', async () => {
    const plan = block('  within Group "Paragraph" {\n    do "Click the Center button" limit 1\n  }');
    const { answer } = await corrected(plan, 'Home.Bold');
    expect(answer).toMatchObject({
      cause: 'left-out-of-prompt',
      because: expect.stringContaining('it lies outside `within`'),
    });
  });

  it('the selector says something else, and what would be right', async () => {
    const { answer } = await corrected(block('  click Button "Bolt" in Group "Font"'), 'Home.Bold', {
      at: 'failure',
    });
    expect(answer).toMatchObject({
      cause: 'selector-differs',
      because: 'Button "Bolt" in Group "Font" does not match Button "Bold" in Group "Font": its name is "Bold".',
      selector: 'Button "Bold" in Group "Font"',
    });
    const other = await corrected(block('  click Button "Italic" in Group "Font"'), 'Home.Bold');
    expect(other.answer.because).toMatch(/its name is "Bold"\. It matches Button "Italic" in Group "Font"\.$/);
    seen.add(answer.cause);
  });

  it('the control was right', async () => {
    const { answer } = await corrected(sentence('Click the Bold button'), '1', {
      at: 'failure',
      practice: { faults: { swallow: 1 } },
    });
    expect(answer).toMatchObject({ cause: 'control-was-right' });
    expect(answer.because).toMatch(
      /^Button "Bold" in Group "Font" is the right one; left click at .* nothing|did nothing/,
    );
    seen.add(answer.cause);
  });

  it('tree stale: it came after the decision', async () => {
    const { answer, of } = await corrected(sentence('Click the Bold button'), 'Button "Cancel" in Window "Save As"', {
      meanwhile: ({ app }) => app.user.press('F12'),
    });
    expect(answer.cause).toBe('tree-stale');
    expect(answer.because).toMatch(/was not there when the action was decided, and is there now.* \d+ things changed/);
    // The tree that has it is kept, not the one that was decided on.
    const decidedOn = of('ground').find(event => event.chosenBy === 'model')?.observation;
    expect(of('correction')[0]?.tree).not.toBe(of('observe').find(event => event.observation === decidedOn)?.tree);
    seen.add(answer.cause);
  });

  it('tree partial: a part did not answer at the decision', async () => {
    const faults = { partial: { automationId: 'Italic', fromObservation: 1 } };
    const { answer } = await corrected(sentence('Click the Bold button'), 'Button "Italic" in Group "Font"', {
      practice: { faults },
      meanwhile: ({ app }) => app.setFaults({}),
    });
    expect(answer).toMatchObject({ cause: 'tree-partial', control: 'Home.Italic' });
    expect(answer.because).toMatch(/A later tree is whole and has \d+ controls\.$/);
    seen.add(answer.cause);
  });

  it('not in the tree: the user says that no tree has it', async () => {
    const { answer, of } = await corrected(sentence('Click the Bold button'), 'none');
    expect(answer).toMatchObject({ cause: 'not-in-tree', control: undefined, selector: undefined });
    expect(answer.because).toMatch(/^The right control is none of the \d+ controls the program showed/);
    expect(of('correction')[0]).not.toHaveProperty('control');
    seen.add(answer.cause);
  });

  it('each was provoked', () => {
    expect([...seen, 'unknown'].sort()).toEqual([...causeNames].sort());
  });
});

describe('a correction', () => {
  it('is kept as a test case of grounding: sentence, tree and right control', async () => {
    const { answer, run } = await corrected(sentence('Click the Bold button'), 'Home.Italic');
    const file = join(run.folder, '..', '..', 'corrections', 'cases.jsonl');
    expect(answer.case).toBe(file);
    const kept = GroundingCase.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(kept).toMatchObject({
      step: 'Click the Bold button',
      verb: 'click',
      control: 'Home.Italic',
      text: 'Button "Italic" in Group "Font"',
      chosen: 'Button "Bold" in Group "Font"',
      plan: 'test.taskplan:3',
    });
    const tree = ControlTree.parse(JSON.parse(readFileSync(join(dirname(file), kept.tree), 'utf8')));
    expect(new ControlIndex(tree).node(kept.control ?? '')?.name).toBe('Italic');
  });

  it('is not kept when nobody wants it, and holds no secret when it is', async () => {
    const gate = new TestGate();
    const test = begin(
      'task "Secret"\napp "wordpad.exe"\nsecret password\n1. Type it {\n  type password into Document\n  click Button "Bold" in Group "Font"\n}\n',
      { gate: gate.gate, secrets: { password: 'hunter2-hunter2' } },
    );
    await gate.hold(decisionAt(6));
    const unkept = await test.run.pointing.correct('Home.Italic', { keep: false, by: 'a test' });
    expect(unkept.case).toBeUndefined();
    const folder = join(test.run.folder, '..', '..', 'corrections');
    expect(existsSync(folder)).toBe(false);
    const kept = await test.run.pointing.correct('Home.Italic', { keep: true, by: 'hunter2-hunter2' });
    corrections.push(kept.case ?? '');
    gate.release();
    await test.run.finished;
    expect(test.app.text).toContain('hunter2');
    expect(everythingIn(folder)).toContain('Home.Italic');
    expect(everythingIn(folder)).not.toContain('hunter2');
    expect(everythingIn(test.run.folder)).not.toContain('hunter2');
  });

  it('needs a choice of a control, and a control that is there', async () => {
    const gate = new TestGate();
    const { run } = begin(block('  press "Right"\n  click Button "Bold" in Group "Font"'), { gate: gate.gate });
    await gate.hold(decisionAt(4));
    const say = (wanted: string) => run.pointing.correct(wanted, { keep: false, by: 'a test' });
    await expect(say('Home.Bold')).rejects.toThrow('There is no choice of a control here');
    await gate.hold(decisionAt(5));
    await expect(say('77')).rejects.toThrow('There is no candidate 77');
    await expect(say('Button "Bolt"')).rejects.toThrow('No control matches Button "Bolt". Nearest: Button "Bold"');
    gate.release();
    await run.finished;
    await expect(say('Home.Bold')).rejects.toThrow('has to stand still');
  });

  it('is one of the recorded decision, also after the choice was changed', async () => {
    const gate = new TestGate();
    const { run } = begin(sentence('Click the Bold button'), { gate: gate.gate });
    await gate.hold(decisionAt(3));
    await run.console.chooseControl('Home.Italic');
    const { because } = await run.pointing.correct('Home.Italic', { keep: false, by: 'a test' });
    expect(because).toContain('Button "Bold" in Group "Font" won');
    gate.release();
    await run.finished;
  });

  it('of a reply that named a label nobody offered is decided too', async () => {
    const { answer } = await corrected(sentence('Click the Bold button'), 'Home.Bold', {
      at: 'failure',
      model: createReplayModel([reply({ control_label: '9999' })]),
    });
    expect(answer).toMatchObject({
      cause: 'ranked-lower',
      because: expect.stringContaining('and the model named label 9999, which nobody offered'),
    });
  });
});
