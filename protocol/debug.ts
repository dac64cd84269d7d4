import { z } from 'zod';
import { type Cause, causeNames } from './failures.ts';
import { Diagnostic, PlanRange } from './position.ts';
import { PracticeFaults } from './target.ts';

/** What a launch configuration of type `groundwork` says. Unknown keys that VS Code adds are ignored. */
export const LaunchArguments = z.object({
  /** The plan to run, an absolute path. */
  program: z.string().min(1).optional(),
  /** A recorded run to look at instead: the folder of its trace. */
  trace: z.string().min(1).optional(),
  target: z.string().default('practice'),
  model: z.string().default('embedded'),
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** Names of secrets, each with where its value comes from: `env:VAR`, or `ask`. */
  secrets: z.record(z.string(), z.string()).default({}),
  stopOnEntry: z.boolean().default(false),
  /** Begins at this line of the plan, counted from 1, on a program that is there or is started. */
  startAt: z.number().int().min(1).optional(),
  /** The control that an action will act on is outlined on the target while the run stands there. */
  outline: z.boolean().default(true),
  noDebug: z.boolean().default(false),
  /** Rules of the guard that need no question in this run: their names, or `all`. */
  allow: z.array(z.string()).default([]),
  /** Decide everything and carry out nothing. */
  dryRun: z.boolean().default(false),
  /** Where runs are recorded; default `.groundwork/runs` beside the plan's workspace. */
  runs: z.string().optional(),
  /** Workspace folder, for relative paths. */
  cwd: z.string().optional(),
  /** The token that an engine on a port said when it started; other engines ask for none. */
  token: z.string().optional(),
  /** As `groundworkAsk` of `initialize`, for clients whose `initialize` is not theirs to write, such as VS Code. */
  answersQuestions: z.boolean().default(false),
  /** Of the practice app. */
  faults: PracticeFaults.optional(),
});
export type LaunchArguments = z.infer<typeof LaunchArguments>;

/** What an attach configuration says: *Inspect Window*, a session without a plan that stands still from the start. */
export const AttachArguments = LaunchArguments.pick({
  target: true,
  model: true,
  runs: true,
  cwd: true,
  token: true,
  answersQuestions: true,
}).extend({
  /** The program that is meant: a part of its file name or of its window's title; needless where there is only one. */
  window: z.string().min(1).optional(),
  /** A program to start and to look at, instead of one that is there. */
  start: z.string().min(1).optional(),
});
export type AttachArguments = z.infer<typeof AttachArguments>;

/** What a client may add to the arguments of `initialize`. */
export const ClientExtras = z.object({
  /** It answers `groundwork/ask`; a client that does not is asked in its console, where that is safe. */
  groundworkAsk: z.boolean().default(false),
});

/** The custom event `groundwork/ask`: the engine needs something only the client has. */
export const Ask = z.discriminatedUnion('kind', [
  z.object({ id: z.number().int(), kind: z.literal('secret'), name: z.string(), prompt: z.string() }),
  z.object({
    id: z.number().int(),
    kind: z.literal('confirm'),
    question: z.string(),
    detail: z.string(),
    /** The guard's rule that asks; absent, like what follows, for a `confirm` of the plan. */
    rule: z.string().optional(),
    /** The action in Task Plan syntax. */
    action: z.string().optional(),
    /** The control it is about, printed. */
    control: z.string().optional(),
    /** The path of a PNG: the control and what is around it. */
    picture: z.string().optional(),
  }),
]);
export type Ask = z.infer<typeof Ask>;

/** The custom event `groundwork/askOver`: a question needs no answer any more, since the run was ended or paused. */
export const AskOver = z.object({ id: z.number().int() });
export type AskOver = z.infer<typeof AskOver>;

/** The custom request `groundwork/answer`. */
export const Answer = z.object({
  id: z.number().int(),
  /** A secret's value, `yes` or `no`; absent when the user turned away. */
  value: z.string().optional(),
});
export type Answer = z.infer<typeof Answer>;

/** The custom event `groundwork/trace`: stored events as they are written, in order. Blobs are read from `folder`. */
export const TraceNews = z.object({ folder: z.string(), events: z.array(z.unknown()) });
export type TraceNews = z.infer<typeof TraceNews>;

/**
 * The custom event `groundwork/reply`: the reply of the model so far, while it comes. It is over with the `infer` event
 * of the trace, or with a failure; nothing of it is stored before.
 */
export const ComingReply = z.object({
  /** The action that is being decided. */
  action: z.number().int(),
  text: z.string(),
});
export type ComingReply = z.infer<typeof ComingReply>;

/**
 * The custom event `groundwork/shown`: the view stands after the event with this number, and what is later is not shown.
 * Without a number it is back at the edge of a live run.
 */
export const ShownMoment = z.object({ seq: z.number().int().optional() });
export type ShownMoment = z.infer<typeof ShownMoment>;

