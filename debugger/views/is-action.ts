import { actions, verbs } from '../../protocol/actions.ts';

/** What an action begins with, from the words the table spells it with. */
const actionWords = new Set([
  'double',
  'right',
  ...verbs.map(verb => actions[verb].syntax.replace(/^(\[[^\]]*\]\s*)+/, '').split(' ')[0] ?? ''),
]);

/** Whether a text of the console does something, as opposed to asking. */
export function isAction(text: string): boolean {
  return actionWords.has(/^[a-z]+(?=\s)/.exec(text.trim())?.[0] ?? '');
}
