import { canonicalText } from '../../controls/text-match.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { type Purpose, purposesOf } from './purpose.ts';
import { type Goal, readSentence } from './sentence.ts';

/** What is looked for, read: the words of a control's description, or of a whole sentence. */
export interface Description {
  readonly text: string;
  readonly phrase: Phrase;
  /** Whole texts that a control's name may equal. */
  readonly names: readonly string[];
  readonly purposes: readonly Purpose[];
  /** The verb that the sentence itself has, where the description is one. */
  readonly goal?: Goal;
}

/** Reads a description such as `the Bold button in the Font group`, or a sentence such as `make it heavier`. */
export function readDescription(text: string): Description {
  const whole = readPhrase(text);
  const goal = readSentence(text)[0];
  const target = goal && targetOf(goal);
  const phrase = target ?? whole;
  const names = new Set([text, whole.text, whole.name, phrase.text, phrase.name].map(canonicalText));
  names.delete('');
  const free = goal === undefined || goal.kind === 'command' || goal.kind === 'format' || goal.kind === 'file';
  return {
    text,
    phrase,
    names: [...names],
    purposes: purposesFor(goal, phrase, text, free),
    ...(goal && goal.kind !== 'command' ? { goal } : {}),
  };
}

function purposesFor(goal: Goal | undefined, phrase: Phrase, text: string, free: boolean): readonly Purpose[] {
  if (goal?.kind === 'format') return [{ command: goal.command, said: text, strength: 1 }];
  if (goal?.kind === 'file') {
    const command = goal.command;
    return [{ command, said: text, strength: 1 }];
  }
  if (phrase.quoted) return [];
  return purposesOf(free ? text : phrase.text, free && phrase.typeWord !== 'button');
}

function targetOf(goal: Goal): Phrase | undefined {
  switch (goal.kind) {
    case 'press':
    case 'wait':
    case 'file':
    case 'format':
    case 'command':
      return undefined;
    default:
      return goal.target;
  }
}
