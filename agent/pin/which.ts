import { relative, resolve, sep } from 'node:path';
import type { PinArguments } from '../../protocol/debug.ts';
import type { Which } from './pin.ts';

/** What a place means: a line of a plan, or the file of what the LAM did in this run, whatever the line. */
export function whichOf(folder: string, step: PinArguments['step']): Which {
  if (step === undefined) return { kind: 'all' };
  const inRun = relative(resolve(folder), resolve(step.file)).split(sep).join('/');
  return inRun.startsWith('lam/') ? { kind: 'script', file: inRun } : { kind: 'line', ...step };
}
