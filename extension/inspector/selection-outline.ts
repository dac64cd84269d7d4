/** Milliseconds without another selection before one is shown: arrow keys run through many. */
const restsAfter = 120;

/**
 * Frames on the target the control that is selected. It is for the eye only: nobody waits for it, and where it is not
 * possible nothing is said. When the run moves, the engine takes the frame away by itself.
 */
export class SelectionOutline {
  readonly #outline: (controls: readonly string[]) => Promise<void>;
  readonly #restsAfter: number;
  #timer: NodeJS.Timeout | undefined;
  /** What was asked for last. */
  #asked: string | undefined;

  /** @param outline frames these controls and no others */
  constructor(outline: (controls: readonly string[]) => Promise<void>, waitMs = restsAfter) {
    this.#outline = outline;
    this.#restsAfter = waitMs;
  }

  /** None takes the frame away, where there may be one. */
  select(control: string | undefined): void {
    clearTimeout(this.#timer);
    if (control === undefined && this.#asked === undefined) return;
    this.#timer = setTimeout(() => {
      this.#asked = control;
      this.#outline(control === undefined ? [] : [control]).catch(() => undefined);
    }, this.#restsAfter);
  }
}
