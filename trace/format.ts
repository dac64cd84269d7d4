import { z } from 'zod';
import { Action } from '../protocol/actions.ts';
import { Rect, WindowFacts } from '../protocol/control-tree.ts';
import { type Cause, causeNames, type Symptom, symptomNames } from '../protocol/failures.ts';
import { LamReply } from '../protocol/lam-reply.ts';
import { Candidate, LabelledControl, MemoryEntry, ReplyToken } from '../protocol/model.ts';
import { PlanRange } from '../protocol/position.ts';

/**
 * The trace: an append-only stream of events, one JSON object a line in `run.gwtrace`, the first one `run`. Call stack,
 * variables, inspector, report and tests are folds over it. Large things are blobs, named by the SHA-256 of their bytes.
 */
export const traceFormat = 1;

export const phases = ['observe', 'infer', 'ground', 'guard', 'act', 'verify'] as const;
export type Phase = (typeof phases)[number];

/** Hex SHA-256 of a file in the run's `blobs` folder. */
export const BlobRef = z.string().regex(/^[0-9a-f]{64}$/);
export type BlobRef = z.infer<typeof BlobRef>;

const base = {
  /** Counts the stored events from 1. */
  seq: z.number().int().min(1),
  /** Milliseconds since the run began. */
  time: z.number().min(0),
  /** The line of the plan it belongs to. */
  at: PlanRange.optional(),
  /** Counts the decisions of the run from 1; ties the phases of one action together. */
  action: z.number().int().min(1).optional(),
};
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...base, ...shape });

const durationMs = z.number().min(0);

/** What a look at the program tells besides its control tree. */
const seen = {
  observation: z.string(),
  screenshot: z.object({ blob: BlobRef, rect: Rect }).optional(),
  window: WindowFacts,
  backend: z.string(),
  partial: z.boolean(),
  controls: z.number().int(),
};

/** A value of a plan, as people read it. */
export const TraceValue = z.union([
  z.object({ kind: z.enum(['text', 'number', 'boolean', 'control', 'row']), text: z.string() }),
  z.object({ kind: z.literal('secret') }),
]);
export type TraceValue = z.infer<typeof TraceValue>;

/** One difference between two control trees. */
export const TreeChange = z.object({
  kind: z.enum(['appeared', 'vanished', 'changed']),
  control: z.string(),
  /** Printed for people: `Button "Bold"`. */
  text: z.string(),
  property: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  /** In words: `Button "Bold" in Group "Font" is now on`. */
  told: z.string().optional(),
});
export type TreeChange = z.infer<typeof TreeChange>;

/** A candidate with what people need to read it without the tree. */
export const ShownCandidate = Candidate.extend({
  /** Printed: `Button "Bold" in ToolBar "Formatting"`. */
  text: z.string(),
  rect: Rect.optional(),
  enabled: z.boolean(),
  offscreen: z.boolean(),
});
export type ShownCandidate = z.infer<typeof ShownCandidate>;

export const ChosenBy = z.enum(['author', 'model', 'user']);
export type ChosenBy = z.infer<typeof ChosenBy>;

export const Verdict = z.object({
  text: z.string(),
  at: PlanRange.optional(),
  holds: z.boolean(),
  /** What was observed, in words: `editor.text was "Weekly"`. */
  because: z.string(),
});
export type Verdict = z.infer<typeof Verdict>;

export const FailureFacts = z.object({
  symptom: z.enum(symptomNames as [Symptom, ...Symptom[]]),
  /** One sentence: what happened, to which control. */
  message: z.string(),
  at: PlanRange.optional(),
  /** The statement or the action in Task Plan syntax. */
  statement: z.string(),
  /** Nearest or matching controls, where that explains it. */
  controls: z.array(z.object({ text: z.string(), note: z.string() })),
});
export type FailureFacts = z.infer<typeof FailureFacts>;

/** Why an action failed, as far as it is known. */
export const BlameFacts = z.object({
  cause: z.enum(causeNames as [Cause, ...Cause[]]),
  /** One sentence with its figures. */
  because: z.string(),
  /** Controls that show it, the most telling first. */
  evidence: z.array(z.object({ text: z.string(), note: z.string() })),
});
export type BlameFacts = z.infer<typeof BlameFacts>;

