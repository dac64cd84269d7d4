import type { AstNode } from 'langium';
import type { Declaration } from '../bind/declaration.ts';
import type { FileNames } from '../bind/file-names.ts';
import type { Vocabulary } from '../compile/vocabulary.ts';

/** Another place that belongs to it. */
export interface Related {
  readonly declaration: Declaration;
  readonly message: string;
}

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
  readonly related?: readonly Related[] | undefined;
  /** What a quick fix would put in the place. */
  readonly suggestions?: readonly string[] | undefined;
}

/** What a check has to go by. */
export interface CheckContext {
  readonly vocabulary: Vocabulary;
  /** Of the plan file; a line of the debug console has none. */
  readonly names: FileNames | undefined;
  /** The names that could have been meant. */
  knownNames(): Iterable<string>;
  report(finding: Finding): void;
}

/** An error at a node or at one of its properties. */
export function error(node: AstNode, code: string, message: string, more: More = {}): Finding {
  return { severity: 'error', code, message, node, ...more };
}

export function warning(node: AstNode, code: string, message: string, more: More = {}): Finding {
  return { severity: 'warning', code, message, node, ...more };
}

export function info(node: AstNode, code: string, message: string, more: More = {}): Finding {
  return { severity: 'info', code, message, node, ...more };
}

type More = Pick<Finding, 'property' | 'related' | 'suggestions'>;
