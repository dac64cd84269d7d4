import { z } from 'zod';

/**
 * The LAM's reply: the paper's seven keys (arXiv 2412.10047, section 4). `control_label` is the label that the prompt
 * gave a control, empty when the action needs none. `args` are the function's, by name.
 */
export const LamReply = z.object({
  thought: z.string(),
  control_label: z.string(),
  control_name: z.string(),
  function: z.string(),
  args: z.record(z.string(), z.unknown()),
  status: z.enum(['CONTINUE', 'FINISH', 'FAIL', 'PENDING', 'CONFIRM', 'ERROR', 'SCREENSHOT']),
  plan: z.array(z.string()),
});
export type LamReply = z.infer<typeof LamReply>;
