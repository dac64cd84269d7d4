import { canonicalText } from '../../controls/text-match.ts';
import type { InferRequest, InferResult, LabelledControl, Model } from '../../protocol/model.ts';
import { rank } from '../grounding/rank.ts';
import { wordsOfTree } from '../grounding/tree-words.ts';
import { buildPrompt } from './prompt.ts';
import { readReply } from './reply.ts';

/**
 * A model that answers with recorded replies, one an `infer`, in order, whatever is asked. `infer` rejects when they are
 * used up. A recorded label counts where it still stands for a control of the recorded name; otherwise that name is
 * looked for.
 */
export function createReplayModel(replies: readonly string[]): Model {
  let next = 0;
  return {
    info: { id: 'replay', name: 'Recorded replies', version: '1' },
    async infer(request, signal) {
      signal?.throwIfAborted();
      const raw = replies[next];
      if (raw === undefined) throw new Error(usedUp(replies.length));
      next += 1;
      return replay(raw, request);
    },
    async ground(request, signal) {
      signal?.throwIfAborted();
      return rank(request);
    },
  };
}

function usedUp(count: number): string {
  const had =
    count === 0
      ? 'holds no replies of a model'
      : `holds ${count === 1 ? 'one reply' : `${count} replies`}, and all were used`;
  return `The recording ${had}. Replay a plan as it was recorded, or use the model "embedded".`;
}

function replay(raw: string, request: InferRequest): InferResult {
  const { index } = wordsOfTree(request.tree);
  const { text: prompt, labels } = buildPrompt(request, index);
  const read = readReply(raw);
  if (!read.ok || read.reply.function === '') return { prompt, labels, raw };
  const { control_label: label, control_name: name } = read.reply;
  if (label === '' && name === '') return { prompt, labels, raw };
  const target = name === '' ? {} : { target: `"${name}"` };
  const labelled = index.node(labels.find(known => known.label === label)?.control ?? '');
  const isSame = name === '' || (labelled !== undefined && canonicalText(labelled.name) === canonicalText(name));
  if (label === '' || isSame) return { prompt, labels, raw, ...target };
  return { prompt, labels: relabelled(labels, label, name, request), raw, ...target };
}

/** The window is not as it was recorded: the label stands for the control that has the recorded name now, if any has. */
function relabelled(
  labels: readonly LabelledControl[],
  label: string,
  name: string,
  request: InferRequest,
): LabelledControl[] {
  const { tree, scope } = request;
  const { candidates, threshold } = rank({ description: `"${name}"`, tree, ...(scope ? { scope } : {}) });
  const [best] = candidates;
  const others = labels.filter(known => known.label !== label);
  return best && best.probability >= threshold ? [...others, { label, control: best.control }] : others;
}
