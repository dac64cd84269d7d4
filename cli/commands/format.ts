import { readFileSync, writeFileSync } from 'node:fs';
import { laidOut } from '../../language/print/layout.ts';
import { PlanSource } from '../../language/syntax/plan-source.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';
import { findPlans, shownPath } from '../plan-files.ts';

/**
 * Lays plans out in place, broken ones too. With `check` it writes nothing, lists the plans that would change and fails
 * if there is one.
 */
export function format(paths: readonly string[], options: { check?: boolean }, terminal: Terminal): ExitCode {
  const files = findPlans(paths);
  if (files.length === 0) throw new UsageError(`There is no .taskplan file in ${paths.join(', ')}.`);
  let changed = 0;
  let failed = 0;
  for (const file of files) {
    try {
      if (!layOutFile(file, options.check ?? false)) continue;
      changed++;
      terminal.out(`${shownPath(file)}\n`);
    } catch (error) {
      failed++;
      terminal.err(`${shownPath(file)} was left as it is: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  terminal.err(`${summary(files.length, changed, options.check ?? false)}\n`);
  return failed > 0 || (options.check && changed > 0) ? 1 : 0;
}

/** Whether the layout of the file was, or would be, changed. */
function layOutFile(file: string, checkOnly: boolean): boolean {
  const bytes = readFileSync(file);
  const before = bytes.toString('utf8');
  // Bytes that are no UTF-8 would be lost.
  if (!Buffer.from(before, 'utf8').equals(bytes)) throw new Error('it is not a UTF-8 text.');
  const after = laidOut(PlanSource.parse(file, before));
  if (after === before) return false;
  if (!checkOnly) writeFileSync(file, after);
  return true;
}

function summary(files: number, changed: number, checkOnly: boolean): string {
  const plans = `${files} plan${files === 1 ? '' : 's'}`;
  if (changed === 0) return `${plans}: nothing to lay out.`;
  return `${plans}: ${changed} ${checkOnly ? 'not laid out. Run `groundwork format` without --check.' : 'laid out.'}`;
}
