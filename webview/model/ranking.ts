import type { ShownCandidate } from '../../trace/format.ts';
import { percent } from '../../trace/percent.ts';
import type { Decision } from '../../trace/state.ts';

interface Reason {
  readonly name: string;
  readonly because: string;
  readonly weight: number;
  /** Length of its bar, -1 to 1: the strongest reason of all candidates shown has 1. */
  readonly share: number;
}

export interface RankedCandidate {
  /** From 1. */
  readonly rank: number;
  readonly candidate: ShownCandidate;
  readonly chosen: boolean;
  /** The strongest first. */
  readonly reasons: readonly Reason[];
}

export interface Ranking {
  readonly candidates: readonly RankedCandidate[];
  /** In one sentence: who chose, and how sure. */
  readonly told: string;
  /** An author's selector matches or does not; only a model has probabilities. */
  readonly byModel: boolean;
  readonly notHere: number;
  readonly threshold: number;
  readonly margin: number;
}

export function rankingOf(decision: Decision): Ranking {
  const { ground, chosen } = decision;
  const strongest = Math.max(
    ...ground.candidates.flatMap(one => one.features.map(({ weight }) => Math.abs(weight))),
    0,
  );
  return {
    candidates: ground.candidates.map((candidate, index) => ({
      rank: index + 1,
      candidate,
      chosen: candidate.control === chosen,
      reasons: candidate.features
        .map(({ name, because, weight }) => ({
          name,
          because,
          weight,
          share: strongest === 0 ? 0 : weight / strongest,
        }))
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    })),
    told: tell(decision),
    byModel: ground.chosenBy !== 'author',
    notHere: ground.notHere,
    threshold: ground.threshold,
    margin: ground.margin,
  };
}

function tell({ ground, chosen, chosenBy }: Decision): string {
  const looks = ground.rounds > 1 ? ` It took ${ground.rounds} looks.` : '';
  if (ground.wanted === '') return 'This action needs no control.';
  if (chosenBy === 'user') return `You chose another control.${looks}`;
  if (chosen === undefined) return `No control was chosen.${looks}`;
  if (chosenBy === 'author') return `The plan’s selector matches one usable control.${looks}`;
  const probability = ground.candidates.find(one => one.control === chosen)?.probability;
  const sure =
    probability === undefined ? '' : ` with ${percent(probability)}, ${percent(ground.margin)} ahead of the next`;
  return `Chosen by the model${sure}.${looks}`;
}
