import { z } from 'zod';

/** A stretch of a plan file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export const PlanRange = z.object({
  /** Absolute path of the file. */
  file: z.string(),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  endLine: z.number().int().min(1),
  endColumn: z.number().int().min(1),
});
export type PlanRange = z.infer<typeof PlanRange>;

/** A message about a place of a plan. `code` is stable and dotless, such as `unknown-name`. */
export const Diagnostic = z.object({
  range: PlanRange,
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  message: z.string(),
  /** Other places that belong to it, such as the opening line of a missing brace. */
  related: z.array(z.object({ range: PlanRange, message: z.string() })).optional(),
  /** What a quick fix would put in the place of the range. */
  suggestions: z.array(z.string()).optional(),
});
export type Diagnostic = z.infer<typeof Diagnostic>;
