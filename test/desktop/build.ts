import { join } from 'node:path';
import { build } from 'esbuild';
import { dist, root } from '../../scripts/paths.ts';

/** Bundles the suite for an extension host. @returns the module that exports `run` */
export async function buildDesktopSuite(): Promise<string> {
  const outfile = join(dist, 'test', 'desktop-suite.cjs');
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
