import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { NewTraceEvent, TraceEvent } from '../trace/format.ts';
import { hashOf } from './observation.ts';
import type { Redactor } from './redactor.ts';

/** Runs kept in a folder of runs; older ones are removed when a new one begins. */
const runsKept = 20;

/**
 * Makes the folder of a new run, `<runs>/<time>-<task>`, and removes the oldest beyond the newest 20. The folder of runs
 * ignores itself for git.
 */
export function createRunFolder(runs: string, task: string, started: Date): string {
  mkdirSync(runs, { recursive: true });
  const ignore = join(runs, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  const stamp = started.toISOString().replace(/[:.]/g, '-').replace('Z', '');
  const slug = task
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const old = readdirSync(runs, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(runs, entry.name, 'run.gwtrace')))
    .map(entry => entry.name)
    .sort();
  for (const name of old.slice(0, Math.max(0, old.length - (runsKept - 1)))) {
    rmSync(join(runs, name), { recursive: true, force: true });
  }
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(runs, `${stamp}-${slug === '' ? 'task' : slug}${attempt === 1 ? '' : `-${attempt}`}`);
    try {
      mkdirSync(folder);
      return folder;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/**
 * Writes a run: numbers and times its events, takes secrets out, appends each as a line before anybody hears of it.
 * A line is handed to the system at once, so that a killed process loses nothing it reported.
 */
export class Recorder {
  readonly folder: string;
  readonly #redactor: Redactor;
  readonly #listener: (event: TraceEvent) => void;
  readonly #began = performance.now();
  readonly #blobs = new Set<string>();
  readonly #file: number;
  #seq = 0;
  #closed = false;

  constructor(folder: string, redactor: Redactor, listener: (event: TraceEvent) => void) {
    this.folder = folder;
    this.#redactor = redactor;
    this.#listener = listener;
    mkdirSync(join(folder, 'blobs'), { recursive: true });
    this.#file = openSync(join(folder, 'run.gwtrace'), 'a');
  }

  /** The number of the last stored event. */
  get seq(): number {
    return this.#seq;
  }

  /** Stores the event. Nothing is stored after `close`. */
  record(event: NewTraceEvent): void {
    if (this.#closed) return;
    this.#seq += 1;
    const time = Math.round((performance.now() - this.#began) * 1000) / 1000;
    const { type, ...rest } = this.#redactor.data(event);
    const stored = { type, seq: this.#seq, time, ...rest } as TraceEvent;
    writeSync(this.#file, `${JSON.stringify(stored)}\n`);
    this.#listener(stored);
  }

  /** Stores bytes under their SHA-256, once. @returns the reference */
  blob(bytes: string | Uint8Array, hash: string = hashOf(bytes)): string {
    if (!this.#blobs.has(hash) && !this.#closed) {
      this.#blobs.add(hash);
      writeFileSync(join(this.folder, 'blobs', hash), bytes);
    }
    return hash;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#file);
  }
}
