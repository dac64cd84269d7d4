import type { LastDecision } from '../../trace/last-decisions.ts';
import { percent } from '../../trace/percent.ts';

/** A decision in sentences, each a paragraph. Names of controls in it are text that a program wrote. */
export function decisionText(decision: LastDecision): readonly string[] {
  const { actionText, chosenBy, probability, effect, change, failure } = decision;
  const chosen = chosenBy === 'author' ? 'As the plan says' : `Chosen by the ${chosenBy}`;
  const sure = probability === undefined ? '' : `, probability ${percent(probability)}`;
  const came = failure ?? (effect === undefined ? 'It was not carried out.' : `Effect ${effect}${told(change)}`);
  return [actionText, `${chosen}${sure}`, came];
}

function told(change: string | undefined): string {
  return change === undefined ? '.' : `: ${change}.`;
}

/**
 * Where a line of a plan was in the text that a run had: the nearest line with the same words. Lines count from 1.
 *
 * @returns undefined where there was no such line
 */
export function earlierLine(earlier: string, now: string, line: number): number | undefined {
  const words = (text: string) => text.split(/\r?\n/).map(one => one.trim());
  const wanted = words(now)[line - 1];
  if (wanted === undefined || wanted === '') return undefined;
  const places = words(earlier).flatMap((one, index) => (one === wanted ? [index + 1] : []));
  return places.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
}
