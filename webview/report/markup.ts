import { shownLines, shownText } from '../model/shown-text.ts';

/** Markup that is finished: only this is put into a page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | readonly Part[];

/** Markup of a template; whatever is put into it is escaped, unless it is markup itself. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, next, index) => text + written(parts[index - 1]) + next));
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(shownText(String(part), 2_000));
  return part.map(written).join('');
}

/** A text of several lines, whole. */
export function lines(text: string): Markup {
  return new Markup(escaped(shownLines(text)));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, mark => entities[mark] ?? mark);
}
