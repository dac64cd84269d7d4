/** Control characters and marks that change the direction of text: they could make a name look like another one. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const longest = 160;

/** A text of a foreign program on one line: line breaks as ⏎, what cannot be seen as ·, cut when long. */
export function shownText(text: string, limit = longest): string {
  // Cut first: a name may have 64 KB.
  const cut = text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  return cut.replace(/\r\n?|\n/g, '⏎').replace(unseen, '·');
}

/** A text of several lines, such as a prompt: line breaks and tabs stay. */
export function shownLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unseen, mark => (mark === '\n' || mark === '\t' ? mark : '·'));
}

/** `12 ms`, `1.4 s`. */
export function duration(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1000).toFixed(1)} s`;
  return ms > 0 && ms < 0.95 ? '< 1 ms' : `${Math.round(ms)} ms`;
}

export function count(number: number, noun: string, several = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : several}`;
}
