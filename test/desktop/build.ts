import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/paths.ts';

/** Bundles the suite for an extension host. @returns the module that exports `run` */
export async function buildDesktopSuite(): Promise<string> {
  // Beside what is shipped it would be shipped.
  const outfile = join(root, 'test', 'artefacts', 'desktop-suite.cjs');
  await build({
    entryPoints: [join(root, 'test', 'desktop', 'suite.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: true,
    logLevel: 'warning',
    external: ['vscode', 'mocha'],
  });
  return outfile;
}
