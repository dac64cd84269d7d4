import { z } from 'zod';
import { PlanRange } from './position.ts';

/**
 * Between the extension and the inspector's page. A page knows one run at a time; what is about another one, because it
 * was on its way when the run changed, is ignored. Trees and pictures are no part of it: the page reads them by URI.
 */

/** Names a run: the id of its debug session. */
const run = z.string();

export const ToInspector = z.discriminatedUnion('kind', [
  /** From now on this run is shown. Replaces whatever was shown. */
  z.object({
    kind: z.literal('run'),
    run,
    /** URI of the folder of its blobs, with a slash at its end. */
    blobs: z.string(),
    /** Nothing can be changed in it. */
    recorded: z.boolean(),
    /** Events of its trace so far; the page checks each. */
    events: z.array(z.unknown()),
  }),
  z.object({ kind: z.literal('events'), run, events: z.array(z.unknown()) }),
  /** The debugger's view moved: to a moment, or to a frame of it. */
  z.object({
    kind: z.literal('shown'),
    run,
    /** The last event that had happened; absent at the live edge. */
    seq: z.number().int().optional(),
    /** The line of the call stack that was picked, counted from the innermost, 0. */
    stackLine: z.number().int().min(0).optional(),
  }),
  /** The answer to `choose`. */
  z.object({ kind: z.literal('chosen'), run, problem: z.string().optional() }),
  /** The session is over; the run stays to be looked at. */
  z.object({ kind: z.literal('over'), run }),
]);
export type ToInspector = z.infer<typeof ToInspector>;

export const FromInspector = z.discriminatedUnion('kind', [
  /** The page is there and knows nothing yet. */
  z.object({ kind: z.literal('ready') }),
  /** Take this control instead: an id of the tree. */
  z.object({ kind: z.literal('choose'), run, control: z.string() }),
  /** Show this place of the plan. */
  z.object({ kind: z.literal('reveal'), at: PlanRange }),
]);
export type FromInspector = z.infer<typeof FromInspector>;
