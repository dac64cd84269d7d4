import { rules } from './clause-rules.ts';
import { clausesOf, groupsOf } from './clauses.ts';
import type { Goal } from './goal.ts';
import { readPhrase } from './phrase.ts';

/**
 * Reads an English sentence: what it asks for, in order. Deterministic. A sentence it cannot read becomes one `command`;
 * a text without words gives no goals.
 */
export function readSentence(sentence: string): Goal[] {
  return clausesOf(sentence).flatMap(clause => {
    const goal = readGoal(clause);
    return goal ? [goal] : [];
  });
}

function readGoal(clause: string): Goal | undefined {
  if (!/[\p{L}\p{N}]/u.test(clause)) return undefined;
  for (const rule of rules) {
    const groups = groupsOf(rule.when, clause);
    const read = groups && rule.read(groups);
    if (read) return { text: clause, ...read };
  }
  return { text: clause, kind: 'command', target: readPhrase(clause) };
}
