import type { AstNode } from 'langium';
import type { PlanRange } from '../../protocol/position.ts';
import type { Meaning } from '../bind/meaning.ts';
import type { SelectorTemplate } from '../compiled-plan.ts';
import type { NameReference } from '../generated/ast.ts';

/** What the names of a text mean and where its nodes stand: of a plan file, or of a line of the debug console. */
export interface Vocabulary {
  /** Undefined for an unknown name. */
  meaning(use: NameReference): Meaning | undefined;
  /** The finished selector behind a declared name. */
  control(use: NameReference): SelectorTemplate | undefined;
  /** The control type of a declared name as its declaration writes it, which may be none. */
  controlType(use: NameReference): string | undefined;
  rangeOf(node: AstNode): PlanRange;
}
