import { type Correction, type CorrectionOptions, correct } from './correct.ts';
import { heldOutline, outlineControls, type Picked, type Point, pick, under } from './pointing.ts';
import { ConsoleError } from './reading.ts';
import type { RunContext } from './run-context.ts';

/** What a person at a stop can show on the target, and be shown there. Everything needs a run that a gate holds. */
export class RunPointing {
  readonly #context: () => RunContext | undefined;
  #picking: AbortController | undefined;
  #isOutlined = false;

  constructor(context: () => RunContext | undefined) {
    this.#context = context;
  }

  /** The control that a person clicks on the target; none when they turn away. @throws ConsoleError */
  async pick(timeoutMs: number): Promise<Picked> {
    const run = this.#held();
    if (this.#picking !== undefined) throw new ConsoleError('Somebody is asked to point already.');
    const picking = new AbortController();
    this.#picking = picking;
    try {
      return await pick(run, timeoutMs, AbortSignal.any([run.stop, picking.signal]));
    } finally {
      this.#picking = undefined;
    }
  }

  /** Nobody is asked to point any more. @returns whether somebody was */
  endPick(): boolean {
    this.#picking?.abort(new ConsoleError('Pointing was ended.'));
    return this.#picking !== undefined;
  }

  /** The run goes on: nobody is asked to point, and no frame stays. Waits for nothing. */
  leave(): void {
    this.endPick();
    const run = this.#context();
    if (run === undefined || !this.#isOutlined) return;
    this.#isOutlined = false;
    outlineControls(run, []).catch(() => undefined);
  }

  /** The control under a place of the target's screen. @throws ConsoleError */
  async under(point: Point): Promise<Picked> {
    return await under(this.#held(), point);
  }

  /** Frames controls of what was seen last on the target; none removes the frames. @throws ConsoleError */
  async outline(controls: readonly string[], label?: string): Promise<void> {
    const run = this.#held();
    this.#isOutlined = controls.length > 0;
    await outlineControls(run, controls, label);
  }

  /** Frames the control that the run stands at, on a target with a screen. @throws ConsoleError */
  async outlineHeld(): Promise<void> {
    const outline = heldOutline(this.#held());
    if (outline === undefined) return;
    this.#isOutlined = true;
    await outline();
  }

  /**
   * Notes which control would have been the right one of the decision at hand, or of the action that failed: a
   * candidate's number, a control's id, a selector, or `none` for one that the tree does not have.
   * @returns why it went wrong @throws ConsoleError
   */
  async correct(wanted: string, options: CorrectionOptions): Promise<Correction> {
    return await correct(this.#held(), wanted, options);
  }

  #held(): RunContext {
    const run = this.#context();
    if (run === undefined || !run.isHeld) throw new ConsoleError('The run has to stand still for that.');
    return run;
  }
}
