import { spawnSync } from 'node:child_process';
import { buildProduct } from './build.ts';
import { bundle } from './paths.ts';

// The command line from a checkout: builds first if a source is newer than the bundle.
await buildProduct({ force: false });
const run = spawnSync(process.execPath, ['--enable-source-maps', bundle, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
