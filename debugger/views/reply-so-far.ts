import type { ComingReply } from '../../protocol/debug.ts';

/** A model may tell a hundred pieces a second; nobody reads so fast. In milliseconds. */
const everyMs = 50;

/** Tells the client what a model answers while it comes, not oftener than it is of use. */
export class ReplySoFar {
  readonly #tell: (reply: ComingReply) => void;
  #latest: ComingReply | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (reply: ComingReply) => void) {
    this.#tell = tell;
  }

  tell(reply: ComingReply): void {
    this.#latest = reply;
    if (this.#timer === undefined) this.#send();
  }

  #send(): void {
    this.#timer = undefined;
    if (this.#latest === undefined) return;
    this.#tell(this.#latest);
    this.#latest = undefined;
    this.#timer = setTimeout(() => this.#send(), everyMs);
  }

  /** The whole of it is known now: nothing of before is told any more. */
  over(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#latest = undefined;
  }
}
