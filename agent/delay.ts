import { setTimeout } from 'node:timers/promises';

/** Waits; rejects with the signal's reason when that comes first. */
export async function delay(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}
