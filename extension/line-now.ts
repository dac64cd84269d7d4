/**
 * Where a line of the recorded plan is in the plan as it is now: the same place, or the only line that is the same.
 * @returns counted from 1; undefined where it cannot be said
 */
export function lineNow(recorded: string, now: string, line: number): number | undefined {
  const wanted = recorded.split(/\r?\n/)[line - 1];
  const lines = now.split(/\r?\n/);
  if (wanted === undefined) return undefined;
  if (lines[line - 1] === wanted) return line;
  const first = lines.indexOf(wanted);
  return first >= 0 && first === lines.lastIndexOf(wanted) ? first + 1 : undefined;
}
