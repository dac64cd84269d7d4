import { ClientLost, serveLanguage } from '../../language-server/serve.ts';
import type { ExitCode, Terminal } from '../command.ts';

/** The language server over stdio; ends when its client does. */
export async function lsp(terminal: Terminal): Promise<ExitCode> {
  try {
    await serveLanguage(process.stdin, process.stdout);
    return 0;
  } catch (error) {
    if (!(error instanceof ClientLost)) throw error;
    terminal.err(`${error.message}\n`);
    return 1;
  }
}
