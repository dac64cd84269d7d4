import { describe, expect, it } from 'vitest';
import type { Clock } from './clock.ts';
import { click, drive } from './practice-for-tests.ts';

/** Time that passes when somebody waits for it. */
function handClock(): Clock & { time: number } {
  const clock = {
    time: 0,
    now: () => clock.time,
    sleep: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      clock.time += ms;
    },
  };
  return clock;
}

describe('what the practice app can be told to do wrong', () => {
  it('is slow, and stops waiting when the request is cancelled', async () => {
    const { app, id } = await drive();
    app.setFaults({ slowMs: 60_000 });
    const abort = new AbortController();
    const answer = app.observe({ app: id, screenshot: false }, abort.signal);
    abort.abort(new Error('paused'));
    await expect(answer).rejects.toThrow('paused');
  });

  it('loses a control between two observations', async () => {
    const { app, id, lease, find, observe, exists } = await drive({
      faults: { lose: { automationId: 'Bold', fromObservation: 2 } },
    });
    const bold = await find('Button', 'Bold');
    const { observation } = await observe();
    expect(await exists('Button', 'Bold')).toBe(false);
    const late = app.act({ lease, app: id, observation, control: bold.id, action: click });
    await expect(late).rejects.toMatchObject({ kind: 'no-such-control' });
    const first = app.act({ lease, app: id, observation: 'practice-1:1', control: bold.id, action: click });
    await expect(first).rejects.toMatchObject({ kind: 'stale' });
  });

  it('answers only in part, and says so', async () => {
    const { app, exists, observe } = await drive({
      faults: { partial: { automationId: 'Bold', fromObservation: 2 } },
    });
    const partial = async () => {
      const { capture } = await observe();
      return capture.backend === 'tree' && capture.tree.partial;
    };
    expect(await partial()).toBe(false);
    expect(await partial()).toBe(true);
    expect(await exists('Button', 'Bold')).toBe(false);
    app.setFaults({});
    expect(await partial()).toBe(false);
    expect(await exists('Button', 'Bold')).toBe(true);
  });

  it('swallows clicks', async () => {
    const { act, find } = await drive({ faults: { swallow: 1 } });
    expect((await act('Button', 'Bold', click)).way).toBe('input');
    expect((await find('Button', 'Bold')).toggled).toBe('off');
    await act('Button', 'Bold', click);
    expect((await find('Button', 'Bold')).toggled).toBe('on');
  });

  it('closes popups when the focus is lost, only when told', async () => {
    const { app, act, exists } = await drive();
    await act('SplitButton', 'Paste', { verb: 'expand' }).catch(() => {});
    await act('MenuItem', 'Select', click);
    app.loseFocus();
    expect(await exists('Menu', 'Select')).toBe(true);
    app.setFaults({ popupsClose: true });
    app.loseFocus();
    expect(await exists('Menu', 'Select')).toBe(false);
  });

  it('opens a dialog late, and is not idle until then', async () => {
    const clock = handClock();
    const { observe, press, exists } = await drive({ clock, faults: { settleMs: 300 } });
    await press('Ctrl+F');
    expect((await observe()).idle).toBe(false);
    expect(await exists('Window', 'Find and Replace')).toBe(false);
    clock.time += 300;
    expect((await observe()).idle).toBe(true);
    expect(await exists('Window', 'Find and Replace')).toBe(true);
  });

  it('hangs until the request is cancelled', async () => {
    const { app, id, press } = await drive({ faults: { hangAfter: 2 } });
    await press('Ctrl+B');
    const { observation } = await app.observe({ app: id, screenshot: false });
    const abort = new AbortController();
    const lease = 'lease-1';
    const hung = app.act({ lease, app: id, observation, action: { verb: 'press', keys: 'Ctrl+B' } }, abort.signal);
    const state = await Promise.race([hung.catch(() => 'ended'), Promise.resolve('hanging')]);
    expect(state).toBe('hanging');
    abort.abort(new Error('cancelled'));
    await expect(hung).rejects.toThrow('cancelled');
    await expect(app.end({ closeApps: true })).resolves.toEqual({});
  });

  it('dies', async () => {
    const { app, press, observe } = await drive({ faults: { dieAfter: 2 } });
    await press('Ctrl+B');
    await expect(press('Ctrl+B')).rejects.toMatchObject({ kind: 'target-lost' });
    await expect(observe()).rejects.toMatchObject({ kind: 'target-lost' });
    expect((await app.windows({})).apps).toEqual([]);
  });
});
