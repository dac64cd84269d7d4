import { defaultSettings } from '../../agent/settings.ts';
import { openTarget } from '../../agent/targets/open-target.ts';
import { withoutControlCharacters } from '../../controls/print.ts';
import { targetProtocolVersion } from '../../protocol/target.ts';
import type { ExitCode, Terminal } from '../command.ts';

/** The windows a target shows, or with `setup` what it says of itself. */
export async function windows(
  options: { target: string; launch?: string; json?: boolean; setup?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const target = await openTarget(options.target);
  try {
    const facts = await target.initialize({ protocol: targetProtocolVersion });
    if (options.setup) {
      terminal.out(`${JSON.stringify(facts)}\n`);
      return 0;
    }
    if (options.launch !== undefined) {
      const { lease } = await target.lease({ programs: [options.launch] });
      await target.launch({ lease, program: options.launch, timeoutMs: defaultSettings.launchTimeoutMs });
    }
    const { apps } = await target.windows({});
    if (options.json) terminal.out(`${JSON.stringify(apps, undefined, 2)}\n`);
    else for (const app of apps) terminal.out(`${app.program}\t${withoutControlCharacters(app.window.title)}\n`);
    if (apps.length === 0) terminal.err('No window. Start a program with --launch PROGRAM.\n');
    return 0;
  } finally {
    // Also after a program that did not start: a target may hold a desktop of its own.
    await target.end({ closeApps: true });
  }
}
