import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ControlIndex } from '../../controls/control-index.ts';
import type { InferRequest } from '../../protocol/model.ts';
import { wordProcessor } from '../grounding/trees-for-tests.ts';
import { openModel } from './open-model.ts';
import { createReplayModel } from './replay.ts';

const request: InferRequest = {
  task: 'Write',
  sentence: 'click Bold',
  tree: wordProcessor(),
  memory: [],
  actionsOfSentence: 0,
  previousPlan: [],
};
const reply = (label: string, name: string) =>
  JSON.stringify({
    thought: '',
    control_label: label,
    control_name: name,
    function: 'click_input',
    args: {},
    status: 'CONTINUE',
    plan: [],
  });

describe('createReplayModel', () => {
  it('answers in order, then says that it has no more', async () => {
    const model = createReplayModel(['{"status":"FINISH"}', 'nonsense']);
    expect((await model.infer(request)).raw).toBe('{"status":"FINISH"}');
    expect((await model.infer(request)).raw).toBe('nonsense');
    await expect(model.infer(request)).rejects.toThrow(
      'The recording holds 2 replies, and all were used. Replay a plan as it was recorded, or use the model "embedded".',
    );
  });

  it('keeps a label that still stands for the recorded control', async () => {
    const known = new ControlIndex(request.tree).withName('Bullets')[0]?.id;
    const { labels } = await createReplayModel(['{"status":"FINISH"}']).infer(request);
    const label = labels.find(({ control }) => control === known)?.label ?? '';
    const again = await createReplayModel([reply(label, 'Bullets')]).infer(request);
    expect(again.labels).toEqual(labels);
    expect(again.target).toBe('"Bullets"');
  });

  it('looks for the recorded name when the label stands for something else now', async () => {
    const { labels, target } = await createReplayModel([reply('1', 'Bullets')]).infer(request);
    const { candidates } = await createReplayModel([]).ground({ description: target ?? '', tree: request.tree });
    expect(labels.find(({ label }) => label === '1')?.control).toBe(candidates[0]?.control);
  });

  it('drops a label whose control is gone', async () => {
    const { labels } = await createReplayModel([reply('1', 'Publish')]).infer(request);
    expect(labels.some(({ label }) => label === '1')).toBe(false);
  });
});

describe('openModel', () => {
  it('opens the embedded model and the replies of a recorded run', async () => {
    expect((await openModel('embedded')).info.id).toBe('embedded');
    const folder = await mkdtemp(join(tmpdir(), 'groundwork-replay-'));
    try {
      const infer = {
        type: 'infer',
        seq: 1,
        time: 0,
        prompt: 'a'.repeat(64),
        labels: [],
        raw: 'as it came',
        durationMs: 1,
      };
      await writeFile(join(folder, 'run.gwtrace'), `${JSON.stringify(infer)}\n`);
      const model = await openModel(`replay:${folder}`);
      expect((await model.infer(request)).raw).toBe('as it came');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ['onnx:models/small', 'This version has no onnx models yet, so it cannot open "onnx:models/small".'],
    ['openai:http://localhost#x', 'This version has no openai models yet'],
    ['gpt', 'There is no model "gpt". Use "embedded", or "replay:FOLDER" with the folder of a recorded run.'],
    ['replay:', '"replay:" names no folder.'],
    ['replay:no/such/folder', 'The recorded run cannot be opened: ENOENT'],
  ])('refuses %s', async (spec, message) => {
    await expect(openModel(spec)).rejects.toThrow(message);
  });
});
