const stepHead = /^\s*(?:\d+(?:\.\d+)*\.|step(?=\s*"))/;

/** The line of the step that a line belongs to, both from 1; the line itself where it is in none. */
export function stepLine(text: string, line: number): number {
  const lines = text.split(/\r?\n/);
  const own = lines[line - 1] ?? '';
  if (stepHead.test(own)) return line;
  const depth = depthOf(own);
  const index = lines.slice(0, line - 1).findLastIndex(one => stepHead.test(one) && depthOf(one) < depth);
  return index < 0 ? line : index + 1;
}

/** How far a line is indented; a closing brace belongs to what it closes, an empty line to what it is in. */
function depthOf(line: string): number {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  if (line.trim() === '') return Number.POSITIVE_INFINITY;
  return line.trim().startsWith('}') ? indent + 1 : indent;
}
