import { z } from 'zod';
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
  noDebug: z.boolean().default(false),
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
  z.object({ id: z.number().int(), kind: z.literal('confirm'), question: z.string(), detail: z.string() }),
]);
export type Ask = z.infer<typeof Ask>;

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

/** The custom event `groundwork/shown`: a recorded run stands after the event with this number; what is later is not shown. */
export const ShownMoment = z.object({ seq: z.number().int() });
export type ShownMoment = z.infer<typeof ShownMoment>;

/** The custom request `groundwork/matches`: which controls a selector means in the tree that is shown. */
export const MatchesArguments = z.object({ selector: z.string() });

/** Its answer, in tree order. */
export const Matches = z.object({
  controls: z.array(z.object({ id: z.string(), text: z.string(), enabled: z.boolean(), offscreen: z.boolean() })),
  /** Why the text is no selector, or why nothing can be asked. */
  problem: z.string().optional(),
});
export type Matches = z.infer<typeof Matches>;

/** The custom request `groundwork/look`: a recorded run shows the last stopping place up to this event. */
export const LookArguments = z.object({ seq: z.number().int() });
