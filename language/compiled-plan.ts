import type { PropertyFilter, TextMatch } from '../controls/selector.ts';
import type { ControlType } from '../protocol/control-types.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { PropertyName, StateName } from '../protocol/properties.ts';

/**
 * A plan as the loop runs it: flat code for the task, for every routine and for every `undo` block, with explicit
 * jumps. Where a run stands is then plain data (unit, instruction, variables), which is what makes it possible to stop,
 * look, jump and start anywhere. The code is immutable.
 */
export interface CompiledPlan {
  /** Absolute path of the plan file. */
  readonly file: string;
  readonly task: { readonly name: string; readonly range: PlanRange };
  /** Programs of the `app` lines, in order: what may be acted on. */
  readonly programs: readonly string[];
  readonly inputs: readonly Input[];
  readonly secrets: readonly { readonly name: string; readonly range: PlanRange }[];
  /** Declared controls by name, finished: what the debug console may use. */
  readonly controls: ReadonlyMap<string, SelectorTemplate>;
  /** `units[0]` is the task. */
  readonly units: readonly Unit[];
  /** The source of every file the code comes from, by absolute path. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface Input {
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'path';
  readonly initial?: Expression | undefined;
  readonly range: PlanRange;
}

export interface Unit {
  readonly kind: 'task' | 'routine' | 'undo';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly range: PlanRange;
  readonly code: readonly Instruction[];
  readonly steps: readonly Step[];
  /** What happens on a failure, innermost first: the first region that holds the instruction gets it. */
  readonly regions: readonly Region[];
}

export interface Step {
  /** As written before the sentence: `3` for a numbered one, absent for `step "…"`. */
  readonly number?: string | undefined;
  /** The sentence; its holes are filled when the step is entered. */
  readonly sentence: Template;
  /** The title line. */
  readonly range: PlanRange;
  /** Time-out of its actions' waiting, in milliseconds, where it says one. */
  readonly timeoutMs?: number | undefined;
  /** Index of the `undo` unit, where it has one. */
  readonly undo?: number | undefined;
}

/** Instructions `from` (inclusive) to `to` (exclusive) of a unit. */
export type Region =
  | {
      readonly kind: 'retry';
      readonly from: number;
      readonly to: number;
      /** Further attempts after the first. */
      readonly times: number;
    }
  | {
      readonly kind: 'on-failure';
      readonly from: number;
      readonly to: number;
      /** Where the handler begins; it ends with a jump behind the region. */
      readonly handler: number;
    };

interface InstructionBase {
  /** What the debugger shows: one line of the plan. */
  readonly range: PlanRange;
  /** The source text of the statement, on one line. */
  readonly text: string;
  /** Index into the unit's steps, innermost; -1 outside steps. */
  readonly step: number;
}

export type Instruction = InstructionBase &
  (
    | { readonly op: 'enter-step'; readonly enters: number }
    | { readonly op: 'leave-step'; readonly leaves: number }
    | { readonly op: 'action'; readonly intent: ActionIntent }
    /** Hands a sentence to the LAM, for at most `limit` actions, until all of `until` hold or it says FINISH. */
    | {
        readonly op: 'lam';
        readonly sentence: Template;
        readonly limit: Expression;
        readonly until: readonly Expectation[];
        /** From `within`: only controls inside it. */
        readonly within?: SelectorTemplate | undefined;
      }
    | { readonly op: 'expect'; readonly expectation: Expectation }
    | { readonly op: 'confirm'; readonly question: Template; readonly when?: Expression | undefined }
    /** Goes on when the condition holds, jumps to `otherwise` when not. Looks once. */
    | { readonly op: 'branch'; readonly condition: Expression; readonly otherwise: number }
    | { readonly op: 'jump'; readonly to: number }
    /** Sets loop counter `loop` of the frame. Fails with *limit reached* when `limit` rounds are used up. */
    | { readonly op: 'loop'; readonly loop: number; readonly rounds: LoopRounds }
    /** Goes on with the next round, or jumps to `exit` when there is none. */
    | { readonly op: 'next-round'; readonly loop: number; readonly exit: number }
    | { readonly op: 'call'; readonly unit: number; readonly arguments: readonly Expression[] }
    | { readonly op: 'return' }
  );

