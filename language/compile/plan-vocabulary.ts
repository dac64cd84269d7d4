import type { AstNode } from 'langium';
import type { PlanRange } from '../../protocol/position.ts';
import type { Declaration } from '../bind/declaration.ts';
import type { FileNames } from '../bind/file-names.ts';
import { type Meaning, meaningOf } from '../bind/meaning.ts';
import type { SelectorTemplate } from '../compiled-plan.ts';
import type { ControlOperand, NameReference } from '../generated/ast.ts';
import { isSelector } from '../generated/ast.ts';
import { Operands } from './operands.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The names of a plan file and of the files it uses. */
export class PlanVocabulary implements Vocabulary {
  readonly names: FileNames;

  constructor(names: FileNames) {
    this.names = names;
  }

  meaning(use: NameReference): Meaning | undefined {
    const declaration = this.names.resolve(use);
    return declaration && meaningOf(declaration, this.names.fileOf(declaration));
  }

  control(use: NameReference): SelectorTemplate | undefined {
    const declaration = this.names.resolve(use);
    return declaration?.kind === 'control' ? this.#finished(declaration) : undefined;
  }

  controlType(use: NameReference): string | undefined {
    const declaration = this.names.resolve(use);
    if (declaration?.kind !== 'control') return undefined;
    const file = this.names.fileOf(declaration);
    const { control } = declaration.node;
    if (isSelector(control)) return control.type;
    return chainProblem(declaration, file) ? undefined : new PlanVocabulary(file).controlType(control);
  }

  rangeOf(node: AstNode): PlanRange {
    return this.names.source.rangeOf(node);
  }

  /** All declared controls that the file sees, by name. */
  controls(): ReadonlyMap<string, SelectorTemplate> {
    const controls = new Map<string, SelectorTemplate>();
    for (const [name, declaration] of [...this.names.imported, ...this.names.declared]) {
      const selector = declaration.kind === 'control' ? this.#finished(declaration) : undefined;
      if (selector !== undefined) controls.set(name, selector);
    }
    return controls;
  }

  #finished(declaration: Extract<Declaration, { kind: 'control' }>): SelectorTemplate | undefined {
    if (chainProblem(declaration, this.names.fileOf(declaration)) !== undefined) return undefined;
    return finishedControl(declaration.node.control, this.names.fileOf(declaration));
  }
}

function finishedControl(node: ControlOperand, names: FileNames): SelectorTemplate | undefined {
  const vocabulary = new PlanVocabulary(names);
  return isSelector(node) ? new Operands(vocabulary).selector(node, undefined) : vocabulary.control(node);
}

/** So many names may lie between a declared control and the selector it ends in. */
const longestChain = 64;

/**
 * What is wrong with a control's declaration: it leads back to itself (`control a = Button in b`, `control b = Pane in a`)
 * or through too many others.
 */
export function chainProblem(declaration: Declaration, names: FileNames): 'circular' | 'too long' | undefined {
  const passed = new Set<Declaration>();
  let at: Declaration | undefined = declaration;
  let file = names;
  while (at?.kind === 'control') {
    if (passed.has(at)) return 'circular';
    if (passed.size > longestChain) return 'too long';
    passed.add(at);
    let operand: ControlOperand | undefined = at.node.control;
    while (isSelector(operand)) operand = operand.within;
    const next: Declaration | undefined = operand && file.resolve(operand);
    file = next ? file.fileOf(next) : file;
    at = next;
  }
  return undefined;
}
