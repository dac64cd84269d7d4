/** No burst makes the work wait longer, in milliseconds. */
const longestWait = 50;

/**
 * Makes a function that has `work` done once a burst of calls is over: as soon as two turns of the event loop brought no
 * more of them. (Messages that have arrived are handled one a turn.)
 */
export function afterBurst(work: () => void): () => void {
  let calls = 0;
  let waiting = false;
  const look = (began: number, seen: number, quietTurns: number) => {
    const quiet = calls === seen ? quietTurns + 1 : 0;
    if (quiet < 2 && performance.now() - began < longestWait) {
      setImmediate(look, began, calls, quiet);
      return;
    }
    waiting = false;
    work();
  };
  return () => {
    calls++;
    if (waiting) return;
    waiting = true;
    setImmediate(look, performance.now(), calls, 0);
  };
}
