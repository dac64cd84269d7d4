import { z } from 'zod';
import type { ControlType } from './control-types.ts';

/**
 * Which evidence can show that a verb had an effect. `tree`: the control tree changes. `picture`: the screenshot
 * changes. `file`: a file changes. An empty list: nothing shows it, and its effect is *not checked*.
 */
export type Evidence = 'tree' | 'picture' | 'file';

/** How much harm an action can do by itself; what a control's name adds to that is a guard rule's matter. */
export type Risk = 'none' | 'low' | 'high';

/** A function of the field, in one of its three generations, that means this verb. */
interface FieldName {
  /** `v0`: the LAM paper and UFO 0.x; `v2`: UFO 1–2; `v3`: UFO 3. */
  readonly generation: 'v0' | 'v2' | 'v3';
  readonly function: string;
}

interface ActionRow {
  /** How it is written, for hovers, completion and documentation. `CONTROL`, `TEXT` … stand for operands. */
  readonly syntax: string;
  /** Whether it acts on a control. */
  readonly control: 'required' | 'optional' | 'none';
  /** The control types it makes sense for; empty: any. The checker warns about others. */
  readonly controlTypes: readonly ControlType[];
  readonly evidence: readonly Evidence[];
  /** What the verify phase says when no evidence is found. */
  readonly withoutEffect: 'failure' | 'not checked';
  /** The control types on which that is a failure; absent: all. A click into a text may rightly change nothing. */
  readonly effectExpectedOn?: readonly ControlType[];
  readonly risk: Risk;
  readonly fieldNames: readonly FieldName[];
  readonly documentation: string;
}

const everywhere = (name: string): readonly FieldName[] => [
  { generation: 'v0', function: name },
  { generation: 'v2', function: name },
  { generation: 'v3', function: name },
];

/** One row a verb. The key is the verb of a decision; `syntax` is how a plan spells it. */
export const actions = {
  click: {
    syntax: '[double|right] click CONTROL [holding "KEYS"]',
    control: 'required',
    controlTypes: [],
    evidence: ['tree', 'picture'],
    withoutEffect: 'failure',
    effectExpectedOn: ['Button', 'CheckBox', 'MenuItem', 'SplitButton', 'Hyperlink'],
    risk: 'low',
    fieldNames: everywhere('click_input'),
    documentation: 'Clicks the middle of the control.',
  },
  'click-at': {
    syntax: '[double|right] click at X% Y% in CONTROL',
    control: 'required',
    controlTypes: [],
    evidence: ['tree', 'picture'],
    withoutEffect: 'not checked',
    risk: 'low',
    fieldNames: everywhere('click_on_coordinates'),
    documentation: 'Clicks a place inside a control, in percent of its width and height.',
  },
  invoke: {
    syntax: 'invoke CONTROL',
    control: 'required',
    controlTypes: ['Button', 'MenuItem', 'Hyperlink', 'SplitButton', 'ListItem', 'TreeItem', 'TabItem', 'Custom'],
    evidence: ['tree', 'picture'],
    withoutEffect: 'failure',
    risk: 'low',
    fieldNames: [],
    documentation: "Performs the control's default action without the mouse (Invoke pattern).",
  },
  type: {
    syntax: 'type TEXT into CONTROL',
    control: 'required',
    controlTypes: ['Edit', 'Document', 'ComboBox', 'Spinner', 'Custom', 'Pane', 'ListItem', 'DataItem'],
    evidence: ['tree', 'picture'],
    withoutEffect: 'failure',
    risk: 'low',
    fieldNames: [],
    documentation: 'Focuses the control and types the text at its caret, any Unicode.',
  },
  set: {
    syntax: 'set CONTROL to VALUE',
    control: 'required',
    controlTypes: ['Edit', 'Document', 'ComboBox', 'Spinner', 'Slider', 'Custom'],
    evidence: ['tree'],
    withoutEffect: 'not checked',
    risk: 'low',
    fieldNames: [...everywhere('set_edit_text')],
    documentation: 'Replaces the value of a field (Value or RangeValue pattern).',
  },
  press: {
    syntax: 'press "KEYS" [in CONTROL]',
    control: 'optional',
    controlTypes: [],
    evidence: ['tree', 'picture', 'file'],
    withoutEffect: 'not checked',
    risk: 'low',
    fieldNames: everywhere('keyboard_input'),
    documentation: 'Presses a key chord such as "Ctrl+S", or several one after another: "Alt+F, A".',
  },
  select: {
    syntax: 'select "ITEM" from CONTROL | select CONTROL',
    control: 'required',
    controlTypes: [
      'ComboBox',
      'List',
      'ListItem',
      'Tab',
      'TabItem',
      'Tree',
      'TreeItem',
      'RadioButton',
      'DataItem',
      'DataGrid',
      'SplitButton',
      'Menu',
      'MenuItem',
      'Custom',
    ],
    evidence: ['tree'],
    withoutEffect: 'not checked',
    risk: 'low',
    fieldNames: [],
    documentation: 'Selects an item of a list, drop-down, tree or tab.',
  },
  'select-text': {
    syntax: 'select text TEXT in CONTROL',
    control: 'required',
    controlTypes: ['Document', 'Edit', 'Custom'],
    evidence: ['tree', 'picture'],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: everywhere('select_text'),
    documentation: 'Selects the first occurrence of a text; it fails when the text is not there.',
  },
  toggle: {
    syntax: 'toggle CONTROL',
    control: 'required',
    controlTypes: ['Button', 'CheckBox', 'RadioButton', 'MenuItem', 'SplitButton', 'ListItem', 'TreeItem', 'Custom'],
    evidence: ['tree'],
    withoutEffect: 'failure',
    risk: 'low',
    fieldNames: [],
    documentation: 'Switches it on when it is off, and off when it is on (Toggle pattern).',
  },
  expand: {
    syntax: 'expand CONTROL',
    control: 'required',
    controlTypes: ['ComboBox', 'TreeItem', 'MenuItem', 'SplitButton', 'Group', 'Button', 'DataItem', 'Custom'],
    evidence: ['tree'],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: [],
    documentation: 'Shows its children (ExpandCollapse pattern).',
  },
  collapse: {
    syntax: 'collapse CONTROL',
    control: 'required',
    controlTypes: ['ComboBox', 'TreeItem', 'MenuItem', 'SplitButton', 'Group', 'Button', 'DataItem', 'Custom'],
    evidence: ['tree'],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: [],
    documentation: 'Hides its children (ExpandCollapse pattern).',
  },
  scroll: {
    syntax: 'scroll up|down|left|right [N times] in CONTROL',
    control: 'required',
    controlTypes: [],
    evidence: ['tree', 'picture'],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: everywhere('wheel_mouse_input'),
    documentation: 'Turns the mouse wheel over the control, one notch a time.',
  },
  drag: {
    syntax: 'drag CONTROL to CONTROL',
    control: 'required',
    controlTypes: [],
    evidence: ['tree', 'picture'],
    withoutEffect: 'not checked',
    risk: 'low',
    fieldNames: everywhere('drag_on_coordinates'),
    documentation: 'Presses the left button on one control and releases it on another.',
  },
  focus: {
    syntax: 'focus CONTROL',
    control: 'required',
    controlTypes: [],
    evidence: ['tree'],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: [],
    documentation: 'Moves the keyboard focus there.',
  },
  launch: {
    syntax: 'launch "PROGRAM" [with "DOCUMENT"]',
    control: 'none',
    controlTypes: [],
    evidence: [],
    withoutEffect: 'not checked',
    risk: 'low',
    fieldNames: [],
    documentation: 'Starts a program of the plan and waits for its window.',
  },
  activate: {
    syntax: 'activate CONTROL',
    control: 'required',
    controlTypes: ['Window'],
    evidence: [],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: [{ generation: 'v3', function: 'select_application_window' }],
    documentation: 'Brings a window of the plan to the front.',
  },
  close: {
    syntax: 'close CONTROL',
    control: 'required',
    controlTypes: ['Window', 'TabItem', 'Pane'],
    evidence: ['tree'],
    withoutEffect: 'not checked',
    risk: 'high',
    fieldNames: [],
    documentation: 'Asks a window to close, as its close button does (Window pattern).',
  },
  wait: {
    syntax: 'wait 2s | wait until CONDITION [timeout 10s]',
    control: 'none',
    controlTypes: [],
    evidence: [],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: everywhere('wait'),
    documentation: 'Waits for a time, or until a condition holds.',
  },
  read: {
    syntax: 'read CONTROL into NAME',
    control: 'required',
    controlTypes: [],
    evidence: [],
    withoutEffect: 'not checked',
    risk: 'none',
    fieldNames: everywhere('texts'),
    documentation: 'Puts the whole text of a control into a variable.',
  },
} as const satisfies Record<string, ActionRow>;

