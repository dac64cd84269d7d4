import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Plan, type ReadFile } from '../language/plan.ts';
import { UsageError } from './command.ts';

/** Reads a file for `use`: undefined when there is none. */
export const readPlanFile: ReadFile = path => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Opens a plan from disk. @throws UsageError when there is no such file */
export function openPlan(path: string): Plan {
  const file = resolve(path);
  const text = existsSync(file) && statSync(file).isFile() ? readPlanFile(file) : undefined;
  if (text === undefined) throw new UsageError(`There is no plan ${path}.`);
  return Plan.open(file, text, readPlanFile);
}

/** Every plan file of these files and folders, absolute, sorted. @throws UsageError for a path that is not there */
export function findPlans(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(path);
    if (!existsSync(absolute)) throw new UsageError(`There is no file or folder ${path}.`);
    if (statSync(absolute).isFile()) found.add(absolute);
    else for (const file of plansBelow(absolute)) found.add(file);
  }
  return [...found].sort();
}

const skipped = new Set(['node_modules', '.git', '.groundwork']);

function plansBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : plansBelow(path);
    return entry.isFile() && entry.name.endsWith('.taskplan') ? [path] : [];
  });
}

/** A path as people type it: relative where that is shorter. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') || short === '' ? path : short;
}
