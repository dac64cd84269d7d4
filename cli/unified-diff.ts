import type { PinReply } from '../protocol/debug.ts';

type Edits = PinReply['edits'];

/** Lines shown around a change. */
const context = 3;

/** The text with the edits, which do not overlap and are in the order of the text. */
export function applyEdits(text: string, edits: Edits): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: mark, index }) => index + mark.length)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  let after = text;
  for (const { range, newText } of edits.toReversed())
    after =
      after.slice(0, offset(range.line, range.column)) + newText + after.slice(offset(range.endLine, range.endColumn));
  return after;
}

/** What the edits change, as `diff -u` shows it. */
export function unifiedDiff(name: string, text: string, edits: Edits): string {
  const before = linesOf(text);
  const after = linesOf(applyEdits(text, edits));
  const hunks: string[] = [];
  // How many lines longer the text is behind the changes so far.
  let shift = 0;
  for (const hunk of near(changesOf(edits, 0), 2 * context)) {
    const first = Math.max(1, (hunk[0]?.line ?? 1) - context);
    const last = Math.min(before.length, (hunk.at(-1)?.endLine ?? 1) + context);
    const lines: string[] = [];
    const begin = first + shift;
    let at = first;
    for (const { line, endLine, added } of hunk) {
      const fresh = after.slice(line - 1 + shift, endLine + shift + added);
      lines.push(...shown(' ', before.slice(at - 1, line - 1)), ...shown('-', before.slice(line - 1, endLine)));
      lines.push(...shown('+', fresh));
      shift += added;
      at = endLine + 1;
    }
    lines.push(...shown(' ', before.slice(at - 1, last)));
    hunks.push(`@@ -${first},${last - first + 1} +${begin},${last + shift - begin + 1} @@\n${lines.join('')}`);
  }
  return `--- ${name}\n+++ ${name}\n${hunks.join('')}`;
}

/** Whole lines, from 1, both inclusive, and how many more they are afterwards. */
interface Change {
  readonly line: number;
  readonly endLine: number;
  readonly added: number;
}

/** Edits of one line are one change. */
function changesOf(edits: Edits, apart: number): Change[] {
  const single = edits.map(({ range: { line, endLine }, newText }) => {
    return { line, endLine, added: linesOf(`${newText}.`).length - 1 - (endLine - line) };
  });
  return near(single, apart).map(group => ({
    line: group[0]?.line ?? 1,
    endLine: group.at(-1)?.endLine ?? 1,
    added: group.reduce((sum, { added }) => sum + added, 0),
  }));
}

/** Changes with at most so many lines from one to the next stand together. */
function near(changes: readonly Change[], apart: number): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const end = group?.at(-1)?.endLine;
    if (group !== undefined && end !== undefined && change.line - end <= apart) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

function shown(mark: string, lines: readonly string[]): string[] {
  return lines.map(line => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`);
}

/** Each with its line break. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
