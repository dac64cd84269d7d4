import { serveLanguage } from '../../language-server/serve.ts';
import type { ExitCode } from '../command.ts';

/** The language server over stdio; ends when its client does. */
export async function lsp(): Promise<ExitCode> {
  await serveLanguage(process.stdin, process.stdout);
  return 0;
}
