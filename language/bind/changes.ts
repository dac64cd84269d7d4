import type { AstNode } from 'langium';
import { isRoutineDeclaration } from '../generated/ast.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Declaration } from './declaration.ts';
import type { FileNames } from './file-names.ts';

/** By file and name; as old as the file's names. */
const fingerprints = new WeakMap<FileNames, Map<string, string>>();

/**
 * A text that changes when the name, used in that piece, comes to mean something else. Undefined when it means nothing
 * there.
 */
export function fingerprint(name: string, piece: Piece, names: FileNames): string | undefined {
  const declaration = names.lookup(name);
  if (declaration === undefined) {
    const index = names.indexOf(piece.root);
    return index !== undefined && names.global(name, index) !== undefined ? 'variable' : undefined;
  }
  let known = fingerprints.get(names);
  if (known === undefined) {
    known = new Map();
    fingerprints.set(names, known);
  }
  let text = known.get(name);
  if (text === undefined) {
    const signatures = new Set<string>();
    collectSignatures(declaration, names.fileOf(declaration), signatures);
    text = [...signatures].join('\n');
    known.set(name, text);
  }
  return text;
}

/** Of a declaration and of all that it mentions. */
function collectSignatures(declaration: Declaration, names: FileNames, into: Set<string>): void {
  const index = names.indexOf(declaration.node);
  const piece = index === undefined ? undefined : names.pieces[index];
  if (piece === undefined) return;
  const signature = `${declaration.file}\n${piece.signature}`;
  if (into.has(signature)) return;
  into.add(signature);
  for (const name of piece.used) {
    const mentioned = names.lookup(name);
    if (mentioned !== undefined) collectSignatures(mentioned, names.fileOf(mentioned), into);
  }
}

/**
 * What a declaration of an earlier state of the files is now: its piece may have been parsed anew, though nothing in it
 * changed for others.
 */
export function currentDeclaration(declaration: Declaration, names: FileNames): Declaration | undefined {
  const file = names.fileOf(declaration);
  if (file.indexOf(declaration.node) !== undefined) return declaration;
  const { kind, name, node } = declaration;
  if (kind === 'variable') return file.taskVariable(name);
  if (kind !== 'parameter') return file.declared.get(name);
  const { $container: container }: { readonly $container?: AstNode } = node;
  const routine = isRoutineDeclaration(container) ? file.declared.get(container.name) : undefined;
  const parameter = routine?.kind === 'routine' ? routine.node.parameters.find(now => now.name === name) : undefined;
  return parameter && file.resolve(parameter);
}
