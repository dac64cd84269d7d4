import { readChords } from '../../protocol/keys.ts';

/** Key chords as people write them, brought to one spelling: `Ctrl+Shift+S`, `Alt+F, A`, `Enter`. */

const modifierOrder = ['Ctrl', 'Alt', 'Shift', 'Win'];

/** The canonical name of one key, `Ctrl`, `Enter`, `F12`, `A`; undefined for anything else. */
export function keyName(word: string): string | undefined {
  const read = readChords(word);
  const [chord] = read.ok ? read.chords : [];
  const name = chord?.modifiers[0] ?? chord?.key;
  if (name === undefined || name.trim() === '') return undefined;
  return [...name].length === 1 ? name.toUpperCase() : name;
}

function isModifier(name: string): boolean {
  return modifierOrder.includes(name);
}

/** Modifiers in their usual order, then the key. */
export function chordOf(names: readonly string[]): string {
  const held = modifierOrder.filter(modifier => names.includes(modifier));
  return [...held, ...names.filter(name => !isModifier(name))].join('+');
}

/**
 * Reads key chords, one or several: `ctrl + s`, `Control S`, `the Enter key`, `Alt+F, A`. Undefined when it is
 * anything but keys; a single letter is a chord only after a modifier or before the word `key`.
 */
export function readKeys(text: string): string | undefined {
  const saysKey = /\bkeys?\b/i.test(text);
  const chords = text
    .replace(/^(?:the|a)\s+/i, '')
    .replace(/\s*\b(?:keys?|chord|shortcut)\b\.?$/i, '')
    .replace(/\b(page)\s+(up|down)\b/gi, '$1$2')
    .replace(/\b(print)\s+(screen)\b/gi, '$1$2')
    .replace(/\b(space)\s+bar\b/gi, '$1')
    .replace(/\b(?:arrow\s+(up|down|left|right)|(up|down|left|right)\s+arrow)\b/gi, '$1$2')
    .split(/\s*,\s*(?:(?:and\s+)?then\s+)?|\s+(?:and\s+)?then\s+/i);
  const read: string[] = [];
  for (const chord of chords) {
    const names = chord.split(/\s*\+\s*|(?<=[a-z])-(?=\w)|\s+(?:and\s+)?/i).map(keyName);
    const [first] = names;
    if (first === undefined || names.includes(undefined)) return undefined;
    const known = names.filter(name => name !== undefined);
    const keys = known.filter(name => !isModifier(name));
    if (keys.length > 1 || (keys.length === 0 && !saysKey)) return undefined;
    const alone = known.length === 1 && first.length === 1;
    if (alone && !saysKey && read.length === 0) return undefined;
    read.push(chordOf(known));
  }
  return read.length === 0 ? undefined : read.join(', ');
}
