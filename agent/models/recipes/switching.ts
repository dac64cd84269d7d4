import type { ControlNode } from '../../../protocol/control-tree.ts';
import type { Goal } from '../../grounding/goal.ts';
import { act, done, type Move } from './move.ts';
import { describe, nameOf, notFound, uncover } from './reach.ts';
import type { Found, Situation } from './situation.ts';

export function toggle({ target, wanted, text }: Extract<Goal, { kind: 'toggle' }>, situation: Situation): Move {
  const found = situation.find(describe(target), 'toggle');
  const way = uncover(situation, target, text, found);
  if (way) return way;
  if (found.node) return switchTo(found, found.node, wanted);
  return act('toggle', notFound(target.text, found), { on: found });
}

/** Switches it unless it is as wanted already. */
export function switchTo(found: Found, node: ControlNode, wanted: 'on' | 'off' | 'other'): Move {
  if (wanted !== 'other' && node.toggled === wanted) return done(`${nameOf(node)} is ${wanted} already.`);
  if (node.toggled === undefined) {
    const args = { button: 'left', double: false };
    return act('click_input', `${nameOf(node)} is what the sentence asks for.`, { args, on: found });
  }
  const why = `${nameOf(node)} is ${node.toggled} and should be ${wanted === 'other' ? 'switched' : wanted}.`;
  return act('toggle', why, { on: found });
}
