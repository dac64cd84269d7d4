import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Rect } from '../../protocol/control-tree.ts';
import type { Control } from '../model/control-list.ts';
import { type Outline, outlineAt } from '../model/outlines.ts';
import { percent } from '../model/shown-text.ts';
import { foreign } from './foreign.ts';
import { look } from './look.ts';
import { tell } from './page-events.ts';
import { paintOutlines } from './paint-outlines.ts';

/**
 * The screenshot with its controls outlined: one canvas for the picture, one for the outlines, one element for the
 * highlight. For the eye only: the control tree is the same for everybody.
 */
export class Picture extends LitElement {
  static override properties = {
    bitmap: { attribute: false },
    area: { attribute: false },
    outlines: { attribute: false },
    pointed: { attribute: false },
    picked: { attribute: false },
    control: { attribute: false },
    actual: { attribute: false },
    hidesOutlines: { attribute: false },
    themed: { attribute: false },
  };
  declare bitmap: ImageBitmap | undefined;
  /** What the picture shows, in pixels of the screen. */
  declare area: Rect | undefined;
  declare outlines: readonly Outline[];
  /** Ids of the control under the pointer and of the picked one. */
  declare pointed: string | undefined;
  declare picked: string | undefined;
  /** The control under the pointer. */
  declare control: Control | undefined;
  /** A pixel of the picture is one of the page; otherwise it is made to fit. */
  declare actual: boolean;
  declare hidesOutlines: boolean;
  /** Counts the changes of the theme: colours on a canvas do not follow by themselves. */
  declare themed: number;
  #room = { width: 0, height: 0 };
  readonly #sizes = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = this;
    if (width === this.#room.width && height === this.#room.height) return;
    this.#room = { width, height };
    this.requestUpdate();
  });

  constructor() {
    super();
    this.outlines = [];
    this.actual = false;
    this.hidesOutlines = false;
    this.themed = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  override render() {
    const { area } = this;
    if (area === undefined) return nothing;
    const scale = this.#scale(area);
    const [width, height] = [area.width * scale, area.height * scale];
    return html`
      <div
        class="stage"
        aria-hidden="true"
        .style=${`width:${width}px;height:${height}px`}
        @pointermove=${this.#move}
        @pointerleave=${() => tell(this, 'point-at', undefined)}
        @click=${this.#click}
      >
        <canvas class="shot ${this.bitmap === undefined ? 'none' : ''}"></canvas>
        <canvas class="outlines" ?hidden=${this.hidesOutlines}></canvas>
        ${this.#highlight(this.picked, 'picked', scale)} ${this.#highlight(this.pointed, 'pointed', scale)}
        ${this.#facts(scale, area)}
      </div>
    `;
  }

  /** The whole picture is seen, and never larger than it is. */
  #scale(area: Rect): number {
    if (this.actual || this.#room.width === 0) return 1;
    const height = this.#room.height > 0 ? this.#room.height / area.height : 1;
    return Math.min(1, this.#room.width / area.width, height);
  }

  #highlight(id: string | undefined, kind: string, scale: number) {
    const outline = id === undefined ? undefined : this.outlines.find(one => one.control === id);
    if (outline === undefined) return nothing;
    const { x, y, width, height } = outline.rect;
    return html`<div
      class="highlight ${kind}"
      .style=${`left:${x * scale}px;top:${y * scale}px;width:${width * scale}px;height:${height * scale}px`}
    ></div>`;
  }

  #facts(scale: number, area: Rect) {
    const outline = this.outlines.find(one => one.control === this.pointed);
    const { control } = this;
    if (outline === undefined || control === undefined) return nothing;
    const { x, y, width, height } = outline.rect;
    const isLow = y + height > area.height * 0.75;
    const place = isLow ? `bottom:${(area.height - y) * scale + 6}px` : `top:${(y + height) * scale + 6}px`;
    const side =
      x > area.width * 0.6 ? `right:${(area.width - x - width) * scale}px` : `left:${Math.max(0, x) * scale}px`;
    const states = [
      control.enabled ? '' : 'disabled',
      ...control.facts.filter(isState).map(([key, value]) => `${key}: ${value}`),
    ];
    const size =
      control.rect && `${control.rect.width} × ${control.rect.height} at ${control.rect.x}, ${control.rect.y}`;
    return html`
      <div class="facts" .style=${`${place};${side}`}>
        <div><span class="quiet">${control.type}</span> ${foreign(control.name, 80)}</div>
        ${outline.probability === undefined ? nothing : html`<div>${percent(outline.probability)} probable, candidate ${outline.rank}</div>`}
        <div class="quiet">${[size, ...states].filter(Boolean).join(' · ')}</div>
      </div>
    `;
  }

  override updated(changed: PropertyValues): void {
    const { area } = this;
    const shot = this.renderRoot.querySelector<HTMLCanvasElement>('.shot');
    const over = this.renderRoot.querySelector<HTMLCanvasElement>('.outlines');
    if (area === undefined || shot === null || over === null) return;
    const only = [...changed.keys()].every(key => key === 'pointed' || key === 'picked' || key === 'control');
    if (only && changed.size > 0) return;
    const scale = this.#scale(area);
    const drawing = prepare(shot, area, scale);
    if (drawing !== undefined && this.bitmap !== undefined) {
      drawing.imageSmoothingQuality = 'high';
      drawing.drawImage(this.bitmap, 0, 0, area.width * scale, area.height * scale);
    }
    const overlay = prepare(over, area, scale);
    if (overlay !== undefined) paintOutlines(overlay, this.outlines, scale, getComputedStyle(this));
  }

  readonly #move = (event: PointerEvent) => {
    const id = this.#controlAt(event);
    if (id !== this.pointed) tell(this, 'point-at', id);
  };

  readonly #click = (event: MouseEvent) => {
    const id = this.#controlAt(event);
    if (id !== undefined) tell(this, 'pick-control', id);
  };

  #controlAt(event: MouseEvent): string | undefined {
    const { area } = this;
    const stage = this.renderRoot.querySelector('.stage');
    if (area === undefined || stage === null) return undefined;
    const box = stage.getBoundingClientRect();
    const scale = this.#scale(area);
    return outlineAt(this.outlines, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale)?.control;
  }

  static override styles = [
    look,
    css`
      :host {
        display: block;
        overflow: auto;
        min-height: 0;
      }
      .stage {
        position: relative;
        margin: 0 auto;
        cursor: crosshair;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .none {
        background: var(--soft);
        outline: 1px dashed var(--line);
      }
      .highlight {
        position: absolute;
        pointer-events: none;
      }
      .picked {
        border: 2px solid var(--focus);
      }
      .pointed {
        border: 1px solid var(--focus);
        background: color-mix(in srgb, var(--focus) 14%, transparent);
      }
      .facts {
        position: absolute;
        z-index: 1;
        max-width: 320px;
        padding: 6px 10px;
        overflow-wrap: anywhere;
        color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
        background: var(--vscode-editorHoverWidget-background, var(--soft));
        border: 1px solid var(--vscode-editorHoverWidget-border, var(--line));
        border-radius: 3px;
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
        pointer-events: none;
      }
    `,
  ];
}
customElements.define('gw-picture', Picture);

function isState([key]: readonly [string, string]): boolean {
  return ['value', 'toggled', 'selected', 'expanded', 'focused', 'readOnly'].includes(key);
}

/** A canvas as sharp as the screen. */
function prepare(canvas: HTMLCanvasElement, area: Rect, scale: number): CanvasRenderingContext2D | undefined {
  const sharp = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(area.width * scale * sharp));
  canvas.height = Math.max(1, Math.round(area.height * scale * sharp));
  const drawing = canvas.getContext('2d') ?? undefined;
  drawing?.setTransform(sharp, 0, 0, sharp, 0, 0);
  return drawing;
}
