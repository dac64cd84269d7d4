import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TraceEvent } from '../trace/format.ts';
import { type LamScript, LamScripts, lamScriptText } from '../trace/lam-script.ts';

/**
 * Writes what the LAM did into the run's folder, a read-only file a sentence, as it acts. A file is written anew when an
 * action is over and whenever the run stands still: nobody looks in between. They can all be made again from the trace,
 * so a run never fails for them.
 */
export class LamFiles {
  readonly #folder: string;
  readonly #scripts = new LamScripts([], { keeps: false });
  readonly #unwritten = new Set<LamScript>();
  #isWriting = true;

  constructor(folder: string) {
    this.#folder = folder;
  }

  hear(event: TraceEvent): void {
    if (!this.#isWriting) return;
    for (const script of this.#scripts.append(event)) this.#unwritten.add(script);
    if (!writesAt.has(event.type) && !(event.type === 'enter' && event.number === '1')) return;
    for (const script of this.#unwritten) this.#write(script);
    this.#unwritten.clear();
  }

  #write(script: LamScript): void {
    const file = join(this.#folder, script.file);
    const next = `${file}.next`;
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(next, lamScriptText(script), { mode: 0o444 });
      // Windows puts nothing in the place of a read-only file.
      if (process.platform === 'win32' && existsSync(file)) chmodSync(file, 0o666);
      renameSync(next, file);
    } catch {
      this.#isWriting = false;
      if (existsSync(next)) rmSync(next);
    }
  }
}

const writesAt: ReadonlySet<TraceEvent['type']> = new Set(['leave', 'stopped', 'override', 'ended']);
