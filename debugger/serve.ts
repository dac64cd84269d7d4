import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { atDoor, OneTimeToken } from './door.ts';
import { Session } from './session.ts';

interface ServeOptions {
  /** Ends the engine, as SIGTERM and SIGINT do. */
  readonly signal?: AbortSignal;
  /** Hears the pipe's path as soon as clients can connect. */
  readonly onListening?: (address: string) => void;
}

/** What a client on a port needs to know. */
interface PortFacts {
  readonly port: number;
  /** For the next launch; each opens one session. */
  readonly token: string;
}

/** One session over the process's own streams. @returns when it is over, everything released */
export async function serveStdio(): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const session = new Session({ onClosed: resolve });
  session.open(process.stdin, process.stdout);
  await Promise.race([closed, untilEnded(undefined)]);
  await session.end();
  process.stdin.destroy();
}

/**
 * Many sessions over a pipe that only this user can open: a name, or the path of a socket.
 *
 * @returns when it was ended, every session with it @throws Error when another engine listens there
 */
export async function servePipe(name: string, options: ServeOptions = {}): Promise<void> {
  const path = pipePath(name);
  if (process.platform !== 'win32') {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (await answers(path)) throw new Error(`Another engine listens on ${path}: choose another name for --pipe.`);
    rmSync(path, { force: true });
  }
  const { server, close } = host(() => true);
  // The socket must never be there with wider permissions, not even for a moment.
  const umask = process.platform === 'win32' ? undefined : process.umask(0o177);
  try {
    await listen(server, () => server.listen(path));
  } finally {
    if (umask !== undefined) process.umask(umask);
  }
  options.onListening?.(path);
  await untilEnded(options.signal);
  await close();
}

/**
 * Many sessions over a port of this machine only. Each launch has to bring the token that was announced last.
 *
 * @param port 0 for any that is free
 * @returns when it was ended, every session with it
 */
export async function servePort(
  port: number,
  announce: (facts: PortFacts) => void,
  options: Pick<ServeOptions, 'signal'> = {},
): Promise<void> {
  let token: OneTimeToken | undefined;
  const { server, close } = host(given => token?.use(given) ?? false);
  await listen(server, () => server.listen(port, '127.0.0.1'));
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  token = new OneTimeToken(valid => announce({ port: bound, token: valid }));
  await untilEnded(options.signal);
  await close();
}

const endings = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

async function untilEnded(signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  for (const name of endings) process.once(name, end);
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  await promise;
  for (const name of endings) process.off(name, end);
}

function host(admits: (token: string | undefined) => boolean): { server: Server; close: () => Promise<void> } {
  const sessions = new Map<Session, Socket>();
  const server = createServer(socket => {
    socket.setNoDelay(true);
    // A client that vanishes is no error of ours.
    socket.on('error', () => socket.destroy());
    atDoor(socket, () => {
      const session = new Session({ admits, onClosed: () => sessions.delete(session) });
      sessions.set(session, socket);
      session.open(socket, socket);
    });
  });
  const close = async () => {
    const closed = new Promise(resolve => server.close(resolve));
    for (const [session, socket] of sessions) {
      await session.end();
      socket.destroy();
    }
    await closed;
  };
  return { server, close };
}

async function listen(server: Server, start: () => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      server.off('error', reject);
      resolve();
    });
    start();
  });
}

function pipePath(name: string): string {
  if (process.platform === 'win32') return name.startsWith('\\\\.\\pipe\\') ? name : `\\\\.\\pipe\\${name}`;
  if (isAbsolute(name)) return name;
  const folder = process.env.XDG_RUNTIME_DIR ?? join(tmpdir(), `groundwork-${userInfo().uid}`);
  return join(folder, `${name}.sock`);
}

/** Whether somebody listens on a socket that is there. */
async function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
