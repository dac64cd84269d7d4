import { readFileSync } from 'node:fs';
import { Plan } from '../../language/plan.ts';

/** A plan as it is on the disk now, compiled, or with what is wrong with it; undefined where it cannot be read. */
export function compiledFile(file: string): ReturnType<Plan['compile']> | undefined {
  const text = textOf(file);
  return text === undefined ? undefined : Plan.open(file, text, textOf).compile();
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
