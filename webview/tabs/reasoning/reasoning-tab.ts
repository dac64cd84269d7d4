import { css, html, LitElement, nothing } from 'lit';
import type { Inference } from '../../../trace/state.ts';
import type { Moment } from '../../model/moment.ts';
import { count, duration, percent, shownLines, shownText } from '../../model/shown-text.ts';
import type { BlobStore } from '../../parts/blob-store.ts';
import { foreign } from '../../parts/foreign.ts';
import { look } from '../../parts/look.ts';

/** What the model was told, what it thought, and what it answered. */
export class ReasoningTab extends LitElement {
  static override properties = {
    moment: { attribute: false },
    blobs: { attribute: false },
    version: { attribute: false },
    opened: { state: true },
  };
  declare moment: Moment;
  declare blobs: BlobStore;
  /** Counts what came in: a prompt may be there now. */
  declare version: number;
  /** The prompt is read when somebody wants to see it. */
  declare private opened: boolean;

  constructor() {
    super();
    this.opened = false;
  }

  override render() {
    const { action } = this.moment;
    const infer = action?.infer;
    if (infer === undefined) {
      const text =
        action?.decision === undefined ? 'No model was asked here.' : 'No model was asked: the plan says what to do.';
      return html`<p class="empty">${text}</p>`;
    }
    return html`
      ${infer.problem === undefined ? nothing : html`<p class="problem alarm">${shownText(infer.problem, 400)}</p>`}
      ${this.#reply(infer)}
      <details @toggle=${(event: Event) => {
        if (event.currentTarget instanceof HTMLDetailsElement) this.opened = event.currentTarget.open;
      }} ?open=${this.opened}>
        <summary>Prompt <span class="quiet">${this.#promptFacts(infer)}</span></summary>
        ${this.opened ? this.#prompt(infer.prompt) : nothing}
      </details>
      <details>
        <summary>Raw reply</summary>
        <pre class="mono" tabindex="0">${shownLines(infer.raw)}</pre>
      </details>
    `;
  }

  #reply({ reply, confidence, durationMs }: Inference) {
    if (reply === undefined) return nothing;
    const args = Object.entries(reply.args)
      .map(([name, value]) => `${name}: ${JSON.stringify(value) ?? ''}`)
      .join(', ');
    return html`
      <section>
        <h2>Thought</h2>
        <p class="thought"><bdi>${shownLines(reply.thought)}</bdi></p>
      </section>
      <section>
        <h2>Function</h2>
        <p class="mono call"><bdi>${reply.function === '' ? 'none' : `${shownText(reply.function)}(${shownText(args, 600)})`}</bdi></p>
        ${reply.control_name === '' ? nothing : html`<p>on ${foreign(reply.control_name)} <span class="quiet">label ${shownText(reply.control_label)}</span></p>`}
      </section>
      <section class="facts">
        <h2>Status</h2>
        <p>${reply.status}</p>
        ${confidence === undefined ? nothing : html`<h2>Confidence</h2><p class="number">${percent(confidence)}</p>`}
        <h2>Took</h2>
        <p class="number">${duration(durationMs)}</p>
      </section>
      ${
        reply.plan.length === 0
          ? nothing
          : html`<section>
              <h2>Plan</h2>
              <ol>
                ${reply.plan.map(line => html`<li>${foreign(line, 400)}</li>`)}
              </ol>
            </section>`
      }
    `;
  }

  #promptFacts({ labels, tokens }: Inference): string {
    const controls = `${count(labels.length, 'control')} offered`;
    return tokens === undefined ? controls : `${controls}, ${count(tokens.prompt, 'token')}`;
  }

  #prompt(ref: string) {
    const text = this.blobs.text(ref);
    if (text === undefined) return html`<p class="quiet">Reading…</p>`;
    if (!text.ok) return html`<p class="quiet">${text.problem}</p>`;
    return html`<pre class="mono" tabindex="0">${shownLines(text.value)}</pre>`;
  }

  static override styles = [
    look,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: 12px 16px;
      }
      section {
        margin-bottom: 14px;
      }
      h2 {
        margin-bottom: 2px;
      }
      .thought {
        padding-inline-start: 10px;
        border-inline-start: 2px solid var(--vscode-textBlockQuote-border, var(--line));
        white-space: pre-wrap;
      }
      .call {
        overflow-wrap: anywhere;
      }
      .facts {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 16px;
        align-items: baseline;
      }
      .problem {
        margin-bottom: 12px;
      }
      ol {
        margin: 0;
        padding-inline-start: 1.6em;
      }
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        padding: 6px 0;
        cursor: pointer;
        font-weight: 600;
      }
      summary .quiet {
        font-weight: normal;
      }
      pre {
        max-height: 50vh;
        margin: 0 0 12px;
        padding: 8px 10px;
        overflow: auto;
        white-space: pre;
        background: var(--vscode-textCodeBlock-background, var(--soft));
        border: 1px solid var(--vscode-contrastBorder, transparent);
      }
    `,
  ];
}
customElements.define('gw-reasoning', ReasoningTab);
