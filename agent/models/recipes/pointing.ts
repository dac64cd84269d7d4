import type { ControlNode } from '../../../protocol/control-tree.ts';
import type { Goal } from '../../grounding/goal.ts';
import type { Phrase } from '../../grounding/phrase.ts';
import { act, done, type Move, stuck } from './move.ts';
import { click, clickAnyway, describe, nameOf, notFound, quote, selectFrom, uncover } from './reach.ts';
import type { Situation } from './situation.ts';
import { selectText } from './writing.ts';

type GoalOf<K extends Goal['kind']> = Extract<Goal, { kind: K }>;

export function clickTarget({ target, button, count, text }: GoalOf<'click'>, situation: Situation): Move {
  const found = situation.find(describe(target), 'click');
  const way = uncover(situation, target, text, found);
  if (way) return way;
  if (button === 'left' && count === 1) {
    return found.node ? click(situation, found, isMeant(target, found.node)) : clickAnyway(found, target.text);
  }
  const args = { button, double: count === 2 };
  return act('click_input', found.node ? isMeant(target, found.node) : notFound(target.text, found), {
    args,
    on: found,
  });
}

export function select({ target, text }: GoalOf<'select'>, situation: Situation): Move {
  const found = situation.find(describe(target), 'select');
  const { node } = found;
  const way = uncover(situation, target, text, found);
  if (node && !way) return click(situation, found, isMeant(target, node));
  if (target.within && !node) {
    const list = situation.find(describe(target.within), 'select');
    if (list.node && mayHold(list.node, target.name)) return selectFrom(list, target.name);
  }
  if (way) return way;
  const isText = situation.documentText()?.toLowerCase().includes(target.name.toLowerCase()) ?? false;
  return isText ? selectText(`"${target.name}"`, situation) : clickAnyway(found, target.text);
}

/** A list that shows items, and not this one, does not hold it. */
function mayHold({ controlType, children }: ControlNode, item: string): boolean {
  const items = children.filter(child => child.controlType === 'ListItem');
  if (items.length > 0 && !items.some(({ name }) => name.toLowerCase().includes(item.toLowerCase()))) return false;
  return ['ComboBox', 'List', 'Tree', 'DataGrid', 'SplitButton', 'Tab'].includes(controlType);
}

export function unfold(target: Phrase, situation: Situation): Move {
  const found = situation.find(describe(target), 'expand');
  if (found.node?.expanded) return done(`${nameOf(found.node)} is open already.`);
  return act('expand', `The sentence asks to open ${quote(target)}.`, { on: found });
}

export function fold(target: Phrase, situation: Situation): Move {
  const found = situation.find(describe(target), 'collapse');
  if (found.node?.expanded === false) return done(`${nameOf(found.node)} is closed already.`);
  return act('collapse', `The sentence asks to fold ${quote(target)}.`, { on: found });
}

export function focus(target: Phrase, situation: Situation): Move {
  const on = situation.find(describe(target), 'focus');
  return act('focus', `The sentence asks for the keyboard to be in ${quote(target)}.`, { on });
}

export function closeWindow(target: Phrase, situation: Situation): Move {
  const on = situation.find(describe(target), 'close');
  return act('close', `The sentence asks to close ${quote(target)}.`, { on });
}

export function scroll({ direction, notches, target }: GoalOf<'scroll'>, situation: Situation): Move {
  const on = situation.find(target ? describe(target) : 'the document', 'scroll');
  const why = `The sentence asks to scroll ${direction}.`;
  return direction === 'up' || direction === 'down'
    ? act('wheel_mouse_input', why, { args: { wheel_dist: direction === 'up' ? notches : -notches }, on })
    : act('scroll', why, { args: { direction, notches }, on });
}

export function drag({ target, to }: GoalOf<'drag'>, situation: Situation): Move {
  const end = situation.find(describe(to), 'drag');
  if (!end.node) return stuck(notFound(to.text, end));
  const on = situation.find(describe(target), 'drag');
  return act('drag', `The sentence asks to drag ${quote(target)} to ${nameOf(end.node)}.`, {
    args: { to: end.node.id },
    on,
  });
}

function isMeant(target: Phrase, node: ControlNode): string {
  return `The sentence says ${quote(target)}. That is ${nameOf(node)}.`;
}
