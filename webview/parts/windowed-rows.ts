import { css, type LitElement, type ReactiveController } from 'lit';
import { rowWindow, scrollTo } from '../model/row-window.ts';

/** What a list of rows of one height, of which only those in sight are rendered, knows of its rows. */
interface Rows {
  /** Pixels. */
  readonly rowHeight: number;
  readonly length: () => number;
  /** Place of the picked row, -1 when there is none. */
  readonly pickedAt: () => number;
  readonly pick: (place: number) => void;
}

/** Scrolling, and the keys that go from row to row, for an element with a `.scroller` and rows in it. */
export class WindowedRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #rows: Rows;
  #scrolled = 0;
  #height = 600;
  #watched: Element | undefined;
  readonly #sizes = new ResizeObserver(() => {
    const height = this.#scroller?.clientHeight ?? 0;
    if (height === this.#height || height === 0) return;
    const isTaller = height > this.#height;
    this.#height = height;
    this.reveal();
    if (isTaller) this.#host.requestUpdate();
  });

  constructor(host: LitElement, rows: Rows) {
    this.#host = host;
    this.#rows = rows;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#watched = undefined;
  }

  /** To ask for its height here would have the page laid out once more. */
  hostUpdated(): void {
    const scroller = this.#scroller;
    if (scroller === this.#watched) return;
    if (this.#watched !== undefined) this.#sizes.unobserve(this.#watched);
    if (scroller !== undefined) this.#sizes.observe(scroller);
    this.#watched = scroller;
    this.#scrolled = 0;
  }

  get #scroller(): Element | undefined {
    return this.#host.renderRoot.querySelector('.scroller') ?? undefined;
  }

  /** The places to render: those in sight, and the picked one, so that the list can always name it. */
  get places(): readonly number[] {
    const { rowHeight, length, pickedAt } = this.#rows;
    const { from, to } = rowWindow(this.#scrolled, this.#height, rowHeight, length());
    const places = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    const picked = pickedAt();
    if (picked >= 0 && (picked < from || picked >= to)) places.push(picked);
    return places;
  }

  readonly scroll = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    this.#scrolled = event.currentTarget.scrollTop;
    this.#host.requestUpdate();
  };

  /** Scrolls to the picked row. */
  reveal(): void {
    const scroller = this.#scroller;
    const at = this.#rows.pickedAt();
    if (scroller === undefined || at < 0) return;
    const to = scrollTo(at, this.#scrolled, this.#height, this.#rows.rowHeight);
    if (to === this.#scrolled) return;
    scroller.scrollTop = to;
  }

  goTo(place: number): void {
    const last = this.#rows.length() - 1;
    if (last >= 0) this.#rows.pick(Math.min(Math.max(place, 0), last));
  }

  /** Up, down, by pages, to the ends. @returns whether the key was one of them */
  key(event: KeyboardEvent): boolean {
    const at = this.#rows.pickedAt();
    const page = Math.max(1, Math.floor(this.#height / this.#rows.rowHeight) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.#rows.length() - 1,
    }[event.key];
    if (to === undefined) return false;
    event.preventDefault();
    this.goTo(to);
    return true;
  }
}

/** How such rows look; the height is the element's own. */
export const rowsLook = css`
  .scroller {
    overflow: auto;
  }
  .space {
    position: relative;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: flex;
    align-items: center;
    cursor: pointer;
  }
  .row:hover {
    background: var(--hover);
  }
  .picked,
  .picked:hover {
    color: var(--vscode-list-inactiveSelectionForeground, var(--vscode-foreground));
    background: var(--vscode-list-inactiveSelectionBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .scroller:focus .picked {
    color: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
    background: var(--vscode-list-activeSelectionBackground);
  }
  .row.picked > * {
    color: inherit;
  }
`;
