import { css, html, LitElement, nothing } from 'lit';
import { symptoms } from '../protocol/failures.ts';
import type { ToInspector } from '../protocol/inspector.ts';
import { percent } from '../trace/percent.ts';
import type { Moment } from './model/moment.ts';
import { rankingOf } from './model/ranking.ts';
import { ShownRun } from './model/shown-run.ts';
import { shownText } from './model/shown-text.ts';
import { foreign } from './parts/foreign.ts';
import { Host } from './parts/host.ts';
import { look } from './parts/look.ts';

/** Candidates that are shown. */
const most = 3;

/** The action at hand in the debug side bar: what was decided, why, between what, and what came of it. */
export class GlancePage extends LitElement {
  static override properties = { version: { state: true } };
  /** Counts what was heard: the run grows in place. */
  declare private version: number;
  readonly #host = new Host();
  #run: ShownRun | undefined;

  constructor() {
    super();
    this.version = 0;
    this.#host.listen(message => this.#hear(message));
    this.#host.send({ kind: 'ready' });
  }

  #hear(message: ToInspector): void {
    if (message.kind === 'run') this.#run = new ShownRun(message);
    else if (message.run !== this.#run?.model.id) return;
    else if (message.kind === 'events') this.#run.append(message);
    else if (message.kind === 'reply') this.#run.answers(message);
    else if (message.kind === 'shown') this.#run.follows(message);
    this.version += 1;
  }

  override render() {
    const moment = this.#run?.moment();
    if (moment === undefined)
      return html`<main><p class="quiet">What is decided is shown here while a plan runs.</p></main>`;
    const { action, title, step, failure, coming } = moment;
    const thought = action?.infer?.reply?.thought;
    return html`<main>
      ${step === undefined ? nothing : html`<p class="quiet cut">${foreign(step)}</p>`}
      <h1 class=${action?.decision === undefined ? '' : 'mono'}>${foreign(title, 200)}</h1>
      ${coming === undefined ? nothing : html`<p class="quiet" role="status">The model is answering…</p>`}
      ${thought === undefined || thought === '' ? nothing : html`<p class="thought"><bdi>${shownText(thought, 240)}</bdi></p>`}
      ${this.#candidates(moment)}
      ${failure === undefined ? this.#effect(moment) : html`<p class="alarm"><strong>${symptoms[failure.failure.symptom].title}</strong> ${foreign(failure.failure.message, 200)}</p>`}
      <button class="link" @click=${() => this.#host.send({ kind: 'openWide' })}>Open inspector</button>
    </main>`;
  }

  #candidates({ action }: Moment) {
    const decision = action?.decision;
    if (decision === undefined || decision.ground.wanted === '') return nothing;
    const { candidates, byModel } = rankingOf(decision);
    const shown = candidates.filter((one, index) => one.chosen || index < most).slice(0, most + 1);
    if (shown.length === 0) return nothing;
    return html`<ol aria-label="Candidates">
      ${shown.map(
        ({ rank, candidate, chosen }) => html`<li title=${shownText(candidate.text, 300)}>
          <span class="rank number quiet ${chosen ? 'chosen-mark' : ''}" data-mark=${chosen ? '✓' : nothing}>${rank}</span>
          <span class="cut ${chosen ? 'best' : ''}">${foreign(candidate.text)}<span class="spoken">${chosen ? ', chosen' : ''}</span></span>
          ${byModel ? html`<span class="number">${percent(candidate.probability)}</span>` : nothing}
        </li>`,
      )}
    </ol>`;
  }

  #effect({ action, judged }: Moment) {
    const verify = action?.verify;
    const disappointed = judged.find(({ of, verdict }) => of === 'expect' && !verdict.holds);
    if (disappointed !== undefined)
      return html`<p class="bad" data-mark="✗ ">${foreign(disappointed.verdict.text)}</p>`;
    if (verify === undefined)
      return html`<p class="quiet">${action?.decision === undefined ? '' : 'Nothing done yet.'}</p>`;
    const [first] = verify.changes;
    return html`<p>Effect ${verify.effect}${first === undefined ? '' : html`: ${foreign(first.told ?? first.text, 200)}`}</p>`;
  }

  static override styles = [
    look,
    css`
      :host {
        display: block;
        height: 100vh;
        overflow: auto;
        background: var(--vscode-sideBar-background, var(--vscode-editor-background));
      }
      main {
        display: grid;
        gap: 6px;
        align-content: start;
        padding: 6px 12px 10px 20px;
      }
      h1 {
        margin: 0;
        font-size: 1em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .thought {
        padding-inline-start: 8px;
        border-inline-start: 2px solid var(--vscode-textBlockQuote-border, var(--line));
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 2.4em minmax(0, 1fr) auto;
        gap: 6px;
      }
      .rank {
        text-align: end;
        white-space: nowrap;
      }
      .best {
        font-weight: 600;
      }
      .alarm {
        padding: 4px 8px;
      }
      .link {
        justify-self: start;
      }
    `,
  ];
}
customElements.define('gw-glance', GlancePage);
