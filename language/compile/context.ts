import type { AstNode } from 'langium';
import type { Instruction } from '../compiled-plan.ts';
import type * as ast from '../generated/ast.ts';
import type { Code, Label } from './code.ts';
import type { Operands, Scope } from './operands.ts';

/** What surrounds a statement. */
export interface Context {
  /** Index of the innermost step, -1 outside steps. */
  readonly step: number;
  readonly sentence: ast.Template | undefined;
  readonly scope: Scope | undefined;
  /** From the nearest step that says one. */
  readonly limit: ast.Expression | undefined;
  readonly timeoutMs: number | undefined;
}

export const outside: Context = {
  step: -1,
  sentence: undefined,
  scope: undefined,
  limit: undefined,
  timeoutMs: undefined,
};

export type InstructionBase = Pick<Instruction, 'range' | 'text' | 'step'>;
/** An instruction without what every instruction has. */
export type Rest<I = Instruction> = I extends Instruction ? Omit<I, keyof InstructionBase> : never;

/** What the parts of the compiler share: the code of one unit under construction. */
export interface UnitCode {
  readonly operands: Operands;
  readonly code: Code;
  /** @param block of the statement: it is not part of what the debugger shows */
  emit(node: AstNode, block: AstNode | undefined, context: Context, make: () => Rest): void;
  jump(node: AstNode, block: AstNode | undefined, to: Label, context: Context): void;
  block(block: ast.Block, context: Context): void;
}
