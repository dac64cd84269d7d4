import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromiumPath } from './chromium.ts';

/** What suites and demos need of the machine: how to see that it is there, and Debian's packages that bring it. */
const needs = {
  browser: [{ isThere: () => chromiumPath() !== undefined, packages: ['chromium'] }],
  wine: [
    { isThere: () => isCommand('wine'), packages: ['wine', 'wine64', 'fonts-wine'] },
    { isThere: () => isCommand('Xvfb'), packages: ['xvfb'] },
  ],
  screen: [
    { isThere: () => isCommand('xdotool'), packages: ['xdotool'] },
    { isThere: () => isCommand('import'), packages: ['imagemagick'] },
  ],
  debugpy: [{ isThere: () => existsSync('/usr/lib/python3/dist-packages/debugpy'), packages: ['python3-debugpy'] }],
  native: [
    { isThere: () => isCommand('cmake'), packages: ['cmake'] },
    { isThere: () => isCommand('make'), packages: ['make'] },
    { isThere: () => isCommand('x86_64-w64-mingw32-g++-posix'), packages: ['g++-mingw-w64-x86-64'] },
    { isThere: () => existsSync('/usr/include/nlohmann/json.hpp'), packages: ['nlohmann-json3-dev'] },
  ],
} as const satisfies Record<string, readonly { isThere: () => boolean; packages: readonly string[] }[]>;

export type Need = keyof typeof needs;

/**
 * Installs with apt-get what is missing, where that may be done: on Debian, as root. Elsewhere, and when it fails, nothing
 * happens: whoever needs it says what is missing.
 */
export function installSystem(wanted: readonly Need[]): void {
  const missing = wanted.flatMap(need => needs[need].filter(one => !one.isThere()).flatMap(one => [...one.packages]));
  if (missing.length === 0 || process.platform !== 'linux' || process.getuid?.() !== 0 || !isCommand('apt-get')) return;
  process.stderr.write(`Installing ${missing.join(', ')} with apt-get (once; this takes a minute or two) …\n`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  apt('update', '-qq');
  if (!apt('install', '-y', '-qq', '--no-install-recommends', ...missing)) {
    process.stderr.write('apt-get could not install them: what needs them is left out.\n');
  }
}

function isCommand(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
