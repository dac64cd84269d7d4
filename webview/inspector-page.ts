import { html, LitElement, nothing } from 'lit';
import type { ToInspector } from '../protocol/inspector.ts';
import type { Observation } from '../trace/state.ts';
import type { ControlList } from './model/control-list.ts';
import { type Moment, momentOf } from './model/moment.ts';
import { areaOf, type Outline, outlinesOf } from './model/outlines.ts';
import { RunModel } from './model/run-model.ts';
import { count } from './model/shown-text.ts';
import type { TimelineRow } from './model/timeline.ts';
import { pageLook } from './page-look.ts';
import { BlobStore } from './parts/blob-store.ts';
import { heading } from './parts/heading.ts';
import { Host, type ViewState } from './parts/host.ts';
import { look } from './parts/look.ts';
import { hear, tell } from './parts/page-events.ts';
import './parts/picture.ts';
import './parts/tab-strip.ts';
import './parts/timeline.ts';
import './tabs/effect/effect-tab.ts';
import './tabs/grounding/grounding-tab.ts';
import './tabs/reasoning/reasoning-tab.ts';
import './tabs/tree/tree-tab.ts';
import { foreign } from './parts/foreign.ts';

const tabs = [
  { id: 'grounding', title: 'Grounding' },
  { id: 'reasoning', title: 'Reasoning' },
  { id: 'effect', title: 'Effect' },
  { id: 'tree', title: 'Control tree' },
] as const;

const noControls: ControlList = { controls: [], byId: new Map(), notes: [] };

/** The whole page: the run on the left, what the model saw in the middle, why and what then on the right. */
export class InspectorPage extends LitElement {
  static override properties = {
    version: { state: true },
    view: { state: true },
    pickedControl: { state: true },
    pointed: { state: true },
    side: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  /** Counts what the models, which grow in place, have heard. */
  declare private version: number;
  declare private view: ViewState;
  declare private pickedControl: string | undefined;
  declare private pointed: string | undefined;
  /** Which of its two pictures is shown. */
  declare private side: 'before' | 'after';
  declare private busy: boolean;
  declare private problem: string | undefined;
  readonly #host = new Host();
  #model: RunModel | undefined;
  #blobs = new BlobStore('', () => {});
  /** Where the debugger's view is. */
  #shown: { readonly seq: number | undefined; readonly stackLine: number | undefined } | undefined;
  #themed = 0;
  #outlines: { readonly key: readonly unknown[]; readonly outlines: readonly Outline[] } = { key: [], outlines: [] };

  constructor() {
    super();
    this.version = 0;
    this.view = this.#host.state;
    this.side = 'before';
    this.busy = false;
    hear(this, 'pick-row', seq => this.#pickRow(seq));
    hear(this, 'pick-control', id => {
      this.pickedControl = id;
    });
    hear(this, 'point-at', id => {
      this.pointed = id;
    });
    hear(this, 'choose-control', control => this.#choose(control));
    hear(this, 'reveal-plan', at => this.#host.send({ kind: 'reveal', at }));
    this.#host.listen(message => this.#hear(message));
    new MutationObserver(() => this.#changed(() => this.#themed++)).observe(document.body, {
      attributeFilter: ['class', 'data-vscode-theme-id'],
    });
    new MutationObserver(() => this.#changed(() => this.#themed++)).observe(document.documentElement, {
      attributeFilter: ['style'],
    });
    this.#host.send({ kind: 'ready' });
  }

  // — what the extension says —

  #hear(message: ToInspector): void {
    if (message.kind !== 'run' && message.run !== this.#model?.id) return;
    this.#changed(() => {
      switch (message.kind) {
        case 'run':
          this.#model = new RunModel({ id: message.run, recorded: message.recorded });
          this.#blobs = new BlobStore(message.blobs, () => this.#changed(() => {}));
          this.#shown = undefined;
          this.pickedControl = undefined;
          this.busy = false;
          this.problem = undefined;
          this.#model.append(message.events);
          return;
        case 'events':
          this.#model?.append(message.events);
          this.problem = undefined;
          // A run that goes on has left the frame that was looked at.
          if (this.#shown?.seq === undefined) this.#shown = undefined;
          return;
        case 'shown':
          this.#shown = { seq: message.seq, stackLine: message.stackLine };
          this.side = 'before';
          // Following is the rule: what the debugger moves to is what is looked at.
          this.#remember({ picked: undefined });
          return;
        case 'chosen':
          this.busy = false;
          this.problem = message.problem;
          return;
        case 'over':
          this.busy = false;
      }
    });
  }

  #changed(change: () => void): void {
    change();
    this.version += 1;
  }

