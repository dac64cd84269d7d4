import { z } from 'zod';
import { type ControlType, controlTypeNames } from './control-types.ts';

/** A rectangle in physical pixels of the virtual screen; the origin may be negative. */
export const Rect = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rect = z.infer<typeof Rect>;

/**
 * One control. An absent field means *unknown*; only `offscreen` speaks of visibility; unknown keys are ignored.
 * `id` is opaque and stable while the control lives.
 */
export interface ControlNode {
  id: string;
  controlType: ControlType;
  /** The name without its mnemonic `&`; empty when the program gives none. */
  name: string;
  automationId?: string | undefined;
  className?: string | undefined;
  rect?: Rect | undefined;
  enabled: boolean;
  offscreen: boolean;
  focused?: boolean | undefined;
  /** At most 4 KB in an observation; the whole of it is fetched by `read`. */
  value?: string | undefined;
  toggled?: 'on' | 'off' | 'mixed' | undefined;
  selected?: boolean | undefined;
  expanded?: boolean | undefined;
  readOnly?: boolean | undefined;
  /** A password field: its value never leaves the host. */
  password?: boolean | undefined;
  /** UI Automation's HelpText, such as a tooltip. */
  helpText?: string | undefined;
  /** UI Automation's AcceleratorKey, such as `Ctrl+S`. */
  acceleratorKey?: string | undefined;
  /** UI Automation's pattern names, such as `Invoke` or `Value`. */
  patterns?: string[] | undefined;
  children: ControlNode[];
}

export const ControlNode: z.ZodType<ControlNode> = z.lazy(() =>
  z.object({
    id: z.string().min(1),
    controlType: z.enum(controlTypeNames as [ControlType, ...ControlType[]]),
    name: z.string(),
    automationId: z.string().optional(),
    className: z.string().optional(),
    rect: Rect.optional(),
    enabled: z.boolean(),
    offscreen: z.boolean(),
    focused: z.boolean().optional(),
    value: z.string().optional(),
    toggled: z.enum(['on', 'off', 'mixed']).optional(),
    selected: z.boolean().optional(),
    expanded: z.boolean().optional(),
    readOnly: z.boolean().optional(),
    password: z.boolean().optional(),
    helpText: z.string().optional(),
    acceleratorKey: z.string().optional(),
    patterns: z.array(z.string()).optional(),
    children: z.array(ControlNode),
  }),
);

/** The program window an observation shows. */
export const WindowFacts = z.object({
  title: z.string(),
  /** The program's file name, such as `wordpad.exe`. */
  process: z.string(),
  processId: z.number().int().optional(),
  rect: Rect.optional(),
});
export type WindowFacts = z.infer<typeof WindowFacts>;

/**
 * What one program shows at one moment: its active window is the root; the windows it owns (dialogs, menus,
 * drop-downs) are children of the root. `partial`: some part of the program did not answer in time.
 */
export const ControlTree = z.object({
  format: z.literal(1),
  backend: z.string(),
  window: WindowFacts,
  partial: z.boolean(),
  root: ControlNode,
});
export type ControlTree = z.infer<typeof ControlTree>;
