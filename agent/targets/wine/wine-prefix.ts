import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TargetUnavailable } from '../target-unavailable.ts';
import type { winePrograms } from './wine-programs.ts';

const run = promisify(execFile);

/** Changed when `make` below changes: older templates are not used again. */
const templateRevision = 1;
/** Making a prefix takes ten seconds, on a slow machine many more. */
const makingMs = 180_000;

/** The size of the virtual desktop, in pixels. */
export const desktopSize = '1280x1024';

/** What every program under Wine needs to know. Mono and Gecko are not asked for, menus of the system not written. */
export function wineEnvironment(prefix: string, display: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DISPLAY: display,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  };
}

/**
 * A fresh Wine prefix of our own, a copy of a template that is made once for each version of Wine. `announce` hears of
 * its folder before anything is in it, so that it can be removed whatever happens.
 * @throws TargetUnavailable when Wine makes none
 */
export async function freshPrefix(
  programs: ReturnType<typeof winePrograms>,
  display: string,
  announce: (prefix: string) => void,
): Promise<string> {
  const { stdout } = await run(programs.wine, ['--version'], { env: wineEnvironment('/nonexistent', display) });
  const version = stdout.trim().replace(/[^\w.~-]+/g, '_');
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'groundwork');
  const template = join(cache, `${version}-${templateRevision}`);
  if (!existsSync(template)) await makeTemplate(programs, display, cache, template);
  const prefix = await mkdtemp(join(tmpdir(), 'groundwork-wine-'));
  announce(prefix);
  // `cp` keeps the links a prefix consists of, and copies nothing where the file system can share.
  await run('cp', ['-a', '--reflink=auto', `${template}/.`, prefix]);
  return prefix;
}

/** Made beside its place and renamed: a broken one is never used, and two at once do not meet. */
async function makeTemplate(
  { wine, wineserver }: ReturnType<typeof winePrograms>,
  display: string,
  cache: string,
  template: string,
): Promise<void> {
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, 'making-'));
  const env = wineEnvironment(making, display);
  const call = (...args: string[]) => run(wine, args, { env, timeout: makingMs });
  const key = 'HKCU\\Software\\Wine\\Explorer';
  try {
    await call('wineboot', '-i');
    await call('winecfg', '-v', 'win10');
    // Without a virtual desktop captions, the order of windows and the foreground are not what they are on Windows.
    await call('reg', 'add', key, '/v', 'Desktop', '/d', 'Default', '/f');
    await call('reg', 'add', `${key}\\Desktops`, '/v', 'Default', '/d', desktopSize, '/f');
    await run(wineserver, ['-w'], { env, timeout: makingMs });
    await rename(making, template);
  } catch (error) {
    await run(wineserver, ['-k'], { env }).catch(() => undefined);
    await rm(making, { recursive: true, force: true });
    // Another process may have been faster.
    if (existsSync(template)) return;
    throw new TargetUnavailable(`Wine makes no prefix: ${error instanceof Error ? error.message : String(error)}`);
  }
}
