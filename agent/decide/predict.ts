import type { ControlIndex } from '../../controls/control-index.ts';
import type { Action } from '../../protocol/actions.ts';
import type { Candidate, Model } from '../../protocol/model.ts';
import { readCall } from '../models/function-call.ts';
import { readReply } from '../models/reply.ts';

/** The names of the field for what a prediction does. */
export type PredictedAction =
  | 'click'
  | 'double_click'
  | 'right_click'
  | 'set_text'
  | 'type_keys'
  | 'select'
  | 'toggle'
  | 'scroll'
  | 'drag'
  | 'wait'
  | 'none';

/** What a model makes of one sentence and one tree, without a target. */
export interface Prediction {
  readonly action: PredictedAction;
  readonly args: Readonly<Record<string, unknown>>;
  /** A node of the tree, or null for *not in this tree*, and for actions without a control. */
  readonly control: string | null;
  /** Probability of that answer, 0–1. */
  readonly score: number;
  readonly candidates: readonly Candidate[];
}

/** Decides one sentence on one tree: the offline half of the loop. */
export async function predict(model: Model, index: ControlIndex, sentence: string): Promise<Prediction> {
  const inferred = await model.infer({
    task: sentence,
    sentence,
    tree: index.tree,
    memory: [],
    actionsOfSentence: 0,
    previousPlan: [],
  });
  const read = readReply(inferred.raw);
  const call = read.ok ? readCall(read.reply.function, read.reply.args, inferred.labels) : undefined;
  const action = call?.kind === 'action' ? call.action : undefined;
  const verb = action?.verb;
  const args = argsOf(action);
  const needsNone = action !== undefined && inferred.target === undefined && read.ok && read.reply.control_label === '';
  if (needsNone) {
    return { action: nameOf(action), args, control: null, score: inferred.confidence ?? 1, candidates: [] };
  }
  const grounding = await model.ground({
    // The whole sentence: the action may only be the first of several, such as opening the tab the control is on.
    description: sentence,
    tree: index.tree,
    ...(verb === undefined ? {} : { verb }),
  });
  const best = grounding.candidates[0];
  const isHere = best !== undefined && best.probability >= grounding.notHere;
  return {
    action: nameOf(action),
    args,
    control: isHere ? best.control : null,
    score: isHere ? best.probability : grounding.notHere,
    candidates: grounding.candidates,
  };
}

/** The arguments by the names of the field; a plain click has none. */
function argsOf(action: Action | undefined): Record<string, unknown> {
  if (action === undefined || action.verb === 'click') return {};
  if (action.verb === 'set') return { text: action.value };
  const { verb: _verb, ...args } = action;
  return args;
}

function nameOf(action: Action | undefined): PredictedAction {
  switch (action?.verb) {
    case undefined:
      return 'none';
    case 'click':
      return action.button === 'right' ? 'right_click' : action.count === 2 ? 'double_click' : 'click';
    case 'set':
    case 'type':
      return 'set_text';
    case 'press':
      return 'type_keys';
    case 'select':
      return 'select';
    case 'toggle':
      return 'toggle';
    case 'scroll':
      return 'scroll';
    case 'drag':
      return 'drag';
    case 'wait':
      return 'wait';
    case 'invoke':
    case 'expand':
    case 'collapse':
    case 'focus':
    case 'activate':
    case 'close':
    case 'click-at':
    case 'select-text':
      return 'click';
    case 'launch':
    case 'read':
      return 'none';
  }
}
