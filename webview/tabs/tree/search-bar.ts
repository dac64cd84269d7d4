import { html, nothing } from 'lit';
import type { Matched } from '../../model/answers.ts';
import { count, shownText } from '../../model/shown-text.ts';
import type { ViewState } from '../../parts/host.ts';
import { tell } from '../../parts/page-events.ts';

interface SearchBar {
  readonly search: string;
  readonly view: Pick<ViewState, 'filters' | 'bySelector'>;
  /** What the selector matches, where one is asked. */
  readonly matched: Matched | undefined;
  /** Of the tree; undefined before it is there. */
  readonly controls: number | undefined;
  /** Of search and filters together; undefined without one. */
  readonly matches: number | undefined;
  readonly hasChanges: boolean;
  readonly canPick: boolean;
  readonly isPicking: boolean;
  readonly changed: (search: string) => void;
  readonly mode: (bySelector: boolean) => void;
  readonly key: (event: KeyboardEvent) => void;
}

const filters = { interactive: 'Interactive', visible: 'Visible', changed: 'Changed' } as const;

/** What the tree is searched and filtered by, and how much there is of it. */
export function searchBar(host: EventTarget, bar: SearchBar) {
  const { search, view, matched } = bar;
  const asks = view.bySelector && search !== '';
  const problem = asks ? matched?.found?.problem : undefined;
  const isAsking = asks && matched !== undefined && matched.found === undefined;
  return html`
    <div class="search">
      <vscode-text-field
        placeholder=${view.bySelector ? 'Button "Bold" in Group "Font"' : 'Search by name, type, id or value'}
        data-name=${view.bySelector ? 'Search by selector' : 'Search the control tree'}
        .value=${search}
        @input=${({ target }: Event) => {
          if (target instanceof HTMLElement && 'value' in target) bar.changed(String(target.value));
        }}
        @keydown=${bar.key}
      ></vscode-text-field>
      <span class="quiet number" role="status"
        >${isAsking ? 'asking…' : foundText(bar)}</span
      >
      ${problem === undefined ? nothing : html`<p class="problem alarm" role="alert">${shownText(problem, 400)}</p>`}
    </div>
    <div class="bar filters" role="toolbar" aria-label="What is shown of the tree">
      <button class="tool" aria-pressed=${view.bySelector} title="Search with a selector of the Task Plan language" @click=${() => bar.mode(!view.bySelector)}>Selector</button>
      <span class="room"></span>
      ${Object.entries(filters).map(([name, title]) => {
        const isOn = view.filters[name as keyof typeof filters];
        return html`<button
          class="tool"
          aria-pressed=${isOn}
          ?disabled=${name === 'changed' && !bar.hasChanges}
          @click=${() => tell(host, 'view', { filters: { ...view.filters, [name]: !isOn } })}
        >${title}</button>`;
      })}
      ${
        bar.canPick
          ? html`<button class="tool" ?disabled=${bar.isPicking} title="Point at a control of the program" @click=${() => tell(host, 'do', { kind: 'pick' })}>${bar.isPicking ? 'Point at it…' : 'Pick on target'}</button>`
          : nothing
      }
    </div>
  `;
}

function foundText({ matches, controls }: SearchBar): string {
  if (matches !== undefined) return count(matches, 'match', 'matches');
  return controls === undefined ? '' : count(controls, 'control');
}
