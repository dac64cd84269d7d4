import { withoutControlCharacters } from '../print.ts';

/** A name as people read it: no control characters, no space at the ends. */
export function nameText(text: string): string {
  return withoutControlCharacters(text).trim();
}

/** A label's or button's text without its mnemonic: `&Save` is `Save`, `R&&D` is `R&D`. */
export function withoutMnemonic(text: string): string {
  return nameText(text.replace(/&(&?)/g, '$1'));
}

/** The name that a label gives to its field, or a menu item to its tool-bar button: without `:` or `...` at the end. */
export function withoutEnding(name: string): string {
  return name.replace(/(?:\s*(?::|…|\.\.\.))+$/, '') || name;
}

/** An observation holds this much of a value; the rest is fetched by `read`. */
const longestValue = 4096;

/** A field's text: line ends are `\n`, other control characters but tabs are gone. */
export function valueText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .slice(0, longestValue);
}
