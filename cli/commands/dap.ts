import { servePipe, servePort, serveStdio } from '../../debugger/serve.ts';
import { type ExitCode, type Terminal, UsageError } from '../command.ts';

/** The debug engine; over stdio it ends with its client, over a pipe or a port it serves until it is ended. */
export async function dap(
  options: { pipe?: string; port?: string; endWithInput?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.pipe !== undefined && options.port !== undefined)
    throw new UsageError('Give --pipe or --port, not both.');
  if (options.pipe !== undefined) {
    await servePipe(options.pipe, {
      onListening: pipe => terminal.out(`${JSON.stringify({ pipe })}\n`),
      ...(options.endWithInput ? { signal: endOfInput() } : {}),
    });
  } else if (options.port !== undefined) {
    const port = Number(options.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`--port ${options.port} is no port.`);
    await servePort(port, facts => terminal.out(`${JSON.stringify(facts)}\n`));
  } else {
    await serveStdio();
  }
  return 0;
}

/** Aborted when standard input closes, as it does when the parent ends, however it ends. */
function endOfInput(): AbortSignal {
  const end = new AbortController();
  process.stdin.once('close', () => end.abort());
  process.stdin.resume();
  return end.signal;
}
