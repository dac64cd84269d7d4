import type { PracticeFaults, TargetApi } from '../../protocol/target.ts';
import { createPracticeApp } from './practice/practice-app.ts';

/** No target is opened by this name; `message` says which there are. */
export class UnknownTarget extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnknownTarget';
  }
}

interface TargetOptions {
  /** What the practice app is told to do wrong. */
  readonly faults?: PracticeFaults | undefined;
}

/** The targets by name. `windows` and `wine` come with the Windows host. */
const targets: Readonly<Record<string, (options: TargetOptions) => TargetApi>> = {
  practice: ({ faults }) => createPracticeApp(faults === undefined ? {} : { faults }),
};

/** Opens a target by its name, `--target T`. @throws UnknownTarget */
export async function openTarget(name: string, options: TargetOptions = {}): Promise<TargetApi> {
  const open = targets[name];
  if (open === undefined) {
    throw new UnknownTarget(
      `There is no target "${name}" in this version. There is: ${Object.keys(targets).join(', ')}.`,
    );
  }
  return open(options);
}
