/** The keys that have a name; a character is a key by itself. The first name is the one to show. */
const keyNames: readonly (readonly [string, ...string[]])[] = [
  ['Enter', 'Return'],
  ['Esc', 'Escape'],
  ['Tab'],
  ['Space'],
  ['Backspace'],
  ['Delete', 'Del'],
  ['Insert', 'Ins'],
  ['Home'],
  ['End'],
  ['PageUp', 'PgUp'],
  ['PageDown', 'PgDn'],
  ['Up'],
  ['Down'],
  ['Left'],
  ['Right'],
  ['PrintScreen'],
  ['Pause'],
  ['CapsLock'],
  ['NumLock'],
  ['ScrollLock'],
  ['Apps', 'Menu'],
  ...Array.from({ length: 24 }, (_, index): [string] => [`F${index + 1}`]),
];

const modifierNames: readonly (readonly [Modifier, ...string[]])[] = [
  ['Ctrl', 'Control'],
  ['Alt'],
  ['Shift'],
  ['Win', 'Windows'],
];

export type Modifier = 'Ctrl' | 'Alt' | 'Shift' | 'Win';

/** Keys that are pressed together: `Ctrl+Shift+S`. */
export interface Chord {
  readonly modifiers: readonly Modifier[];
  /** A name of the table, or one character as typed; absent for modifiers alone. */
  readonly key?: string | undefined;
}

/** Chords one after another, or the word that is no key. */
export type ReadChords =
  | { readonly ok: true; readonly chords: readonly Chord[] }
  | { readonly ok: false; readonly word: string };

const keys = new Map(keyNames.flatMap(names => names.map(name => [name.toLowerCase(), names[0]] as const)));
const modifiers = new Map(modifierNames.flatMap(names => names.map(name => [name.toLowerCase(), names[0]] as const)));

/** The words to show for modifiers and for keys, one each. */
export const shownModifiers: readonly string[] = modifierNames.map(([name]) => name);
export const shownKeys: readonly string[] = keyNames.map(([name]) => name);

/** Every word that can stand in a chord. */
export const chordWords: readonly string[] = [...modifierNames.flat(), ...keyNames.flat()];

/** Reads `Ctrl+S`, or several one after another: `Alt+F, A`. `Ctrl++` and `Ctrl+,` mean those characters. */
export function readChords(text: string): ReadChords {
  const chords: Chord[] = [];
  for (const written of text.split(/(?<!\+\s*|^\s*),/)) {
    const words = written.trim().split(/(?<!\+|^)\s*\+\s*/);
    const held: Modifier[] = [];
    let key: string | undefined;
    for (const word of words) {
      const modifier = modifiers.get(word.toLowerCase());
      const named = keys.get(word.toLowerCase()) ?? ([...word].length === 1 ? word : undefined);
      if (key !== undefined || (modifier === undefined && named === undefined)) return { ok: false, word };
      if (modifier !== undefined) held.push(modifier);
      else key = named;
    }
    chords.push(key === undefined ? { modifiers: held } : { modifiers: held, key });
  }
  return { ok: true, chords };
}
