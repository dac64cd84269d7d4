import { controlTypes } from '../../protocol/control-types.ts';

/** A name in a line of a plan, where it means a value or a control: `title`, or `editor` of `editor.text`. */
export interface PlanWord {
  readonly name: string;
  readonly property?: string;
  /** From 0; `end` is behind the last character, with the property. */
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

/** A stretch of a line that can be evaluated; columns from 0, `end` behind the last character. */
export interface PlanExpression {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/u.source;
const named = new RegExp(`(?<![\\p{L}\\p{N}_.])(${word})(?:\\.(${word}))?`, 'gu');
const hole = new RegExp(`\\{(${word}(?:\\.${word})?)\\}`, 'gu');
const text = String.raw`"(?:\\.|[^"\\])*"`;
const regex = String.raw`\/(?:\\.|[^/\\])+\/`;
const types = [...Object.keys(controlTypes), 'Any'].join('|');
/** One control of a selector, without its ancestors. */
const control = `\\b(?:${types})\\b(?:\\s+(?:${text}|${regex}))?(?:\\s*\\[[^\\]]*\\])*(?:\\s*#\\d+)?`;
const selector = new RegExp(`${control}(?:\\s+in\\s+(?:${control}|${word}))*`, 'gu');
const onlyControl = new RegExp(control, 'gu');
/** What is no code: texts, patterns, and a comment. */
const opaque = new RegExp(`${text}|(?<=[\\w\\]]\\s+)${regex}|\\/\\/.*`, 'gu');
/** A numbered sentence, up to its block or its clauses' brace. */
const sentence = /^\s*\d+(?:\.\d+)*\.\s(?:\\.|\{[^}]*\}|[^{])*/u;

/** A longer line was not written by people: nothing is looked for in it. */
const longest = 2_000;

/** The names of a line that stand for something; words of sentences and texts only where they stand in `{braces}`. */
export function wordsOf(line: string): readonly PlanWord[] {
  if (line.length > longest) return [];
  const code = withoutTexts(line);
  return [...code.matchAll(named)].map(match => {
    const [all, name = '', property] = match;
    const start = match.index;
    return {
      name,
      ...(property === undefined ? {} : { property }),
      start,
      nameEnd: start + name.length,
      end: start + all.length,
    };
  });
}

/** What a hover at a column asks for: a selector from the control under the pointer on, a name, or its property. */
export function expressionAt(line: string, column: number): PlanExpression | undefined {
  return line.length > longest ? undefined : (selectorAt(line, column) ?? nameAt(line, column));
}

function selectorAt(line: string, column: number): PlanExpression | undefined {
  const comment = commentStart(line);
  for (const { 0: whole, index } of line.matchAll(selector)) {
    const end = index + whole.length;
    if (index >= comment || column < index || column >= end || sentenceEnd(line) > index) continue;
    const part = [...whole.matchAll(onlyControl)].findLast(one => index + one.index <= column);
    // Behind the last control stands a name, which says more by itself.
    if (part === undefined || column >= index + part.index + part[0].length) continue;
    const start = index + part.index;
    return { start, end, text: line.slice(start, end) };
  }
  return undefined;
}

function nameAt(line: string, column: number): PlanExpression | undefined {
  const found = wordsOf(line).find(({ start, end }) => column >= start && column < end);
  if (found === undefined) return undefined;
  const end = column < found.nameEnd ? found.nameEnd : found.end;
  return { start: found.start, end, text: line.slice(found.start, end) };
}

/** The line with blanks in place of what is no code: every column stays what it was. */
function withoutTexts(line: string): string {
  const told = sentenceEnd(line);
  const head = blankButHoles(line.slice(0, told));
  return (
    head + line.slice(told).replace(opaque, found => (found.startsWith('"') ? blankButHoles(found) : blank(found)))
  );
}

function sentenceEnd(line: string): number {
  return sentence.exec(line)?.[0].length ?? 0;
}

function commentStart(line: string): number {
  for (const { 0: found, index } of line.matchAll(opaque)) if (found.startsWith('//')) return index;
  return line.length;
}

function blankButHoles(part: string): string {
  let kept = '';
  let from = 0;
  for (const { 0: whole, 1: inside = '', index } of part.matchAll(hole)) {
    kept += `${blank(part.slice(from, index))} ${inside} `;
    from = index + whole.length;
  }
  return kept + blank(part.slice(from));
}

function blank(part: string): string {
  return ' '.repeat(part.length);
}
