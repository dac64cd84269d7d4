import { writeFileSync } from 'node:fs';
import type { ExitCode, Terminal } from '../command.ts';
import { lookOnce } from '../shown-window.ts';

/** The picture of a program, as a PNG file. */
export async function screenshot(
  options: { target: string; launch?: string; out: string; json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const seen = await lookOnce(options);
  if (seen.screenshot === undefined) {
    terminal.err('This target gives no pictures.\n');
    return 1;
  }
  writeFileSync(options.out, seen.screenshot.png);
  if (options.json) terminal.out(`${JSON.stringify({ file: options.out, rect: seen.screenshot.rect })}\n`);
  else terminal.err(`Wrote ${options.out}.\n`);
  return 0;
}
