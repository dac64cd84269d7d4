import { setTimeout } from 'node:timers/promises';

/** A timer can't be set further ahead, in milliseconds. */
const longest = 2 ** 31 - 1;

/** Waits; rejects with the signal's reason when that comes first. */
export async function delay(ms: number, signal: AbortSignal): Promise<void> {
  try {
    for (let left = ms; left > 0; left -= longest) await setTimeout(Math.min(left, longest), undefined, { signal });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}
