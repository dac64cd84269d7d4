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

/** The targets by name. What starts processes is loaded only when it is asked for. */
const targets: Readonly<Record<string, (options: TargetOptions) => TargetApi | Promise<TargetApi>>> = {
  practice: ({ faults }) => createPracticeApp(faults === undefined ? {} : { faults }),
  windows: async () => (await import('./windows-desktop.ts')).openWindowsDesktop(),
  wine: async () => (await import('./wine/wine-desktop.ts')).openWineDesktop(),
};

/** Opens a target by its name, `--target T`. @throws UnknownTarget, TargetUnavailable */
export async function openTarget(name: string, options: TargetOptions = {}): Promise<TargetApi> {
  const open = targets[name];
  if (open === undefined) {
    throw new UnknownTarget(
      `There is no target "${name}" in this version. There is: ${Object.keys(targets).join(', ')}.`,
    );
  }
  return open(options);
}
