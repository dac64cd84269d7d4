import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { DapClient } from '../../debugger/dap-client.ts';
import { TestSession } from '../../debugger/test-session.ts';
import { bundle } from '../../scripts/paths.ts';
import { type ReadTrace, readTrace } from '../../trace/reader.ts';
import { problemsOf } from './dap-schema.ts';
import { type Places, transcriptOf } from './dap-transcript.ts';

/** A folder of its own for plans and runs, and the engines that work there. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'groundwork-dap-'));
  readonly #engines: ChildProcess[] = [];

  get runs(): string {
    return join(this.folder, 'runs');
  }

  /** @returns the file's path */
  write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** Starts the engine as a client does: the shipped program, over its standard streams. */
  engine(): { readonly session: TestSession; readonly process: ChildProcess } {
    const process_ = spawn(process.execPath, [bundle, 'dap'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#engines.push(process_);
    return { session: new TestSession(new DapClient(process_.stdout, process_.stdin)), process: process_ };
  }

  /** Starts an engine that listens. @returns a way to connect to it, a session each time */
  async engineOnPipe(): Promise<{ readonly process: ChildProcess; connect(): TestSession }> {
    const pipe = join(this.folder, 'engine.sock');
    const process_ = spawn(process.execPath, [bundle, 'dap', '--pipe', pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#engines.push(process_);
    // The socket's file is there a moment before it can be connected to: the engine says when.
    await once(process_.stdout, 'data');
    return {
      process: process_,
      connect: () => {
        const socket = connect(pipe);
        return new TestSession(new DapClient(socket, socket));
      },
    };
  }

  /** Starts an engine on a port. @returns the token for the next launch, and a way to connect */
  async engineOnPort(): Promise<{ readonly token: string; connect(): TestSession }> {
    const process_ = spawn(process.execPath, [bundle, 'dap', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#engines.push(process_);
    const [line] = await once(createInterface({ input: process_.stdout }), 'line');
    const { port, token } = z.object({ port: z.number(), token: z.string() }).parse(JSON.parse(line));
    return {
      token,
      connect: () => {
        const socket = connect(port, '127.0.0.1');
        return new TestSession(new DapClient(socket, socket));
      },
    };
  }

  /** The folders of the recorded runs, oldest first. */
  recorded(): string[] {
    const names = readdirSync(this.runs).filter(name => !name.startsWith('.'));
    return names.sort().map(name => join(this.runs, name));
  }

  trace(folder: string | undefined = this.recorded().at(-1)): ReadTrace {
    return readTrace(readFileSync(join(folder ?? '', 'run.gwtrace'), 'utf8'));
  }

  /**
   * The conversation, for a golden file; every message is checked against the protocol's schema first.
   * @param more further texts to replace
   */
  transcript(session: TestSession, more: Places = {}): string {
    const problems = session.client.log.flatMap(({ message }) => problemsOf(message));
    if (problems.length > 0) throw new Error(`Messages against the protocol:\n${problems.join('\n')}`);
    const places: Places = { [this.runs]: '<runs>', [this.folder]: '<folder>', ...more };
    return transcriptOf(session.client.log, places);
  }

  close(): void {
    for (const engine of this.#engines) engine.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
