import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildProduct } from '../../scripts/build.ts';
import { root } from '../../scripts/paths.ts';
import { buildDesktopSuite } from './build.ts';

// The suite in the desktop VS Code: the one that VSCODE names, else one that is downloaded.
await buildProduct({ force: false });
const extensionTestsPath = await buildDesktopSuite();
const { VSCODE: vscodeExecutablePath } = process.env;
try {
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath,
    launchArgs: [join(root, 'samples'), '--disable-extensions', '--disable-workspace-trust'],
    ...(vscodeExecutablePath === undefined ? {} : { vscodeExecutablePath }),
  });
} catch (error) {
  process.stderr.write(
    `The suite failed, or VS Code could not be had: ${String(error)}\nSet VSCODE to the program of an installed VS Code where none can be downloaded.\n`,
  );
  process.exit(1);
}
