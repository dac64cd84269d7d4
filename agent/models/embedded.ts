import type { LamReply } from '../../protocol/lam-reply.ts';
import type { InferRequest, InferResult, LabelledControl, Model } from '../../protocol/model.ts';
import type { Goal } from '../grounding/goal.ts';
import { readPhrase } from '../grounding/phrase.ts';
import { rank } from '../grounding/rank.ts';
import { readSentence } from '../grounding/sentence.ts';
import { buildPrompt } from './prompt.ts';
import { type Move, stuck } from './recipes/move.ts';
import { nextMove } from './recipes/next-move.ts';
import { type Found, Situation } from './recipes/situation.ts';

/**
 * The model that is built in: rules and a lexicon, no training, no process, no network. The same request always gives
 * the same answer. It keeps nothing between two requests: what is left to do travels in the reply's `plan`, a list of
 * sentences that it reads again in the next request's `previousPlan`.
 */
export function createEmbeddedModel(): Model {
  return {
    info: { id: 'embedded', name: 'Embedded rules', version: '1' },
    weighsAll: true,
    async infer(request, signal) {
      signal?.throwIfAborted();
      return infer(request);
    },
    async ground(request, signal) {
      signal?.throwIfAborted();
      return rank(request);
    },
  };
}

function infer(request: InferRequest): InferResult {
  const situation = new Situation(request);
  const { text: prompt, labels } = buildPrompt(request, situation.index);
  const { move, left, skipped } = firstMove(goalsOf(request), situation, request.actionsOfSentence === 0);
  const reply = replyOf(move, left, skipped, labels);
  const on = move?.kind === 'act' ? move.on : undefined;
  return {
    prompt,
    labels,
    raw: JSON.stringify(reply, null, 2),
    ...(on ? { target: on.description, confidence: on.probability } : {}),
  };
}

/** What is left to do: at first what the sentence says, later what the last reply's plan says. */
function goalsOf({ sentence, previousPlan, actionsOfSentence, hint }: InferRequest): Goal[] {
  const goals = (actionsOfSentence === 0 ? [sentence] : previousPlan).flatMap(readSentence);
  return hint === undefined || hint.trim() === '' ? goals : hinted(goals, hint.trim());
}

/** A hint with a verb is done instead; `in the Font group` says where; anything else names the control. */
function hinted(goals: readonly Goal[], hint: string): Goal[] {
  const [current, ...later] = goals;
  const said = readSentence(hint);
  const [first] = said;
  if (!first) return [...goals];
  if (!current || first.kind !== 'command') return [...said, ...later];
  const place = /^(?:(?:the|that) one\s+)?(?:in|on|inside|from|of)\s+(.+)$/i.exec(hint)?.[1];
  if (!('target' in current) || current.target === undefined) return [...said, ...later];
  const target = place ? { ...current.target, within: readPhrase(place) } : readPhrase(hint);
  return [{ ...current, target }, ...later];
}

interface Step {
  /** Undefined when nothing is left. */
  readonly move: Move | undefined;
  readonly left: readonly Goal[];
  /** Why goals before this one needed nothing. */
  readonly skipped: readonly string[];
}

function firstMove(goals: readonly Goal[], situation: Situation, isFirst: boolean): Step {
  const skipped: string[] = [];
  for (const [at, goal] of goals.entries()) {
    const move = nextMove(goal, situation);
    if (move.kind !== 'done') return { move, left: goals.slice(at + 1), skipped };
    skipped.push(move.thought);
  }
  const nothingRead = goals.length === 0 && isFirst;
  return { move: nothingRead ? stuck('The sentence says nothing that I could do.') : undefined, left: [], skipped };
}

function replyOf(
  move: Move | undefined,
  left: readonly Goal[],
  skipped: readonly string[],
  labels: LabelledControl[],
): LamReply {
  const nothing = { control_label: '', control_name: '', function: '', args: {}, plan: [] };
  const thought = (text: string) => [...skipped, text].join(' ');
  switch (move?.kind) {
    case undefined:
    case 'done':
      return { ...nothing, thought: thought('Everything that the sentence asks for is done.'), status: 'FINISH' };
    case 'stuck':
      return { ...nothing, thought: thought(move.thought), status: 'FAIL' };
    case 'act':
      return {
        thought: thought(move.thought),
        ...control(move.on, labels),
        function: move.function,
        args: { ...move.args },
        status: 'CONTINUE',
        plan: [...move.rest, ...left.map(({ text }) => text)],
      };
  }
}

/** Only a control that it is sure of gets its label into the reply; otherwise grounding has to decide. */
function control(on: Found | undefined, labels: LabelledControl[]): Pick<LamReply, 'control_label' | 'control_name'> {
  const node = on?.node;
  if (!node) return { control_label: '', control_name: '' };
  let label = labels.find(({ control }) => control === node.id)?.label;
  if (label === undefined) {
    label = String(labels.length + 1);
    labels.push({ label, control: node.id });
  }
  return { control_label: label, control_name: node.name };
}
