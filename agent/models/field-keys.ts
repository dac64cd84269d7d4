import { chordOf, keyName, readKeys } from '../grounding/keys.ts';

/** Keys of a reply: a chord to press, or plain text to type. */
export type FieldKeys =
  | { readonly kind: 'press'; readonly keys: string }
  | { readonly kind: 'type'; readonly text: string };

const prefixes = new Map([
  ['^', 'Ctrl'],
  ['%', 'Alt'],
  ['+', 'Shift'],
]);
const bracedNames = new Map([
  ['VK_CONTROL', 'Ctrl'],
  ['VK_LCONTROL', 'Ctrl'],
  ['VK_RCONTROL', 'Ctrl'],
  ['VK_SHIFT', 'Shift'],
  ['VK_LSHIFT', 'Shift'],
  ['VK_RSHIFT', 'Shift'],
  ['VK_MENU', 'Alt'],
  ['VK_LMENU', 'Alt'],
  ['VK_LWIN', 'Win'],
  ['VK_RWIN', 'Win'],
  ['VK_BACK', 'Backspace'],
  ['BKSP', 'Backspace'],
  ['BS', 'Backspace'],
  ['VK_PRIOR', 'PageUp'],
  ['VK_NEXT', 'PageDown'],
]);

/**
 * Reads the keys of `keyboard_input` in every spelling of the field: ours (`Ctrl+S`), pywinauto's (`^s`,
 * `{VK_CONTROL}s`, `%{F4}`, `{TAB 2}`, `{ENTER}`), or plain text. Undefined when it is none of them.
 * Source of the notation: pywinauto.keyboard.
 */
export function readFieldKeys(text: string): FieldKeys | undefined {
  if (text === '') return undefined;
  const ours = readKeys(text);
  if (ours) return { kind: 'press', keys: ours };
  if (!/[{}^%]|^\+|\+[{(]/.test(text)) return { kind: 'type', text };
  const chords: string[] = [];
  let held: string[] = [];
  for (const [token, prefix, braced, group, plain] of text.matchAll(/([\^%+])|\{([^}]+|\})\}|\(([^)]*)\)|([^{}])/gs)) {
    if (prefix) held.push(prefixes.get(prefix) ?? prefix);
    else if (braced) {
      const read = readBraced(braced);
      if (!read) return undefined;
      const { names, times } = read;
      if (names.length === 1 && names[0] && chordOf(names) === names[0] && /^(?:Ctrl|Alt|Shift|Win)$/.test(names[0])) {
        held.push(names[0]);
        continue;
      }
      for (let count = 0; count < times; count++) chords.push(chordOf([...held, ...names]));
      held = [];
    } else {
      for (const char of group ?? plain ?? token) {
        const name = char === ' ' ? 'Space' : char === '\n' ? 'Enter' : keyName(char);
        if (name) chords.push(chordOf(held.length === 0 && /\p{Lu}/u.test(char) ? ['Shift', name] : [...held, name]));
      }
      held = [];
    }
  }
  if (held.length > 0 || chords.length === 0) return undefined;
  return { kind: 'press', keys: chords.join(', ') };
}

/** `ENTER`, `VK_RETURN`, `TAB 2`, or a single character that has a meaning of its own outside braces. */
function readBraced(text: string): { names: string[]; times: number } | undefined {
  const [, word = text, count] = /^(.+?)\s+(\d+)$/.exec(text) ?? [];
  const upper = word.toUpperCase();
  const name = bracedNames.get(upper) ?? keyName(upper.replace(/^VK_/, ''));
  return name === undefined ? undefined : { names: [name], times: Math.min(100, Number(count ?? 1)) };
}
