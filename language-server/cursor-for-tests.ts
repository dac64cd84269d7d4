import { resolve } from 'node:path';
import { Plan } from '../language/plan.ts';

/** A plan as a test writes it: `‸` marks the cursor. Other files are found beside it by their names. */
export function planWithCursor(
  marked: string,
  files: Readonly<Record<string, string>> = {},
): { readonly plan: Plan; readonly offset: number } {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error('The text has no cursor ‸.');
  const text = marked.replace('‸', '');
  const others = new Map(Object.entries(files).map(([name, other]) => [resolve(folder, name), other]));
  return { plan: Plan.open(resolve(folder, 'report.taskplan'), text, path => others.get(path)), offset };
}

export const folder = resolve('/plans');
