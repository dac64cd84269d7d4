import { css, html, LitElement, type PropertyValues } from 'lit';
import { shownText } from '../model/shown-text.ts';
import type { TimelineRow } from '../model/timeline.ts';
import { nextFailure, nextFrame } from '../model/walk.ts';
import { foreign } from './foreign.ts';
import { look } from './look.ts';
import { tell } from './page-events.ts';
import { marks } from './row-marks.ts';
import { rowsLook, WindowedRows } from './windowed-rows.ts';

const rowHeight = 24;
/** Milliseconds a row is shown while the run is played. */
const playEveryMs = 900;

/**
 * The run from its first step to where it is: pick a row to look at it. Space plays it, F goes to the next failure and
 * Shift+F to the one before.
 */
export class TimelineList extends LitElement {
  static override properties = {
    rows: { attribute: false },
    version: { attribute: false },
    picked: { attribute: false },
    playing: { state: true },
  };
  declare rows: readonly TimelineRow[];
  /** Counts the changes of `rows`, which grows in place. */
  declare version: number;
  declare picked: number | undefined;
  /** The timer of the next row. */
  declare private playing: number | undefined;
  readonly #window = new WindowedRows(this, {
    rowHeight,
    length: () => this.rows.length,
    pickedAt: () => this.#pickedAt,
    pick: place => {
      const row = this.rows[place];
      if (row !== undefined) tell(this, 'pick-row', row.seq);
    },
  });

  constructor() {
    super();
    this.rows = [];
    this.version = 0;
  }

  override disconnectedCallback(): void {
    this.#stop();
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('picked')) this.#window.reveal();
  }

  override render() {
    const pickedAt = this.#pickedAt;
    const picked = this.rows[pickedAt];
    const failures = { before: nextFailure(this.rows, pickedAt, -1), next: nextFailure(this.rows, pickedAt, 1) };
    const isPlaying = this.playing !== undefined;
    return html`
      <div class="bar" role="toolbar" aria-label="Walk through the run">
        <button class="tool" title="${isPlaying ? 'Stop' : 'Play the run'} (Space)" aria-label=${isPlaying ? 'Stop' : 'Play the run'} @click=${this.#play}>${isPlaying ? '❚❚' : '▶'}</button>
        <span class="room"></span>
        <button class="tool" title="Previous failure (Shift+F)" aria-label="Previous failure" ?disabled=${failures.before === undefined} @click=${() => this.#goTo(failures.before)}>✗ ↑</button>
        <button class="tool" title="Next failure (F)" aria-label="Next failure" ?disabled=${failures.next === undefined} @click=${() => this.#goTo(failures.next)}>✗ ↓</button>
      </div>
      <div
        class="scroller"
        role="listbox"
        aria-label="Timeline of the run"
        aria-keyshortcuts="Space F Shift+F"
        tabindex="0"
        aria-activedescendant=${picked === undefined ? '' : `row-${picked.seq}`}
        @keydown=${this.#key}
        @scroll=${this.#window.scroll}
      >
        <div class="space" role="none" .style=${`height:${this.rows.length * rowHeight}px`}>
          ${this.#window.places.map(place => this.#row(place))}
        </div>
      </div>
    `;
  }

  #row(place: number) {
    const row = this.rows[place];
    if (row === undefined) return undefined;
    const { mark, word } = marks(row);
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
        @click=${() => {
          this.#stop();
          tell(this, 'pick-row', row.seq);
        }}
      >
        <span class="mark" data-mark=${mark} aria-hidden="true"></span>
        <span class="cut"
          >${row.number === undefined ? '' : html`<span class="quiet">${row.number}. </span>`}${foreign(row.title)}</span
        >
        <span class="spoken">, ${word}</span>
      </div>
    `;
  }

  get #pickedAt(): number {
    return this.rows.findIndex(row => row.seq === this.picked);
  }

  #goTo(row: TimelineRow | undefined): void {
    this.#stop();
    if (row !== undefined) tell(this, 'pick-row', row.seq);
  }

  // — playing —

  readonly #play = () => {
    if (this.playing !== undefined) {
      this.#stop();
      return;
    }
    // At the end it begins anew.
    const from = nextFrame(this.rows, this.#pickedAt) === undefined ? -1 : this.#pickedAt;
    this.#showNext(from);
  };

  #showNext(from: number): void {
    const next = nextFrame(this.rows, from);
    if (next === undefined) {
      this.#stop();
      return;
    }
    tell(this, 'pick-row', next.seq);
    this.playing = window.setTimeout(() => this.#showNext(this.#pickedAt), playEveryMs);
  }

  #stop(): void {
    window.clearTimeout(this.playing);
    this.playing = undefined;
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      event.preventDefault();
      this.#play();
    } else if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.#goTo(nextFailure(this.rows, this.#pickedAt, event.shiftKey ? -1 : 1));
    } else if (this.#window.key(event)) this.#stop();
  };

  static override styles = [
    look,
    rowsLook,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
      }
      .scroller {
        flex: 1;
        min-height: 0;
      }
      .bar {
        flex: none;
        padding: 4px 8px;
      }
      .row {
        gap: 7px;
        height: ${rowHeight}px;
        padding-inline-end: 10px;
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
      .scroller:focus .row.picked,
      .scroller:focus .row.picked * {
        color: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
      }
    `,
  ];
}
customElements.define('gw-timeline', TimelineList);
