import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { TraceEvent } from '../../trace/format.ts';
import { NewerTraceError } from '../../trace/migrate.ts';
import { readTrace } from '../../trace/reader.ts';
import { knownRuns } from '../runs/runs-view.ts';

/** A recorded run, read whole. */
export interface ReadRun {
  readonly folder: string;
  readonly events: readonly TraceEvent[];
}

/** Of the runs read last, by folder: editors ask again and again. */
const kept = new Map<string, { readonly size: number; readonly run: Promise<ReadRun> }>();
const keptAtMost = 4;

/** The newest run of a plan that can be read. */
export async function newestRunOf(plan: string): Promise<ReadRun | undefined> {
  const run = (await knownRuns()).find(one => one.plan === plan && one.result !== 'unreadable');
  return run && (await runIn(run.folder));
}

/** The run a file of what the LAM did belongs to. */
export async function runOfLamFile(file: string): Promise<ReadRun | undefined> {
  return basename(dirname(file)) === 'lam' ? await runIn(dirname(dirname(file))) : undefined;
}

/** The text of a plan file as it was run. */
export async function recordedText({ folder, events }: ReadRun, plan: string): Promise<string | undefined> {
  const [header] = events;
  const ref = header?.type === 'run' ? header.sources[plan] : undefined;
  return ref === undefined ? undefined : await readFile(join(folder, 'blobs', ref), 'utf8').catch(() => undefined);
}

async function runIn(folder: string): Promise<ReadRun | undefined> {
  const trace = join(folder, 'run.gwtrace');
  const size = (await stat(trace).catch(() => undefined))?.size;
  if (size === undefined) return undefined;
  const known = kept.get(folder);
  const run = known?.size === size ? known.run : read(folder, trace);
  kept.delete(folder);
  kept.set(folder, { size, run });
  const [oldest] = kept.keys();
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  return await run;
}

async function read(folder: string, trace: string): Promise<ReadRun> {
  try {
    return { folder, events: readTrace(await readFile(trace, 'utf8')).events };
  } catch (error) {
    if (!(error instanceof NewerTraceError)) throw error;
    return { folder, events: [] };
  }
}
