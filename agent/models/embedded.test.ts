import { describe, expect, it } from 'vitest';
import type { ControlTree } from '../../protocol/control-tree.ts';
import type { LamReply } from '../../protocol/lam-reply.ts';
import type { InferRequest } from '../../protocol/model.ts';
import { menuEditor, saveAsDialog, settingsForm, wordProcessor } from '../grounding/trees-for-tests.ts';
import { createEmbeddedModel } from './embedded.ts';
import { readReply } from './reply.ts';
import { runSentences } from './sentence-runner-for-tests.ts';

const model = createEmbeddedModel();

async function infer(
  sentence: string,
  tree: ControlTree,
  more: Partial<InferRequest> = {},
): Promise<LamReply & { target: string | undefined }> {
  const request = { task: 'Write', sentence, tree, memory: [], actionsOfSentence: 0, previousPlan: [], ...more };
  const { raw, target } = await model.infer(request);
  const read = readReply(raw);
  if (!read.ok) throw new Error(read.problem);
  return { ...read.reply, target };
}

describe('the embedded model on the practice app', () => {
  it('writes, formats and saves a report', async () => {
    const { driver, run } = await runSentences();
    expect(await run('Open a new document')).toEqual([
      'click Button "New" in ToolBar "Quick Access Toolbar"',
      'FINISH',
    ]);
    expect(await run('Type "Weekly report"')).toEqual(['type "Weekly report" into Document "Document"', 'FINISH']);
    expect(await run('Make the title bold')).toEqual([
      'select text "Weekly report" in Document "Document"',
      'click Button "Bold" in Group "Font"',
      'FINISH',
    ]);
    expect(await run('Save it as report.rtf')).toEqual([
      'press "F12"',
      'set Edit "File name" in Window "Save As" to "report.rtf"',
      'click Button "Save" in Window "Save As"',
      'FINISH',
    ]);
    expect(driver.app.files).toMatchObject({ 'report.rtf': 'Weekly report' });
    expect(driver.app.runs.map(({ format }) => format.bold)).toEqual([true]);
  });

  it('does several things that one sentence asks for', async () => {
    const { driver, run } = await runSentences();
    await run('type "One small title"');
    expect(await run('Select the word title and make it bold and italic, then press Ctrl+End')).toEqual([
      'select text "title" in Document "Document"',
      'click Button "Bold" in Group "Font"',
      'click Button "Italic" in Group "Font"',
      'press "Ctrl+End"',
      'FINISH',
    ]);
    expect(driver.app.runs.map(({ length }) => length)).toEqual([10, 5]);
  });

  it('opens the tab that holds what is asked for', async () => {
    const { run } = await runSentences();
    expect(await run('show the ruler')).toEqual([
      'click TabItem "View" in Tab "Ribbon Tabs"',
      'click CheckBox "Ruler" in Group "Show"',
      'FINISH',
    ]);
    expect(await run('click the Bold button')).toEqual([
      'click TabItem "Home" in Tab "Ribbon Tabs"',
      'click Button "Bold" in Group "Font"',
      'FINISH',
    ]);
  });

  it('does not switch off what is on', async () => {
    const { run } = await runSentences();
    await run('type "a"');
    await run('Make everything bold');
    expect(await run('make it heavier')).toEqual(['FINISH']);
  });

  it('finds no control that is not there', async () => {
    const { run } = await runSentences();
    expect(await run('click OK')).toEqual(['no control: the OK']);
    expect(await run('flurb the gazonk')).toEqual([
      'FAIL I do not understand "flurb the gazonk". I find no control for "flurb the gazonk".',
    ]);
  });
});

