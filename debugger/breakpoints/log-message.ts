import { ConsoleError, type Reading, ReadText } from '../../agent/reading.ts';

/** What a log point prints: text with `{expressions}`; `\{` and `\}` stand for braces. */
export class LogMessage {
  /** What is wrong with it. */
  readonly problem: string | undefined;
  readonly #parts: readonly (string | ReadText)[];

  constructor(text: string) {
    const parts = partsOf(text);
    this.#parts = parts ?? [];
    const wrong = this.#parts.find(part => typeof part !== 'string' && part.problem !== undefined);
    if (parts === undefined) this.problem = 'A { of the message is not closed; write \\{ for the brace itself.';
    else if (wrong instanceof ReadText) this.problem = `{${wrong.text}} in the message: ${wrong.problem}`;
  }

  /** The text with its holes filled; a hole that cannot be says why. */
  fill(reading: Reading | undefined): string {
    return this.#parts.map(part => (typeof part === 'string' ? part : filled(part, reading))).join('');
  }
}

function filled(hole: ReadText, reading: Reading | undefined): string {
  if (reading === undefined) return `{${hole.text}: the run has not begun}`;
  try {
    return hole.shown(reading);
  } catch (error) {
    if (error instanceof ConsoleError) return `{${hole.text}: ${error.message}}`;
    throw error;
  }
}

/** Texts and holes in order; undefined when a hole is not closed. Braces inside a text of a hole are that text's. */
function partsOf(text: string): (string | ReadText)[] | undefined {
  const parts: (string | ReadText)[] = [];
  let plain = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && /[{}\\]/.test(text.charAt(at + 1))) {
      at++;
      plain += text.charAt(at);
    } else if (character === '{') {
      const end = holeEnd(text, at);
      if (end === undefined) return undefined;
      parts.push(plain, new ReadText(text.slice(at + 1, end)));
      plain = '';
      at = end;
    } else {
      plain += character;
    }
  }
  return [...parts, plain].filter(part => part !== '');
}

/** Where the `}` of the hole at an offset is. */
function holeEnd(text: string, open: number): number | undefined {
  let inText = false;
  for (let at = open + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '"') inText = !inText;
    else if (character === '}' && !inText) return at;
  }
  return undefined;
}