export type LoopRounds =
  | { readonly kind: 'times'; readonly times: Expression }
  /** `repeat until … limit N`: the condition is a `branch` of the body. */
  | { readonly kind: 'limit'; readonly limit: Expression }
  | { readonly kind: 'controls'; readonly variable: string; readonly selector: SelectorTemplate }
  /** The lines of a text, or the rows of a CSV file when the value is a path that ends in `.csv`. */
  | { readonly kind: 'lines'; readonly variable: string; readonly source: Expression };

export interface Expectation {
  readonly condition: Expression;
  readonly text: string;
  readonly range: PlanRange;
  readonly timeoutMs?: number | undefined;
}

/** An explicit action, its operands not yet evaluated. */
export type ActionIntent =
  | {
      readonly verb: 'click';
      readonly control: ControlReference;
      readonly button: 'left' | 'right';
      readonly count: 1 | 2;
      readonly holding: string;
    }
  | {
      readonly verb: 'click-at';
      readonly control: ControlReference;
      readonly button: 'left' | 'right';
      readonly count: 1 | 2;
      /** Percent, 0–100. */
      readonly x: Expression;
      readonly y: Expression;
    }
  | {
      readonly verb: 'invoke' | 'toggle' | 'expand' | 'collapse' | 'focus' | 'activate' | 'close';
      readonly control: ControlReference;
    }
  | { readonly verb: 'type'; readonly text: Expression; readonly control: ControlReference }
  | { readonly verb: 'set'; readonly value: Expression; readonly control: ControlReference }
  | { readonly verb: 'press'; readonly keys: Expression; readonly control?: ControlReference | undefined }
  | { readonly verb: 'select'; readonly item?: Expression | undefined; readonly control: ControlReference }
  | { readonly verb: 'select-text'; readonly text: Expression; readonly control: ControlReference }
  | {
      readonly verb: 'scroll';
      readonly direction: 'up' | 'down' | 'left' | 'right';
      readonly notches: Expression;
      readonly control: ControlReference;
    }
  | { readonly verb: 'drag'; readonly control: ControlReference; readonly to: ControlReference }
  | { readonly verb: 'launch'; readonly program: Expression; readonly document?: Expression | undefined }
  | { readonly verb: 'wait'; readonly durationMs: number }
  | { readonly verb: 'wait'; readonly until: Expression; readonly timeoutMs?: number | undefined }
  | { readonly verb: 'read'; readonly control: ControlReference; readonly into: string };

/** How a plan names a control. `text` is what people read: the declared name or the selector as written. */
export type ControlReference =
  | { readonly kind: 'selector'; readonly selector: SelectorTemplate; readonly text: string; readonly range: PlanRange }
  /** A routine's parameter or the variable of a `for each` over controls. */
  | { readonly kind: 'variable'; readonly name: string; readonly text: string; readonly range: PlanRange };

/** A selector whose texts may still have holes. `within` blocks are already part of it. */
export interface SelectorTemplate {
  readonly type: ControlType | 'Any';
  readonly name?: TextTemplate | undefined;
  readonly filters: readonly FilterTemplate[];
  readonly index?: number | undefined;
  readonly within?: SelectorTemplate | undefined;
  /** Inside a control a variable holds, `within row { … }`. */
  readonly withinVariable?: string | undefined;
}
export type TextTemplate = { readonly kind: 'text'; readonly text: Template } | Extract<TextMatch, { kind: 'regex' }>;
export type FilterTemplate =
  | { readonly kind: 'property'; readonly property: PropertyName; readonly match: TextTemplate }
  | Extract<PropertyFilter, { kind: 'state' }>;

/** Texts and the expressions in their holes, in order. A plain text is one part. */
export type Template = readonly (string | Expression)[];

export type Operator =
  | 'is'
  | 'is not'
  | 'contains'
  | 'not contains'
  | 'matches'
  | 'not matches'
  | '<'
  | '>'
  | '<='
  | '>='
  | 'and'
  | 'or'
  | '+'
  | '-'
  | '*'
  | '/';

/** `range` is where it stands; a wrong value is reported there. */
export type Expression = { readonly range: PlanRange } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'regex'; readonly source: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'template'; readonly parts: Template }
  | { readonly kind: 'control'; readonly control: ControlReference }
  | { readonly kind: 'property'; readonly of: ControlReference; readonly property: PropertyName }
  /** A column of a CSV row: `row.city`. */
  | { readonly kind: 'field'; readonly of: string; readonly field: string }
  | { readonly kind: 'state'; readonly of: ControlReference; readonly state: StateName; readonly holds: boolean }
  | { readonly kind: 'exists'; readonly of: ControlReference; readonly holds: boolean }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
);
