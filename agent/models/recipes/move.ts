import type { Found } from './situation.ts';

/** The next thing to do for a goal. */
export type Move =
  | {
      readonly kind: 'act';
      /** Why, in plain English. */
      readonly thought: string;
      readonly function: string;
      readonly args: Readonly<Record<string, unknown>>;
      /** Absent for an action without a control. */
      readonly on?: Found;
      /** What is left of this goal afterwards, as sentences that read back. */
      readonly rest: readonly string[];
    }
  /** Nothing is left to do for this goal. */
  | { readonly kind: 'done'; readonly thought: string }
  /** There is no way forward. */
  | { readonly kind: 'stuck'; readonly thought: string };

interface ActParts {
  readonly args?: Readonly<Record<string, unknown>>;
  readonly on?: Found;
  readonly rest?: readonly string[];
}

export function act(name: string, thought: string, { args = {}, on, rest = [] }: ActParts = {}): Move {
  return { kind: 'act', thought, function: name, args, rest, ...(on ? { on } : {}) };
}

export function done(thought: string): Move {
  return { kind: 'done', thought };
}

export function stuck(thought: string): Move {
  return { kind: 'stuck', thought };
}
