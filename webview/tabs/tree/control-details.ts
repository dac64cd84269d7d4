import { css, html, LitElement, nothing } from 'lit';
import { type Answers, noAnswers } from '../../model/answers.ts';
import { above, type Control } from '../../model/control-list.ts';
import type { Moment } from '../../model/moment.ts';
import { count, shownText } from '../../model/shown-text.ts';
import { controlActions } from '../../parts/control-actions.ts';
import { foreign } from '../../parts/foreign.ts';
import { look } from '../../parts/look.ts';
import type { Look } from '../../parts/looks.ts';
import { tell } from '../../parts/page-events.ts';
import { nameFields } from '../../parts/text-field.ts';

/** Everything about one control: where it is, how to name it, what it says, what the action did to it. */
export class ControlDetails extends LitElement {
  static override properties = {
    control: { attribute: false },
    look: { attribute: false },
    moment: { attribute: false },
    answers: { attribute: false },
  };
  declare control: Control;
  declare look: Look;
  declare moment: Moment;
  declare answers: Answers;
  #asked = '';

  constructor() {
    super();
    this.answers = noAnswers;
  }

  override updated(): void {
    nameFields(this.renderRoot);
    const { control, look, answers } = this;
    const wanted = `${look.seen.tree} ${control.id}`;
    if (this.#asked === wanted) return;
    this.#asked = wanted;
    const { suggested } = answers;
    if (suggested?.control === control.id && suggested.tree === look.seen.tree) return;
    tell(this, 'suggest', { tree: look.seen.tree, control: control.id });
  }

  override render() {
    const { control, look, moment } = this;
    const patterns = control.facts.find(([key]) => key === 'patterns')?.[1].split(', ') ?? [];
    const changes = moment.action?.verify?.changes.filter(one => one.control === control.id) ?? [];
    return html`
      <nav class="path" aria-label="Where it is">
        ${above(look.list, control).map(
          one =>
            html`<button class="link" @click=${() => tell(this, 'pick-control', one.id)}>${shownText(one.type, 40)} ${foreign(one.name, 32)}</button><span class="quiet" aria-hidden="true"> › </span>`,
        )}
      </nav>
      <p class="title"><span class="quiet">${shownText(control.type, 40)}</span> <bdi class="name">${shownText(control.name, 400)}</bdi></p>
      ${controlActions(this, { control, look, moment, answers: this.answers, selector: this.#best })}
      ${changes.length === 0 ? nothing : html`<section><h2>What the action did to it</h2><ul>${changes.map(change => html`<li>${foreign(change.told ?? `${change.text} ${change.kind}`, 400)}${change.property === undefined ? nothing : html`<span class="quiet"> ${change.property}: ${foreign(change.before ?? 'unknown')} → ${foreign(change.after ?? 'unknown')}</span>`}</li>`)}</ul></section>`}
      ${this.#selectors()}
      ${patterns.length === 0 ? nothing : html`<section><h2>Patterns</h2><p>${patterns.map(name => html`<span class="chip">${shownText(name, 40)}</span> `)}</p></section>`}
      <section>
        <h2>Properties</h2>
        <dl>${this.#facts().map(([key, value]) => html`<dt>${shownText(key, 60)}</dt><dd class="mono">${foreign(value, 600)}</dd>`)}</dl>
      </section>
    `;
  }

  get #suggested() {
    const { suggested } = this.answers;
    const isOfThis = suggested?.control === this.control.id && suggested.tree === this.look.seen.tree;
    return isOfThis ? suggested : undefined;
  }

  /** The selector that lasts longest. */
  get #best(): string | undefined {
    const selectors = this.#suggested?.selectors;
    return (selectors?.find(one => one.unique) ?? selectors?.[0])?.text;
  }

  #selectors() {
    const suggested = this.#suggested;
    if (suggested === undefined) return nothing;
    if (suggested.problem !== undefined) return html`<p class="quiet">${shownText(suggested.problem, 300)}</p>`;
    return html`<section>
      <h2>Selectors, the most lasting first</h2>
      <ul aria-label="Selectors">
        ${suggested.selectors.map(
          ({ text, matches, unique }) => html`<li class="selector">
            <bdi class="mono">${shownText(text, 300)}</bdi>
            <span class="quiet">${unique ? '' : 'not unique, '}${count(matches, 'match', 'matches')}</span>
            <button class="link" aria-label=${`Copy ${shownText(text, 80)}`} @click=${() => tell(this, 'do', { kind: 'copy', text })}>Copy</button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #facts(): readonly (readonly [string, string])[] {
    const { control } = this;
    const { rect } = control;
    return [
      ['id', control.id],
      ...control.facts.filter(([key]) => key !== 'patterns'),
      ...(rect === undefined ? [] : [['place', `${rect.width} × ${rect.height} at ${rect.x}, ${rect.y}`] as const]),
      ...(control.enabled ? [] : [['enabled', 'no'] as const]),
      ...(control.offscreen ? [['off screen', 'yes'] as const] : []),
    ];
  }

  static override styles = [
    look,
    css`
      :host {
        display: grid;
        gap: 8px;
        align-content: start;
        padding: 10px 16px 14px;
      }
      .path {
        font-size: 0.92em;
      }
      .path .link {
        overflow-wrap: anywhere;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        overflow-wrap: anywhere;
      }
      .selector {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: baseline;
      }
      .chip {
        display: inline-block;
        padding: 0 6px;
        color: var(--vscode-badge-foreground, inherit);
        background: var(--vscode-badge-background, var(--soft));
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: 3px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 1px 14px;
        margin: 2px 0 0;
      }
      dt {
        color: var(--quiet);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
      }
      .by-hand {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      vscode-text-field {
        flex: 1;
        min-width: 0;
      }
    `,
  ];
}
customElements.define('gw-control', ControlDetails);
