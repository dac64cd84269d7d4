import { canonicalText } from '../../controls/text-match.ts';
import type { Goal } from './goal.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { type Purpose, purposesOf } from './purpose.ts';
import { readSentence } from './sentence.ts';
import { compactText } from './tree-words.ts';

/** What is looked for, read: the words of a control's description, or of a whole sentence. */
export interface Description {
  readonly text: string;
  readonly phrase: Phrase;
  /** Whole texts that a control's name may equal. */
  readonly names: readonly string[];
  /** The same without spaces and signs. */
  readonly compactNames: readonly string[];
  readonly purposes: readonly Purpose[];
  /** It says in its own words what shall be done, and names no control. */
  readonly isFree: boolean;
  /** What kind of goal it is, where it is a sentence. */
  readonly kind: Goal['kind'] | undefined;
}

/** Reads a description such as `the Bold button in the Font group`, or a sentence such as `make it heavier`. */
export function readDescription(text: string): Description {
  const whole = readPhrase(text);
  const goals = readSentence(text);
  // Keys and waits have no control: what comes after them may have one.
  const goal = goals.find(({ kind }) => kind !== 'press' && kind !== 'wait') ?? goals[0];
  // `the Open button` and `"Save as"` name a control, whatever verb is in the name.
  const isNoun = goal === undefined || (goal.kind === 'command' && /^(?:the|a|an|its|my)\s|^["“‘']/i.test(text.trim()));
  const phrase = (!isNoun && phraseOf(goal)) || whole;
  const names = new Set([text, whole.text, whole.name, phrase.text, phrase.name].map(canonicalText));
  names.delete('');
  const isFree = !isNoun && (goal.kind === 'command' || goal.kind === 'format' || goal.kind === 'file');
  return {
    text,
    phrase,
    names: [...names],
    compactNames:
      phrase.words.length === 0 ? [] : [phrase.text, phrase.name].map(compactText).filter(name => name.length > 3),
    purposes: purposesFor(goal, phrase, text, isFree),
    isFree,
    kind: isNoun ? undefined : goal.kind,
  };
}

function purposesFor(goal: Goal | undefined, phrase: Phrase, text: string, isFree: boolean): readonly Purpose[] {
  switch (goal?.kind) {
    case 'press':
    case 'wait':
      return [];
    case 'format':
      return [{ command: goal.command, said: text, strength: 1 }];
    case 'file':
      // The command opens the dialog; once that is open, the name goes into its field.
      return [
        { command: goal.command, said: text, strength: 1 },
        { command: 'file-name', said: text, strength: 1 },
      ];
    default:
      return phrase.quoted ? [] : purposesOf(isFree ? text : phrase.text, isFree);
  }
}

/** What a goal is about; for a text without a place, the document. */
function phraseOf(goal: Goal): Phrase | undefined {
  switch (goal.kind) {
    case 'type':
    case 'select-text':
    case 'scroll':
      return goal.target ?? readPhrase('the document');
    case 'press':
    case 'wait':
      return (goal.kind === 'press' && goal.target) || readPhrase('');
    case 'file':
    case 'format':
      return undefined;
    default:
      return goal.target;
  }
}
