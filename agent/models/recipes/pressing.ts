import type { Goal } from '../../grounding/goal.ts';
import { act, type Move } from './move.ts';
import { describe } from './reach.ts';
import type { Situation } from './situation.ts';

export function pressKeys({ keys, target }: Extract<Goal, { kind: 'press' }>, situation: Situation): Move {
  const on = target && situation.find(describe(target), 'press');
  return act('keyboard_input', `The sentence names the keys ${keys}.`, { args: { keys }, ...(on ? { on } : {}) });
}
