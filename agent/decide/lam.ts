import { printControl } from '../../controls/print.ts';
import { type Action, actionRow } from '../../protocol/actions.ts';
import type { LamReply } from '../../protocol/lam-reply.ts';
import type { InferRequest, InferResult, Model } from '../../protocol/model.ts';
import { percent } from '../../trace/percent.ts';
import { ActionFailure } from '../failure.ts';
import { readCall } from '../models/function-call.ts';
import { readReply } from '../models/reply.ts';
import type { Observation } from '../observation.ts';
import { type Decision, openDecision } from './decision.ts';

/** What the model answered, and what it means. The failure is there when it can't be used. */
export interface Inference {
  readonly result: InferResult;
  readonly reply: LamReply | undefined;
  readonly problem: string | undefined;
  readonly next:
    | { readonly kind: 'action'; readonly action: Action; readonly reply: LamReply }
    | { readonly kind: 'finish' }
    | { readonly kind: 'failure'; readonly failure: ActionFailure };
}

/**
 * Asks the model for the next action of a sentence. A cancelled request rejects with the signal's reason.
 * @param hears the reply piece by piece, where it comes so
 */
export async function infer(
  model: Model,
  request: InferRequest,
  signal: AbortSignal,
  hears?: (piece: string) => void,
): Promise<Inference> {
  const result = await model.infer(request, signal, hears);
  const read = readReply(result.raw);
  if (!read.ok) {
    const failure = new ActionFailure('reply-invalid', `the model's reply cannot be read: ${read.problem}`);
    return { result, reply: undefined, problem: read.problem, next: { kind: 'failure', failure } };
  }
  const { reply } = read;
  const answered = (next: Inference['next'], problem?: string): Inference => ({ result, reply, problem, next });
  if (reply.status === 'FAIL' || reply.status === 'ERROR') {
    return answered({
      kind: 'failure',
      failure: new ActionFailure('low-confidence', `the model gave up: ${reply.thought}`),
    });
  }
  const call = readCall(reply.function, reply.args, result.labels);
  switch (call.kind) {
    case 'nothing':
      if (reply.status === 'FINISH') return answered({ kind: 'finish' });
      return answered(
        {
          kind: 'failure',
          failure: new ActionFailure('reply-invalid', `the reply says ${reply.status} and names no function.`),
        },
        'no function',
      );
    case 'unsupported': {
      const message = `the model wants ${call.function}, for which there is no action.`;
      return answered({ kind: 'failure', failure: new ActionFailure('unsupported-function', message) }, message);
    }
    case 'invalid':
      return answered({ kind: 'failure', failure: new ActionFailure('reply-invalid', call.problem) }, call.problem);
    case 'action':
      if (call.action.verb === 'launch') {
        const message = 'the model may not start programs.';
        return answered({ kind: 'failure', failure: new ActionFailure('out-of-scope', message) }, message);
      }
      return answered({ kind: 'action', action: call.action, reply });
  }
}

/** Finds the control that the model's reply means: by its label, else by its description. */
export async function groundReply(
  model: Model,
  next: Extract<Inference['next'], { kind: 'action' }>,
  result: InferResult,
  sentence: string,
  observation: Observation,
  scope: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<{ decision: Decision; failure: ActionFailure | undefined }> {
  const { action, reply } = next;
  const { index } = observation;
  const open = openDecision(action, observation, { chosenBy: 'model', secret: false });
  const labelled = result.labels.find(label => label.label === reply.control_label)?.control;
  const namesNone = reply.control_label === '' && reply.control_name === '' && result.target === undefined;
  if (actionRow(action.verb).control !== 'required' && namesNone) return { decision: open, failure: undefined };
  // Coordinates without a control are fractions of the window.
  if (action.verb === 'click-at' && namesNone) {
    return { decision: { ...open, wanted: 'the window', chosen: index.tree.root.id }, failure: undefined };
  }

  const wanted = result.target ?? (reply.control_name === '' ? sentence : reply.control_name);
  const grounding = await model.ground(
    { description: wanted, verb: action.verb, tree: index.tree, ...(scope === undefined ? {} : { scope: [...scope] }) },
    signal,
  );
  const known = grounding.candidates.filter(candidate => index.node(candidate.control) !== undefined);
  const best = known[0];
  const chosen = labelled ?? best?.control;
  const probability = known.find(candidate => candidate.control === chosen)?.probability ?? 0;
  const runnerUp = known.find(candidate => candidate.control !== chosen)?.probability ?? 0;
  const { notHere, threshold } = grounding;
  const decision: Decision = {
    ...open,
    wanted,
    candidates: known,
    notHere,
    threshold,
    margin: probability - runnerUp,
    chosen,
  };

  if (reply.control_label !== '' && labelled === undefined) {
    const message = `the reply names control ${reply.control_label}, which was not in the prompt.`;
    return { decision: { ...decision, chosen: undefined }, failure: new ActionFailure('reply-invalid', message) };
  }
  const controls = known.slice(0, 5).flatMap(candidate => {
    const node = index.node(candidate.control);
    const note = percent(candidate.probability);
    return node === undefined ? [] : [{ text: printControl(node, index), note }];
  });
  if (chosen === undefined || (labelled === undefined && notHere > probability)) {
    const message = `nothing in the window is what "${wanted}" means (${percent(notHere)} sure that it is not here).`;
    return {
      decision: { ...decision, chosen: undefined },
      failure: new ActionFailure('not-found', message, { controls }),
    };
  }
  // A model that pointed at a control by its label has said which one; how sure it is is its own affair.
  if (labelled === undefined && probability < threshold) {
    const message = `the best candidate for "${wanted}" has ${percent(probability)}, less than the ${percent(threshold)} it takes.`;
    return { decision, failure: new ActionFailure('low-confidence', message, { controls }) };
  }
  return { decision, failure: undefined };
}
