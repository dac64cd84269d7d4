/** One measurement of ours beside one of a peer; without a peer where there is none. */
export interface Row {
  readonly name: string;
  /** How many of what the name says. */
  readonly size: number;
  readonly unit: string;
  readonly ours: number;
  readonly peer?: number;
  readonly peerName?: string;
  /** ours / peer */
  readonly ratio?: number;
}

/** What one file of this folder measures. */
export interface Bench {
  readonly about: string;
  /** Rows as they are measured. @param tell hears what was left out, and why */
  readonly run: (tell: (message: string) => void) => AsyncIterable<readonly Row[]>;
}

/** One who does the same work as ours. `sample` does it once. @returns what it took, in the row's unit */
export interface Contestant {
  readonly name: string;
  readonly sample: () => Promise<number>;
}

interface Race {
  readonly name: string;
  readonly size: number;
  readonly unit?: string;
  /** Samples of each, unless its time is over before. */
  readonly rounds: number;
  /** Nobody is sampled again after this long in all. */
  readonly budgetMs?: number;
  /** Rounds before the first that counts. */
  readonly warmUp?: number;
}

/** Has ours and the peers do the work in turn, so that a busy moment of the machine meets all of them. @returns a row a peer */
export async function race(
  { name, size, unit = 'ms', rounds, budgetMs = 20_000, warmUp = 0 }: Race,
  ours: Contestant,
  peers: readonly Contestant[],
): Promise<readonly Row[]> {
  const all = [ours, ...peers].map(contestant => ({ contestant, samples: [] as number[], spentMs: 0 }));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const one of all) {
      if (one.spentMs > budgetMs) continue;
      const began = performance.now();
      const sample = await one.contestant.sample();
      one.spentMs += performance.now() - began;
      if (round >= 0 || one.spentMs > budgetMs) one.samples.push(sample);
    }
  }
  const [mine, ...theirs] = all.map(({ contestant, samples }) => ({ name: contestant.name, time: median(samples) }));
  if (mine === undefined) return [];
  const row = { name, size, unit, ours: mine.time };
  return theirs.length === 0 ? [row] : theirs.map(peer => beside(row, peer.name, peer.time));
}

function beside(row: Row, peerName: string, peer: number): Row {
  return { ...row, peer, peerName, ratio: row.ours / peer };
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return (low + high) / 2;
}

/** How long it takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
