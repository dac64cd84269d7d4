import type { AstNode } from 'langium';
import type { Declaration } from '../bind/declaration.ts';
import type { FileNames } from '../bind/file-names.ts';
import type { Vocabulary } from '../compile/vocabulary.ts';

/**
 * Something to say about a node of a piece. It holds no range: a piece keeps its findings while other parts of the file
 * move it.
 */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'info';
  /** Stable, dotless, such as `unknown-name`. */
  readonly code: string;
  readonly message: string;
  readonly node: AstNode;
  /** The part of the node that is meant. */
  readonly property?: string | undefined;
  readonly index?: number | undefined;
  readonly related?: readonly { readonly declaration: Declaration; readonly message: string }[] | undefined;
  /** What a quick fix would put in the place. */
  readonly suggestions?: readonly string[] | undefined;
}

/** What a check has to go by. */
export interface CheckContext {
  readonly vocabulary: Vocabulary;
  report(finding: Finding): void;
}

/** The same for checks of whole files: declarations, steps, calls. */
export interface FileCheckContext extends CheckContext {
  readonly names: FileNames;
}
