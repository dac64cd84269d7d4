/** From what was done here to the debugger standing elsewhere. In milliseconds. */
const patience = 5_000;
/** From the news that it does to VS Code having brought the plan's editor to the front, also on a slow machine. */
const afterNews = 1_000;

/**
 * Keeps the keyboard where one works: whenever the debugger stands elsewhere VS Code gives it to the plan's editor, also
 * where this page led it.
 */
export class KeptPlace {
  #place: HTMLElement | undefined;
  #until = 0;

  constructor() {
    document.addEventListener('focusin', event => {
      const [element] = event.composedPath();
      if (element instanceof HTMLElement) this.#place = element;
    });
    // Who moves the mouse away may be about to click elsewhere.
    document.documentElement.addEventListener('pointerleave', () => {
      this.#until = 0;
    });
    window.addEventListener('blur', () => {
      // Whoever takes it is not done yet.
      if (performance.now() < this.#until) setTimeout(() => this.#takeBack());
    });
  }

  /** Something was done here after which the debugger stands elsewhere, or anew. */
  leads(): void {
    this.#until = performance.now() + patience;
  }

  /** It stands there. From now on who goes to another place means it. */
  arrived(): void {
    this.#until = Math.min(this.#until, performance.now() + afterNews);
  }

  #takeBack(): void {
    if (this.#place?.isConnected === true) this.#place.focus({ preventScroll: true });
    else window.focus();
  }
}
