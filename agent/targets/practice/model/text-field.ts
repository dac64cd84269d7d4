/** A text with a caret and a selection: what an edit field and the document's surface have in common. */
export interface Span {
  /** Where the selection began; equal to `head` when nothing is selected. */
  readonly anchor: number;
  /** The caret. */
  readonly head: number;
}

export interface TextField {
  readonly text: string;
  readonly span: Span;
}

export const caretAt = (offset: number): Span => ({ anchor: offset, head: offset });
export const startOf = (span: Span) => Math.min(span.anchor, span.head);
export const endOf = (span: Span) => Math.max(span.anchor, span.head);
export const isCaret = (span: Span) => span.anchor === span.head;

/** A field with all its text selected, as a dialog shows it when it opens. */
export function selectedField(text: string): TextField {
  return { text, span: { anchor: 0, head: text.length } };
}

/** Types text over the selection. */
export function typeInto(field: TextField, text: string): TextField {
  const from = startOf(field.span);
  return {
    text: field.text.slice(0, from) + text + field.text.slice(endOf(field.span)),
    span: caretAt(from + text.length),
  };
}

/** The next place for the caret, never inside a surrogate pair. */
export function step(text: string, offset: number, by: 1 | -1): number {
  const next = Math.min(Math.max(offset + by, 0), text.length);
  const low = text.charCodeAt(next);
  return next > 0 && next < text.length && low >= 0xdc00 && low <= 0xdfff ? next + by : next;
}

/** What Backspace (`-1`) or Delete (`1`) takes away: the selection, else one character. */
export function deletionSpan(field: TextField, by: 1 | -1): Span {
  return isCaret(field.span) ? { anchor: field.span.head, head: step(field.text, field.span.head, by) } : field.span;
}

/** Where a caret key leads; undefined for any other key. Lines end at `\n`. */
export function moved(field: TextField, key: string, extend: boolean): Span | undefined {
  const target = caretTarget(field, key, extend);
  if (target === undefined) return undefined;
  return extend ? { anchor: field.span.anchor, head: target } : caretAt(target);
}

function caretTarget({ text, span }: TextField, key: string, extend: boolean): number | undefined {
  const lineStart = (offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = (offset: number) => (text.indexOf('\n', offset) === -1 ? text.length : text.indexOf('\n', offset));
  const jumps = !extend && !isCaret(span);
  const start = lineStart(span.head);
  const column = span.head - start;
  switch (key) {
    case 'Left':
      return jumps ? startOf(span) : step(text, span.head, -1);
    case 'Right':
      return jumps ? endOf(span) : step(text, span.head, 1);
    case 'Home':
      return start;
    case 'End':
      return lineEnd(span.head);
    case 'Ctrl+Home':
      return 0;
    case 'Ctrl+End':
      return text.length;
    case 'Up': {
      if (start === 0) return 0;
      return Math.min(lineStart(start - 1) + column, start - 1);
    }
    case 'Down': {
      const end = lineEnd(span.head);
      return end === text.length ? end : Math.min(end + 1 + column, lineEnd(end + 1));
    }
    default:
      return undefined;
  }
}
