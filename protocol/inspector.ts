import { z } from 'zod';
import { ComingReply, Matches } from './debug.ts';
import { PlanRange } from './position.ts';

/**
 * Between the extension and the inspector's page. A page knows one run at a time; what is about another one, because it
 * was on its way when the run changed, is ignored. Trees and pictures are no part of it: the page reads them by URI.
 */

/** Names a run: the id of its debug session, or of a run's folder that is shown without one. */
const run = z.string();

/** A selector that means a control, in Task Plan syntax. */
export const SuggestedSelector = z.object({
  text: z.string(),
  /** How many controls it matches, hidden ones included. */
  matches: z.number().int(),
  /** It means this control and no other. */
  unique: z.boolean(),
});
export type SuggestedSelector = z.infer<typeof SuggestedSelector>;

export const ToInspector = z.discriminatedUnion('kind', [
  /** From now on this run is shown. Replaces whatever was shown. */
  z.object({
    kind: z.literal('run'),
    run,
    /** The run's folder: what a page that is loaded anew is filled from. */
    folder: z.string().optional(),
    /** URI of the folder of its blobs, with a slash at its end. */
    blobs: z.string(),
    /** Nothing can be changed in it. */
    recorded: z.boolean(),
    /** Events of its trace so far; the page checks each. */
    events: z.array(z.unknown()),
  }),
  z.object({ kind: z.literal('events'), run, events: z.array(z.unknown()) }),
  /** What the model answers at the live edge, while it comes. */
  z.object({ kind: z.literal('reply'), run, ...ComingReply.shape }),
  /** The debugger's view moved: to a moment, or to a frame of it. */
  z.object({
    kind: z.literal('shown'),
    run,
    /** The last event that had happened; absent at the live edge. */
    seq: z.number().int().optional(),
    /** The line of the call stack that was picked, counted from the innermost, 0. */
    stackLine: z.number().int().min(0).optional(),
  }),
  /** The answer to something that was to be done: see `Deed`. */
  z.object({
    kind: z.literal('done'),
    run,
    deed: z.string(),
    /** Why it was not done. */
    problem: z.string().optional(),
    /** What to say about it, where it is not seen by itself. */
    told: z.string().optional(),
  }),
  /** The answer to `match`: the controls a selector matches in the tree that is shown, in tree order. */
  z.object({ kind: z.literal('matched'), run, id: z.number().int(), ...Matches.shape }),
  /** The answer to `suggest`: selectors for a control, the most lasting first. */
  z.object({
    kind: z.literal('suggested'),
    run,
    tree: z.string(),
    control: z.string(),
    selectors: z.array(SuggestedSelector),
    problem: z.string().optional(),
  }),
  /** The user picked this control on the target. */
  z.object({ kind: z.literal('picked'), run, control: z.string() }),
  /** The session is over; the run stays to be looked at. */
  z.object({ kind: z.literal('over'), run }),
]);
export type ToInspector = z.infer<typeof ToInspector>;

/** Hash of a control tree in the run's folder. */
const tree = z.string();
/** An id of the tree. */
const control = z.string();

/** What the page wants done; each is answered by one `done`. */
const deeds = [
  /** Take this control instead, and let the run go on if that is wanted. */
  z.object({ kind: z.literal('choose'), run, control, goOn: z.boolean() }),
  /** Carry out this action, in Task Plan syntax, while the run stands. */
  z.object({ kind: z.literal('carryOut'), run, text: z.string() }),
  /** This control would have been the right one. */
  z.object({ kind: z.literal('correct'), run, control }),
  /** Decide once more on what was seen. */
  z.object({ kind: z.literal('decideAgain'), run, hint: z.string().optional() }),
  /** Frame these controls on the target; none takes the frames away. */
  z.object({ kind: z.literal('outline'), run, controls: z.array(control) }),
  /** Let the user point at a control of the target. */
  z.object({ kind: z.literal('pick'), run }),
  /** Write a line about this control into the plan: behind the line `at`, or with the declarations. */
  z.object({
    kind: z.literal('addToPlan'),
    run,
    what: z.enum(['control', 'expect']),
    tree,
    control,
    at: PlanRange.optional(),
  }),
  /** A control and what is below it, as JSON, to the clipboard. */
  z.object({ kind: z.literal('copyControl'), run, tree, control }),
  z.object({ kind: z.literal('copy'), run, text: z.string() }),
  /** Save this page as a file. */
  z.object({ kind: z.literal('save'), run, name: z.string(), html: z.string() }),
] as const;
export const Deed = z.discriminatedUnion('kind', deeds);
export type Deed = z.infer<typeof Deed>;

export const FromInspector = z.discriminatedUnion('kind', [
  /** The page is there and knows nothing yet. */
  z.object({ kind: z.literal('ready') }),
  /** Show this place of the plan. */
  z.object({ kind: z.literal('reveal'), at: PlanRange }),
  /** The user looks at the moment after this event: the run's view goes there. */
  z.object({ kind: z.literal('look'), run, seq: z.number().int() }),
  /** This control is selected where the run stands, or none any more. Nobody waits for an answer. */
  z.object({ kind: z.literal('selected'), run, control: control.optional() }),
  /** The controls that a selector matches; `id` tells the answer from those to earlier texts. */
  z.object({ kind: z.literal('match'), run, id: z.number().int(), text: z.string() }),
  z.object({ kind: z.literal('suggest'), run, tree, control }),
  /** Open the wide inspector. */
  z.object({ kind: z.literal('openWide') }),
  ...deeds,
]);
export type FromInspector = z.infer<typeof FromInspector>;
