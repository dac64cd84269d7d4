import type { Diagnostic } from '../../protocol/position.ts';
import { currentDeclaration, fingerprint } from '../bind/changes.ts';
import type { FileNames } from '../bind/file-names.ts';
import type { Program } from '../bind/program.ts';
import { PlanVocabulary } from '../compile/plan-vocabulary.ts';
import { isCallStatement } from '../generated/ast.ts';
import type { Piece } from '../syntax/piece.ts';
import { checkFile } from './file.ts';
import type { CheckContext, Finding, Related } from './finding.ts';
import { checkNodes } from './nodes.ts';
import { checkUses } from './uses.ts';

/** Everything there is to say about the main file, in the order of the text. Errors of a used file stand at its `use`. */
export function checkProgram(program: Program): readonly Diagnostic[] {
  return new ProgramChecker(program).diagnosticsOf(program.main);
}

/** What was found in a piece, and what it depended on besides the piece. */
interface Kept {
  readonly signature: Program['signature'];
  /** By name, what it was; undefined when any change of a name may matter. */
  readonly dependsOn: ReadonlyMap<string, string> | undefined;
  readonly findings: readonly Finding[];
}

const kept = new WeakMap<Piece, Kept>();

class ProgramChecker {
  readonly #program: Program;
  readonly #done = new Map<FileNames, readonly Diagnostic[]>();

  constructor(program: Program) {
    this.#program = program;
  }

  diagnosticsOf(names: FileNames): readonly Diagnostic[] {
    const done = this.#done.get(names);
    if (done !== undefined) return done;
    const { source } = names;
    const context = new FileContext(names);
    const diagnostics = [...source.diagnostics];
    for (const piece of source.pieces) {
      for (const finding of this.#findings(piece, context)) diagnostics.push(placed(finding, names));
    }
    for (const finding of checkFile(names)) diagnostics.push(placed(finding, names));
    diagnostics.push(...checkUses(names, used => this.diagnosticsOf(used)));
    diagnostics.sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
    this.#done.set(names, diagnostics);
    return diagnostics;
  }

  #findings(piece: Piece, context: FileContext): readonly Finding[] {
    const { signature } = this.#program;
    const before = kept.get(piece);
    if (before?.signature === signature) return before.findings;
    if (before?.dependsOn !== undefined && sameNames(before.dependsOn, piece, context.names)) {
      kept.set(piece, { ...before, signature });
      return before.findings;
    }
    const { findings: found, askedForAllNames } = context.run(piece);
    // What could not be parsed is missing from the tree: a block may look empty, a step without `do`.
    const findings = piece.problems.length === 0 ? found : found.filter(({ severity }) => severity === 'error');
    kept.set(piece, {
      signature,
      findings,
      dependsOn: askedForAllNames ? undefined : dependencies(piece, context.names),
    });
    return findings;
  }
}

/** The names a piece depends on and what they are; undefined when one of them is nothing yet. */
function dependencies(piece: Piece, names: FileNames): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  const { open, locals } = names.namesOf(piece);
  for (const use of open) {
    const name = isCallStatement(use) ? use.routine : use.name;
    if (found.has(name)) continue;
    const what = fingerprint(name, piece, names);
    if (what === undefined) return undefined;
    found.set(name, what);
  }
  // A local name may clash with one of the file.
  for (const { name } of locals) {
    if (!found.has(name)) found.set(name, fingerprint(name, piece, names) ?? '');
  }
  return found;
}

function sameNames(dependsOn: ReadonlyMap<string, string>, piece: Piece, names: FileNames): boolean {
  for (const [name, what] of dependsOn) if ((fingerprint(name, piece, names) ?? '') !== what) return false;
  return true;
}

class FileContext implements CheckContext {
  readonly names: FileNames;
  readonly vocabulary: PlanVocabulary;
  #piece: Piece | undefined;
  #findings: Finding[] = [];
  #askedForAllNames = false;

  constructor(names: FileNames) {
    this.names = names;
    this.vocabulary = new PlanVocabulary(names);
  }

  run(piece: Piece): { readonly findings: readonly Finding[]; readonly askedForAllNames: boolean } {
    this.#piece = piece;
    this.#findings = [];
    this.#askedForAllNames = false;
    checkNodes(piece.root, this);
    return { findings: this.#findings, askedForAllNames: this.#askedForAllNames };
  }

  report(finding: Finding): void {
    this.#findings.push(finding);
  }

  knownNames(): Iterable<string> {
    const { names } = this;
    this.#askedForAllNames = true;
    const locals = this.#piece === undefined ? [] : names.namesOf(this.#piece).locals;
    return [
      ...locals.map(({ name }) => name),
      ...names.taskVariables(),
      ...names.declared.keys(),
      ...names.imported.keys(),
    ];
  }
}

function placed(finding: Finding, names: FileNames): Diagnostic {
  const { severity, code, message, node, property, related, suggestions } = finding;
  return {
    range: names.source.rangeOf(node, property),
    severity,
    code,
    message,
    ...(related === undefined ? {} : { related: related.flatMap(one => placedRelated(one, names)) }),
    ...(suggestions === undefined ? {} : { suggestions: [...suggestions] }),
  };
}

function placedRelated({ declaration, message }: Related, names: FileNames): NonNullable<Diagnostic['related']> {
  const current = currentDeclaration(declaration, names);
  return current === undefined ? [] : [{ range: names.rangeOf(current), message }];
}
