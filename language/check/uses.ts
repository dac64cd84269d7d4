import { basename } from 'node:path';
import type { Diagnostic } from '../../protocol/position.ts';
import type { FileNames, Use } from '../bind/file-names.ts';
import { plainText } from '../bind/template-text.ts';
import { isTaskHeader, isUseDeclaration } from '../generated/ast.ts';

/**
 * What is wrong with the `use` lines of a file, or with the files they mean.
 * @param diagnosticsOf all diagnostics of a used file
 */
export function checkUses(names: FileNames, diagnosticsOf: (used: FileNames) => readonly Diagnostic[]): Diagnostic[] {
  const diagnostics = names.source.pieces.flatMap(({ root: { item } }) => {
    if (!isUseDeclaration(item)) return [];
    const path = plainText(item.path);
    if (path !== undefined && path !== '') return [];
    const message = 'After \'use\' comes the path of a file, such as: use "./office.taskplan"';
    return [problem(names, { node: item }, 'bad-path', message)];
  });
  const seen = new Set<string>();
  for (const use of names.uses) {
    const again = seen.has(use.path);
    seen.add(use.path);
    const found = again
      ? problem(names, use, 'used-twice', 'This file is used already.', 'warning')
      : judge(names, use, diagnosticsOf);
    if (found !== undefined) diagnostics.push(found);
  }
  diagnostics.push(...conflicts(names));
  return diagnostics;
}

/** Names that two used files declare. */
function conflicts(names: FileNames): Diagnostic[] {
  const declared = new Map<string, FileNames>();
  const found: Diagnostic[] = [];
  for (const file of names.reachable) {
    for (const [name, declaration] of file.declared) {
      const other = declared.get(name);
      const before = other?.declared.get(name);
      const use = names.uses.find(({ names: used }) => used === file || used?.reachable.includes(file));
      if (other === undefined || before === undefined) {
        declared.set(name, file);
      } else if (use !== undefined) {
        const message = `Both ${basename(other.source.file)} and ${basename(file.source.file)} declare '${name}'.`;
        const related = [before, declaration].map(one => ({
          range: names.rangeOf(one),
          message: `'${name}' is declared here.`,
        }));
        found.push({ ...problem(names, use, 'duplicate-name', message), related });
      }
    }
  }
  return found;
}

function judge(
  names: FileNames,
  use: Use,
  diagnosticsOf: (used: FileNames) => readonly Diagnostic[],
): Diagnostic | undefined {
  const { names: used } = use;
  const name = basename(use.path);
  if (used === undefined) {
    return problem(names, use, 'no-such-file', `There is no file ${name} there. The path is relative to this file.`);
  }
  if (used === names) return problem(names, use, 'circular-use', 'A file cannot use itself.');
  if (leadsTo(used, names)) {
    return problem(names, use, 'circular-use', `${name} uses this file in turn. Put what both need into a third file.`);
  }
  const header = used.source.pieces.map(({ root }) => root.item).find(isTaskHeader);
  if (header !== undefined) {
    const related = [{ range: used.source.rangeOf(header), message: 'The task is here.' }];
    const message = `${name} has a task. Only files without one can be used: controls and routines.`;
    return { ...problem(names, use, 'used-task', message), related };
  }
  const errors = diagnosticsOf(used).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return undefined;
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const related = errors.slice(0, 5).map(({ range, message }) => ({ range, message }));
  const [first] = errors;
  const where = first === undefined ? '' : ` Line ${first.range.line}: ${first.message}`;
  return { ...problem(names, use, 'used-file-errors', `${name} has ${count}.${where}`), related };
}

function leadsTo(from: FileNames, to: FileNames): boolean {
  return from.reachable.includes(to);
}

function problem(
  names: FileNames,
  { node }: Pick<Use, 'node'>,
  code: string,
  message: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return { range: names.source.rangeOf(node, 'path'), severity, code, message };
}
