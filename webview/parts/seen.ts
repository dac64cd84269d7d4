import { css, html, LitElement, nothing } from 'lit';
import { percent } from '../../trace/percent.ts';
import { type Control, controlOf } from '../model/control-list.ts';
import type { Moment } from '../model/moment.ts';
import { type Outline, outlinesOf } from '../model/outlines.ts';
import { count, shownText } from '../model/shown-text.ts';
import { isChecked } from './checkbox.ts';
import { foreign } from './foreign.ts';
import { look } from './look.ts';
import type { Look } from './looks.ts';
import { tell } from './page-events.ts';
import type { Layer } from './picture/drawing.ts';
import { Picture } from './picture/picture.ts';

/** Which of the two looks of an action is shown: one, or both with a slider between them. */
export type Side = 'before' | 'after' | 'both';

const sides = { before: 'Before', after: 'After', both: 'Compare' } as const satisfies Record<Side, string>;

/** The program before and after an action: its picture, and what it is looked at with. */
export class Seen extends LitElement {
  static override properties = {
    moment: { attribute: false },
    looks: { attribute: false },
    side: { attribute: false },
    pointed: { attribute: false },
    picked: { attribute: false },
    zoom: { attribute: false },
    split: { attribute: false },
    hasOutlines: { attribute: false },
    themed: { attribute: false },
  };
  declare moment: Moment;
  /** Before the action, and after it where it was carried out. */
  declare looks: { readonly before: Look | undefined; readonly after: Look | undefined };
  declare side: Side;
  declare pointed: string | undefined;
  declare picked: string | undefined;
  declare zoom: number | undefined;
  declare split: number;
  declare hasOutlines: boolean;
  declare themed: number;
  #layers: { readonly key: readonly unknown[]; readonly layers: readonly Layer[] } = { key: [], layers: [] };

  override render() {
    const shown = this.#shown();
    const [first] = shown;
    if (first === undefined) return html`<p class="empty">The program was not looked at here.</p>`;
    const { seen, missing } = first;
    const facts = `${count(seen.controls, 'control')}${seen.partial ? ', partial' : ''}`;
    return html`
      <div class="bar">
        ${
          this.looks.after === undefined || this.looks.before === undefined
            ? nothing
            : html`<div class="sides" role="group" aria-label="Which picture">
                ${Object.entries(sides).map(
                  ([side, title]) =>
                    html`<button
                      class="link"
                      aria-pressed=${this.side === side}
                      @click=${() => tell(this, 'show-side', side as Side)}
                    >${title}</button>`,
                )}
              </div>`
        }
        <span class="quiet cut">${missing ?? html`${foreign(seen.window.title)}, ${facts}`}</span>
        <span class="room"></span>
        <div class="zoom" role="group" aria-label="Zoom">
          <button class="tool" title="Smaller (−)" aria-label="Zoom out" @click=${() => this.#zoom(picture => picture.scale / 1.25)}>−</button>
          <button class="tool number" title="As large as it is (1)" @click=${() => this.#zoom(() => 1)}>${this.zoom === undefined || this.zoom === 1 ? '100 %' : percent(this.zoom)}</button>
          <button class="tool" title="Larger (+)" aria-label="Zoom in" @click=${() => this.#zoom(picture => picture.scale * 1.25)}>+</button>
          <button class="tool" title="See all of it (0)" aria-pressed=${this.zoom === undefined} @click=${() => this.#zoom(() => undefined)}>Fit</button>
        </div>
        <vscode-checkbox
          ?checked=${this.hasOutlines}
          @change=${(event: Event) => tell(this, 'view', { outlines: isChecked(event) })}
          >Outlines</vscode-checkbox
        >
      </div>
      <gw-picture
        .label=${`Picture of ${shownText(seen.window.title, 80)}`}
        .style=${first.area === undefined ? '' : `--aspect:${first.area.width} / ${first.area.height}`}
        .layers=${this.#layersOf(shown)}
        .split=${this.split}
        .pointed=${this.pointed}
        .picked=${this.picked}
        .control=${this.#pointedControl(shown)}
        .zoom=${this.zoom}
        .hidesOutlines=${!this.hasOutlines}
        .themed=${this.themed}
      ></gw-picture>
    `;
  }

  #shown(): readonly Look[] {
    const { side } = this;
    const { before, after } = this.looks;
    const wanted = side === 'both' ? [before, after] : [side === 'after' ? (after ?? before) : (before ?? after)];
    return wanted.filter(one => one !== undefined);
  }

  #pointedControl(shown: readonly Look[]): Control | undefined {
    for (const { list } of shown) {
      const control = controlOf(list, this.pointed);
      if (control !== undefined) return control;
    }
    return undefined;
  }

  /** Made anew only when something of them is different: the pointer moves often. */
  #layersOf(shown: readonly Look[]): readonly Layer[] {
    const { action } = this.moment;
    const key = [
      ...shown.flatMap(one => [one.list.layout, one.bitmap, one.area?.x, one.area?.y]),
      action?.decision,
      action?.verify,
    ];
    const isSame = key.length === this.#layers.key.length && key.every((part, at) => part === this.#layers.key[at]);
    if (!isSame) this.#layers = { key, layers: shown.flatMap(one => this.#layer(one)) };
    return this.#layers.layers;
  }

  #layer(shown: Look): readonly Layer[] {
    const { area, bitmap, list } = shown;
    if (area === undefined) return [];
    const { decision, verify } = this.moment.action ?? {};
    const isAfter = shown === this.looks.after;
    // What appeared is not there before, what vanished not after; neither has a frame there.
    const changes = verify?.changes.filter(({ kind }) => isAfter || kind === 'vanished');
    const outlines: readonly Outline[] = outlinesOf(list, area, isAfter ? { changes } : { decision, changes });
    return [{ area, bitmap, outlines }];
  }

  #zoom(scaleOf: (picture: Picture) => number | undefined): void {
    const picture = this.renderRoot.querySelector('gw-picture');
    if (picture instanceof Picture) picture.zoomTo(scaleOf(picture));
  }

  static override styles = [
    look,
    css`
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: 8px;
        min-height: 0;
      }
      gw-picture {
        flex: 1;
      }
      .bar {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 4px 14px;
        align-items: center;
        min-height: 28px;
      }
      .cut {
        min-width: 8em;
        flex: 1 1 8em;
      }
      .zoom,
      .sides {
        display: flex;
        gap: 2px;
      }
      .sides {
        gap: 10px;
      }
      vscode-checkbox {
        flex: none;
      }
      @media (max-width: 640px) {
        /* There is too little room to fit into: the page scrolls, and the picture is as wide as it. */
        gw-picture {
          flex: none;
          aspect-ratio: var(--aspect, auto);
        }
      }
    `,
  ];
}
customElements.define('gw-seen', Seen);