  #remember(change: Partial<ViewState>): void {
    this.view = { ...this.view, ...change };
    this.#host.remember(this.view);
  }

  // — what the user does —

  #pickRow(row: number): void {
    if (this.#model === undefined) return;
    this.side = 'before';
    this.pickedControl = undefined;
    this.#remember({ picked: { run: this.#model.id, row } });
    const at = this.#model.timeline.rows.find(one => one.seq === row)?.at;
    if (at !== undefined) tell(this, 'reveal-plan', at);
  }

  #choose(control: string): void {
    if (this.#model === undefined) return;
    this.busy = true;
    this.problem = undefined;
    this.#host.send({ kind: 'choose', run: this.#model.id, control });
  }

  // — what is shown —

  #rowOf(model: RunModel): TimelineRow | undefined {
    const { picked } = this.view;
    if (picked?.run === model.id) {
      const row = model.timeline.rows[model.timeline.placeOf(picked.row)];
      if (row !== undefined) return row;
    }
    return model.rowAt(this.#until(model), this.#shown?.stackLine);
  }

  /** A recorded run that is walked shows what had happened at its moment; a row that was picked by hand, all. */
  #until(model: RunModel): number {
    const seq = this.#shown?.seq;
    if (seq === undefined || this.view.picked?.run === model.id) return model.history.last;
    return model.indexOf(seq);
  }

  override render() {
    const model = this.#model;
    const row = model && this.#rowOf(model);
    if (model === undefined || row === undefined)
      return html`<div class="welcome">
        <h1>Inspector</h1>
        <p>Start a plan with F5, or open a recorded run. What the model saw, thought and chose is shown here.</p>
        ${this.#notes(model?.notes ?? [])}
      </div>`;
    const moment = momentOf(model, row, this.#until(model));
    const seen = this.side === 'after' && moment.after !== undefined ? moment.after : moment.before;
    const list = this.#listOf(seen);
    return html`
      <gw-timeline
        role="region"
        aria-label="Timeline"
        .rows=${model.timeline.rows}
        .version=${this.version}
        .picked=${row.seq}
      ></gw-timeline>
      <main>
        ${heading(model, moment, this.problem)}
        ${this.#notes([...model.notes, ...(list.notes ?? [])])}
        ${this.#picture(moment, seen, list.controls)}
      </main>
      <gw-tabs
        role="region"
        aria-label="Details"
        .tabs=${tabs}
        .shown=${this.view.tab}
        @show-tab=${(event: CustomEvent<string>) => this.#remember({ tab: event.detail })}
        >${this.#tab(moment, list.controls)}</gw-tabs
      >
    `;
  }

  #listOf(seen: Observation | undefined): { readonly controls: ControlList; readonly notes: readonly string[] } {
    if (seen === undefined) return { controls: noControls, notes: [] };
    const loaded = this.#blobs.tree(seen.tree);
    if (loaded === undefined) return { controls: noControls, notes: [] };
    return loaded.ok
      ? { controls: loaded.value, notes: loaded.value.notes }
      : { controls: noControls, notes: [loaded.problem] };
  }

  #notes(notes: readonly string[]) {
    if (notes.length === 0) return nothing;
    return html`<div class="alarm notes" role="note">${notes.map(note => html`<p>${note}</p>`)}</div>`;
  }

  #picture(moment: Moment, seen: Observation | undefined, list: ControlList) {
    if (seen === undefined) return html`<p class="empty">The program was not looked at here.</p>`;
    const shot = seen.screenshot && this.#blobs.picture(seen.screenshot.blob);
    const area = seen.screenshot?.rect ?? areaOf(list);
    const missing =
      seen.screenshot === undefined
        ? 'No picture was taken: only the outlines are shown.'
        : shot?.ok === false
          ? shot.problem
          : undefined;
    const pointed = this.pointed === undefined ? undefined : list.byId.get(this.pointed);
    return html`
      <div class="bar">
        ${
          moment.after === undefined
            ? nothing
            : html`<div class="sides" role="group" aria-label="Picture">
                ${(['before', 'after'] as const).map(
                  side =>
                    html`<button class="link" aria-pressed=${this.side === side} @click=${() => {
                      this.side = side;
                    }}>${side === 'before' ? 'Before' : 'After'}</button>`,
                )}
              </div>`
        }
        <span class="quiet cut">${missing ?? html`${foreign(seen.window.title)}, ${count(seen.controls, 'control')}${seen.partial ? ', partial' : ''}`}</span>
        <span class="room"></span>
        <vscode-checkbox
          ?checked=${this.view.outlines}
          @change=${(event: Event) => this.#remember({ outlines: isChecked(event) })}
          >Outlines</vscode-checkbox
        >
        <vscode-checkbox
          class="size"
          ?checked=${this.view.actual}
          @change=${(event: Event) => this.#remember({ actual: isChecked(event) })}
          >Actual size</vscode-checkbox
        >
      </div>
      <gw-picture
        .style=${area === undefined ? '' : `--aspect:${area.width} / ${area.height}`}
        .bitmap=${shot?.ok ? shot.value : undefined}
        .area=${area}
        .outlines=${area === undefined ? [] : this.#outlinesOf(list, area, moment)}
        .pointed=${this.pointed}
        .picked=${this.pickedControl}
        .control=${pointed}
        .actual=${this.view.actual}
        .hidesOutlines=${!this.view.outlines}
        .themed=${this.#themed}
      ></gw-picture>
    `;
  }

  /** Made anew only when something of it is different: the pointer moves often. */
  #outlinesOf(
    list: ControlList,
    area: NonNullable<Observation['screenshot']>['rect'],
    moment: Moment,
  ): readonly Outline[] {
    const decision = this.side === 'before' ? moment.action?.decision : undefined;
    const key = [list, area.x, area.y, decision];
    if (!key.every((part, index) => part === this.#outlines.key[index]))
      this.#outlines = { key, outlines: outlinesOf(list, area, decision) };
    return this.#outlines.outlines;
  }

  #tab(moment: Moment, list: ControlList) {
    const chosen = moment.action?.decision?.chosen;
    switch (this.view.tab) {
      case 'reasoning':
        return html`<gw-reasoning .moment=${moment} .blobs=${this.#blobs} .version=${this.version}></gw-reasoning>`;
      case 'effect':
        return html`<gw-effect .moment=${moment}></gw-effect>`;
      case 'tree':
        return html`<gw-tree .list=${list} .picked=${this.pickedControl ?? chosen} .chosen=${chosen}></gw-tree>`;
      default:
        return html`<gw-grounding .moment=${moment} .picked=${this.pickedControl} .busy=${this.busy}></gw-grounding>`;
    }
  }

  static override styles = [look, pageLook];
}
customElements.define('gw-inspector', InspectorPage);

function isChecked(event: Event): boolean {
  return event.target instanceof HTMLElement && 'checked' in event.target && event.target.checked === true;
}
