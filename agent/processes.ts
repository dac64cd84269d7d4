import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** How a process ended, in words: `with code 3`, `by SIGKILL`, `did not start: …`. */
export type ProcessEnd =
  | { readonly kind: 'code'; readonly code: number; readonly text: string }
  | { readonly kind: 'signal'; readonly text: string }
  | { readonly kind: 'not started'; readonly text: string };

/** A process of ours. It never keeps this process alive, and never outlives it. */
export interface RunningProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** The last lines it wrote to stderr. */
  readonly complaints: () => string;
  /** Fulfilled when it ended, or did not start; never rejected. */
  readonly ended: Promise<ProcessEnd>;
  /** As long as an answer is awaited, this process has to live. */
  hold(): void;
  release(): void;
  /** Ends it, with all it started. */
  kill(): void;
}

interface ProcessOptions {
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly cwd?: string | undefined;
  /** It takes itself down when its stdin is closed, and has something to clean up: it is never killed. */
  readonly cleansUp?: boolean;
}

/** As much of stderr as an error message has room for. */
const keptComplaints = 2_000;

const alive = new Set<RunningProcess>();
process.on('exit', () => {
  for (const one of alive) one.kill();
});

/**
 * Starts a program: the one place of the agent that does. Where there are process groups it leads one of its own, so
 * that it can be ended with everything it started; a closed stdin tells it that we are gone, even when we were killed.
 */
export function startProcess(command: string, args: readonly string[], options: ProcessOptions = {}): RunningProcess {
  const grouped = process.platform !== 'win32';
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(command, [...args], {
    env: options.env ?? process.env,
    cwd: options.cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: grouped,
    windowsHide: true,
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-keptComplaints);
  });
  // A pipe to a process that died is no news: `ended` tells it.
  child.stdin.on('error', () => undefined);

  const { promise: ended, resolve } = Promise.withResolvers<ProcessEnd>();
  child.once('error', error => resolve({ kind: 'not started', text: `did not start: ${error.message}` }));
  child.once('exit', (code, signal) => {
    if (code === null) resolve({ kind: 'signal', text: `was ended by ${signal ?? 'a signal'}` });
    else resolve({ kind: 'code', code, text: `ended with code ${code}` });
  });

  // Sockets, by what Node makes of pipes; typed as streams.
  const handles = [child, child.stdin, child.stdout, child.stderr].flatMap(one =>
    'ref' in one && 'unref' in one && typeof one.ref === 'function' && typeof one.unref === 'function' ? [one] : [],
  );
  const running: RunningProcess = {
    stdin: child.stdin,
    stdout: child.stdout,
    complaints: () => complaints.trim(),
    ended,
    hold: () => {
      for (const one of handles) one.ref();
    },
    release: () => {
      for (const one of handles) one.unref();
    },
    kill: () => {
      alive.delete(running);
      if (options.cleansUp) child.stdin.end();
      if (options.cleansUp || child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      try {
        if (grouped) process.kill(-child.pid, 'SIGKILL');
        else child.kill();
      } catch {
        // It ended by itself in between.
      }
    },
  };
  alive.add(running);
  ended.then(() => alive.delete(running));
  running.release();
  return running;
}

/** Waits for a promise, at most so many milliseconds. @returns its value, or `undefined` when it took longer */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
