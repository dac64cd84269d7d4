import type { AstNode } from 'langium';
import { isLimitClause, isStep } from '../../language/generated/ast.ts';
import { layoutEdits } from '../../language/print/layout.ts';
import { PlanSource } from '../../language/syntax/plan-source.ts';
import type { Sentence } from './sentences.ts';

/** Lines that take the place of a sentence, comments among them; without indentation. */
export interface Replacement {
  readonly sentence: Sentence;
  readonly lines: readonly string[];
}

/** Offsets of the text as it was; the end is exclusive. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/**
 * Writes lines into a plan: a step without a block gets one, a `do` gives way to them. What is written is laid out as
 * the formatter would; nothing else is touched.
 *
 * @returns the edits in the order of the text, and the text with them
 */
export function writeLines(
  source: PlanSource,
  replacements: readonly Replacement[],
): { readonly edits: readonly TextEdit[]; readonly text: string } {
  let { text } = source;
  const edits: TextEdit[] = [];
  const places = replacements.map(replacement => ({ replacement, place: placeOf(replacement.sentence, source) }));
  // From the end: what lies before an edit stays where it is.
  for (const { replacement, place } of places.sort((a, b) => b.place.from - a.place.from)) {
    const raw = rawEdit(text, place, replacement);
    const newText = laidOutBetween(source.file, apply(text, raw), raw.from, raw.from + raw.newText.length);
    const edit = { ...raw, newText };
    text = apply(text, edit);
    edits.unshift(edit);
  }
  return { edits, text };
}

function apply(text: string, { from, to, newText }: TextEdit): string {
  return text.slice(0, from) + newText + text.slice(to);
}

/** Offsets of a text. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where a sentence's node stands, without the spaces behind it. */
function placeOf({ node }: Sentence, source: PlanSource): Stretch & { readonly limit: Stretch | undefined } {
  const stretch = (inner: AstNode): Stretch => {
    const range = source.rangeOf(inner);
    const from = source.offsetAt(range);
    const to = source.offsetAt({ line: range.endLine, column: range.endColumn });
    return { from, to: from + source.text.slice(from, to).trimEnd().length };
  };
  const limit = isStep(node) ? node.clauses.find(isLimitClause) : undefined;
  return { ...stretch(node), limit: limit && stretch(limit) };
}

/** The edit with indentation by hand, which is enough to keep words out of column 0. */
function rawEdit(
  text: string,
  { from, to, limit }: ReturnType<typeof placeOf>,
  { sentence, lines }: Replacement,
): TextEdit {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const lineStart = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1;
  const before = text.slice(lineStart, from);
  const indent = /^\s*/.exec(before)?.[0] ?? '';
  const lineEnd = to + (/[^\r\n]*/.exec(text.slice(to))?.[0].length ?? 0);
  const rest = text.slice(to, lineEnd);
  const hasComment = rest.trimStart().startsWith('//');
  const block = (around: string) => lines.map(line => `${around}  ${line}`).join(eol);
  if (sentence.node.$type === 'Step') {
    // A comment stays on the line of the title.
    const end = hasComment ? lineEnd : to;
    const comment = hasComment ? rest.trimEnd() : '';
    // A limit has nothing to limit any more.
    const start = limit === undefined ? to : text.slice(0, limit.from).trimEnd().length;
    const clauses = limit === undefined ? '' : text.slice(limit.to, to);
    return { from: start, to: end, newText: `${clauses} {${comment}${eol}${block(indent)}${eol}${indent}}` };
  }
  if (before.trim() !== '') {
    // Inside a block on one line, which it now has to leave.
    const gap = before.length - before.trimEnd().length;
    const tail = rest.trim() === '' || hasComment ? '' : `${eol}${indent || '  '}`;
    const space = tail === '' ? 0 : rest.length - rest.trimStart().length;
    return { from: from - gap, to: to + space, newText: `${eol}${block(indent)}${tail}` };
  }
  // What was said of the `do` speaks of all the lines.
  const own = hasComment ? [rest.trim(), ...lines] : lines;
  const more = rest.trim() !== '' && !hasComment ? `${eol}${indent}` : '';
  const end = hasComment ? lineEnd : to + (more === '' ? 0 : rest.length - rest.trimStart().length);
  return { from, to: end, newText: own.join(`${eol}${indent}`) + more };
}

/** The stretch of a text as the formatter lays it out. */
function laidOutBetween(file: string, text: string, from: number, to: number): string {
  const inside = layoutEdits(PlanSource.parse(file, text)).filter(edit => edit.from >= from && edit.to <= to);
  let laidOut = '';
  let at = from;
  for (const edit of inside) {
    laidOut += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return laidOut + text.slice(at, to);
}
