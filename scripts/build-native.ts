import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nativeDist, root } from './paths.ts';

const source = join(root, 'native', 'windows-host');
const build = join(nativeDist, 'build');
const host = join(nativeDist, 'windows-host.exe');

/** What is made: the host, what reads menus under Wine, and a program for the suite of live windows. */
const products =
  process.platform === 'win32'
    ? ['windows-host.exe', 'test-program.exe']
    : ['windows-host.exe', 'wine-menu-hook.dll', 'test-program.exe'];

/** What building needs: how to see that it is there, and what installs it on Debian. */
const tools: readonly { readonly command: string; readonly packages: string }[] =
  process.platform === 'win32'
    ? [{ command: 'cmake', packages: 'cmake and the C++ tools of Visual Studio' }]
    : [
        { command: 'cmake', packages: 'cmake' },
        { command: 'make', packages: 'make' },
        { command: 'x86_64-w64-mingw32-g++-posix', packages: 'g++-mingw-w64-x86-64' },
      ];

/** What is missing to build the Windows host, in one sentence; `undefined` when nothing is. */
export function missingToBuild(): string | undefined {
  const missing = tools.filter(({ command }) => spawnSync(command, ['--version']).error !== undefined);
  const packages = missing.map(tool => tool.packages);
  if (process.platform !== 'win32' && !existsSync('/usr/include/nlohmann/json.hpp'))
    packages.push('nlohmann-json3-dev');
  return packages.length === 0 ? undefined : `the Windows host can't be built without ${packages.join(', ')}`;
}

function isFresh(): boolean {
  if (!existsSync(host)) return false;
  const built = statSync(host).mtimeMs;
  return readdirSync(source, { withFileTypes: true, recursive: true }).every(
    entry => !entry.isFile() || statSync(join(entry.parentPath, entry.name)).mtimeMs < built,
  );
}

function run(command: string, args: readonly string[]): void {
  const done = spawnSync(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (done.status === 0) return;
  throw new Error(`${command} ${args.join(' ')} failed.\n${done.stdout ?? ''}${done.stderr ?? ''}`);
}

/** Builds the Windows host into `dist/native`. What is newer than all its sources is left as it is. */
export function buildNative(options: { force: boolean }): void {
  if (!options.force && isFresh()) return;
  const missing = missingToBuild();
  if (missing !== undefined) throw new Error(missing);
  mkdirSync(build, { recursive: true });
  const cross = process.platform === 'win32' ? [] : [`-DCMAKE_TOOLCHAIN_FILE=${join(source, 'mingw-w64.cmake')}`];
  run('cmake', ['-S', source, '-B', build, '-DCMAKE_BUILD_TYPE=MinSizeRel', ...cross]);
  run('cmake', ['--build', build, '--config', 'MinSizeRel', '--parallel', '2']);
  for (const file of products) {
    const made = [join(build, file), join(build, 'MinSizeRel', file)].find(existsSync);
    if (made === undefined) throw new Error(`The build made no ${file}.`);
    // A host that runs keeps its file.
    rmSync(join(nativeDist, file), { force: true });
    copyFileSync(made, join(nativeDist, file));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    buildNative({ force: process.argv.includes('--force') });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
