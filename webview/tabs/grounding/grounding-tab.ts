import { css, html, LitElement, nothing } from 'lit';
import type { Moment } from '../../model/moment.ts';
import { type RankedCandidate, type Ranking, rankingOf } from '../../model/ranking.ts';
import { percent, shownText } from '../../model/shown-text.ts';
import { foreign } from '../../parts/foreign.ts';
import { look } from '../../parts/look.ts';
import { tell } from '../../parts/page-events.ts';

/** Who was a candidate, how probable, and why. */
export class GroundingTab extends LitElement {
  static override properties = {
    moment: { attribute: false },
    picked: { attribute: false },
    busy: { attribute: false },
    opened: { state: true },
  };
  declare moment: Moment;
  declare picked: string | undefined;
  /** A choice is on its way to the run. */
  declare busy: boolean;
  /** Candidates whose reasons were opened or closed by hand. */
  declare private opened: ReadonlyMap<string, boolean>;

  constructor() {
    super();
    this.busy = false;
    this.opened = new Map();
  }

  override render() {
    const { decision } = this.moment.action ?? {};
    if (decision === undefined) return html`<p class="empty">Nothing was decided here.</p>`;
    const ranking = rankingOf(decision);
    const { wanted } = decision.ground;
    return html`
      <div class="head">
        ${wanted === '' ? nothing : html`<p><span class="quiet">Looked for</span> <bdi class="mono">${shownText(wanted)}</bdi></p>`}
        <p>${ranking.told}</p>
        ${decision.overrides.map(one => html`<p class="quiet">Changed from ${foreign(one.from)} to ${foreign(one.to)}</p>`)}
      </div>
      ${
        ranking.candidates.length === 0
          ? nothing
          : html`<ol aria-label="Candidates, most probable first">
              ${ranking.candidates.map(one => this.#candidate(one, ranking))}
            </ol>`
      }
      ${ranking.byModel && wanted !== '' ? this.#scale(ranking) : nothing}
    `;
  }

  #candidate(one: RankedCandidate, ranking: Ranking) {
    const { candidate, chosen, rank } = one;
    const open = this.opened.get(candidate.control) ?? chosen;
    const unusable = [candidate.enabled ? '' : 'disabled', candidate.offscreen ? 'off screen' : ''].filter(Boolean);
    return html`
      <li
        class="${chosen ? 'chosen' : ''} ${candidate.control === this.picked ? 'picked' : ''}"
        @pointerenter=${() => tell(this, 'point-at', candidate.control)}
        @pointerleave=${() => tell(this, 'point-at', undefined)}
      >
        <button
          class="row"
          aria-expanded=${open}
          title=${shownText(candidate.text, 400)}
          @click=${() => this.#toggle(candidate.control, !open)}
          @focus=${() => tell(this, 'point-at', candidate.control)}
        >
          <span class="rank number quiet" data-mark=${chosen ? '✓' : nothing}>${rank}</span>
          <span class="name"
            ><bdi>${shownText(candidate.text)}</bdi
            ><span class="quiet">${[...unusable, chosen ? 'chosen' : ''].filter(Boolean).map(word => `, ${word}`)}</span></span
          >
          ${ranking.byModel ? probability(candidate.probability, ranking.threshold) : nothing}
        </button>
        ${open ? this.#reasons(one) : nothing}
      </li>
    `;
  }

  #reasons({ candidate, chosen, reasons }: RankedCandidate) {
    const { canChoose } = this.moment;
    return html`
      <div class="why">
        ${
          reasons.length === 0
            ? html`<p class="quiet">No feature speaks for it or against it.</p>`
            : html`<ul aria-label="Reasons">
                ${reasons.map(
                  reason => html`
                    <li class="reason ${reason.weight < 0 ? 'against' : 'for'}">
                      <span class="signed" aria-hidden="true"
                        ><i .style=${`width:${Math.abs(reason.share) * 50}%;${reason.weight < 0 ? 'right' : 'left'}:50%`}></i
                      ></span>
                      <span class="weight number">${signed(reason.weight)}</span>
                      <span>${foreign(reason.because)}</span>
                    </li>
                  `,
                )}
              </ul>`
        }
        ${
          canChoose && !chosen
            ? html`<vscode-button
                ?disabled=${this.busy}
                @click=${() => tell(this, 'choose-control', candidate.control)}
                >Take this candidate</vscode-button
              >`
            : nothing
        }
      </div>
    `;
  }

