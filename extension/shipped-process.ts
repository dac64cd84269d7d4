import { join } from 'node:path';

/** How one of Groundwork's own processes is started. */
export interface ShippedProcess {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Groundwork's program runs on VS Code's own Node, so that nothing has to be installed.
 *
 * @param extensionFolder where the extension lies
 * @param nodePath the setting `groundwork.nodePath`: another Node; empty for VS Code's own
 */
export function shippedProcess(extensionFolder: string, nodePath: string, args: readonly string[]): ShippedProcess {
  const program = join(extensionFolder, 'dist', 'groundwork.js');
  const own = nodePath.trim() === '';
  return {
    command: own ? process.execPath : nodePath.trim(),
    args: [program, ...args],
    // Electron is Node with this; Node itself does not mind it.
    env: own ? { ELECTRON_RUN_AS_NODE: '1' } : {},
  };
}
