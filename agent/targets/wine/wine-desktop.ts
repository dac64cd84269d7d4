import { createInterface } from 'node:readline';
import type { TargetApi } from '../../../protocol/target.ts';
import { type RunningProcess, startProcess, within } from '../../processes.ts';
import { hostProgram } from '../host-program.ts';
import { TargetUnavailable } from '../target-unavailable.ts';
import { connectWindowsHost } from '../windows-host.ts';
import { desktopSize, freshPrefix, wineEnvironment } from './wine-prefix.ts';
import { winePrograms } from './wine-programs.ts';

/**
 * Holds the display, and takes everything down when its stdin is closed: also when we were killed and could not. `$1` is
 * Xvfb, `$2` its screen, `$3` wineserver. The prefix to remove comes as a line.
 */
const keeper = `
"$1" -displayfd 1 -screen 0 "$2x24" -nolisten tcp 2>/dev/null &
display=$!
trap '' HUP INT TERM
prefix=
while read -r line; do prefix="$line"; done
if [ -n "$prefix" ]; then
  WINEPREFIX="$prefix" "$3" -k 2>/dev/null
  WINEPREFIX="$prefix" "$3" -w 2>/dev/null
fi
kill "$display" 2>/dev/null
wait "$display"
[ -z "$prefix" ] || rm -rf "$prefix"
`;

/** Display servers start within a moment, or never. */
const displayMs = 10_000;
/** Taking everything down; what takes longer goes on without us. */
const closingMs = 4_000;

/**
 * A desktop of our own with the Windows host on it: a display, a fresh Wine prefix, the host. `end` takes it down, and
 * so does the end of this process. @throws TargetUnavailable
 */
export async function openWineDesktop(): Promise<TargetApi> {
  const programs = winePrograms();
  const host = hostProgram();
  const desktop = startProcess(
    'sh',
    ['-c', keeper, 'groundwork-desktop', programs.xvfb, desktopSize, programs.wineserver],
    {
      cleansUp: true,
    },
  );
  desktop.hold();
  try {
    const display = `:${await displayOf(desktop)}`;
    const prefix = await freshPrefix(programs, display, folder => desktop.stdin.write(`${folder}\n`));
    const running = startProcess(programs.wine, [host], { env: wineEnvironment(prefix, display) });
    return connectWindowsHost(running, () => takeDown(desktop));
  } catch (error) {
    await takeDown(desktop);
    throw error;
  } finally {
    desktop.release();
  }
}

async function takeDown(desktop: RunningProcess): Promise<void> {
  desktop.hold();
  desktop.stdin.end();
  await within(desktop.ended, closingMs);
  desktop.release();
}

/** The number of the display, which the server says when it is ready. */
async function displayOf(desktop: RunningProcess): Promise<string> {
  const lines = createInterface({ input: desktop.stdout });
  const said = new Promise<string>(resolve => lines.once('line', resolve));
  const number = await within(Promise.race([said, desktop.ended.then(() => undefined)]), displayMs);
  lines.close();
  if (number === undefined || !/^\d+$/.test(number)) {
    throw new TargetUnavailable(`Xvfb opens no display for Wine. ${desktop.complaints()}`.trim());
  }
  return number;
}
