import type { Goal } from '../../grounding/goal.ts';
import { commandRow } from '../../grounding/lexicon.ts';
import { act, type Move, stuck } from './move.ts';
import { byUsualWay, click, nameOf } from './reach.ts';
import type { Situation } from './situation.ts';

/**
 * Saving under a name or opening a file: the dialog, the name, the button that ends it. Each time it looks which of
 * them is due. What the program asks afterwards, such as whether to overwrite, is not its business.
 */
export function fileDialog(goal: Extract<Goal, { kind: 'file' }>, situation: Situation): Move {
  const { command, name, text } = goal;
  const field = situation.find('the file name field', 'set');
  if (field.node) {
    const isNamed = field.node.value === name || situation.done.some(action => action.includes(JSON.stringify(name)));
    if (!isNamed) {
      const why = `The dialog is open. ${nameOf(field.node)} takes the name "${name}".`;
      return act('set_edit_text', why, { args: { text: name }, on: field, rest: [text] });
    }
    const verb = command === 'save-as' ? 'Save' : 'Open';
    const end = situation.find(`the "${verb}" button`, 'click');
    if (end.node) return click(situation, end, `The file name is "${name}" now. ${nameOf(end.node)} ends the dialog.`);
    return act('keyboard_input', `The file name is "${name}" now. Enter ends the dialog.`, { args: { keys: 'Enter' } });
  }
  const [commandName = ''] = commandRow(command).names;
  const entry = situation.find(`"${commandName}"`, 'click');
  if (entry.node && !situation.wasUsed(entry.node.name)) {
    const why = `To ${command === 'save-as' ? 'save' : 'open'} "${name}" I need the dialog. ${nameOf(entry.node)} opens it.`;
    return click(situation, entry, why, [text]);
  }
  const way = byUsualWay(situation, { command, said: commandName }, text);
  if (way?.kind === 'act') return { ...way, rest: [text] };
  return stuck(`I find no way to the dialog that asks for a file name, so I cannot ${text}.`);
}
