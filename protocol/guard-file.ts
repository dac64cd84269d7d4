import { z } from 'zod';
import { type Verb, verbs } from './actions.ts';

/** When a rule of the workspace asks: everything that is said has to hold. */
const GuardCondition = z
  .strictObject({
    control: z
      .string()
      .min(1)
      .optional()
      .describe(
        'A selector as in a plan, such as: Button "Publish" in ToolBar "Share". The control it acts on matches.',
      ),
    name: z
      .string()
      .min(1)
      .optional()
      .describe("A regular expression (RE2) that is searched for in the control's name, ignoring case."),
    verb: z
      .array(z.enum(verbs as [Verb, ...Verb[]]))
      .min(1)
      .optional()
      .describe('The actions it is about, such as click and invoke. Without it: all.'),
    program: z
      .string()
      .min(1)
      .optional()
      .describe("The program it is about, by its file name, with or without '.exe'. Without it: all."),
  })
  .refine(when => Object.values(when).some(value => value !== undefined), {
    message: 'says nothing: give it a control, a name, a verb or a program',
  });

const GuardFileRule = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'is made of small letters, digits and dashes, such as "publish"')
    .describe('What a launch allows it by. Not the name of a built-in rule.'),
  when: GuardCondition.describe('Everything that is said here has to hold.'),
  question: z.string().min(1).optional().describe('What is asked. Without it: whether the action may be carried out.'),
});
export type GuardFileRule = z.infer<typeof GuardFileRule>;

/** `.groundwork/guard.json`: rules of a workspace, beside the built-in ones, which always hold. */
export const GuardFile = z.strictObject({
  $schema: z.string().optional(),
  rules: z.array(GuardFileRule).describe('Actions that match one of these are asked about first.'),
});