describe('infer', () => {
  it("shows the paper's prompt and gives every label to a control", async () => {
    const tree = settingsForm();
    const { prompt, labels } = await model.infer({
      task: 'Set up',
      sentence: 'check Show ruler',
      tree,
      memory: [{ step: 'open it', action: 'press "F4"', effect: 'seen', change: 'a window opened' }],
      actionsOfSentence: 0,
      previousPlan: ['click OK'],
    });
    expect(prompt).toContain('{"label":"4","title":"Show ruler","type":"CheckBox"}');
    expect(prompt).toContain('user_request: "check Show ruler"');
    expect(prompt).toContain(
      'step_history: [\n  {"action":"press \\"F4\\"","effect":"seen","change":"a window opened"}\n]',
    );
    expect(prompt).toContain('previous_plan: [\n  "click OK"\n]');
    expect(new Set(labels.map(({ control }) => control)).size).toBe(labels.length);
  });

  it('answers with the seven keys, the label of the control and a description that grounds to it', async () => {
    const tree = wordProcessor();
    const { raw, labels, target, confidence } = await model.infer({
      task: '',
      sentence: 'click the Bold button',
      tree,
      memory: [],
      actionsOfSentence: 0,
      previousPlan: [],
    });
    const reply: unknown = JSON.parse(raw);
    expect(reply).toMatchObject({ control_name: 'Bold', function: 'click_input', status: 'CONTINUE', plan: [] });
    const { candidates } = await model.ground({ description: target ?? '', verb: 'click', tree });
    const label = (await infer('click the Bold button', tree)).control_label;
    expect(labels.find(known => known.label === label)?.control).toBe(candidates[0]?.control);
    expect(confidence).toBeCloseTo(candidates[0]?.probability ?? 0);
  });

  it('goes on with the plan of its last reply', async () => {
    const tree = wordProcessor({ text: 'a title' });
    const first = await infer('Select the word title and make it bold', tree);
    expect(first).toMatchObject({ function: 'select_text', args: { text: 'title' }, plan: ['make it bold'] });
    const second = await infer('Select the word title and make it bold', tree, {
      actionsOfSentence: 1,
      previousPlan: first.plan,
    });
    expect(second).toMatchObject({ function: 'click_input', control_name: 'Bold', plan: [] });
    const third = await infer('Select the word title and make it bold', tree, {
      actionsOfSentence: 2,
      previousPlan: [],
    });
    expect(third).toMatchObject({ function: '', control_label: '', status: 'FINISH' });
  });

  it('looks at the window, not at a script: with the dialog open it fills in the name, with the name there it saves', async () => {
    const sentence = 'Save the document as report.rtf';
    expect(await infer(sentence, wordProcessor({ dialog: saveAsDialog() }))).toMatchObject({
      function: 'set_edit_text',
      args: { text: 'report.rtf' },
      control_name: 'File name:',
    });
    expect(await infer(sentence, wordProcessor({ dialog: saveAsDialog('report.rtf') }))).toMatchObject({
      function: 'click_input',
      control_name: 'Save',
    });
  });

  it('invokes an item of a closed menu as it is', async () => {
    expect(await infer('save the file under another name', menuEditor())).toMatchObject({
      function: 'invoke',
      control_name: 'Save as...',
    });
  });

  it('says when nothing is left to do', async () => {
    expect(await infer('check Check spelling as you type', settingsForm())).toMatchObject({
      status: 'FINISH',
      function: '',
    });
    expect(await infer('set the user name to Ann', settingsForm())).toMatchObject({ status: 'FINISH' });
  });

  it('names no label when it is not sure, so that grounding decides', async () => {
    const reply = await infer('click Clear', settingsForm());
    expect(reply).toMatchObject({ control_label: '', function: 'click_input', target: 'the Clear' });
    expect(reply.thought).toContain('only 50 % sure');
  });

  it('asks for a text that the sentence does not give', async () => {
    expect(await infer('Type the title', wordProcessor())).toMatchObject({ status: 'FAIL' });
    expect(await infer('make the word gone bold', wordProcessor({ text: 'here' }))).toMatchObject({ status: 'FAIL' });
  });

  it('takes a hint: where, what, or what to do instead', async () => {
    const form = settingsForm();
    const where = await infer('click Clear', form, { hint: 'the one in the Delivery address group' });
    expect(where.target).toBe('the Clear in the Delivery address group');
    expect(where.control_label).not.toBe('');
    expect(await infer('click Clear', form, { hint: 'the Cancel button' })).toMatchObject({ control_name: 'Cancel' });
    expect(await infer('click Clear', form, { hint: 'press Escape' })).toMatchObject({ args: { keys: 'Esc' } });
  });

  it('keeps to the scope', async () => {
    const tree = wordProcessor({ dialog: saveAsDialog() });
    expect(await infer('click Save', tree, { scope: [tree.root.id] })).toMatchObject({ control_label: '' });
  });

  it('rejects with the reason of a cancelled request', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(model.ground({ description: 'x', tree: menuEditor() }, signal)).rejects.toThrow('cancelled');
  });
});
