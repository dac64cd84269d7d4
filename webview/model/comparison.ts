import type { Candidate, Feature } from '../../protocol/model.ts';

/** One reason, as it speaks for the winner and for the other. */
interface ComparedFeature {
  readonly name: string;
  /** What it found out about each; undefined where it said nothing. */
  readonly winner: Feature | undefined;
  readonly other: Feature | undefined;
  /** How much it helps the winner more than the other. */
  readonly ahead: number;
}

export interface Comparison {
  /** What tells most about the difference first. */
  readonly features: readonly ComparedFeature[];
  /** Sum of all weights. */
  readonly winner: number;
  readonly other: number;
  /** The longest bar. */
  readonly strongest: number;
}

/** Why one candidate won over another one: their features side by side. */
export function compareCandidates(winner: Pick<Candidate, 'features'>, other: Pick<Candidate, 'features'>): Comparison {
  const names = new Set([...winner.features, ...other.features].map(({ name }) => name));
  const features = [...names]
    .map(name => {
      const [first, second] = [winner, other].map(one => one.features.find(feature => feature.name === name));
      return { name, winner: first, other: second, ahead: (first?.weight ?? 0) - (second?.weight ?? 0) };
    })
    .sort((a, b) => Math.abs(b.ahead) - Math.abs(a.ahead));
  const weights = [...winner.features, ...other.features].map(({ weight }) => Math.abs(weight));
  return { features, winner: sum(winner), other: sum(other), strongest: Math.max(0, ...weights) };
}

function sum({ features }: Pick<Candidate, 'features'>): number {
  return features.reduce((total, { weight }) => total + weight, 0);
}
