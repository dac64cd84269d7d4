import type { CommandId } from './lexicon.ts';
import type { Phrase } from './phrase.ts';

/** One thing a sentence asks for. `text` is the clause that says so, and reads back to the same goal. */
export type Goal = { readonly text: string } & (
  | { readonly kind: 'click'; readonly target: Phrase; readonly button: 'left' | 'right'; readonly count: 1 | 2 }
  /** Without a target: into what has the focus, or the document. */
  | { readonly kind: 'type'; readonly value: string; readonly target?: Phrase }
  | { readonly kind: 'set'; readonly value: string; readonly target: Phrase }
  | { readonly kind: 'press'; readonly keys: string; readonly target?: Phrase }
  /** An item of a list, drop-down, menu …, which `target.within` names where the sentence does. */
  | { readonly kind: 'select'; readonly target: Phrase }
  /** `object` in quotes is meant to the letter; `the title` is a way to say which text. */
  | { readonly kind: 'select-text'; readonly object: string; readonly target?: Phrase }
  | { readonly kind: 'toggle'; readonly target: Phrase; readonly wanted: 'on' | 'off' | 'other' }
  | { readonly kind: 'expand' | 'collapse' | 'focus' | 'close'; readonly target: Phrase }
  | {
      readonly kind: 'scroll';
      readonly direction: 'up' | 'down' | 'left' | 'right';
      readonly notches: number;
      readonly target?: Phrase;
    }
  | { readonly kind: 'drag'; readonly target: Phrase; readonly to: Phrase }
  | { readonly kind: 'wait'; readonly durationMs: number }
  /** Save under a name, or open a file: a command, a name to type, a button to end it. */
  | { readonly kind: 'file'; readonly command: 'save-as' | 'open'; readonly name: string }
  /** Formats a text; without one, what is selected. */
  | { readonly kind: 'format'; readonly command: CommandId; readonly object?: string }
  /** Something by its purpose, or a sentence without a verb that is known here. */
  | { readonly kind: 'command'; readonly target: Phrase }
);
/** A goal without its clause. */
export type GoalParts = Goal extends infer G ? (G extends { readonly text: string } ? Omit<G, 'text'> : never) : never;
