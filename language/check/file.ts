import type { Declaration } from '../bind/declaration.ts';
import { kindInWords } from '../bind/declaration.ts';
import type { FileNames } from '../bind/file-names.ts';
import { walk } from '../bind/walk.ts';
import {
  isAction,
  isAppDeclaration,
  isLaunchAction,
  isStep,
  isTaskHeader,
  type Step,
  type TaskHeader,
} from '../generated/ast.ts';
import type { Piece } from '../syntax/piece.ts';
import { error, type Finding, info, warning } from './finding.ts';
import { checkStepNumbers } from './step-numbers.ts';

/** What can only be said of a file as a whole. */
export function checkFile(names: FileNames): Finding[] {
  const steps = names.source.pieces.flatMap(({ root: { item } }) => (isStep(item) ? item : []));
  return [...duplicates(names), ...task(names), ...checkStepNumbers(steps), ...unused(names)];
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

function task(names: FileNames): Finding[] {
  const items = names.source.pieces.flatMap(({ root }) => root.item ?? []);
  const [header, ...others] = items.filter(isTaskHeader);
  const steps = items.filter(isStep);
  const findings = others.map(other =>
    error(other, 'second-task', 'A file has one task. Put this one into a file of its own.'),
  );
  if (header !== undefined) return [...findings, ...taskContents(names, header, steps)];
  if (names.source.pieces.some(isFaultyTask)) return findings;
  const [first] = steps;
  if (first !== undefined) {
    const message = 'These steps belong to no task. Begin the file with a line such as: task "Write the report"';
    return [...findings, error(first, 'steps-without-task', message, { property: 'sentence' })];
  }
  return items.filter(isAppDeclaration).map(app => {
    const message = 'A file without a task starts no program. Put this line into the plan that uses it.';
    return error(app, 'app-without-task', message);
  });
}

function isFaultyTask({ problems, tokens }: Piece): boolean {
  return problems.length > 0 && tokens[0]?.image === 'task';
}

function taskContents(names: FileNames, header: TaskHeader, steps: readonly Step[]): Finding[] {
  const isWhole = names.source.pieces.every(({ problems }) => problems.length === 0);
  if (!isWhole) return [];
  if (steps.length === 0) {
    const message = 'This task has no steps yet. A step is a numbered sentence, such as: 1. Open a new document';
    return [warning(header, 'empty-task', message)];
  }
  if (names.source.pieces.some(({ root }) => isAppDeclaration(root.item)) || !actsWithoutLaunch(steps)) return [];
  const message = 'This task says no program, so it runs on whatever is attached. To start one, add: app "wordpad.exe"';
  return [info(header, 'no-app', message)];
}

/** Whether there are explicit actions, and none of them starts a program. */
function actsWithoutLaunch(steps: readonly Step[]): boolean {
  let acts = false;
  let launches = false;
  for (const step of steps) {
    if (step.block === undefined) continue;
    if (!acts || !launches) {
      walk(step.block, node => {
        acts ||= isAction(node);
        launches ||= isLaunchAction(node);
      });
    }
  }
  return acts && !launches;
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
