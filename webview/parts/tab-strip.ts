import { css, html, LitElement } from 'lit';
import { look } from './look.ts';
import { tell } from './page-events.ts';

export interface Tab {
  readonly id: string;
  readonly title: string;
}

/** Tabs with their panel, which is what lies inside the element. Arrow keys, Home and End move between them. */
export class TabStrip extends LitElement {
  static override properties = { tabs: { attribute: false }, shown: { attribute: false } };
  declare tabs: readonly Tab[];
  declare shown: string;

  constructor() {
    super();
    this.tabs = [];
    this.shown = '';
  }

  override render() {
    return html`
      <div class="strip" role="tablist" aria-label="About this action" @keydown=${this.#key}>
        ${this.tabs.map(
          ({ id, title }) => html`<button
            id="tab-${id}"
            role="tab"
            aria-selected=${id === this.shown}
            aria-controls="panel"
            tabindex=${id === this.shown ? 0 : -1}
            @click=${() => this.#show(id)}
          >
            ${title}
          </button>`,
        )}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${this.shown}"><slot></slot></div>
    `;
  }

  #show(id: string): void {
    tell(this, 'show-tab', id);
  }

  readonly #key = (event: KeyboardEvent) => {
    const at = this.tabs.findIndex(({ id }) => id === this.shown);
    const last = this.tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const tab = to === undefined ? undefined : this.tabs[to];
    if (tab === undefined) return;
    event.preventDefault();
    this.#show(tab.id);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };

  static override styles = [
    look,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .strip {
        display: flex;
        flex: none;
        gap: 4px;
        padding: 0 8px;
        overflow-x: auto;
        border-bottom: 1px solid var(--line);
      }
      button {
        padding: 8px 8px 6px;
        color: var(--vscode-panelTitle-inactiveForeground, var(--quiet));
        font: inherit;
        background: none;
        border: 0;
        border-bottom: 2px solid transparent;
        cursor: pointer;
      }
      button:hover,
      [aria-selected='true'] {
        color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
      }
      [aria-selected='true'] {
        border-bottom-color: var(--vscode-panelTitle-activeBorder, var(--focus));
      }
      #panel {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      ::slotted(*) {
        flex: 1;
        min-height: 0;
      }
    `,
  ];
}
customElements.define('gw-tabs', TabStrip);
