import type { ControlNode } from '../../../protocol/control-tree.ts';
import type { Goal } from '../../grounding/goal.ts';
import { commandRow } from '../../grounding/lexicon.ts';
import type { Phrase } from '../../grounding/phrase.ts';
import { act, done, type Move, stuck } from './move.ts';
import {
  byUsualWay,
  click,
  clickAnyway,
  describe,
  isOnHiddenPage,
  nameOf,
  notFound,
  selectFrom,
  uncover,
} from './reach.ts';
import type { Found, Situation } from './situation.ts';
import { switchTo } from './switching.ts';
import { readTextObject } from './text-objects.ts';

type GoalOf<K extends Goal['kind']> = Extract<Goal, { kind: K }>;

/** A text that stands for another one: nobody has said yet which. */
const unsaid =
  /^(?:the|a|an|my|your|its|some)\s+(?:\w+\s+)?(?:title|text|name|heading|headline|paragraph|sentence|content|report|letter)s?$/i;

export function typeText({ value, target, text }: GoalOf<'type'>, situation: Situation): Move {
  if (unsaid.test(value)) {
    return stuck(`The sentence does not say what ${value} is. Give the text itself, best in quotes.`);
  }
  const found = target ? situation.find(describe(target), 'type') : fieldInUse(situation);
  const { node } = found;
  const way = target && uncover(situation, target, text, found);
  if (way) return way;
  // A field with a name of its own is filled in; a document is added to.
  const isFilledIn = target !== undefined && target.words.length > 0 && node?.controlType !== 'Document';
  const why = node ? `The sentence gives the text "${value}" for ${nameOf(node)}.` : notFound(found.description, found);
  return isFilledIn
    ? act('set_edit_text', why, { args: { text: value, clear_current_text: true }, on: found })
    : act('type', why, { args: { text: value }, on: found });
}

/** Where text goes when the sentence does not say: the field with the keyboard in it, else the document. */
function fieldInUse(situation: Situation): Found {
  const focused = situation.focusedField();
  if (focused === undefined || focused.controlType === 'Document') return situation.find('the document', 'type');
  return situation.find(focused.name === '' ? 'the text field' : `the "${focused.name}" field`, 'type');
}

export function setValue({ value, target, text }: GoalOf<'set'>, situation: Situation): Move {
  const found = situation.find(describe(target), 'set');
  const { node } = found;
  const wanted = switchValue(value);
  if (!node && wanted) {
    const box = situation.find(describe(target), 'toggle');
    if (box.node) return switchTo(box, box.node, wanted);
  }
  const way = uncover(situation, target, text, found);
  if (way) return way;
  const args = { text: value, clear_current_text: true };
  if (!node) return act('set_edit_text', notFound(target.text, found), { args, on: found });
  if (node.value === value) return done(`${nameOf(node)} is "${value}" already.`);
  const why = `The sentence wants ${nameOf(node)} to be "${value}".`;
  return node.controlType === 'ComboBox' && !takesText(node)
    ? selectFrom(found, value)
    : act('set_edit_text', why, { args, on: found });
}

function switchValue(value: string): 'on' | 'off' | undefined {
  if (/^(?:on|true|yes|checked|ticked|enabled)$/i.test(value)) return 'on';
  return /^(?:off|false|no|unchecked|unticked|disabled)$/i.test(value) ? 'off' : undefined;
}

/** A drop-down list without a field of its own has only its items. */
function takesText(node: ControlNode): boolean {
  return (
    !node.readOnly &&
    ((node.patterns?.includes('Value') ?? false) || node.children.some(({ controlType }) => controlType === 'Edit'))
  );
}

export function selectText(object: string, situation: Situation, target?: Phrase): Move {
  const meant = readTextObject(object, situation.documentText());
  if (meant.kind === 'everything')
    return act('keyboard_input', 'Everything is to be selected.', { args: { keys: 'Ctrl+A' } });
  if (meant.kind === 'unknown') return stuck(`${meant.problem} I cannot select it.`);
  const on = situation.find(target ? describe(target) : 'the document', 'select-text');
  return act('select_text', `The sentence asks for the text "${meant.text}".`, { args: { text: meant.text }, on });
}

/** Formatting acts on what is selected: a text that the sentence names is selected first. */
export function format({ command, object, text }: GoalOf<'format'>, situation: Situation): Move {
  const [name = ''] = commandRow(command).names;
  if (object !== undefined) {
    const meant = readTextObject(object, situation.documentText());
    if (meant.kind === 'unknown') return stuck(`${meant.problem} I do not know what to make ${name}.`);
    const rest = [`make it ${name}`];
    const why = `"${text}" is about a text, which I select first`;
    if (meant.kind === 'everything')
      return act('keyboard_input', `${why}: everything.`, { args: { keys: 'Ctrl+A' }, rest });
    const on = situation.find('the document', 'select-text');
    return act('select_text', `${why}: "${meant.text}".`, { args: { text: meant.text }, on, rest });
  }
  const found = situation.find(text, 'click');
  const { node } = found;
  // What was selected has it already: once more would take it away.
  if (node?.toggled === 'on') return done(`${nameOf(node)} is on already.`);
  if (!node || isOnHiddenPage(node, situation)) {
    return byUsualWay(situation, { command, said: name }, text) ?? clickAnyway(found, name);
  }
  return click(situation, found, `${nameOf(node)} does that to the selected text.`);
}
