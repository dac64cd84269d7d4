import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * A correction as a test of grounding: what was said, on which tree, and which control was right. A line of
 * `cases.jsonl`; `tree` is a file beside it. Of lines with the same id the last one counts.
 */
export const GroundingCase = z.object({
  id: z.string(),
  /** The sentence; of an explicit action its statement, in Task Plan syntax. */
  step: z.string(),
  verb: z.string(),
  /** What was looked for: the description the model gave, or the selector. */
  wanted: z.string(),
  tree: z.string(),
  /** Null: the tree does not have the right control. */
  control: z.string().nullable(),
  text: z.string(),
  /** A selector for it that lasts, in Task Plan syntax. */
  selector: z.string().nullable(),
  /** What was chosen in its place. */
  chosen: z.string().nullable(),
  /** `report.taskplan:9`. */
  plan: z.string(),
  /** ISO 8601. */
  time: z.string(),
});
export type GroundingCase = z.infer<typeof GroundingCase>;

/** Adds a case to a folder of corrections, and its tree as `trees/<hash>.json`. @returns the file of the cases */
export function keepCase(
  folder: string,
  kept: Omit<GroundingCase, 'tree'>,
  tree: { readonly hash: string; readonly json: string },
): string {
  const file = join(folder, 'cases.jsonl');
  const inFolder = `trees/${tree.hash}.json`;
  mkdirSync(join(folder, 'trees'), { recursive: true });
  if (!existsSync(join(folder, inFolder))) writeFileSync(join(folder, inFolder), tree.json);
  appendFileSync(file, `${JSON.stringify({ ...kept, tree: inFolder } satisfies GroundingCase)}\n`);
  return file;
}
