import type { Diagnostic } from '../protocol/position.ts';
import type { FileNames } from './bind/file-names.ts';
import { Program, type ReadFile } from './bind/program.ts';
import { checkProgram } from './check/check.ts';
import { compileProgram } from './compile/compile.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import { PlanSource } from './syntax/plan-source.ts';

export {
  type ConsoleNames,
  compileActionText,
  compileExpressionText,
  compileSelectorText,
  problemOfExpressionText,
} from './compile/console.ts';
export { type ConsoleOffer, completeConsoleText } from './console-completion.ts';
export type { ReadFile };

/** A compiled plan, or what stands against compiling it. */
export type Compilation =
  | { readonly ok: true; readonly plan: CompiledPlan }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** One plan file with everything it uses: the door to the language. Immutable; an edit makes a new one. */
export class Plan {
  readonly #program: Program;
  readonly #read: ReadFile;
  #diagnostics: readonly Diagnostic[] | undefined;

  private constructor(program: Program, read: ReadFile) {
    this.#program = program;
    this.#read = read;
  }

  /** @param file absolute path; what it uses is found relative to it */
  static open(file: string, text: string, read: ReadFile): Plan {
    return new Plan(Program.load(PlanSource.parse(file, text), read), read);
  }

  /** The plan with a new text. Used files are read again; what has not changed is not looked at again. */
  edit(text: string): Plan {
    return new Plan(Program.load(this.source.edit(text), this.#read, this.#program), this.#read);
  }

  get source(): PlanSource {
    return this.names.source;
  }

  /** What the names of the file mean, and which can be used where. */
  get names(): FileNames {
    return this.#program.main;
  }

  /** The names of a used file, or of this one, by its absolute path. */
  namesOf(file: string): FileNames | undefined {
    return this.#program.files.get(file);
  }

  /** Everything there is to say about this file, in the order of the text. Errors of a used file stand at its `use`. */
  diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= checkProgram(this.#program);
    return this.#diagnostics;
  }

  /** A plan with errors does not compile, nor does a file without a task. */
  compile(): Compilation {
    const diagnostics = this.diagnostics();
    if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics };
    if (!this.names.hasTask) return { ok: false, diagnostics: [...diagnostics, noTask(this.source)] };
    return { ok: true, plan: compileProgram(this.#program) };
  }
}

function noTask(source: PlanSource): Diagnostic {
  const message = 'This file has no task to run, so it is a library. Add a line such as: task "Write the report"';
  return { range: source.range(0, 0), severity: 'error', code: 'no-task', message };
}
