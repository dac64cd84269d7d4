import type { Declaration } from '../bind/declaration.ts';
import { kindInWords } from '../bind/declaration.ts';
import type { FileNames } from '../bind/file-names.ts';
import { isStep } from '../generated/ast.ts';
import { error, type Finding, info } from './finding.ts';
import { checkStepNumbers } from './step-numbers.ts';
import { checkTaskOfFile } from './task.ts';

/** What can only be said of a file as a whole. */
export function checkFile(names: FileNames): Finding[] {
  const steps = names.source.pieces.flatMap(({ root: { item } }) => (isStep(item) ? item : []));
  return [...duplicates(names), ...checkTaskOfFile(names), ...checkStepNumbers(steps), ...unused(names)];
}

function duplicates(names: FileNames): Finding[] {
  const own = names.duplicates.map(({ declaration, earlier }) => duplicate(declaration, earlier));
  const used: Finding[] = [];
  for (const [name, declaration] of names.declared) {
    const earlier = names.imported.get(name);
    if (earlier !== undefined) used.push(duplicate(declaration, earlier));
  }
  return [...own, ...used];
}

function duplicate(declaration: Declaration, earlier: Declaration): Finding {
  const { name } = declaration;
  const where = earlier.file === declaration.file ? '' : ' of a file that is used';
  const message = `There is ${kindInWords[earlier.kind]} '${name}'${where} already. A name means one thing.`;
  const related = [{ declaration: earlier, message: `'${name}' is declared here.` }];
  return error(declaration.node, 'duplicate-name', message, { property: 'name', related });
}

/** What a plan declares and never uses. A library declares for others. */
function unused(names: FileNames): Finding[] {
  const used = (name: string) => names.pieces.some(piece => piece.used.has(name));
  const locals = names.pieces.flatMap(piece => piece.locals.filter(({ kind }) => kind !== 'round'));
  const declared = names.hasTask ? [...names.declared.values()] : [];
  return [...declared, ...locals]
    .filter(({ name }) => !used(name))
    .map(({ kind, name, node }) =>
      info(node, 'unused', `'${name}' is ${kindInWords[kind]} that nothing uses.`, { property: 'name' }),
    );
}
