import { z } from 'zod';
import { ControlTree } from './control-tree.ts';

/**
 * The model protocol: what the LAM at work asks of a model. `infer` decides the next action of a sentence; `ground`
 * says which control a description means. Both are free of side effects.
 */

/** One line of memory: what was done, explicit actions included, and whether it was seen to work. */
export const MemoryEntry = z.object({
  /** The step's sentence, or empty outside a step. */
  step: z.string(),
  /** The action in Task Plan syntax. */
  action: z.string(),
  effect: z.enum(['seen', 'not seen', 'not checked', 'failed']),
  /** What changed, in a line. */
  change: z.string(),
});
export type MemoryEntry = z.infer<typeof MemoryEntry>;

/** A control as the prompt shows it: a label, and which control of the tree it stands for. */
export const LabelledControl = z.object({ label: z.string(), control: z.string() });
export type LabelledControl = z.infer<typeof LabelledControl>;

export const InferRequest = z.object({
  task: z.string(),
  /** The sentence at hand. */
  sentence: z.string(),
  tree: ControlTree,
  /** Controls that may be chosen: all, or those inside a scope. Ids of the tree. */
  scope: z.array(z.string()).optional(),
  memory: z.array(MemoryEntry),
  /** How many actions of this sentence were carried out already. */
  actionsOfSentence: z.number().int(),
  previousPlan: z.array(z.string()),
  /** What the user said when asking again. */
  hint: z.string().optional(),
});
export type InferRequest = z.infer<typeof InferRequest>;

/** A piece of a reply, and how probable the model held it, 0–1. */
export const ReplyToken = z.object({ text: z.string(), probability: z.number().min(0).max(1) });
export type ReplyToken = z.infer<typeof ReplyToken>;

export const InferResult = z.object({
  /** The prompt as sent, for people. */
  prompt: z.string(),
  labels: z.array(LabelledControl),
  /** The reply as it came, not yet parsed: nonsense included. */
  raw: z.string(),
  /** 0–1, when the model gives one. */
  confidence: z.number().min(0).max(1).optional(),
  tokens: z.object({ prompt: z.number(), reply: z.number() }).optional(),
  /** `raw` token by token, where the model says how sure it was of each. */
  replyTokens: z.array(ReplyToken).optional(),
  /** The description of the control the model is looking for, for `ground`; absent for actions without a control. */
  target: z.string().optional(),
});
export type InferResult = z.infer<typeof InferResult>;

/** One reason for or against a candidate. `weight` is its signed share of the score. */
export const Feature = z.object({ name: z.string(), value: z.number(), weight: z.number(), because: z.string() });
export type Feature = z.infer<typeof Feature>;

export const Candidate = z.object({
  control: z.string(),
  /** 0–1; all candidates and *not here* add up to 1. */
  probability: z.number().min(0).max(1),
  features: z.array(Feature),
});
export type Candidate = z.infer<typeof Candidate>;

export const GroundRequest = z.object({
  /** What is looked for: `the Bold button in the Font group`, or the whole sentence. */
  description: z.string(),
  /** The verb that will act on it, which makes some control types likelier. */
  verb: z.string().optional(),
  tree: ControlTree,
  scope: z.array(z.string()).optional(),
});
export type GroundRequest = z.infer<typeof GroundRequest>;

export const GroundResult = z.object({
  /** Every control of the tree (or scope), most probable first. */
  candidates: z.array(Candidate),
  /** The probability that no control of the tree is meant, 0–1. */
  notHere: z.number().min(0).max(1),
  /** Below this probability the choice is *low confidence*, 0–1. */
  threshold: z.number().min(0).max(1),
});
export type GroundResult = z.infer<typeof GroundResult>;

export interface ModelInfo {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

/** A model as the agent uses it, in this process or in one of its own. A cancelled request rejects with the reason. */
export interface Model {
  readonly info: ModelInfo;
  /** It weighs every control of the tree by itself: what the prompt leaves out can be chosen all the same. */
  readonly weighsAll?: boolean;
  /** @param hears where the reply comes bit by bit, each piece of it; together they are `raw` */
  infer(request: InferRequest, signal?: AbortSignal, hears?: (piece: string) => void): Promise<InferResult>;
  ground(request: GroundRequest, signal?: AbortSignal): Promise<GroundResult>;
}
