import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Window, Workbench } from './workbench.ts';

/** One workbench for a file of tests. The windows of a test are closed at its end, with a picture where it failed. */
export function workbenchOfFile(settings: Readonly<Record<string, unknown>> = {}) {
  let workbench: Workbench;
  let windows: Window[] = [];
  beforeAll(async () => {
    workbench = await Workbench.start(settings);
  }, 300_000);
  afterAll(() => workbench?.end());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await windows.at(-1)?.picture(`failed - ${task.name}`);
    for (const window of windows) await window.close();
    windows = [];
  });
  return {
    /** A window on a folder of its own. @param files by name; the first one is opened */
    async open(files: Readonly<Record<string, string>>): Promise<Window> {
      const window = await workbench.open(files);
      windows.push(window);
      return window;
    },
  };
}
