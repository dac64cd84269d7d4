import type { z } from 'zod';
import type { RolledBack } from '../../protocol/debug.ts';

type Item = z.infer<typeof RolledBack>['items'][number];

/** What rolling back would do, as a dialog asks for it. */
export interface RollBackQuestion {
  readonly question: string;
  readonly detail: string;
}

/** @param line where the run would stand then, from 1 */
export function rollBackQuestion(line: number, items: readonly Item[]): RollBackQuestion {
  const taken = items.filter(item => item.canUndo);
  const left = items.filter(item => !item.canUndo);
  const parts = [
    ...(taken.length === 0 ? [] : [`Taken back, in this order:\n${taken.map(row).join('\n')}`]),
    ...(left.length === 0
      ? []
      : [`Can't be taken back, for no undo { … } says how; its effects stay:\n${left.map(row).join('\n')}`]),
    ...(items.length === 0 ? ['Nothing was done since that would have to be taken back.'] : []),
  ];
  return { question: `Roll back to line ${line}?`, detail: parts.join('\n\n') };
}

function row({ title, actions, at }: Item): string {
  return `• ${title} (line ${at.line}, ${actions === 1 ? '1 action' : `${actions} actions`})`;
}
