import type { ControlIndex } from '../../controls/control-index.ts';
import type { Selector } from '../../controls/selector.ts';
import type { ControlNode } from '../../protocol/control-tree.ts';
import type { Cause, Symptom } from '../../protocol/failures.ts';
import type { LabelledControl } from '../../protocol/model.ts';
import type { BlameFacts } from '../../trace/format.ts';
import type { Decision } from '../decide/decision.ts';

/** All that is known of a decision somebody is not content with. */
export interface BlameCase {
  /** Absent where nothing failed yet: a choice that is doubted. */
  readonly symptom: Symptom | undefined;
  /** As it was recorded, before anybody changed it. */
  readonly decision: Decision;
  /** Of an explicit action. */
  readonly selector: Selector | undefined;
  /** What the model was shown; absent where none was asked. */
  readonly prompt: PromptFacts | undefined;
  readonly right: RightControl;
  /** What the program showed later; absent where nobody looked again. */
  readonly now: ControlIndex | undefined;
  /** How the action was performed, if it was. */
  readonly act: { readonly how: string; readonly hit: string | undefined } | undefined;
}

export interface PromptFacts {
  readonly labels: readonly LabelledControl[];
  /** The label that the reply named; empty for none. */
  readonly named: string;
  /** The model weighs every control by itself: what has no label can be chosen all the same. */
  readonly weighsAll: boolean;
}

/** Which control the action should have acted on, as far as it is known. */
export type RightControl =
  | { readonly kind: 'unknown' }
  /** No tree has it: the user says so, or nothing matches the author's selector. */
  | { readonly kind: 'absent'; readonly by: 'user' | 'author' }
  /** The author's selector means all of these, of the tree at the decision. */
  | { readonly kind: 'several'; readonly controls: readonly ControlNode[] }
  | {
      readonly kind: 'known';
      readonly by: 'user' | 'author';
      /** Printed: `Button "Bold" in Group "Font"`. */
      readonly text: string;
      /** It, in the tree at the decision. */
      readonly before: ControlNode | undefined;
      /** It, in the later tree. */
      readonly later: ControlNode | undefined;
      /** It was in a tree before the decision, and this is what was done then. */
      readonly goneSince?: string | undefined;
    };

/** Says why, where its cause is the one. Pure: what it needs is in the case. */
export type BlameDecider = (facts: BlameCase) => Omit<BlameFacts, 'cause'> | undefined;

export type DecidableCause = Exclude<Cause, 'unknown'>;
