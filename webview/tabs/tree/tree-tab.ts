import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { above, type Control, type ControlList } from '../../model/control-list.ts';
import { rowWindow, scrollTo } from '../../model/row-window.ts';
import { count, shownText } from '../../model/shown-text.ts';
import { closedAtFirst, type TreeRows, treeRows } from '../../model/tree-rows.ts';
import { foreign } from '../../parts/foreign.ts';
import { look } from '../../parts/look.ts';
import { tell } from '../../parts/page-events.ts';
import { rowHeight, treeLook } from './tree-look.ts';

/** The control tree: everything the program said of itself. */
export class TreeTab extends LitElement {
  static override properties = {
    list: { attribute: false },
    picked: { attribute: false },
    chosen: { attribute: false },
    search: { state: true },
    closed: { state: true },
    scrolled: { state: true },
  };
  declare list: ControlList;
  declare picked: string | undefined;
  /** Id of the control that the decision stands at. */
  declare chosen: string | undefined;
  declare private search: string;
  /** Places of the controls whose children are hidden. */
  declare private closed: ReadonlySet<number>;
  declare private scrolled: number;
  #shown: TreeRows = { rows: [], matches: undefined };
  #height = 400;
  readonly #sizes = new ResizeObserver(() => {
    const height = this.#scroller?.clientHeight ?? 0;
    if (height === this.#height || height === 0) return;
    this.#height = height;
    this.requestUpdate();
  });

  constructor() {
    super();
    this.search = '';
    this.closed = new Set();
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

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('list')) this.closed = closedAtFirst(this.list);
    if (changed.has('picked') || changed.has('list')) this.#openAbovePicked();
    if (changed.has('list') || changed.has('closed') || changed.has('search'))
      this.#shown = treeRows(this.list, this.closed, this.search);
  }

  override updated(changed: PropertyValues): void {
    // The field takes a name of its own when it is connected.
    this.renderRoot.querySelector('vscode-text-field')?.setAttribute('aria-label', 'Search the control tree');
    const scroller = this.#scroller;
    if (scroller === undefined) return;
    this.#height = scroller.clientHeight || this.#height;
    if (!changed.has('picked') && !changed.has('list') && !changed.has('search')) return;
    const at = this.#pickedAt;
    if (at >= 0) scroller.scrollTop = scrollTo(at, scroller.scrollTop, this.#height, rowHeight);
  }

  get #scroller(): Element | undefined {
    return this.renderRoot.querySelector('.scroller') ?? undefined;
  }

  get #pickedAt(): number {
    return this.#shown.rows.findIndex(row => row.id === this.picked);
  }

  override render() {
    if (this.list.controls.length === 0) return html`<p class="empty">There is no control tree here.</p>`;
    const { rows, matches } = this.#shown;
    const { from, to } = rowWindow(this.scrolled, this.#height, rowHeight, rows.length);
    const shown = rows.slice(from, to);
    const pickedAt = this.#pickedAt;
    const picked = rows[pickedAt];
    if (picked !== undefined && (pickedAt < from || pickedAt >= to)) shown.push(picked);
    return html`
      <div class="search">
        <vscode-text-field
          placeholder="Search by name, type, id or value"
          .value=${this.search}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLElement && 'value' in event.target)
              this.search = String(event.target.value);
          }}
          @keydown=${this.#searchKey}
        ></vscode-text-field>
        <span class="quiet number" role="status"
          >${matches === undefined ? count(this.list.controls.length, 'control') : count(matches.size, 'match', 'matches')}</span
        >
      </div>
      <div
        class="scroller"
        role="tree"
        aria-label="Control tree"
        tabindex="0"
        aria-activedescendant=${picked === undefined ? '' : `control-${picked.place}`}
        @keydown=${this.#key}
        @scroll=${(event: Event) => {
          if (event.currentTarget instanceof HTMLElement) this.scrolled = event.currentTarget.scrollTop;
        }}
      >
        <div class="space" role="none" .style=${`height:${rows.length * rowHeight}px`}>
          ${shown.map((control, index) => this.#row(control, from + index < to ? from + index : pickedAt))}
        </div>
      </div>
      ${this.#facts()}
    `;
  }

  #row(control: Control, place: number) {
    const isPicked = control.id === this.picked;
    const hasChildren = control.last > control.place;
    const isOpen = !this.closed.has(control.place) || this.#shown.matches !== undefined;
    const isMatch = this.#shown.matches?.has(control.place) ?? true;
    const classes = [
      'row',
      isPicked ? 'picked' : '',
      control.offscreen || !isMatch ? 'faint' : '',
      control.id === this.chosen ? 'chosen' : '',
    ].join(' ');
    return html`
      <div
        id="control-${control.place}"
        class=${classes}
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
        ${control.id === this.chosen ? html`<span class="chosen-mark" data-mark="✓">chosen</span>` : nothing}
        ${control.enabled ? nothing : html`<span class="quiet">disabled</span>`}
        ${control.offscreen ? html`<span class="quiet">off screen</span>` : nothing}
      </div>
    `;
  }

  #facts() {
    const control = this.picked === undefined ? undefined : this.list.byId.get(this.picked);
    if (control === undefined) return nothing;
    const { rect } = control;
    const facts: (readonly [string, string])[] = [
      ['id', control.id],
      ...control.facts,
      ...(rect === undefined ? [] : [['place', `${rect.width} × ${rect.height} at ${rect.x}, ${rect.y}`] as const]),
      ...(control.enabled ? [] : [['enabled', 'no'] as const]),
      ...(control.offscreen ? [['off screen', 'yes'] as const] : []),
    ];
    return html`
      <section class="facts" aria-label="Properties" tabindex="0">
        <p class="path quiet">${above(this.list, control).map(one => html`<span>${shownText(one.type, 40)} ${foreign(one.name, 40)}</span> › `)}</p>
        <p><span class="type">${shownText(control.type, 40)}</span> <bdi class="name">${shownText(control.name, 400)}</bdi></p>
        <dl>${facts.map(([key, value]) => html`<dt>${shownText(key, 60)}</dt><dd class="mono">${foreign(value, 600)}</dd>`)}</dl>
      </section>
    `;
  }

  #pick(control: Control): void {
    tell(this, 'pick-control', control.id);
  }

  #setOpen(control: Control, open: boolean): void {
    if (control.last === control.place) return;
    const closed = new Set(this.closed);
    if (open) closed.delete(control.place);
    else closed.add(control.place);
    this.closed = closed;
    // What is picked stays in sight: its nearest shown control takes its place.
    const picked = this.picked === undefined ? undefined : this.list.byId.get(this.picked);
    if (!open && picked !== undefined && picked.place > control.place && picked.place <= control.last)
      this.#pick(control);
  }

  #openAbovePicked(): void {
    const picked = this.picked === undefined ? undefined : this.list.byId.get(this.picked);
    if (picked === undefined) return;
    const hiding = above(this.list, picked).filter(one => this.closed.has(one.place));
    if (hiding.length === 0) return;
    const closed = new Set(this.closed);
    for (const one of hiding) closed.delete(one.place);
    this.closed = closed;
  }

  readonly #searchKey = (event: KeyboardEvent) => {
    const { rows, matches } = this.#shown;
    if (event.key === 'Escape' && this.search !== '') this.search = '';
    else if ((event.key === 'Enter' || event.key === 'ArrowDown') && matches !== undefined) {
      const at = this.#pickedAt;
      const next =
        rows.find((row, place) => place > at && matches.has(row.place)) ?? rows.find(row => matches.has(row.place));
      if (next !== undefined) this.#pick(next);
    } else return;
    event.preventDefault();
  };

  readonly #key = (event: KeyboardEvent) => {
    const { rows } = this.#shown;
    const at = Math.max(0, this.#pickedAt);
    const control = rows[at];
    if (control === undefined) return;
    const page = Math.max(1, Math.floor(this.#height / rowHeight) - 1);
    const isOpen = !this.closed.has(control.place);
    const hasChildren = control.last > control.place;
    const goTo = (place: number) => {
      const row = rows[Math.min(Math.max(place, 0), rows.length - 1)];
      if (row !== undefined) this.#pick(row);
    };
    const nothingPicked = this.#pickedAt < 0;
    const commands: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(nothingPicked ? 0 : at + 1),
      ArrowUp: () => goTo(at - 1),
      PageDown: () => goTo(at + page),
      PageUp: () => goTo(at - page),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      ArrowRight: () => (hasChildren && !isOpen ? this.#setOpen(control, true) : hasChildren && goTo(at + 1)),
      ArrowLeft: () => {
        if (hasChildren && isOpen) this.#setOpen(control, false);
        else goTo(rows.findIndex(row => row.place === control.parent));
      },
    };
    const command = commands[event.key];
    if (command === undefined) return;
    event.preventDefault();
    command();
  };

  static override styles = [look, treeLook];
}
customElements.define('gw-tree', TreeTab);
