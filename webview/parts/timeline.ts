import { css, html, LitElement, type PropertyValues } from 'lit';
import { rowWindow, scrollTo } from '../model/row-window.ts';
import { shownText } from '../model/shown-text.ts';
import type { TimelineRow } from '../model/timeline.ts';
import { foreign } from './foreign.ts';
import { look } from './look.ts';
import { tell } from './page-events.ts';

const rowHeight = 24;

/** Marks that say the same without colour; the word is for screen readers. */
const marks = {
  running: ['○', 'running'],
  done: ['✓', 'done'],
  failed: ['✗', 'failed'],
  skipped: ['–', 'skipped'],
  stopped: ['■', 'stopped'],
} as const satisfies Record<TimelineRow['status'], readonly [string, string]>;

/** The run from its first step to where it is: pick a row to look at it. */
export class TimelineList extends LitElement {
  static override properties = {
    rows: { attribute: false },
    version: { attribute: false },
    picked: { attribute: false },
    scrolled: { state: true },
  };
  declare rows: readonly TimelineRow[];
  /** Counts the changes of `rows`, which grows in place. */
  declare version: number;
  declare picked: number | undefined;
  declare private scrolled: number;
  #height = 600;
  readonly #sizes = new ResizeObserver(() => {
    this.#height = this.clientHeight;
    this.#showPicked();
    this.requestUpdate();
  });

  constructor() {
    super();
    this.rows = [];
    this.version = 0;
    this.scrolled = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('picked')) this.#showPicked();
  }

  override render() {
    const { from, to } = rowWindow(this.scrolled, this.#height, rowHeight, this.rows.length);
    const pickedAt = this.#pickedAt;
    const shown = this.rows.slice(from, to);
    const picked = this.rows[pickedAt];
    // The active row is always there, so that the list can name it.
    if (picked !== undefined && (pickedAt < from || pickedAt >= to)) shown.push(picked);
    return html`
      <div
        class="scroller"
        role="listbox"
        aria-label="Timeline of the run"
        tabindex="0"
        aria-activedescendant=${pickedAt < 0 ? '' : `row-${picked?.seq}`}
        @keydown=${this.#key}
        @scroll=${(event: Event) => {
          if (event.currentTarget instanceof HTMLElement) this.scrolled = event.currentTarget.scrollTop;
        }}
      >
        <div class="space" role="none" .style=${`height:${this.rows.length * rowHeight}px`}>
          ${shown.map((row, index) => this.#row(row, from + index < to ? from + index : pickedAt))}
        </div>
      </div>
    `;
  }

  #row(row: TimelineRow, place: number) {
    const [mark, word] = marks[row.status];
    const isPicked = row.seq === this.picked;
    return html`
      <div
        id="row-${row.seq}"
        class="row ${row.kind} ${row.status} ${isPicked ? 'picked' : ''}"
        role="option"
        aria-selected=${isPicked}
        aria-setsize=${this.rows.length}
        aria-posinset=${place + 1}
        title=${shownText(row.title, 400)}
        .style=${`top:${place * rowHeight}px;padding-left:${10 + Math.min(row.depth, 6) * 12}px`}
        @click=${() => tell(this, 'pick-row', row.seq)}
      >
        <span class="mark" data-mark=${mark} aria-hidden="true"></span>
        <span class="cut"
          >${row.number === undefined ? '' : html`<span class="quiet">${row.number}. </span>`}${foreign(row.title)}</span
        >
        <span class="spoken">, ${row.kind === 'failure' ? 'failure' : word}</span>
      </div>
    `;
  }

  get #pickedAt(): number {
    return this.rows.findIndex(row => row.seq === this.picked);
  }

  readonly #key = (event: KeyboardEvent) => {
    const at = this.#pickedAt;
    const page = Math.max(1, Math.floor(this.#height / rowHeight) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.rows.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const row = this.rows[Math.min(Math.max(to, 0), this.rows.length - 1)];
    if (row !== undefined) tell(this, 'pick-row', row.seq);
  };

  #showPicked(): void {
    const scroller = this.renderRoot.querySelector('.scroller');
    const at = this.#pickedAt;
    if (scroller === null || at < 0) return;
    scroller.scrollTop = scrollTo(at, scroller.scrollTop, scroller.clientHeight, rowHeight);
  }

  static override styles = [
    look,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow: hidden;
      }
      .scroller {
        height: 100%;
        overflow: auto;
      }
      .space {
        position: relative;
      }
      .row {
        position: absolute;
        inset-inline: 0;
        display: flex;
        gap: 7px;
        align-items: center;
        height: ${rowHeight}px;
        padding-inline-end: 10px;
        cursor: pointer;
      }
      .row:hover {
        background: var(--hover);
      }
      .picked,
      .picked:hover {
        background: var(--vscode-list-inactiveSelectionBackground);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      .scroller:focus .picked {
        background: var(--vscode-list-activeSelectionBackground);
      }
      .row.picked * {
        color: inherit;
      }
      .task,
      .step {
        font-weight: 600;
      }
      .statement,
      .routine {
        color: var(--quiet);
      }
      .mark {
        flex: none;
        width: 1em;
        text-align: center;
      }
      .done .mark {
        --mark: var(--good);
      }
      .failed .mark {
        --mark: var(--bad);
      }
      .scroller:focus .picked .mark {
        --mark: currentcolor;
      }
      .row.picked {
        color: var(--vscode-list-inactiveSelectionForeground, var(--vscode-foreground));
      }
      .scroller:focus .row.picked {
        color: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
      }
      .spoken {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    `,
  ];
}
customElements.define('gw-timeline', TimelineList);
