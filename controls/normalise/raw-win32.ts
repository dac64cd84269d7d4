import { z } from 'zod';

/** Left, top, width, height in physical pixels of the virtual screen. */
const RawRect = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type RawRect = z.infer<typeof RawRect>;

/** An item inside a standard control, as its own messages tell it. Which facts are there depends on the role. */
const RawItem = z.looseObject({
  role: z.string(),
  name: z.string().default(''),
  index: z.number().optional(),
  /** Command id of a tool-bar button. */
  id: z.number().optional(),
  rect: RawRect.optional(),
  enabled: z.boolean().optional(),
  selected: z.boolean().optional(),
  checked: z.boolean().optional(),
  /** Button style of a tool-bar button (`BTNS_…`). */
  style: z.number().optional(),
  /** What the tool tip of a tool-bar button says. */
  tip: z.string().optional(),
  /** Texts of a list view's row, a column each. */
  cells: z.array(z.string()).optional(),
  /** Of tree items: level from 0, whether its children are shown, whether it has any, its handle. */
  depth: z.number().int().min(0).optional(),
  expanded: z.boolean().optional(),
  hasChildren: z.boolean().optional(),
  hitem: z.number().optional(),
  /** Of sliders and progress bars. */
  value: z.number().optional(),
});
export type RawItem = z.infer<typeof RawItem>;

/** `id` is the command; `rect` is there while the item is on the screen. */
const RawMenuItem = z.looseObject({
  text: z.string(),
  id: z.number(),
  sep: z.boolean().default(false),
  enabled: z.boolean().default(true),
  checked: z.boolean().default(false),
  rect: RawRect.optional(),
  get children() {
    return z.array(RawMenuItem).optional();
  },
});
export type RawMenuItem = z.infer<typeof RawMenuItem>;

const RawWindow = z.looseObject({
  hwnd: z.number().int(),
  class: z.string(),
  /** Absent for what the host keeps to itself, such as a password. */
  text: z.string().default(''),
  /** Control id; of a top-level window 0. */
  id: z.number().default(0),
  rect: RawRect,
  enabled: z.boolean(),
  visible: z.boolean(),
  style: z.number(),
  exstyle: z.number().default(0),
  /** Check state of a button: 0 off, 1 on, 2 mixed. */
  check: z.number().optional(),
  /** Whether the drop-down list of a combo box is open. */
  dropped: z.boolean().optional(),
  items: z.array(RawItem).default([]),
  menu: z.array(RawMenuItem).nullish(),
  get children(): z.ZodDefault<z.ZodArray<typeof RawWindow>> {
    return z.array(RawWindow).default([]);
  },
  /** Windows it owns: dialogs, menus, drop-downs. */
  get owned(): z.ZodDefault<z.ZodArray<typeof RawWindow>> {
    return z.array(RawWindow).default([]);
  },
});
export type RawWindow = z.infer<typeof RawWindow>;

/** What one program shows, as raw Win32 facts. */
export const RawWin32 = z.looseObject({
  backend: z.literal('win32'),
  program: z.string(),
  processId: z.number().int().optional(),
  /** Some part did not answer in time. */
  partial: z.boolean().default(false),
  /** Window handle that has the keyboard focus. */
  focus: z.number().optional(),
  tree: RawWindow,
  /** The menu bar of the top window. */
  menu: z.array(RawMenuItem).nullish(),
});
export type RawWin32 = z.infer<typeof RawWin32>;
