import type { AstNode } from 'langium';
import { isRoutineDeclaration } from '../generated/ast.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Declaration } from './declaration.ts';
import type { FileNames } from './file-names.ts';

/** By file and name; as old as the file's names. */
const fingerprints = new WeakMap<FileNames, Map<string, string | undefined>>();

/** What mentions more pieces than this, directly or through others, is looked at again at every change. */
const mostPieces = 50;

/**
 * A text that changes when the name, used in that piece, comes to mean something else. Undefined when it means nothing
 * there, or when too much would have to be looked at to tell.
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
  if (!known.has(name)) known.set(name, signaturesOf(declaration, names));
  return known.get(name);
}

/** Of a declaration and of all that it mentions. */
function signaturesOf(declaration: Declaration, names: FileNames): string | undefined {
  const signatures = new Set<string>();
  const waiting = [declaration];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const file = names.fileOf(next);
    const index = file.indexOf(next.node);
    const piece = index === undefined ? undefined : file.pieces[index];
    const signature = `${next.file}\n${piece?.signature}`;
    if (piece === undefined || signatures.has(signature)) continue;
    signatures.add(signature);
    if (signatures.size > mostPieces) return undefined;
    for (const name of piece.used) {
      const mentioned = file.lookup(name);
      if (mentioned !== undefined) waiting.push(mentioned);
    }
  }
  return [...signatures].join('\n');
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
