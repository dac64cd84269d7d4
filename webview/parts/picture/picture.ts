import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Rect } from '../../../protocol/control-tree.ts';
import type { Control } from '../../model/control-list.ts';
import { type Outline, outlineAt } from '../../model/outlines.ts';
import { fitted, fittingScale, held, type Lie, panned, showing, zoomed } from '../../model/zoom.ts';
import { look } from '../look.ts';
import { tell } from '../page-events.ts';
import { divider } from './divider.ts';
import { Drag } from './drag.ts';
import { Drawing, type Layer } from './drawing.ts';
import { pictureLook } from './picture-look.ts';
import { pointedFacts } from './pointed-facts.ts';

/**
 * The screenshot with its controls outlined, or two of them with a slider in between: one canvas for the picture and one
 * for the outlines, as large as the frame and drawn anew at every scale, so that all is sharp; one element for the
 * highlight. Arrow keys move it, + and − zoom, 0 fits it in, 1 shows it as large as it is.
 */
export class Picture extends LitElement {
  static override properties = {
    layers: { attribute: false },
    split: { attribute: false },
    pointed: { attribute: false },
    picked: { attribute: false },
    control: { attribute: false },
    zoom: { attribute: false },
    hidesOutlines: { attribute: false },
    themed: { attribute: false },
    label: { attribute: false },
    lie: { state: true },
    drags: { state: true },
  };
  /** Before, and after where both are shown. */
  declare layers: readonly Layer[];
  /** How much of the width shows *before*, 0–1, where both are shown. */
  declare split: number;
  /** Ids of the control under the pointer and of the picked one. */
  declare pointed: string | undefined;
  declare picked: string | undefined;
  /** The control under the pointer. */
  declare control: Control | undefined;
  /** Page pixels a pixel of the picture; absent: it fits. */
  declare zoom: number | undefined;
  declare hidesOutlines: boolean;
  /** Counts the changes of the theme: colours on a canvas do not follow by themselves. */
  declare themed: number;
  declare label: string;
  declare private lie: Lie;
  declare private drags: boolean;
  #frame = { width: 0, height: 0 };
  readonly #drawing = new Drawing();
  readonly #sizes = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = this;
    if (width === this.#frame.width && height === this.#frame.height) return;
    this.#frame = { width, height };
    this.#lieAnew();
  });
  readonly #drag = new Drag((dx, dy) => {
    const { area } = this;
    if (area !== undefined) this.lie = panned(this.lie, dx, dy, area, this.#frame);
  });

  constructor() {
    super();
    this.layers = [];
    this.split = 0.5;
    this.hidesOutlines = false;
    this.themed = 0;
    this.label = '';
    this.lie = { scale: 1, x: 0, y: 0 };
    this.drags = false;
    this.addEventListener('wheel', this.#wheel, { passive: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  get area(): Rect | undefined {
    return this.layers[0]?.area;
  }

  /** The outlines of the side that is seen at this width of the frame; of the first one without a place. */
  #layerAt(x = 0): Layer | undefined {
    const [first, second] = this.layers;
    return second !== undefined && x > this.#splitAt ? second : first;
  }

  /** Those of both sides: of a control that is on both, that of *before*. */
  #outlineOf(id: string | undefined): Outline | undefined {
    if (id === undefined) return undefined;
    for (const { outlines } of this.layers) {
      const found = outlines.find(one => one.control === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('layers')?.[0]?.area;
    const { area } = this;
    const isOther = before?.width !== area?.width || before?.height !== area?.height;
    if (changed.has('zoom') || (changed.has('layers') && isOther)) this.#lieAnew();
    if (changed.has('picked')) this.#showPicked();
  }

  #lieAnew(): void {
    const { area, zoom } = this;
    if (area === undefined) return;
    if (zoom === undefined) this.lie = fitted(area, this.#frame);
    else if (zoom !== this.lie.scale)
      this.lie = zoomed(this.lie, zoom, { x: this.#frame.width / 2, y: 0 }, area, this.#frame);
    else this.lie = held(this.lie, area, this.#frame);
  }

  #showPicked(): void {
    const outline = this.#outlineOf(this.picked);
    if (outline !== undefined && this.area !== undefined && this.zoom !== undefined)
      this.lie = showing(this.lie, outline.rect, this.area, this.#frame);
  }

  override render() {
    const { area, lie } = this;
    if (area === undefined) return nothing;
    const stage = `left:${lie.x}px;top:${lie.y}px;width:${area.width * lie.scale}px;height:${area.height * lie.scale}px`;
    const pointed = this.#outlineOf(this.pointed);
    return html`
      <div
        class="view ${this.drags ? 'drags' : ''}"
        role="group"
        tabindex="0"
        aria-label=${this.label}
        aria-keyshortcuts="+ - 0 1"
        @keydown=${this.#key}
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @pointerleave=${() => tell(this, 'point-at', undefined)}
      >
        <div class="stage ${this.layers.every(one => one.bitmap === undefined) ? 'none' : ''}" aria-hidden="true" .style=${stage}></div>
        <canvas class="shot" aria-hidden="true"></canvas>
        <canvas class="outlines" aria-hidden="true" ?hidden=${this.hidesOutlines}></canvas>
        <div class="stage" aria-hidden="true" .style=${stage}>
          ${this.#highlight(this.picked, 'picked')} ${this.#highlight(this.pointed, 'pointed')}
          ${this.layers.length < 2 ? nothing : html`<span class="side before">Before</span><span class="side after">After</span>`}
        </div>
        <div aria-hidden="true">
          ${pointed === undefined || this.control === undefined || this.drags ? nothing : pointedFacts(this.control, pointed, lie, this.#frame)}
        </div>
      </div>
      ${this.layers.length < 2 ? nothing : this.#divider(area)}
    `;
  }

  #highlight(id: string | undefined, kind: string) {
    const outline = this.#outlineOf(id);
    if (outline === undefined) return nothing;
    const { x, y, width, height } = outline.rect;
    const { scale } = this.lie;
    return html`<div
      class="highlight ${kind}"
      .style=${`left:${x * scale}px;top:${y * scale}px;width:${width * scale}px;height:${height * scale}px`}
    ></div>`;
  }

  /** Where *before* ends, in pixels of the frame. */
  get #splitAt(): number {
    return this.lie.x + this.split * (this.area?.width ?? 0) * this.lie.scale;
  }

  #divider(area: Rect) {
    const { lie, split } = this;
    const [top, bottom] = [Math.max(0, lie.y), Math.min(this.#frame.height, lie.y + area.height * lie.scale)];
    return divider({
      split,
      box: { left: this.#splitAt, top, height: bottom - top },
      shareAt: clientX => (clientX - this.getBoundingClientRect().left - lie.x) / (area.width * lie.scale),
      moved: to => tell(this, 'split', to),
    });
  }

  override updated(): void {
    // Before it knows how large it is, it would be drawn twice.
    if (this.#frame.width === 0) return;
    const { layers, lie, hidesOutlines, themed } = this;
    const scene = { layers, lie, frame: this.#frame, splitAt: this.#splitAt, hidesOutlines, themed };
    this.#drawing.draw(this.renderRoot, this, scene);
  }

  // — pointer and keys —

  readonly #down = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#drag.begin(event);
  };

  readonly #move = (event: PointerEvent) => {
    this.#drag.move(event);
    this.drags = this.#drag.isUnderWay;
    if (this.drags) return;
    const id = this.#controlAt(event);
    if (id !== this.pointed) tell(this, 'point-at', id);
  };

  readonly #up = (event: PointerEvent) => {
    const wasClick = this.#drag.end();
    this.drags = false;
    const id = wasClick && event.type === 'pointerup' ? this.#controlAt(event) : undefined;
    if (id !== undefined) tell(this, 'pick-control', id);
  };

  readonly #wheel = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const box = this.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      this.zoomTo(this.lie.scale * 1.0015 ** -event.deltaY, at);
    } else if (this.zoom !== undefined && this.area !== undefined) {
      event.preventDefault();
      const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      this.lie = panned(this.lie, -dx, -dy, this.area, this.#frame);
    }
  };

  /** Zooms to a scale, and tells what came of it; undefined fits the picture in. */
  zoomTo(scale: number | undefined, at = { x: this.#frame.width / 2, y: this.#frame.height / 2 }): void {
    const { area } = this;
    if (area === undefined) return;
    this.lie = scale === undefined ? fitted(area, this.#frame) : zoomed(this.lie, scale, at, area, this.#frame);
    tell(this, 'zoom', scale === undefined ? undefined : this.lie.scale);
  }

  /** What it is shown at now. */
  get scale(): number {
    return this.lie.scale;
  }

  /** At which the whole of it is seen. */
  get fit(): number {
    return this.area === undefined ? 1 : fittingScale(this.area, this.#frame);
  }

  readonly #key = (event: KeyboardEvent) => {
    const { area } = this;
    if (area === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = (dx: number, dy: number) => () => {
      this.lie = panned(this.lie, dx, dy, area, this.#frame);
    };
    const zoom = (scale: number | undefined) => () => this.zoomTo(scale);
    const commands: Readonly<Record<string, () => void>> = {
      ArrowLeft: pan(60, 0),
      ArrowRight: pan(-60, 0),
      ArrowUp: pan(0, 60),
      ArrowDown: pan(0, -60),
      '+': zoom(this.lie.scale * 1.25),
      '=': zoom(this.lie.scale * 1.25),
      '-': zoom(this.lie.scale / 1.25),
      '0': zoom(undefined),
      '1': zoom(1),
    };
    const command = commands[event.key];
    if (command === undefined) return;
    event.preventDefault();
    command();
  };

  #controlAt(event: MouseEvent): string | undefined {
    const box = this.getBoundingClientRect();
    const x = event.clientX - box.left;
    const { lie } = this;
    const layer = this.#layerAt(x);
    return (
      layer &&
      outlineAt(layer.outlines, (x - lie.x) / lie.scale, (event.clientY - box.top - lie.y) / lie.scale)?.control
    );
  }

  static override styles = [look, pictureLook];
}
customElements.define('gw-picture', Picture);
