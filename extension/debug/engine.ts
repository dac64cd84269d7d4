import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import type * as vscode from 'vscode';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { settings } from '../settings.ts';
import { shippedProcess } from '../shipped-process.ts';

/** What the engine says when clients can connect. */
const Listening = z.object({ pipe: z.string() });

/** How long the engine may take to start. */
const startMs = 20_000;

/** The one engine of this window. It is started by the first session and serves them all, each on a connection of its own. */
export class Engine implements vscode.Disposable {
  readonly #extensionFolder: string;
  readonly #log: Log;
  #running: Promise<{ readonly pipe: string; readonly process: ChildProcess }> | undefined;
  #isEnding = false;

  constructor(extensionFolder: string, log: Log) {
    this.#extensionFolder = extensionFolder;
    this.#log = log;
  }

  /** The pipe to connect to. @throws Error, for people, when the engine does not start */
  async pipe(): Promise<string> {
    const running = this.#running ?? this.#start();
    this.#running = running;
    try {
      return (await running).pipe;
    } catch (error) {
      if (this.#running === running) this.#running = undefined;
      throw error;
    }
  }

  async #start(): Promise<{ pipe: string; process: ChildProcess }> {
    const name = `groundwork-${process.pid}-${randomBytes(6).toString('hex')}`;
    // Its standard input closes with this process, however that ends: the engine can't be left behind.
    const { command, args, env } = shippedProcess(this.#extensionFolder, settings.nodePath(), [
      ...['dap', '--pipe', name, '--end-with-input'],
    ]);
    const engine = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    const channel = this.#log.channel;
    channel.info(`Engine starts: ${command} ${args.join(' ')}`);
    createInterface({ input: engine.stderr }).on('line', line => channel.warn(`engine: ${line}`));

    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const timer = setTimeout(() => reject(new Error(`it said nothing for ${startMs / 1000} s`)), startMs);
    createInterface({ input: engine.stdout }).on('line', line => {
      const said = Listening.safeParse(parsed(line));
      if (said.success) resolve(said.data.pipe);
      else channel.info(`engine: ${line}`);
    });
    engine.on('error', reject);
    engine.on('exit', (code, signal) => reject(new Error(`it ended at once with ${signal ?? `exit code ${code}`}`)));
    try {
      const pipe = await promise;
      channel.info(`Engine ${engine.pid} listens on ${pipe}`);
      engine.on('exit', (code, signal) => this.#ended(signal ?? `exit code ${code}`));
      return { pipe, process: engine };
    } catch (error) {
      engine.kill();
      const reason = error instanceof Error ? error.message : String(error);
      void this.#log.failure(`The Groundwork engine did not start: ${reason}.`);
      throw new Error(`The Groundwork engine did not start: ${reason}. The output "Groundwork" says more.`);
    } finally {
      clearTimeout(timer);
    }
  }

  #ended(how: string): void {
    this.#running = undefined;
    if (this.#isEnding) return;
    void this.#log.failure(
      `The Groundwork engine ended unexpectedly (${how}). What its run had done so far is recorded; the next start brings a new engine.`,
    );
  }

  dispose(): void {
    this.#isEnding = true;
    void this.#running?.then(
      ({ process }) => process.kill(),
      () => undefined,
    );
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
