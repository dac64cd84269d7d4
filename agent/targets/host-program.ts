import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TargetUnavailable } from './target-unavailable.ts';

/** Names another Windows host than the one that was built or shipped. */
const hostVariable = 'GROUNDWORK_WINDOWS_HOST';

/**
 * Where `windows-host.exe` lies: beside the bundle it is shipped with, or in the checkout's `dist/`.
 * @throws TargetUnavailable
 */
export function hostProgram(): string {
  const named = process.env[hostVariable];
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [
    join(here, 'native', 'windows-host.exe'),
    join(here, '..', '..', 'dist', 'native', 'windows-host.exe'),
  ];
  const found = (named === undefined ? places : [named]).find(place => existsSync(place));
  if (found !== undefined) return found;
  throw new TargetUnavailable(
    named === undefined
      ? 'windows-host.exe is missing. Build it: npm run build:native'
      : `There is no Windows host at ${named}, which ${hostVariable} names.`,
  );
}
