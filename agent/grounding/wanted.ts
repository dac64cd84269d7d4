import type { ControlType } from '../../protocol/control-types.ts';
import type { Container } from './container.ts';
import type { Description } from './description.ts';
import type { TreeWords } from './tree-words.ts';
import type { WordMatcher } from './word-match.ts';

/** A grounding request as features need it. */
export interface Wanted {
  readonly description: Description;
  /** A verb of ours, or the kind of goal that the sentence has. */
  readonly verb: string;
  /** The wanted types that the tree has, the likeliest first. */
  readonly types: readonly ControlType[];
  readonly container: Container | undefined;
  readonly matcher: WordMatcher;
  readonly tree: TreeWords;
}
