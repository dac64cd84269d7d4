// Runs a script of the project on the Node it is built for, on a machine where nothing is installed:
//   node scripts/bootstrap.mjs scripts/demo.ts [arguments]
// Plain JavaScript, since it has to run on any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.groundwork-installed');
const nodeBinary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Groundwork needs Node 20 or newer to set itself up; this is ${process.version}.`);
}

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (installed === lock && existsSync(nodeBinary)) return;
  process.stderr.write('Installing the packages of package-lock.json (once; this takes a minute) …\n');
  // On Windows npm is a script that only a shell can start.
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('`npm ci` failed: see its message above, then run this again.');
  if (!existsSync(nodeBinary)) {
    spawnSync(process.execPath, [join(root, 'node_modules/node/installArchSpecificPackage.js')], {
      cwd: join(root, 'node_modules/node'),
      stdio: ['ignore', 2, 2],
    });
  }
  if (!existsSync(nodeBinary)) {
    fail(
      'The npm package `node` did not unpack its binary. Is there one for this platform? Allow its install script and run this again.',
    );
  }
  writeFileSync(stampFile, lock);
}

install();
const [script, ...rest] = process.argv.slice(2);
if (script === undefined) process.exit(0);
const run = spawnSync(nodeBinary, [join(root, script), ...rest], {
  stdio: 'inherit',
  env: { ...process.env, GROUNDWORK_ROOT: root },
});
if (run.error) fail(`Cannot start ${nodeBinary}: ${run.error.message}`);
process.exit(run.status ?? 1);
