import type { Goal } from '../../grounding/goal.ts';
import { purposesOf } from '../../grounding/purpose.ts';
import { type Move, stuck } from './move.ts';
import { byUsualWay, click, clickAnyway, nameOf, notFound, openPlace, uncover } from './reach.ts';
import type { Situation } from './situation.ts';

/** A sentence that says what it is for, `make it smaller`, or only names something, `OK`. */
export function runCommand({ target, text }: Extract<Goal, { kind: 'command' }>, situation: Situation): Move {
  const found = situation.find(text, 'click');
  const [means] = purposesOf(text, true);
  const isKnown = means !== undefined && means.strength >= 0.8;
  const way = found.isHere
    ? uncover(situation, target, text, found)
    : (openPlace(situation, target, text) ?? (isKnown ? byUsualWay(situation, means, text) : undefined));
  if (way) return way;
  if (found.node) return click(situation, found, `"${text}" is what ${nameOf(found.node)} is for.`);
  if (isKnown) return byUsualWay(situation, means, text) ?? clickAnyway(found, text);
  return stuck(`I do not understand "${text}". ${notFound(text, found)}`);
}
