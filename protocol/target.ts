import { z } from 'zod';
import { Action } from './actions.ts';
import { ControlTree, Rect, WindowFacts } from './control-tree.ts';

/**
 * The target protocol: JSON-RPC 2.0 with `Content-Length` framing over stdio, spoken by the Windows host; the practice
 * app answers the same methods in process. Everything is validated where it crosses a process boundary.
 */
export const targetProtocolVersion = 1;

/** Raw Win32 facts as the Windows host reads them; `controls/` turns them into a control tree. Unknown keys are kept. */
export const RawWin32Capture = z.looseObject({
  backend: z.literal('win32'),
  program: z.string(),
  tree: z.looseObject({}),
  menu: z.array(z.unknown()).nullish(),
});
/** A target that knows control trees itself, such as the practice app. */
export const TreeCapture = z.object({ backend: z.literal('tree'), tree: ControlTree });
export const Capture = z.discriminatedUnion('backend', [RawWin32Capture, TreeCapture]);
export type Capture = z.infer<typeof Capture>;

/** A picture of the target: a PNG, and the part of the virtual screen it shows. */
export const Screenshot = z.object({ png: z.instanceof(Uint8Array), rect: Rect });
export type Screenshot = z.infer<typeof Screenshot>;

/** A program of the target. `id` names it in later requests. */
export const AppFacts = z.object({ id: z.string(), program: z.string(), window: WindowFacts });
export type AppFacts = z.infer<typeof AppFacts>;

/**
 * How an action was performed. `pattern`: a UI Automation pattern or the program's own function; `message`: a window
 * message; `input`: synthesised mouse or keyboard.
 */
export const ActResult = z.object({
  way: z.enum(['pattern', 'message', 'input']),
  /** In words: `Invoke pattern`, `WM_SETTEXT`, `left click at 120, 88`. */
  how: z.string(),
  /** Where the pointer went, in physical pixels of the virtual screen. */
  point: z.object({ x: z.number(), y: z.number() }).optional(),
  /** The control that was under the point, when the target can tell. */
  hit: z.string().optional(),
  /** For `read`: the whole text. */
  text: z.string().optional(),
});
export type ActResult = z.infer<typeof ActResult>;

/** A place to show on the screen, in physical pixels of the virtual screen. */
export const Outline = z.object({ rect: Rect, label: z.string().optional() });
export type Outline = z.infer<typeof Outline>;

/** A control by its id, as captures name it; absent when there is none. */
const Pointed = z.object({ control: z.string().optional() });

export const Observed = z.object({
  /** Names this observation; an action refers to it, and is *stale* when they no longer agree. */
  observation: z.string(),
  capture: Capture,
  screenshot: Screenshot.optional(),
  /** The target knows that nothing more will happen by itself: settling ends at once. */
  idle: z.boolean(),
});
export type Observed = z.infer<typeof Observed>;

