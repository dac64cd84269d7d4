import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { afterBurst } from './after-burst.ts';

describe('work after a burst', () => {
  it('is done once for calls that follow each other, and again for later ones', async () => {
    let done = 0;
    const call = afterBurst(() => void done++);
    for (let i = 0; i < 5; i++) {
      call();
      await nextTurn();
    }
    expect(done).toBe(0);
    while (done === 0) await nextTurn();
    for (let i = 0; i < 10; i++) await nextTurn();
    expect(done).toBe(1);
    call();
    while (done === 1) await nextTurn();
    expect(done).toBe(2);
  });

  it('does not wait for ever', async () => {
    let done = 0;
    const call = afterBurst(() => void done++);
    while (done === 0) {
      call();
      await nextTurn();
    }
    expect(done).toBe(1);
  });
});
