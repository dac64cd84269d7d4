import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { TargetUnavailable } from '../target-unavailable.ts';

/** What the Wine target is made of. */
interface WinePrograms {
  readonly wine: string;
  readonly wineserver: string;
  readonly xvfb: string;
}

/** Where Debian and others put programs that are not on the path. */
const furtherFolders = ['/usr/lib/wine', '/usr/bin', '/opt/wine-stable/bin', '/opt/wine-devel/bin'];

function find(...names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...furtherFolders];
  return names
    .flatMap(name => folders.map(folder => join(folder, name)))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** @throws TargetUnavailable with what is missing and how it is installed */
export function winePrograms(): WinePrograms {
  if (process.platform !== 'linux') {
    throw new TargetUnavailable('The target "wine" needs Linux. On Windows, use --target windows.');
  }
  const wine = find('wine', 'wine64');
  const wineserver = find('wineserver', 'wineserver64');
  const xvfb = find('Xvfb');
  if (wine === undefined || wineserver === undefined || xvfb === undefined) {
    const missing = [
      ...(wine === undefined || wineserver === undefined ? ['Wine'] : []),
      ...(xvfb === undefined ? ['Xvfb, which gives it a display,'] : []),
    ].join(' and ');
    throw new TargetUnavailable(
      `${missing} is missing: apt-get install --no-install-recommends wine wine64 fonts-wine xvfb`,
    );
  }
  return { wine, wineserver, xvfb };
}
