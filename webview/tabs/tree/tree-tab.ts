import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { TreeChange } from '../../../trace/format.ts';
import { type Answers, noAnswers } from '../../model/answers.ts';
import { above, type Control, type ControlList, controlOf, noControls } from '../../model/control-list.ts';
import type { Moment } from '../../model/moment.ts';
import { shownText } from '../../model/shown-text.ts';
import { closedAtFirst, type TreeRows, treeRows } from '../../model/tree-rows.ts';
import type { ViewState } from '../../parts/host.ts';
import { look } from '../../parts/look.ts';
import type { Look } from '../../parts/looks.ts';
import { tell } from '../../parts/page-events.ts';
import { nameFields } from '../../parts/text-field.ts';
import { rowsLook, WindowedRows } from '../../parts/windowed-rows.ts';
import './control-details.ts';
import { changeMarks } from './change-marks.ts';
import { searchBar } from './search-bar.ts';
import { rowHeight, treeLook } from './tree-look.ts';

/** The control tree: everything the program said of itself. */
export class TreeTab extends LitElement {
  static override properties = {
    moment: { attribute: false },
    look: { attribute: false },
    picked: { attribute: false },
    answers: { attribute: false },
    view: { attribute: false },
    search: { state: true },
    closed: { state: true },
  };
  declare moment: Moment;
  declare look: Look | undefined;
  declare picked: string | undefined;
  declare answers: Answers;
  declare view: Pick<ViewState, 'filters' | 'bySelector'>;
  declare private search: string;
  /** Places of the controls whose children are hidden. */
  declare private closed: ReadonlySet<number>;
  #list: ControlList = noControls;
  #changes: ReadonlyMap<string, TreeChange> = new Map();
  #shown: TreeRows = { rows: [], matches: undefined };
  #pickedAt = -1;
  /** What was opened or closed by hand stays so at the next look. */
  readonly #toggled = new Map<string, boolean>();
  readonly #window = new WindowedRows(this, {
    rowHeight,
    length: () => this.#shown.rows.length,
    pickedAt: () => this.#pickedAt,
    pick: place => this.#pick(this.#shown.rows[place]),
  });

  constructor() {
    super();
    this.search = '';
    this.closed = new Set();
    this.answers = noAnswers;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const list = this.look?.list ?? noControls;
    const isOther = list !== this.#list;
    this.#list = list;
    if (isOther) this.closed = this.#closedIn(list);
    if (changed.has('picked') || isOther) this.#openAbovePicked();
    this.#changes = new Map(this.moment.action?.verify?.changes.map(change => [change.control, change]));
    const before = changed.get('answers');
    const isAnswered = changed.has('answers') && before?.matched !== this.answers.matched;
    const keys: ReadonlySet<PropertyKey> = new Set(changed.keys());
    const isSearched = ['closed', 'search', 'view'].some(key => keys.has(key));
    if (isOther || isAnswered || isSearched || changed.has('moment')) this.#shown = this.#rows();
    this.#pickedAt = this.#shown.rows.findIndex(row => row.id === this.picked);
  }

  #closedIn(list: ControlList): ReadonlySet<number> {
    const closed = new Set(closedAtFirst(list));
    for (const [id, isOpen] of this.#toggled) {
      const control = controlOf(list, id);
      if (control === undefined) continue;
      if (isOpen) closed.delete(control.place);
      else closed.add(control.place);
    }
    return closed;
  }

  #rows(): TreeRows {
    const { filters, bySelector } = this.view;
    const found = bySelector && this.search !== '' ? this.answers.matched?.found : undefined;
    return treeRows(this.#list, this.closed, {
      text: bySelector ? '' : this.search,
      ids: found === undefined || found.problem !== undefined ? undefined : new Set(found.controls.map(({ id }) => id)),
      interactive: filters.interactive,
      visible: filters.visible,
      changed: filters.changed && this.#changes.size > 0 ? new Set(this.#changes.keys()) : undefined,
    });
  }

  override updated(changed: PropertyValues<this>): void {
    nameFields(this.renderRoot);
    if (changed.has('picked') || changed.has('look') || [...changed.keys()].some(key => String(key) === 'search'))
      this.#window.reveal();
  }

  override render() {
    const isAwaited = this.look?.isWaiting === true;
    if (this.#list.controls.length === 0 && !isAwaited)
      return html`<p class="empty">There is no control tree here.</p>`;
    const { rows, matches } = this.#shown;
    const picked = rows[this.#pickedAt];
    return html`
      ${searchBar(this, {
        search: this.search,
        view: this.view,
        matched: this.answers.matched,
        controls: isAwaited && this.#list.controls.length === 0 ? undefined : this.#list.controls.length,
        matches: matches?.size,
        hasChanges: this.#changes.size > 0,
        canPick: this.moment.canAct,
        isPicking: this.answers.busy.has('pick'),
        changed: search => this.#setSearch(search, this.view.bySelector),
        mode: bySelector => {
          tell(this, 'view', { bySelector });
          this.#setSearch(this.search, bySelector);
        },
        key: this.#searchKey,
      })}
      <div
        class="scroller"
        role="tree"
        aria-label="Control tree"
        aria-busy=${isAwaited}
        tabindex="0"
        aria-activedescendant=${picked === undefined ? '' : `control-${picked.place}`}
        @keydown=${this.#key}
        @scroll=${this.#window.scroll}
      >
        <div class="space" role="none" .style=${`height:${rows.length * rowHeight}px`}>
          ${this.#window.places.map(place => this.#row(place))}
        </div>
      </div>
      ${this.#details()}
    `;
  }

  #row(place: number) {
    const control = this.#shown.rows[place];
    if (control === undefined) return nothing;
    const { matches } = this.#shown;
    const isPicked = control.id === this.picked;
    const isChosen = control.id === this.moment.action?.decision?.chosen;
    const hasChildren = control.last > control.place;
    const isOpen = !this.closed.has(control.place) || matches !== undefined;
    const isMatch = matches?.has(control.place) ?? true;
    const change = this.#changes.get(control.id);
    return html`
      <div
        id="control-${control.place}"
        class="row ${isPicked ? 'picked' : ''} ${control.offscreen || !isMatch ? 'faint' : ''}"
        role="treeitem"
        aria-level=${control.depth + 1}
        aria-posinset=${control.position}
        aria-setsize=${control.siblings}
        aria-selected=${isPicked}
        aria-expanded=${hasChildren ? String(isOpen) : nothing}
        .style=${`top:${place * rowHeight}px;padding-left:${8 + Math.min(control.depth, 24) * 12}px`}
        @click=${() => this.#pick(control)}
        @dblclick=${() => this.#setOpen(control, !isOpen)}
        @pointerenter=${() => tell(this, 'point-at', control.id)}
        @pointerleave=${() => tell(this, 'point-at', undefined)}
      >
        <span
          class="twist"
          aria-hidden="true"
          @click=${(event: Event) => {
            event.stopPropagation();
            this.#setOpen(control, !isOpen);
          }}
          >${hasChildren ? (isOpen ? '⌄' : '›') : ''}</span
        >
        <span class="type">${shownText(control.type, 40)}</span>
        <bdi class="cut">${shownText(control.name)}</bdi>
        ${isChosen ? html`<span class="chosen-mark" data-mark="✓">chosen</span>` : nothing}
        ${change === undefined ? nothing : html`<span class="change" data-mark="${changeMarks[change.kind]} ">${change.kind}</span>`}
        ${control.enabled ? nothing : html`<span class="quiet">disabled</span>`}
        ${control.offscreen ? html`<span class="quiet">off screen</span>` : nothing}
      </div>
    `;
  }

  #details() {
    const { picked, look } = this;
    const control = controlOf(this.#list, picked);
    if (control === undefined || look === undefined) return nothing;
    return html`<gw-control
      role="region"
      aria-label="The picked control"
      tabindex="0"
      .control=${control}
      .look=${look}
      .moment=${this.moment}
      .answers=${this.answers}
    ></gw-control>`;
  }

  #setSearch(search: string, bySelector: boolean): void {
    this.search = search;
    tell(this, 'match', bySelector ? search.trim() : '');
  }

  #pick(control: Control | undefined): void {
    if (control !== undefined) tell(this, 'pick-control', control.id);
  }

  #setOpen(control: Control, open: boolean): void {
    if (control.last === control.place) return;
    this.#toggled.set(control.id, open);
    const closed = new Set(this.closed);
    if (open) closed.delete(control.place);
    else closed.add(control.place);
    this.closed = closed;
    // What is picked stays in sight: its nearest shown control takes its place.
    const picked = controlOf(this.#list, this.picked);
    if (!open && picked !== undefined && picked.place > control.place && picked.place <= control.last)
      this.#pick(control);
  }

  #openAbovePicked(): void {
    const picked = controlOf(this.#list, this.picked);
    if (picked === undefined) return;
    const hiding = above(this.#list, picked).filter(one => this.closed.has(one.place));
    if (hiding.length === 0) return;
    const closed = new Set(this.closed);
    for (const one of hiding) closed.delete(one.place);
    this.closed = closed;
  }

  readonly #searchKey = (event: KeyboardEvent) => {
    const { rows, matches } = this.#shown;
    if (event.key === 'Escape' && this.search !== '') this.#setSearch('', this.view.bySelector);
    else if ((event.key === 'Enter' || event.key === 'ArrowDown') && matches !== undefined) {
      const isMatch = (row: Control) => matches.has(row.place);
      this.#pick(rows.find((row, place) => place > this.#pickedAt && isMatch(row)) ?? rows.find(isMatch));
    } else return;
    event.preventDefault();
  };

  readonly #key = (event: KeyboardEvent) => {
    if (this.#window.key(event)) return;
    const { rows } = this.#shown;
    const at = Math.max(0, this.#pickedAt);
    const control = rows[at];
    if (control === undefined || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    event.preventDefault();
    const hasChildren = control.last > control.place;
    const isOpen = !this.closed.has(control.place);
    if (event.key === 'ArrowRight') {
      if (hasChildren && !isOpen) this.#setOpen(control, true);
      else if (hasChildren) this.#window.goTo(at + 1);
    } else if (hasChildren && isOpen) this.#setOpen(control, false);
    else this.#pick(this.#list.controls[control.parent]);
  };

  static override styles = [look, rowsLook, treeLook];
}
customElements.define('gw-tree', TreeTab);
