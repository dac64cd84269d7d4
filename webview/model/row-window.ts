/** Which rows of a long list are rendered. */
interface RowWindow {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Rows beyond the edges, so that a fast scroll shows no gap. */
const spare = 6;

export function rowWindow(scrolled: number, height: number, rowHeight: number, rows: number): RowWindow {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - spare);
  const to = Math.min(rows, Math.ceil((scrolled + height) / rowHeight) + spare);
  return { from: Math.min(from, Math.max(0, rows)), to: Math.max(to, 0) };
}

/** Where to scroll so that a row is seen whole; `scrolled` when it is. */
export function scrollTo(row: number, scrolled: number, height: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < scrolled) return top;
  return top + rowHeight > scrolled + height ? top + rowHeight - height : scrolled;
}
