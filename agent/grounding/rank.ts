import type { Candidate, Feature, GroundRequest, GroundResult } from '../../protocol/model.ts';
import { containerOf } from './container.ts';
import { readDescription } from './description.ts';
import { featuresOf } from './features.ts';
import type { Phrase } from './phrase.ts';
import { type NodeWords, wordsOfTree } from './tree-words.ts';
import type { Wanted } from './wanted.ts';
import { weights } from './weights.ts';
import { WordMatcher } from './word-match.ts';

/**
 * The score of *not here*, in nats. An exact name alone brings 16: 98 % against it. A control with half of the words
 * brings about 10: then *not here* wins.
 */
const notHereScore = 12;

/** One half: below it, that the choice is meant is less likely than that it is not. Two equal twins stay below it. */
const threshold = 0.5;

interface Scored {
  readonly entry: NodeWords;
  readonly features: Feature[];
  score: number;
}

/**
 * Ranks every control of the tree (or scope) by how well it fits a description: a softmax over the sums of their
 * features, with a term for *not here*. Deterministic; ties keep the order of the tree.
 */
export function rank(request: GroundRequest): GroundResult {
  const tree = wordsOfTree(request.tree);
  const description = readDescription(request.description);
  const { phrase } = description;
  // `the size of the text` is about a text, not about a control in a document.
  const within = description.isFree && phrase.within?.types[0] === 'Document' ? undefined : phrase.within;
  const wanted: Wanted = {
    description,
    verb: request.verb ?? verbOf(description.kind),
    container: within && containerOf(within, tree),
    types: phrase.types.filter(type => tree.hasType(type)),
    matcher: new WordMatcher(tree),
    tree,
  };
  const scope = request.scope && new Set(request.scope);
  const scored: Scored[] = [];
  for (const entry of tree.all) {
    if (scope && !scope.has(entry.node.id)) continue;
    const features = featuresOf(entry, wanted);
    scored.push({ entry, features, score: features.reduce((sum, { weight }) => sum + weight, 0) });
  }
  count(scored, phrase);
  return softmax(scored);
}

/** The verb of ours that a sentence's own verb means for the control. */
function verbOf(kind: string | undefined): string {
  return kind === undefined || kind === 'command' || kind === 'format' ? 'click' : kind;
}

/** `the second OK button`: counts among the controls that fit as well as the best one. */
function count(scored: readonly Scored[], { ordinal }: Phrase): void {
  if (ordinal === undefined) return;
  const best = Math.max(...scored.map(({ score }) => score));
  const equals = scored.filter(({ score }) => score > best - 1);
  const chosen = equals.at(ordinal > 0 ? ordinal - 1 : ordinal);
  if (!chosen || equals.length < 2) return;
  const at = equals.indexOf(chosen) + 1;
  chosen.features.push({
    name: 'counted',
    value: 1,
    weight: weights.counted,
    because: `is number ${at} of ${equals.length} that fit`,
  });
  chosen.score += weights.counted;
}

function softmax(scored: readonly Scored[]): GroundResult {
  const highest = scored.reduce((best, { score }) => Math.max(best, score), notHereScore);
  const notHere = Math.exp(notHereScore - highest);
  const shares = scored.map(({ score }) => Math.exp(score - highest));
  const total = shares.reduce((sum, share) => sum + share, notHere);
  const candidates: Candidate[] = scored.map(({ entry, features }, at) => ({
    control: entry.node.id,
    probability: (shares[at] ?? 0) / total,
    features: features.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  }));
  // The sort is stable: ties keep the order of the tree.
  candidates.sort((a, b) => b.probability - a.probability);
  return { candidates, notHere: notHere / total, threshold };
}