export const TraceEvent = z.discriminatedUnion('type', [
  event('run', {
    format: z.literal(traceFormat),
    groundwork: z.string(),
    id: z.string(),
    /** ISO 8601. */
    started: z.string(),
    plan: z.object({ file: z.string(), task: z.string() }),
    /** Source of every plan file, by path. */
    sources: z.record(z.string(), BlobRef),
    target: z.object({ name: z.string(), version: z.string() }),
    model: z.object({ id: z.string(), name: z.string(), version: z.string() }),
    /** The names that target and model were opened by, so that the run can be done again; of a run of a plan. */
    opened: z
      .object({
        target: z.string(),
        model: z.string(),
        /** The line of the plan's file it was told to begin at, counted from 1. */
        startAt: z.number().int().min(1).optional(),
      })
      .optional(),
  }),
  /** A frame of the call stack begins. Its line is `at`. */
  event('enter', {
    frame: z.number().int(),
    kind: z.enum(['task', 'routine', 'step', 'statement', 'lam-action']),
    /** Task name, routine name, the step's sentence, or the statement's text. */
    name: z.string(),
    number: z.string().optional(),
    /** Of a statement: whether it is an action, and so stops at its decision point. */
    isAction: z.boolean(),
  }),
  event('leave', { frame: z.number().int(), result: z.enum(['done', 'failed', 'skipped', 'stopped']) }),
  event('observe', { ...seen, tree: BlobRef, durationMs }),
  event('infer', {
    prompt: BlobRef,
    labels: z.array(LabelledControl),
    raw: z.string(),
    /** Absent when the reply was invalid. */
    reply: LamReply.optional(),
    problem: z.string().optional(),
    confidence: z.number().optional(),
    tokens: z.object({ prompt: z.number(), reply: z.number() }).optional(),
    /** The user asked again at a stop, with these words or another model. */
    asked: z.object({ hint: z.string().optional(), model: z.string().optional() }).optional(),
    /** The reply token by token, where the model says how sure it was of each. */
    replyTokens: z.array(ReplyToken).optional(),
    durationMs,
  }),
  /** The decision. It is what a stop at the decision point shows. */
  event('ground', {
    observation: z.string(),
    /** The selector, or the words that describe the control; empty for actions without one. */
    wanted: z.string(),
    decided: Action,
    /** In Task Plan syntax, as far as the control is known. */
    actionText: z.string(),
    /** The most probable ones, best first; all of them are in `all`. */
    candidates: z.array(ShownCandidate),
    all: BlobRef.optional(),
    notHere: z.number(),
    threshold: z.number(),
    /** Probability of the choice less that of the runner-up, 0–1. */
    margin: z.number(),
    chosen: z.string().optional(),
    chosenBy: ChosenBy,
    /** Rounds of observe and ground that waiting took. */
    rounds: z.number().int().min(1),
    durationMs,
  }),
  event('guard', {
    rule: z.string(),
    verdict: z.enum(['allowed', 'confirmed', 'refused']),
    by: z.string(),
    durationMs,
  }),
  event('act', {
    way: z.enum(['pattern', 'message', 'input', 'none']),
    how: z.string(),
    control: z.string().optional(),
    point: z.object({ x: z.number(), y: z.number() }).optional(),
    hit: z.string().optional(),
    durationMs,
  }),
  event('verify', {
    before: BlobRef,
    after: BlobRef,
    /** What the look after the action showed besides the tree. */
    seen: z.object(seen).optional(),
    /** The most telling first. */
    changes: z.array(TreeChange),
    pictureChanged: z.boolean().optional(),
    effect: z.enum(['seen', 'not seen', 'not checked']),
    settled: z.enum(['idle', 'still', 'timed out', 'expectations hold']),
    /** Of `durationMs`, how long the program was watched until it stood still. */
    settleMs: durationMs.optional(),
    memory: MemoryEntry,
    durationMs,
  }),
  /** A condition was judged: `expect`, `if`, `until`, `when`. */
  event('judge', { of: z.enum(['expect', 'if', 'until', 'when', 'loop']), verdict: Verdict, durationMs }),
  event('variable', {
    scope: z.enum(['input', 'variable']),
    /** The frame it belongs to; variables of a routine end with it. */
    frame: z.number().int(),
    name: z.string(),
    value: TraceValue,
  }),
  event('confirm', {
    question: z.string(),
    answer: z.enum(['yes', 'no']),
    by: z.string(),
    /** Of a question of the guard: its rule, and a picture of the control. */
    rule: z.string().optional(),
    picture: BlobRef.optional(),
  }),
  /** The user, or a program on his behalf, changed a decision. */
  event('override', {
    what: z.enum(['control', 'argument', 'input']),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    /** The decision as it is now, for `control` and `argument`. */
    chosen: z.string().optional(),
    decided: Action.optional(),
    actionText: z.string().optional(),
  }),
  event('failure', {
    failure: FailureFacts,
    /** What the plan does about it. */
    handledBy: z.enum(['retry', 'on failure', 'dry run', 'nobody']),
  }),
  /** The user sent the run elsewhere; frames it leaves and enters follow. `at` is where it goes on. */
  event('moved', {
    why: z.enum(['retry', 'skip', 'jump', 'step again', 'plan changed', 'rolled back', 'start here']),
    from: PlanRange.optional(),
    /** Source of every file of the plan it goes on with, by path, where that was edited. */
    sources: z.record(z.string(), BlobRef).optional(),
  }),
  /** One step is taken back by its `undo`, or can't be. The actions follow in a frame of their own. */
  event('undo', { step: z.string(), verdict: z.enum(['begins', 'done', 'failed', 'no undo']), because: z.string() }),
  /** Somebody said which control of `tree` would have been the right one; without one, that the tree does not hold it. */
  event('correction', {
    control: z.string().optional(),
    /** Printed: `Button "Bold" in ToolBar "Formatting"`. */
    text: z.string(),
    /** A selector for it that lasts, in Task Plan syntax. */
    selector: z.string().optional(),
    by: z.string(),
    tree: BlobRef,
  }),
  /** Why the action failed. A later one, of the same action, takes the place of an earlier one. */
  event('blame', BlameFacts.shape),
  /** The run stood still. */
  event('stopped', { reason: z.string(), description: z.string() }),
  event('output', { category: z.enum(['info', 'important', 'error']), text: z.string() }),
  event('ended', {
    result: z.enum(['passed', 'failed', 'stopped']),
    message: z.string(),
    failure: FailureFacts.optional(),
    actions: z.number().int(),
  }),
]);
export type TraceEvent = z.infer<typeof TraceEvent>;
export type TraceEventOf<T extends TraceEvent['type']> = Extract<TraceEvent, { type: T }>;
/** An event before the writer has numbered and timed it. */
export type NewTraceEvent = TraceEvent extends infer E
  ? E extends TraceEvent
    ? Omit<E, 'seq' | 'time'>
    : never
  : never;
