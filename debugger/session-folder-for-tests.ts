import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestSession } from './test-session.ts';

/** A folder with a plan and a session beside it, for one test. */
export class SessionFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'groundwork-session-'));
  readonly plan = join(this.folder, 'report.taskplan');
  #session = TestSession.connect();

  /** @param text the plan; without one there is no file yet */
  constructor(text?: string) {
    if (text !== undefined) writeFileSync(this.plan, text);
  }

  get session(): TestSession {
    return this.#session;
  }

  /** Another session, after the client of the one before has gone. */
  connect(): TestSession {
    this.#session = TestSession.connect();
    return this.#session;
  }

  /** A launch of the plan, its runs beside it. */
  configuration(more: object = {}): object {
    return { program: this.plan, runs: join(this.folder, 'runs'), ...more };
  }

  /** The folder of the latest run. */
  get run(): string {
    const runs = join(this.folder, 'runs');
    const names = readdirSync(runs).filter(name => /^\d/.test(name));
    return join(runs, names.sort().at(-1) ?? '');
  }

  async end(): Promise<void> {
    await this.#session.client.send('disconnect');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
