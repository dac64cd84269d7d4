import type { Goal } from '../../grounding/goal.ts';
import { runCommand } from './command.ts';
import { fileDialog } from './file-dialog.ts';
import { act, type Move } from './move.ts';
import { clickTarget, closeWindow, drag, focus, fold, scroll, select, unfold } from './pointing.ts';
import { pressKeys } from './pressing.ts';
import type { Situation } from './situation.ts';
import { toggle } from './switching.ts';
import { format, selectText, setValue, typeText } from './writing.ts';

/** The one action that brings a goal forward now, from what the observation shows. */
export function nextMove(goal: Goal, situation: Situation): Move {
  switch (goal.kind) {
    case 'click':
      return clickTarget(goal, situation);
    case 'select':
      return select(goal, situation);
    case 'toggle':
      return toggle(goal, situation);
    case 'expand':
      return unfold(goal.target, situation);
    case 'collapse':
      return fold(goal.target, situation);
    case 'focus':
      return focus(goal.target, situation);
    case 'close':
      return closeWindow(goal.target, situation);
    case 'scroll':
      return scroll(goal, situation);
    case 'drag':
      return drag(goal, situation);
    case 'type':
      return typeText(goal, situation);
    case 'set':
      return setValue(goal, situation);
    case 'select-text':
      return selectText(goal.object, situation, goal.target);
    case 'format':
      return format(goal, situation);
    case 'file':
      return fileDialog(goal, situation);
    case 'press':
      return pressKeys(goal, situation);
    case 'command':
      return runCommand(goal, situation);
    case 'wait': {
      const seconds = goal.durationMs / 1000;
      return act('wait', `The sentence asks to wait ${seconds} s.`, { args: { seconds } });
    }
  }
}
