import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Which } from '../../agent/pin/pin.ts';
import { pinRun } from '../../agent/pin/pin-run.ts';
import { whichOf } from '../../agent/pin/which.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';
import { shownPath } from '../plan-files.ts';
import { applyEdits, unifiedDiff } from '../unified-diff.ts';

export interface PinOptions {
  readonly step?: string | undefined;
  readonly at?: string | undefined;
  readonly write?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Shows, or writes, what a plan is with the actions of a recorded run in it. Notes go to stderr. */
export function pinTrace(folder: string, options: PinOptions, terminal: Terminal): ExitCode {
  if (!existsSync(join(folder, 'run.gwtrace')))
    throw new UsageError(`${folder} is no recorded run: it has no run.gwtrace.`);
  const reply = pinRun(resolve(folder), which(folder, options));
  if (options.json) terminal.out(`${JSON.stringify(reply)}\n`);
  for (const note of reply.notes) terminal.err(`${note}\n`);
  if (reply.problem !== undefined) {
    terminal.err(`${reply.problem}\n`);
    return 1;
  }
  for (const file of new Set(reply.edits.map(edit => edit.file))) {
    const text = readFileSync(file, 'utf8');
    const edits = reply.edits.filter(edit => edit.file === file);
    if (options.write) {
      writeFileSync(file, applyEdits(text, edits));
      terminal.err(`Written into ${shownPath(file)}\n`);
    } else if (!options.json) {
      terminal.out(unifiedDiff(shownPath(file), text, edits));
    }
  }
  return 0;
}

function which(folder: string, { step, at }: PinOptions): Which {
  if (step !== undefined && at !== undefined) throw new UsageError('--step and --at both say which step: give one.');
  if (step !== undefined) return { kind: 'number', number: step.replace(/\.$/, '') };
  if (at === undefined) return whichOf(folder, undefined);
  const found = /^(.+):([1-9]\d*)$/.exec(at);
  if (found === null) throw new UsageError(`"${at}" is no line of a file, as in --at report.taskplan:12.`);
  return whichOf(folder, { file: resolve(found[1] ?? ''), line: Number(found[2]) });
}
