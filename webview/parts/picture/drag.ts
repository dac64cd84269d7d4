/** Pixels that a press may move and still be a click. */
const slack = 4;

interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

/** Tells a drag from a click. */
export class Drag {
  readonly #moved: (dx: number, dy: number) => void;
  #from: Place | undefined;
  #last: Place | undefined;

  constructor(moved: (dx: number, dy: number) => void) {
    this.#moved = moved;
  }

  get isUnderWay(): boolean {
    return this.#last !== undefined;
  }

  begin(at: Place): void {
    this.#from = at;
    this.#last = undefined;
  }

  move(at: Place): void {
    if (this.#from === undefined) return;
    const { clientX, clientY } = this.#last ?? this.#from;
    if (this.#last === undefined && Math.hypot(at.clientX - clientX, at.clientY - clientY) < slack) return;
    this.#moved(at.clientX - clientX, at.clientY - clientY);
    this.#last = at;
  }

  /** @returns whether it was a click */
  end(): boolean {
    const wasClick = this.#from !== undefined && this.#last === undefined;
    this.#from = undefined;
    this.#last = undefined;
    return wasClick;
  }
}
