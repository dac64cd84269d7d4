import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunSummary, summarise } from './run-summary.ts';

/** A recorded run in a list. */
export interface ListedRun extends RunSummary {
  readonly folder: string;
}

/** Bytes that are read of either end of a trace. */
const endBytes = 128 * 1024;

/**
 * The runs that were recorded below some folders, newest first.
 *
 * @param folders workspaces, or folders of plans; each may have a `.groundwork/runs`
 */
export async function listRuns(folders: readonly string[]): Promise<ListedRun[]> {
  const places = [...new Set(folders)].map(folder => join(folder, '.groundwork', 'runs'));
  const runs = await Promise.all(places.map(runsIn));
  return runs.flat().sort((a, b) => startOf(b) - startOf(a) || b.folder.localeCompare(a.folder));
}

function startOf({ started }: ListedRun): number {
  return started?.getTime() ?? 0;
}

async function runsIn(place: string): Promise<ListedRun[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter(entry => entry.isDirectory()).map(entry => join(place, entry.name));
  const runs = await Promise.all(folders.map(readRun));
  return runs.filter(run => run !== undefined);
}

/** @returns undefined where there is no trace */
async function readRun(folder: string): Promise<ListedRun | undefined> {
  const file = await open(join(folder, 'run.gwtrace')).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    const part = async (from: number): Promise<string> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, endBytes)), 0, undefined, from);
      return buffer.toString('utf8', 0, bytesRead);
    };
    const head = await part(0);
    return { folder, ...summarise(head, size <= endBytes ? head : await part(size - endBytes)) };
  } finally {
    await file.close();
  }
}