/** Every method with its parameters and result. */
export const targetMethods = {
  initialize: {
    params: z.object({ protocol: z.literal(targetProtocolVersion) }),
    result: z.object({
      name: z.string(),
      version: z.string(),
      /** Whether a screenshot can be taken. */
      screenshots: z.boolean(),
      /** Whether its windows are on a screen, where a person can point at them. */
      onScreen: z.boolean().default(true),
      /** Display scaling in percent, 100 for none; absent where it means nothing. */
      scaling: z.number().optional(),
      /** Whether the target runs with administrator's rights: without them it can't drive programs that have them. */
      elevated: z.boolean().optional(),
      /** What to start when a plan names no program; absent where a plan has to. */
      defaultProgram: z.string().optional(),
    }),
  },
  windows: { params: z.object({}), result: z.object({ apps: z.array(AppFacts) }) },
  /** Takes the lease of the desktop for these programs (file names). Input without it is *out of scope*. */
  lease: { params: z.object({ programs: z.array(z.string()) }), result: z.object({ lease: z.string() }) },
  /** Suspended, the host refuses all input: stop, brake, an open confirmation. */
  suspend: { params: z.object({ lease: z.string(), suspended: z.boolean() }), result: z.object({}) },
  launch: {
    params: z.object({
      lease: z.string(),
      program: z.string(),
      document: z.string().optional(),
      timeoutMs: z.number(),
    }),
    result: AppFacts,
  },
  attach: { params: z.object({ app: z.string() }), result: AppFacts },
  observe: { params: z.object({ app: z.string(), screenshot: z.boolean() }), result: Observed },
  act: {
    params: z.object({
      lease: z.string(),
      app: z.string(),
      observation: z.string(),
      /** Absent for actions without a control, such as `press`. */
      control: z.string().optional(),
      action: Action,
    }),
    result: ActResult,
  },
  /** The innermost control of this program under a point, in physical pixels of the virtual screen. */
  at: { params: z.object({ app: z.string(), x: z.number(), y: z.number() }), result: Pointed },
  /** Frames on the screen that take neither focus nor clicks. Replaces the ones before; an empty list removes them. */
  outline: { params: z.object({ rects: z.array(Outline) }), result: z.object({}) },
  /**
   * The person at the machine points at a control of this program, which is framed while they hover, and clicks. The
   * click does not reach the program. Escape, the time-out and a cancelled request end it without a control. Other
   * requests wait meanwhile; `end` ends it.
   */
  pick: { params: z.object({ app: z.string(), timeoutMs: z.number().int().min(0) }), result: Pointed },
  /** Releases keys and buttons, gives the lease back, and closes the programs it launched if `closeApps`. */
  end: { params: z.object({ closeApps: z.boolean() }), result: z.object({}) },
} as const;

export type TargetMethod = keyof typeof targetMethods;
export type TargetParams<M extends TargetMethod> = z.infer<(typeof targetMethods)[M]['params']>;
export type TargetResult<M extends TargetMethod> = z.infer<(typeof targetMethods)[M]['result']>;

/** The methods as functions, the shape a target has in process. A cancelled request rejects with `signal.reason`. */
export type TargetApi = {
  readonly [M in TargetMethod]: (params: TargetParams<M>, signal?: AbortSignal) => Promise<TargetResult<M>>;
};

/** What a target answers instead of a result. `code` is for programs, `message` for people. */
export const targetErrorCodes = {
  stale: -32001,
  'no-such-control': -32002,
  'not-usable': -32003,
  'out-of-scope': -32004,
  suspended: -32005,
  'target-lost': -32006,
  'time-out': -32007,
  'input-failed': -32008,
  'launch-failed': -32009,
} as const;
export type TargetErrorKind = keyof typeof targetErrorCodes;

export class TargetError extends Error {
  readonly kind: TargetErrorKind;
  constructor(kind: TargetErrorKind, message: string) {
    super(message);
    this.name = 'TargetError';
    this.kind = kind;
  }
}

/** What the practice app can be told to do wrong, at launch or by a running test. */
export const PracticeFaults = z
  .object({
    /** Every answer takes this long, in milliseconds. */
    slowMs: z.number().min(0),
    /** A control (automation id) is gone from observation number `fromObservation` on, counted from 1. */
    lose: z.object({ automationId: z.string(), fromObservation: z.number().int() }),
    /**
     * From observation number `fromObservation` on, counted from 1, a part of the program (automation id) does not
     * answer: it is missing, and the tree is partial.
     */
    partial: z.object({ automationId: z.string(), fromObservation: z.number().int() }),
    /** This many clicks, or other actions, do nothing. */
    swallow: z.number().int().min(0),
    /** Popups close when the focus is lost. */
    popupsClose: z.boolean(),
    /** A dialog answers only after this long, in milliseconds: the app is not idle meanwhile. */
    settleMs: z.number().min(0),
    /** The app hangs: no request is answered from action number N on. */
    hangAfter: z.number().int(),
    /** The app is gone from action number N on. */
    dieAfter: z.number().int(),
  })
  .partial()
  .strict();
export type PracticeFaults = z.infer<typeof PracticeFaults>;
