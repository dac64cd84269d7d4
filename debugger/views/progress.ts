import type { Session } from '../session.ts';

/** Looking or thinking that takes longer is told, with a way to cancel it. In milliseconds. */
const patienceMs = 500;

/** Tells the client about an observation or inference that takes its time. */
export class Progress {
  readonly #session: Session;
  readonly #patienceMs: number;
  #count = 0;
  #timer: NodeJS.Timeout | undefined;
  #shown: string | undefined;

  constructor(session: Session, after = patienceMs) {
    this.#session = session;
    this.#patienceMs = after;
  }

  begin(phase: 'observe' | 'infer'): void {
    this.end();
    if (!this.#session.client.supportsProgressReporting) return;
    this.#timer = setTimeout(() => {
      this.#count += 1;
      this.#shown = `phase-${this.#count}`;
      const title = phase === 'observe' ? 'Reading the window' : 'Asking the model';
      this.#session.connection.event('progressStart', { progressId: this.#shown, title, cancellable: true });
    }, this.#patienceMs);
  }

  end(): void {
    clearTimeout(this.#timer);
    if (this.#shown !== undefined) this.#session.connection.event('progressEnd', { progressId: this.#shown });
    this.#shown = undefined;
  }
}