/** The custom request `groundwork/pin`: what the LAM did becomes explicit lines of the plan. */
export const PinArguments = z.object({
  /** A line of the sentence in the plan as it is now, or the file of what the LAM did; without it all sentences. */
  step: z.object({ file: z.string().min(1), line: z.number().int().min(1) }).optional(),
  /** The run's folder; without it the run of the session. */
  folder: z.string().min(1).optional(),
});
export type PinArguments = z.infer<typeof PinArguments>;

/** What it answers. The edits of a file do not overlap; ranges are those of the text on the disk. */
export const PinReply = z.object({
  edits: z.array(z.object({ file: z.string(), range: PlanRange, newText: z.string() })),
  /** What a person should know of them, a sentence each. */
  notes: z.array(z.string()),
  /** Why there are none. */
  problem: z.string().optional(),
});
export type PinReply = z.infer<typeof PinReply>;

// — custom requests that change what a run does; each needs a live run that stands still —

/** `groundwork/editPlan`: the plan was saved; `line` (of the plan's file, from 1) says where to go on if it has to be chosen. */
export const EditPlan = z.object({ line: z.number().int().min(1).optional() });
export const EditedPlan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), at: PlanRange }),
  /** The statement is not found again: one of these lines has to be chosen. */
  z.object({
    kind: z.literal('lost'),
    why: z.string(),
    lines: z.array(z.object({ file: z.string(), line: z.number().int(), text: z.string() })),
  }),
  z.object({ kind: z.literal('errors'), diagnostics: z.array(Diagnostic) }),
]);
export type EditedPlan = z.infer<typeof EditedPlan>;

/** `groundwork/rollBack`: to the beginning of the step at a line, or only the list of what that takes back. */
export const RollBack = z.object({
  file: z.string().optional(),
  line: z.number().int().min(1),
  carryOut: z.boolean().default(false),
});
export const RolledBack = z.object({
  at: PlanRange,
  /** In the order they are taken back. */
  items: z.array(z.object({ title: z.string(), at: PlanRange, actions: z.number().int(), canUndo: z.boolean() })),
});
export type RolledBack = z.infer<typeof RolledBack>;

/** `groundwork/decideAgain`: the LAM's decision once more on the same observation. */
export const DecideAgain = z.object({ hint: z.string().min(1).optional(), model: z.string().min(1).optional() });
export const DecidedAgain = z.object({ actionText: z.string() });
export type DecidedAgain = z.infer<typeof DecidedAgain>;

/** The custom request `groundwork/pick`: which control does a person point at? */
export const PickArguments = z.object({
  /** How long to wait for the click. */
  timeoutMs: z.number().int().min(1).max(600_000).default(60_000),
  /** A place of the target's screen, in physical pixels, such as one of its picture: then nobody is asked. */
  at: z.object({ x: z.number(), y: z.number() }).optional(),
});
/** `control` is an id of the latest observation; both are absent when no control was pointed at. */
export const PickAnswer = z.object({ control: z.string().optional(), text: z.string().optional() });
export type PickAnswer = z.infer<typeof PickAnswer>;

/**
 * The custom request `groundwork/outline`: frames controls of the latest observation. With an empty list only what the
 * run stands at is framed again. A target without a screen shows nothing, and that is no error.
 */
export const OutlineArguments = z.object({ controls: z.array(z.string()).max(100), label: z.string().optional() });

/** The custom request `groundwork/correct`: which control would have been the right one at this stop. */
export const CorrectArguments = z.object({
  /** A candidate's number, an id of the latest observation, a selector, or `none`: the tree does not have it. */
  control: z.string().min(1),
  /** Keeps it as a test case of grounding, too. */
  keep: z.boolean().default(true),
});
export const CorrectAnswer = z.object({
  cause: z.enum(causeNames as [Cause, ...Cause[]]),
  /** The cause as people read it. */
  title: z.string(),
  because: z.string(),
  evidence: z.array(z.object({ text: z.string(), note: z.string() })),
  /** Id of the right control in the latest observation, if it is there. */
  control: z.string().optional(),
  text: z.string(),
  /** A selector for it that lasts, in Task Plan syntax. */
  selector: z.string().optional(),
  /** The file of test cases it was kept in. */
  case: z.string().optional(),
});
export type CorrectAnswer = z.infer<typeof CorrectAnswer>;

/** The custom request `groundwork/failureReport`: the failure that the run stands at, for a bug report. */
export const FailureReport = z.object({ markdown: z.string() });
export type FailureReport = z.infer<typeof FailureReport>;

/** The custom request `groundwork/matches`: which controls a selector means in the tree that is shown. */
export const MatchesArguments = z.object({ selector: z.string() });

/** Its answer, in tree order. */
export const Matches = z.object({
  controls: z.array(z.object({ id: z.string(), text: z.string(), enabled: z.boolean(), offscreen: z.boolean() })),
  /** Why the text is no selector, or why nothing can be asked. */
  problem: z.string().optional(),
});
export type Matches = z.infer<typeof Matches>;

/**
 * The custom request `groundwork/look`: the view moves to the last stopping place up to this event, of a recorded run or
 * of one that stands; what a live run came to last is its edge again.
 */
export const LookArguments = z.object({ seq: z.number().int() });