export type Verb = keyof typeof actions;
export const verbs = Object.keys(actions) as Verb[];
export function actionRow(verb: Verb): ActionRow {
  return actions[verb];
}

/** Functions of the field that are known and have no verb of ours: *unsupported*, not *invalid*. */
export const unsupportedFunctions = [
  'summary',
  'annotation',
  'run_shell',
  'select_paragraph',
  'select_table',
  'insert_table',
  'set_font',
  'save_as',
] as const;

/**
 * An action with all its arguments known, except which control: that is the decision's. Texts are final, fractions are
 * 0–1 of the control's width and height, durations are milliseconds.
 */
export const Action = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('click'),
    button: z.enum(['left', 'right']),
    count: z.union([z.literal(1), z.literal(2)]),
    /** A chord such as `Ctrl+Shift`; empty for none. */
    holding: z.string(),
  }),
  z.object({
    verb: z.literal('click-at'),
    button: z.enum(['left', 'right']),
    count: z.union([z.literal(1), z.literal(2)]),
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
  }),
  z.object({ verb: z.literal('invoke') }),
  z.object({ verb: z.literal('type'), text: z.string() }),
  z.object({ verb: z.literal('set'), value: z.string() }),
  z.object({ verb: z.literal('press'), keys: z.string().min(1) }),
  /** Without an item the control itself is selected. */
  z.object({ verb: z.literal('select'), item: z.string().optional() }),
  z.object({ verb: z.literal('select-text'), text: z.string().min(1) }),
  z.object({ verb: z.literal('toggle') }),
  z.object({ verb: z.literal('expand') }),
  z.object({ verb: z.literal('collapse') }),
  z.object({
    verb: z.literal('scroll'),
    direction: z.enum(['up', 'down', 'left', 'right']),
    notches: z.number().int().min(1),
  }),
  /** `to` is the id of the control it ends on. */
  z.object({ verb: z.literal('drag'), to: z.string() }),
  z.object({ verb: z.literal('focus') }),
  z.object({ verb: z.literal('launch'), program: z.string().min(1), document: z.string().optional() }),
  z.object({ verb: z.literal('activate') }),
  z.object({ verb: z.literal('close') }),
  z.object({ verb: z.literal('wait'), durationMs: z.number().min(0) }),
  z.object({ verb: z.literal('read') }),
]);
export type Action = z.infer<typeof Action>;