  #scale({ notHere, threshold, margin }: Ranking) {
    return html`
      <dl>
        <dt>Not here</dt>
        <dd>${probability(notHere, 0)}</dd>
        <dt>Threshold</dt>
        <dd class="number">${percent(threshold)}</dd>
        <dt>Margin</dt>
        <dd class="number">${percent(margin)}</dd>
      </dl>
    `;
  }

  #toggle(control: string, open: boolean): void {
    this.opened = new Map(this.opened).set(control, open);
    tell(this, 'pick-control', control);
  }

  static override styles = [
    look,
    css`
      :host {
        display: block;
        overflow: auto;
        padding-bottom: 16px;
      }
      .head {
        display: grid;
        gap: 4px;
        padding: 12px 16px;
      }
      ol,
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      ol > li {
        border-inline-start: 2px solid transparent;
      }
      ol > .chosen {
        border-inline-start-color: var(--chosen);
      }
      .row {
        display: flex;
        gap: 8px;
        align-items: center;
        width: 100%;
        min-height: 28px;
        padding: 3px 16px 3px 8px;
        color: inherit;
        font: inherit;
        text-align: start;
        background: none;
        border: 0;
        cursor: pointer;
      }
      .row:hover {
        background: var(--hover);
      }
      .picked > .row {
        background: var(--vscode-list-inactiveSelectionBackground);
        color: var(--vscode-list-inactiveSelectionForeground, inherit);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      .rank {
        flex: none;
        width: 2.4em;
        text-align: end;
        white-space: nowrap;
        --mark: var(--chosen);
      }
      .rank::before {
        margin-inline-end: 4px;
      }
      .name {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      [aria-expanded='true'] .name {
        overflow-wrap: anywhere;
        white-space: normal;
      }
      .chosen .name {
        font-weight: 600;
      }
      .probability {
        display: flex;
        flex: none;
        gap: 8px;
        align-items: center;
      }
      .probability .share {
        width: 3.6em;
        text-align: end;
      }
      .bar {
        position: relative;
        width: 64px;
        height: 8px;
        background: var(--soft);
        outline: 1px solid var(--line);
      }
      .bar i {
        position: absolute;
        inset: 0 auto 0 0;
        background: var(--candidate);
      }
      .chosen .bar i {
        background: var(--chosen);
      }
      .bar b {
        position: absolute;
        top: -3px;
        bottom: -3px;
        width: 1px;
        background: var(--vscode-foreground);
      }
      .why {
        display: grid;
        gap: 10px;
        justify-items: start;
        padding: 2px 16px 12px 46px;
      }
      .why ul {
        width: 100%;
      }
      .reason {
        display: grid;
        grid-template-columns: 64px 3.2em 1fr;
        gap: 8px;
        align-items: baseline;
        padding: 1px 0;
      }
      .signed {
        position: relative;
        height: 8px;
        background: linear-gradient(var(--quiet), var(--quiet)) center / 1px 100% no-repeat;
      }
      .signed i {
        position: absolute;
        inset-block: 0;
        background: var(--good);
      }
      .against .signed i {
        background: var(--bad);
      }
      .weight {
        text-align: end;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 16px;
        align-items: center;
        margin: 12px 0 0;
        padding: 12px 16px 0;
        border-top: 1px solid var(--line);
      }
      dt {
        color: var(--quiet);
      }
      dd {
        margin: 0;
        justify-self: end;
      }
      @media (forced-colors: active) {
        .bar i,
        .signed i {
          forced-color-adjust: none;
        }
      }
    `,
  ];
}
customElements.define('gw-grounding', GroundingTab);

function signed(weight: number): string {
  return `${weight > 0 ? '+' : weight < 0 ? '−' : ''}${Math.abs(weight).toFixed(1)}`;
}

/** A bar with the threshold as a line across it. */
function probability(share: number, threshold: number) {
  return html`<span class="probability">
    <span class="bar" aria-hidden="true"
      ><i .style=${`width:${share * 100}%`}></i>${threshold > 0 ? html`<b .style=${`left:${threshold * 100}%`}></b>` : nothing}</span
    >
    <span class="share number">${percent(share)}</span>
  </span>`;
}
