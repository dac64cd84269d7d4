import type { FileNames } from '../bind/file-names.ts';
import type { Program } from '../bind/program.ts';
import { plainText } from '../bind/template-text.ts';
import type { CompiledPlan, Input, Unit } from '../compiled-plan.ts';
import {
  type CallStatement,
  isAppDeclaration,
  isInputDeclaration,
  isRoutineDeclaration,
  isSecretDeclaration,
  isStep,
  isTaskHeader,
  type RoutineDeclaration,
} from '../generated/ast.ts';
import { NotChecked, Operands } from './operands.ts';
import { PlanVocabulary } from './plan-vocabulary.ts';
import { headerRange } from './source-text.ts';
import { endOf, UnitCompiler, type UnitSink } from './unit.ts';

/** Compiles a program without errors. */
export function compileProgram(program: Program): CompiledPlan {
  return new ProgramCompiler(program).run();
}

class ProgramCompiler implements UnitSink {
  readonly #program: Program;
  readonly #units: (Unit | undefined)[] = [undefined];
  readonly #routines = new Map<RoutineDeclaration, number>();

  constructor(program: Program) {
    this.#program = program;
  }

  run(): CompiledPlan {
    const { main, files } = this.#program;
    const routines = [...files.values()].flatMap(names => {
      const operands = new Operands(new PlanVocabulary(names));
      return itemsOf(names)
        .filter(isRoutineDeclaration)
        .map(node => ({ node, operands }));
    });
    for (const { node } of routines) this.#routines.set(node, this.#units.push(undefined) - 1);
    for (const { node, operands } of routines) this.#units[this.#indexOf(node)] = this.#routine(node, operands);
    const vocabulary = new PlanVocabulary(main);
    const task = this.#task(main, new Operands(vocabulary));
    this.#units[0] = task;
    return {
      file: main.source.file,
      task: { name: task.name, range: task.range },
      programs: itemsOf(main).flatMap(item => (isAppDeclaration(item) ? (plainText(item.program) ?? []) : [])),
      inputs: [...files.values()].flatMap(inputsOf),
      secrets: [...files.values()].flatMap(secretsOf),
      controls: vocabulary.controls(),
      units: this.#units.filter(unit => unit !== undefined),
      sources: new Map([...files.values()].map(({ source }) => [source.file, source.text])),
    };
  }

  add(unit: Unit): number {
    return this.#units.push(unit) - 1;
  }

  routine(call: CallStatement): number {
    for (const names of this.#program.files.values()) {
      const declaration = names.resolve(call);
      if (declaration?.kind === 'routine') return this.#indexOf(declaration.node);
    }
    throw new NotChecked(`the routine ${call.routine}`);
  }

  #indexOf(node: RoutineDeclaration): number {
    const index = this.#routines.get(node);
    if (index === undefined) throw new NotChecked(`the routine ${node.name}`);
    return index;
  }

  #task(main: FileNames, operands: Operands): Unit {
    const items = itemsOf(main);
    const header = items.find(isTaskHeader);
    if (header === undefined) throw new NotChecked('a file without a task');
    const compiler = new UnitCompiler(operands, this);
    for (const item of items) if (isAppDeclaration(item)) compiler.app(item);
    for (const item of items) if (isStep(item)) compiler.step(item);
    const range = main.source.rangeOf(header);
    const last = main.source.rangeOf(items.findLast(isStep) ?? header);
    return compiler.finish({ kind: 'task', name: plainText(header.title) ?? '', parameters: [], range }, endOf(last));
  }

  #routine(node: RoutineDeclaration, operands: Operands): Unit {
    const compiler = new UnitCompiler(operands, this);
    compiler.routine(node);
    const whole = operands.vocabulary.rangeOf(node);
    const range = headerRange(node, node.block, whole);
    const parameters = node.parameters.map(({ name }) => name);
    return compiler.finish({ kind: 'routine', name: node.name, parameters, range }, endOf(whole));
  }
}

function itemsOf(names: FileNames) {
  return names.source.pieces.flatMap(({ root }) => root.item ?? []);
}

function inputsOf(names: FileNames): Input[] {
  const operands = new Operands(new PlanVocabulary(names));
  return itemsOf(names)
    .filter(isInputDeclaration)
    .map(node => ({
      name: node.name,
      type: node.type,
      ...(node.initial === undefined ? {} : { initial: operands.expression(node.initial, undefined) }),
      range: names.source.rangeOf(node),
    }));
}

function secretsOf(names: FileNames): CompiledPlan['secrets'] {
  return itemsOf(names)
    .filter(isSecretDeclaration)
    .map(node => ({ name: node.name, range: names.source.rangeOf(node) }));
}
