import type { ControlIndex } from '../../controls/control-index.ts';
import { printControl } from '../../controls/print.ts';
import type { Candidate } from '../../protocol/model.ts';
import { percent } from '../../trace/percent.ts';
import type { Decision } from '../decide/decision.ts';
import type { BlameDecider } from './blame-case.ts';
import { ordinal, signed } from './words.ts';

/** The right control was weighed, and something else came out higher. */
export const rankedLower: BlameDecider = ({ decision, prompt, right }) => {
  if (right.kind !== 'known' || right.before === undefined || decision.chosenBy === 'author') return undefined;
  const { index } = decision.observation;
  const id = right.before.id;
  const rank = decision.candidates.findIndex(candidate => candidate.control === id);
  const mine = decision.candidates[rank];
  if (mine === undefined) return undefined;
  const place = `${right.text} was ranked ${ordinal(rank + 1)} with ${percent(mine.probability)}`;
  const winner = decision.candidates.find(candidate => candidate.control === decision.chosen) ?? decision.candidates[0];
  const evidence = [shown(mine, index, 'the right control')];
  if (winner === undefined || winner === mine) {
    const won = whyNotChosen(decision, mine, prompt?.named ?? '');
    return { because: `${place}${won}.`, evidence };
  }
  const name = text(winner, index);
  const reasons = differences(winner, mine);
  const why = reasons.length === 0 ? '' : ` by ${reasons.join(' and ')}`;
  const label = prompt === undefined || prompt.named === '' ? undefined : prompt.named;
  const won =
    winner.probability < mine.probability && label !== undefined
      ? `, yet the model named label ${label}, ${name}, which has ${percent(winner.probability)}.`
      : `; ${name} ${decision.chosen === undefined ? 'came first' : 'won'} with ${percent(winner.probability)}${why}.`;
  return { because: `${place}${won}`, evidence: [...evidence, shown(winner, index, 'came out higher')] };
};

/** Why the one that was ranked first was not chosen all the same. */
function whyNotChosen({ notHere, threshold }: Decision, first: Candidate, named: string): string {
  if (notHere > first.probability) return `; *not here* won with ${percent(notHere)}`;
  if (first.probability < threshold) return `, less than the ${percent(threshold)} it takes`;
  return named === ''
    ? ', and the model did not name it'
    : `, and the model named label ${named}, which nobody offered`;
}

function text({ control }: Candidate, index: ControlIndex): string {
  const node = index.node(control);
  return node === undefined ? control : printControl(node, index);
}

/** The two features that speak most for the one rather than the other: `name (+2.1)`. */
function differences(winner: Candidate, loser: Candidate): string[] {
  const names = new Set([...winner.features, ...loser.features].map(({ name }) => name));
  const weight = ({ features }: Candidate, name: string) =>
    features.reduce((sum, feature) => sum + (feature.name === name ? feature.weight : 0), 0);
  return [...names]
    .map(name => ({ name, more: weight(winner, name) - weight(loser, name) }))
    .filter(({ more }) => more >= 0.05)
    .sort((a, b) => b.more - a.more)
    .slice(0, 2)
    .map(({ name, more }) => `${name} (${signed(more)})`);
}

function shown(candidate: Candidate, index: ControlIndex, what: string): { text: string; note: string } {
  const features = candidate.features
    .slice(0, 3)
    .map(({ name, weight, because }) => `${name} ${signed(weight)}: ${because}`);
  return {
    text: text(candidate, index),
    note: [`${what}, ${percent(candidate.probability)}`, ...features].join('; '),
  };
}
