import { html, LitElement, nothing } from 'lit';
import { percent } from '../../../trace/percent.ts';
import type { Inference } from '../../../trace/state.ts';
import { type Answers, noAnswers } from '../../model/answers.ts';
import type { Moment } from '../../model/moment.ts';
import { planChanges } from '../../model/plan-changes.ts';
import { promptParts } from '../../model/prompt.ts';
import { count, duration, shownLines, shownText } from '../../model/shown-text.ts';
import type { BlobStore } from '../../parts/blob-store.ts';
import { foreign } from '../../parts/foreign.ts';
import { look } from '../../parts/look.ts';
import { tell } from '../../parts/page-events.ts';
import { nameFields } from '../../parts/text-field.ts';
import { reasoningLook } from './reasoning-look.ts';

/** Lines of a part of the prompt that is open from the start. */
const shortPart = 12;

const planMarks = { same: ['', ''], new: ['+', 'new'], gone: ['−', 'gone'] } as const;

/** What the model was told, what it thought, and what it answered. */
export class ReasoningTab extends LitElement {
  static override properties = {
    moment: { attribute: false },
    blobs: { attribute: false },
    version: { attribute: false },
    answers: { attribute: false },
    opened: { state: true },
  };
  declare moment: Moment;
  declare blobs: BlobStore;
  /** Counts what came in: a prompt may be there now. */
  declare version: number;
  declare answers: Answers;
  /** The prompt is read when somebody wants to see it. */
  declare private opened: boolean;

  constructor() {
    super();
    this.opened = false;
    this.answers = noAnswers;
  }

  override updated(): void {
    nameFields(this.renderRoot);
  }

  override render() {
    const { action, coming } = this.moment;
    const infer = action?.infer;
    // An earlier answer of the same action is not the one that is awaited.
    if (coming !== undefined) return comingReply(coming);
    if (infer === undefined) {
      const text =
        action?.decision === undefined ? 'No model was asked here.' : 'No model was asked: the plan says what to do.';
      return html`<p class="empty">${text}</p>`;
    }
    return html`
      ${infer.problem === undefined ? nothing : html`<p class="problem alarm">${shownText(infer.problem, 400)}</p>`}
      ${this.#reply(infer)}
      ${this.moment.canAskAgain ? this.#askAgain() : nothing}
      <details @toggle=${(event: Event) => {
        if (event.currentTarget instanceof HTMLDetailsElement) this.opened = event.currentTarget.open;
      }} ?open=${this.opened}>
        <summary>Prompt <span class="quiet">${promptFacts(infer)}</span></summary>
        ${this.opened ? this.#prompt(infer) : nothing}
      </details>
      <details>
        <summary>Raw reply <span class="quiet">${infer.tokens === undefined ? '' : count(infer.tokens.reply, 'token')}</span></summary>
        ${raw(infer)}
      </details>
    `;
  }

  #reply({ reply, confidence, durationMs }: Inference) {
    if (reply === undefined) return nothing;
    const args = Object.entries(reply.args)
      .map(([name, value]) => `${name}: ${JSON.stringify(value) ?? ''}`)
      .join(', ');
    const plan = planChanges(this.moment.previousPlan, reply.plan);
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
        plan.length === 0
          ? nothing
          : html`<section>
              <h2>Plan${this.moment.previousPlan === undefined ? '' : html` <span class="quiet">since the last action</span>`}</h2>
              <ul class="plan">
                ${plan.map(({ text, change }) => {
                  const [mark, word] = planMarks[change];
                  return html`<li class=${change}><span class="mark" data-mark=${mark} aria-hidden="true"></span><span>${foreign(text, 400)}<span class="spoken">${word === '' ? '' : `, ${word}`}</span></span></li>`;
                })}
              </ul>
            </section>`
      }
    `;
  }

  #askAgain() {
    const ask = () => {
      const field = this.renderRoot.querySelector('vscode-text-field');
      const hint = field !== null && 'value' in field ? String(field.value).trim() : '';
      tell(this, 'do', { kind: 'decideAgain', ...(hint === '' ? {} : { hint }) });
    };
    return html`<section class="bar again">
      <vscode-text-field
        data-name="Hint for the model"
        placeholder="A hint, such as: the one in the ribbon"
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && ask()}
      ></vscode-text-field>
      <vscode-button appearance="secondary" ?disabled=${this.answers.busy.has('decideAgain')} @click=${ask}>Ask again</vscode-button>
    </section>`;
  }

  #prompt({ prompt, tokens }: Inference) {
    const text = this.blobs.text(prompt);
    if (text === undefined) return html`<p class="quiet">Reading…</p>`;
    if (!text.ok) return html`<p class="quiet">${text.problem}</p>`;
    const parts = promptParts(text.value, tokens?.prompt);
    const isExact = tokens !== undefined && parts.length === 1;
    return parts.map(
      part => html`<details class="part" ?open=${part.lines <= shortPart}>
        <summary class="mono"><span class="cut">${shownText(part.title, 80)}</span> <span class="quiet number">${isExact ? '' : 'about '}${count(part.tokens, 'token')}</span></summary>
        <pre class="mono" tabindex="0" aria-label=${`Prompt, ${shownText(part.title, 60)}`}>${shownLines(part.text)}</pre>
      </details>`,
    );
  }

  static override styles = [look, reasoningLook];
}
customElements.define('gw-reasoning', ReasoningTab);

function promptFacts({ labels, tokens }: Inference): string {
  const controls = `${count(labels.length, 'control')} offered`;
  return tokens === undefined ? controls : `${controls}, ${count(tokens.prompt, 'token')}`;
}

/** The end of it is where it grows: that is what is kept in sight. */
function comingReply(text: string) {
  return html`<section aria-busy="true">
    <h2><span role="status">The model is answering…</span></h2>
    <div class="coming"><pre class="mono" tabindex="0" aria-label="Reply so far">${shownLines(text)}</pre></div>
  </section>`;
}

/** Where the model says how sure it was of each token, the less sure ones are marked. */
function raw({ raw: text, replyTokens }: Inference) {
  if (replyTokens === undefined)
    return html`<pre class="mono" tabindex="0" aria-label="Raw reply">${shownLines(text)}</pre>`;
  const least = replyTokens.reduce((low, { probability }) => Math.min(low, probability), 1);
  return html`
    <p class="quiet">The least sure token has ${percent(least)}. What is marked has less than 90 %.</p>
    <pre class="mono tokens" tabindex="0" aria-label="Raw reply">${replyTokens.map(({ text: token, probability }) =>
      probability < 0.9
        ? html`<mark title=${percent(probability)} .style=${`--unsure:${Math.round((1 - probability) * 70)}%`}>${shownLines(token)}</mark>`
        : shownLines(token),
    )}</pre>
  `;
}
