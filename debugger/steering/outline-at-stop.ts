import type { Debuggee } from '../runs/debuggee.ts';

/**
 * Shows on the target which control the run stands at. It is never waited for and never fails: it is only for the eye,
 * and a target without a screen is not even asked.
 */
export class OutlineAtStop {
  isOn = true;

  /** The run comes to a stand, and the client was told: that goes first, and the gate is held only after it. */
  show(debuggee: Debuggee): void {
    if (!this.isOn || debuggee.kind === 'recorded') return;
    setImmediate(() => debuggee.outline(true));
  }

  /** The run goes on. The target does what it is asked in order: the frames are gone before it acts. */
  clear(debuggee: Debuggee): void {
    if (debuggee.kind === 'live') debuggee.outline(false);
  }
}
