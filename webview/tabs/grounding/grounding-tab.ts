import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { type Answers, noAnswers } from '../../model/answers.ts';
import { controlOf } from '../../model/control-list.ts';
import type { Moment } from '../../model/moment.ts';
import { type RankedCandidate, type Ranking, rankingOf } from '../../model/ranking.ts';
import { shownText } from '../../model/shown-text.ts';
import type { BlobStore } from '../../parts/blob-store.ts';
import { foreign } from '../../parts/foreign.ts';
import { look } from '../../parts/look.ts';
import type { Look } from '../../parts/looks.ts';
import { tell, type UnsentDeed } from '../../parts/page-events.ts';
import { probability, reasonBar, signed } from './bars.ts';
import { comparison } from './comparison.ts';
import { groundingLook } from './grounding-look.ts';
import { leftOut } from './left-out.ts';
import { scale } from './scale.ts';
import { symptomAndCause } from './symptom-and-cause.ts';

/** Who was a candidate, how probable, and why. */
export class GroundingTab extends LitElement {
  static override properties = {
    moment: { attribute: false },
    look: { attribute: false },
    blobs: { attribute: false },
    version: { attribute: false },
    picked: { attribute: false },
    answers: { attribute: false },
    opened: { state: true },
  };
  declare moment: Moment;
  declare look: Look | undefined;
  declare blobs: BlobStore;
  /** Counts what came in: the list of all candidates may be there now. */
  declare version: number;
  declare picked: string | undefined;
  declare answers: Answers;
  /** Candidates whose reasons were opened or closed by hand. */
  declare private opened: ReadonlyMap<string, boolean>;

  /** The candidate that was picked in this list. */
  #toggled: string | undefined;

  constructor() {
    super();
    this.answers = noAnswers;
    this.opened = new Map();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('picked') || this.picked === this.#toggled) return;
    // Picked elsewhere, on the picture or in the tree: what is said of it here comes into sight.
    this.renderRoot.querySelector('.comparison')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { action, failure } = this.moment;
    const decision = action?.decision;
    const told = symptomAndCause(this, action, failure?.failure);
    if (decision === undefined) return html`${told}<p class="empty">Nothing was decided here.</p>`;
    const ranking = rankingOf(decision);
    const { wanted } = decision.ground;
    return html`
      <div class="head">
        ${wanted === '' ? nothing : html`<p><span class="quiet">Looked for</span> <bdi class="mono">${shownText(wanted)}</bdi></p>`}
        <p>${ranking.told}</p>
        ${decision.overrides.map(one => html`<p class="quiet">Changed from ${foreign(one.from)} to ${foreign(one.to)}</p>`)}
      </div>
      ${told}
      ${
        ranking.candidates.length === 0
          ? nothing
          : html`<ol aria-label="Candidates, most probable first">
              ${ranking.candidates.map(one => this.#candidate(one, ranking))}
            </ol>`
      }
      ${ranking.byModel && wanted !== '' ? scale(ranking) : nothing}
      ${wanted === '' ? nothing : this.#comparison(ranking)}
      ${action?.infer === undefined || this.look === undefined ? nothing : leftOut(this, this.look.list, action.infer.labels, action.correction)}
    `;
  }

  #candidate(one: RankedCandidate, ranking: Ranking) {
    const { candidate, chosen, rank } = one;
    const open = this.opened.get(candidate.control) ?? chosen;
    const unusable = [candidate.enabled ? '' : 'disabled', candidate.offscreen ? 'off screen' : ''].filter(Boolean);
    const isRight = this.moment.action?.correction?.control === candidate.control;
    const words = [...unusable, chosen ? 'chosen' : '', isRight ? 'the right one' : ''].filter(Boolean);
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
            ><span class="quiet">${words.map(word => `, ${word}`)}</span></span
          >
          ${ranking.byModel ? probability(candidate.probability, ranking.threshold) : nothing}
        </button>
        ${open ? this.#reasons(one) : nothing}
      </li>
    `;
  }

  #reasons({ candidate, chosen, reasons }: RankedCandidate) {
    const { canChoose } = this.moment;
    const { control } = candidate;
    return html`
      <div class="why">
        ${
          reasons.length === 0
            ? html`<p class="quiet">No feature speaks for it or against it.</p>`
            : html`<ul aria-label="Reasons">
                ${reasons.map(
                  reason => html`
                    <li class="reason">
                      ${reasonBar(reason.share)}
                      <span class="weight number">${signed(reason.weight)}</span>
                      <span>${foreign(reason.because)}</span>
                    </li>
                  `,
                )}
              </ul>`
        }
        ${
          canChoose && !chosen
            ? html`<div class="bar">
                <vscode-button ?disabled=${this.#isBusy} @click=${() => this.#do({ kind: 'choose', control, goOn: false })}
                  >Take this candidate</vscode-button
                >
                <vscode-button appearance="secondary" ?disabled=${this.#isBusy} @click=${() => this.#do({ kind: 'choose', control, goOn: true })}
                  >…and go on</vscode-button
                >
              </div>`
            : nothing
        }
        ${
          this.answers.isOver
            ? nothing
            : html`<button class="link" ?disabled=${this.answers.busy.has('correct')} @click=${() => this.#do({ kind: 'correct', control })}>This is the right one</button>`
        }
      </div>
    `;
  }

  get #isBusy(): boolean {
    return this.answers.busy.has('choose');
  }

  #do(deed: UnsentDeed): void {
    tell(this, 'do', deed);
  }

  /** The picked control, whichever it is, beside the winner. */
  #comparison(ranking: Ranking) {
    const { picked, look } = this;
    const decision = this.moment.action?.decision;
    const control = look && controlOf(look.list, picked);
    if (decision === undefined || picked === undefined || picked === decision.chosen) return nothing;
    const { all } = decision.ground;
    const loaded = all === undefined ? undefined : this.blobs.candidates(all);
    const everyone = loaded?.ok ? loaded.value : decision.ground.candidates;
    const text =
      ranking.candidates.find(one => one.candidate.control === picked)?.candidate.text ??
      (control === undefined ? picked : `${control.type} "${control.name}"`);
    return comparison({
      winner: everyone.find(one => one.control === decision.chosen),
      winnerText: ranking.candidates.find(one => one.chosen)?.candidate.text ?? 'the choice',
      other: everyone.find(one => one.control === picked),
      otherText: text,
      rank: everyone.findIndex(one => one.control === picked) + 1,
      of: everyone.length,
      byModel: ranking.byModel,
      wanted: decision.ground.wanted,
      problem: loaded?.ok === false ? loaded.problem : undefined,
    });
  }

  #toggle(control: string, open: boolean): void {
    this.opened = new Map(this.opened).set(control, open);
    this.#toggled = control;
    tell(this, 'pick-control', control);
  }

  static override styles = [look, groundingLook];
}
customElements.define('gw-grounding', GroundingTab);
