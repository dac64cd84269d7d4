/** A line of the model's plan, and whether it is new or gone since the action before. */
export interface PlanLine {
  readonly text: string;
  readonly change: 'same' | 'new' | 'gone';
}

/** More lines than any plan has; beyond it nothing is compared. */
const most = 200;

/** A plan beside the one before: in the order of the new one, what is gone where it was. */
export function planChanges(before: readonly string[] | undefined, now: readonly string[]): readonly PlanLine[] {
  if (before === undefined || before.length > most || now.length > most)
    return now.map(text => ({ text, change: 'same' }));
  const common = longestCommon(before, now);
  const lines: PlanLine[] = [];
  let [old, next] = [0, 0];
  for (const [i, j] of [...common, [before.length, now.length] as const]) {
    for (; old < i; old++) lines.push({ text: before[old] ?? '', change: 'gone' });
    for (; next < j; next++) lines.push({ text: now[next] ?? '', change: 'new' });
    if (i < before.length) lines.push({ text: now[j] ?? '', change: 'same' });
    [old, next] = [i + 1, j + 1];
  }
  return lines;
}

/** Places of the lines that both have, in order. */
function longestCommon(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = same(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same(a[i], b[j])) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a?.trim() === b?.trim();
}
