/** What the characters between the delimiters of a text, a sentence or a regular expression mean. */

/** One part of a `"text"`, its delimiters cut off: `\"`, `\\`, `\n`, `\{`, `\}`. Any other `\x` stands for itself. */
export function decodeText(raw: string): string {
  return raw.replace(/\\([n"\\{}])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** One part of a numbered sentence, its delimiters cut off: `\{`, `\}`, `\\`. */
export function decodeSentence(raw: string): string {
  return raw.replace(/\\([{}\\])/g, '$1');
}

/** The source of a `/regex/`, its slashes cut off: `\/` stands for a slash. */
export function decodeRegex(raw: string): string {
  return raw.replaceAll('\\/', '/');
}

/** Where a `{name}` or `{name.property}` begins at `offset`: its end, exclusive; -1 where it is a plain brace. */
export function holeEnd(text: string, offset: number): number {
  hole.lastIndex = offset;
  return hole.test(text) ? hole.lastIndex : -1;
}

const hole = /\{[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)?\}/uy;
