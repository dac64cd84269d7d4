import { canonicalText } from '../../controls/text-match.ts';
import { type CommandId, commandRow, commands } from './lexicon.ts';
import { stemOf, wordsOf } from './words.ts';

/** A common command that a text may mean. */
export interface Purpose {
  readonly command: CommandId;
  /** The words of the lexicon that were found in the text. */
  readonly said: string;
  /** 0–1: how sure it is that the text means this command and not a longer one or a name. */
  readonly strength: number;
}

interface Trigger {
  readonly command: CommandId;
  readonly text: string;
  readonly stems: readonly string[];
  /** The command's own name, and not a way to ask for it. */
  readonly isName: boolean;
}

const triggers: readonly Trigger[] = (Object.keys(commands) as CommandId[]).flatMap(command => {
  const { names, says } = commandRow(command);
  const trigger = (text: string, isName: boolean) => ({ command, text, stems: wordsOf(text).map(stemOf), isName });
  return [...says.map(text => trigger(text, false)), ...names.map(text => trigger(text, true))];
});

/** Where the words of a trigger are all in the text, in order: how many words they span; 0 when they are not. */
function spanOf(trigger: readonly string[], stems: readonly string[]): number {
  let begin = -1;
  let at = -1;
  for (const stem of trigger) {
    at = stems.indexOf(stem, at + 1);
    if (at < 0) return 0;
    if (begin < 0) begin = at;
  }
  return at - begin + 1;
}

/**
 * The commands that a text may mean, the likeliest first. `free`: it says what to do in its own words, so that a
 * command's name within it counts; otherwise it names a control, and only the whole name counts.
 */
export function purposesOf(text: string, free: boolean): Purpose[] {
  const stems = wordsOf(text).map(stemOf);
  const best = new Map<CommandId, { words: number; strength: number; said: string }>();
  let most = 0;
  for (const { command, text: said, stems: wanted, isName } of triggers) {
    const span = spanOf(wanted, stems);
    if (span === 0) continue;
    const share = wanted.length / Math.max(1, stems.length);
    // Words far apart are hardly one expression.
    if (span > wanted.length + 4) continue;
    if (!free && (isName ? share < 0.99 : wanted.length === 1 && share < 0.3)) continue;
    // The command's name at the head of a free sentence is its verb.
    const leads = isName && stems[0] === wanted[0] && !isCarrier(stems);
    if (isName && !leads && wanted.length === 1 && stems[0] === wanted[0]) continue;
    const words = wanted.length + (leads ? 0.5 : 0);
    const known = best.get(command);
    if (!known || known.words < words)
      best.set(command, { words, strength: leads ? 1 : wanted.length > 1 ? 0.95 : 0.9, said });
    most = Math.max(most, words);
  }
  return [...best]
    .map(([command, { words, strength, said }]) => ({ command, said, strength: strength * (words / most) ** 2 }))
    .sort((a, b) => b.strength - a.strength);
}

/** `open the settings` is about the settings; `open the report` is about opening. */
function isCarrier(stems: readonly string[]): boolean {
  return carriers.has(stems[0] ?? '') && stems.length > 1 && !stems.some(stem => carried.has(stem));
}
const carriers = new Set(['open', 'insert', 'view', 'show', 'start', 'run'].map(stemOf));
const carried = new Set(['file', 'document', 'report', 'letter', 'existing', 'saved'].map(stemOf));

const nameSets = new Map<CommandId, ReadonlySet<string>>();

/** Whether a control's name is one of the names of a command. */
export function isNameOf(command: CommandId, name: string): boolean {
  let names = nameSets.get(command);
  if (!names) {
    names = new Set(commandRow(command).names.map(canonicalText));
    nameSets.set(command, names);
  }
  const plain = canonicalText(name).replaceAll(/[-/,]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const [first = ''] = plain.split(' ', 1);
  return names.has(plain) || names.has(`${first} *`);
}

/** The format that words name, `bold`, `slanted`, `align left`. */
export function formatNamed(text: string): CommandId | undefined {
  const wanted = wordsOf(text).map(stemOf).join(' ');
  for (const id of Object.keys(commands) as CommandId[]) {
    const { format, names, says } = commandRow(id);
    if (format && [...names, ...says].some(name => wordsOf(name).map(stemOf).join(' ') === wanted)) return id;
  }
  return undefined;
}
