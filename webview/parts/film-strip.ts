import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { type Frame, framesOf } from '../model/film.ts';
import { rowWindow, scrollTo } from '../model/row-window.ts';
import type { RunModel } from '../model/run-model.ts';
import { shownText } from '../model/shown-text.ts';
import type { BlobStore } from './blob-store.ts';
import { look } from './look.ts';
import { tell } from './page-events.ts';
import { marks } from './row-marks.ts';

/** Pixels. */
const frameWidth = 116;

/** The run as a strip of pictures. For eye and pointer: the timeline is the same for everybody. */
export class FilmStrip extends LitElement {
  static override properties = {
    model: { attribute: false },
    blobs: { attribute: false },
    version: { attribute: false },
    picked: { attribute: false },
    scrolled: { state: true },
  };
  declare model: RunModel;
  declare blobs: BlobStore;
  /** Counts the changes of the model, which grows in place, and what came of the store. */
  declare version: number;
  declare picked: number | undefined;
  declare private scrolled: number;
  #frames: readonly Frame[] = [];
  readonly #sizes = new ResizeObserver(() => this.requestUpdate());

  constructor() {
    super();
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

  override willUpdate(): void {
    this.#frames = framesOf(this.model.timeline.rows);
  }

  override render() {
    const frames = this.#frames;
    if (frames.length < 2) return nothing;
    const { from, to } = rowWindow(this.scrolled, this.clientWidth || 600, frameWidth, frames.length);
    return html`
      <div
        class="scroller"
        aria-hidden="true"
        @scroll=${(event: Event) => {
          if (event.currentTarget instanceof HTMLElement) this.scrolled = event.currentTarget.scrollLeft;
        }}
      >
        <div class="space" .style=${`width:${frames.length * frameWidth}px`}>
          ${frames.slice(from, to).map((frame, index) => this.#frame(frame, from + index))}
        </div>
      </div>
    `;
  }

  #frame({ row, step }: Frame, place: number) {
    const { mark } = marks(row);
    const state = row.kind === 'failure' ? 'failed' : row.kind === 'override' ? 'overridden' : row.status;
    return html`<div
      class="frame ${state} ${row.seq === this.picked ? 'picked' : ''}"
      title=${shownText(row.title, 300)}
      .style=${`left:${place * frameWidth}px`}
      @click=${() => tell(this, 'pick-row', row.seq)}
    >
      <span class="step cut quiet">${step === undefined ? '' : shownText(step, 60)}</span>
      <canvas data-ref=${this.model.pictureOf(row) ?? ''}></canvas>
      <span class="title cut"><span class="mark" data-mark=${mark}></span> <bdi>${shownText(row.title, 60)}</bdi></span>
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) this.#draw(canvas);
    if (changed.has('picked')) this.#showPicked();
  }

  #draw(canvas: HTMLCanvasElement): void {
    const { ref, drawn } = canvas.dataset;
    if (ref === drawn) return;
    const picture = ref === undefined || ref === '' ? undefined : this.blobs.thumbnail(ref);
    const bitmap = picture?.ok ? picture.value : undefined;
    // What is on its way stays asked for: the store tells when it is there.
    canvas.dataset.drawn = bitmap === undefined && ref !== '' && picture === undefined ? '' : (ref ?? '');
    canvas.width = bitmap?.width ?? 1;
    canvas.height = bitmap?.height ?? 1;
    if (bitmap !== undefined) canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  }

  #showPicked(): void {
    const scroller = this.renderRoot.querySelector('.scroller');
    const at = this.#frames.findIndex(({ row }) => row.seq === this.picked);
    if (scroller === null || at < 0) return;
    scroller.scrollLeft = scrollTo(at, scroller.scrollLeft, scroller.clientWidth, frameWidth);
  }

  static override styles = [
    look,
    css`
      :host {
        display: block;
        flex: none;
      }
      .scroller {
        overflow: auto hidden;
      }
      .space {
        position: relative;
        height: 112px;
      }
      .frame {
        position: absolute;
        top: 0;
        display: flex;
        flex-direction: column;
        width: ${frameWidth}px;
        padding: 0 4px;
        cursor: pointer;
      }
      .step {
        height: 1.4em;
        font-size: 0.85em;
      }
      canvas {
        width: 100%;
        height: 66px;
        object-fit: cover;
        object-position: top;
        background: var(--soft);
        outline: 1px solid var(--line);
      }
      .title {
        font-size: 0.85em;
      }
      .frame:hover canvas {
        outline: 1px solid var(--focus);
      }
      .failed canvas {
        outline: 2px solid var(--bad);
      }
      .overridden canvas {
        outline: 2px dashed var(--changed);
      }
      .picked canvas {
        outline: 2px solid var(--focus);
      }
      .picked .title {
        font-weight: 600;
      }
      .done .mark {
        --mark: var(--good);
      }
      .failed .mark {
        --mark: var(--bad);
      }
      @media (max-width: 640px), (max-height: 520px) {
        :host {
          display: none;
        }
      }
    `,
  ];
}
customElements.define('gw-film-strip', FilmStrip);
