import { css, html, LitElement, nothing } from 'lit';
import type { TraceEventOf, TreeChange } from '../../../trace/format.ts';
import type { Judged } from '../../../trace/state.ts';
import type { Durations } from '../../model/durations.ts';
import type { Moment } from '../../model/moment.ts';
import { duration, shownText } from '../../model/shown-text.ts';
import { foreign } from '../../parts/foreign.ts';
import { look } from '../../parts/look.ts';
import { tell } from '../../parts/page-events.ts';

const ways = {
  pattern: 'by an accessibility pattern',
  message: 'by a window message',
  input: 'by mouse or keyboard',
  none: 'without touching the program',
} as const satisfies Record<TraceEventOf<'act'>['way'], string>;

const kinds = {
  appeared: ['+', 'appeared'],
  vanished: ['−', 'vanished'],
  changed: ['~', 'changed'],
} as const satisfies Record<TreeChange['kind'], readonly [string, string]>;

/** What was done, what changed, and where the time went. */
export class EffectTab extends LitElement {
  static override properties = { moment: { attribute: false } };
  declare moment: Moment;

  override render() {
    const { action, judged, durations } = this.moment;
    const { act, guard, verify } = action ?? {};
    if (act === undefined && verify === undefined && judged.length === 0 && guard === undefined)
      return html`<p class="empty">${action === undefined ? 'Nothing was carried out here.' : 'Nothing was carried out yet.'}</p>
        ${this.#time(durations)}`;
    return html`
      ${judged.length === 0 ? nothing : html`<section><h2>Conditions</h2><ul>${judged.map(one => this.#verdict(one))}</ul></section>`}
      ${verify === undefined ? nothing : this.#changes(verify)}
      ${
        act === undefined && guard === undefined
          ? nothing
          : html`<section>
              <h2>Carried out</h2>
              ${act === undefined ? nothing : html`<p>${foreign(act.how)} <span class="quiet">${ways[act.way]}</span></p>`}
              ${act?.hit === undefined ? nothing : html`<p><span class="quiet">hit</span> ${foreign(act.hit)}</p>`}
              ${guard === undefined ? nothing : html`<p class="quiet">${guard.verdict} by ${foreign(guard.by)}: ${foreign(guard.rule)}</p>`}
            </section>`
      }
      ${this.#time(durations)}
    `;
  }

  #verdict({ of, verdict }: Judged) {
    const isDisappointed = of === 'expect' && !verdict.holds;
    return html`<li class="change">
      <span
        class=${isDisappointed ? 'bad' : verdict.holds ? 'good' : ''}
        data-mark=${verdict.holds ? '✓' : '✗'}
        aria-hidden="true"
      ></span>
      <span>
        <span class="quiet">${of}</span> <bdi class="mono">${shownText(verdict.text)}</bdi>
        <span class="spoken">${verdict.holds ? 'holds' : 'does not hold'}</span>
        <span class="because quiet">${foreign(verdict.because, 400)}</span>
      </span>
    </li>`;
  }

  #changes({ changes, effect, pictureChanged, settled }: TraceEventOf<'verify'>) {
    const picture =
      pictureChanged === undefined ? '' : pictureChanged ? ', the picture changed' : ', the picture is the same';
    return html`<section>
      <h2>What changed</h2>
      <p class=${effect === 'not seen' ? 'alarm' : ''}>
        Effect ${effect}${picture}<span class="quiet">, settled: ${settled}</span>
      </p>
      ${changes.length === 0 ? html`<p class="quiet">No control is different.</p>` : nothing}
      <ul>
        ${changes.map(
          change => html`<li class="change">
            <span class="quiet mono" aria-hidden="true">${kinds[change.kind][0]}</span>
            <button
              @click=${() => tell(this, 'pick-control', change.control)}
              @pointerenter=${() => tell(this, 'point-at', change.control)}
              @pointerleave=${() => tell(this, 'point-at', undefined)}
            >
              ${foreign(change.told ?? changeText(change), 300)}
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #time({ total, parts }: Durations) {
    if (parts.length === 0) return nothing;
    return html`<section>
      <h2>Time <span class="number">${duration(total)}</span></h2>
      <div class="time" aria-hidden="true">
        ${parts.map(({ part, share }) => html`<i class=${part} .style=${`flex-grow:${Math.max(share, 0.004)}`}></i>`)}
      </div>
      <ul class="legend">
        ${parts.map(
          ({ part, ms }) => html`<li>
            <i class=${part} aria-hidden="true"></i>${part}
            <span class="number quiet">${duration(ms)}</span>
          </li>`,
        )}
      </ul>
    </section>`;
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
        margin-bottom: 18px;
      }
      h2 {
        margin-bottom: 4px;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .change {
        display: grid;
        grid-template-columns: 1em 1fr;
        gap: 8px;
        padding: 2px 0;
        overflow-wrap: anywhere;
      }
      .change button {
        padding: 0;
        color: inherit;
        font: inherit;
        text-align: start;
        background: none;
        border: 0;
        cursor: pointer;
      }
      .change button:hover {
        text-decoration: underline;
      }
      .because {
        display: block;
      }
      .time {
        display: flex;
        gap: 1px;
        height: 10px;
        margin: 6px 0;
      }
      .time i {
        flex-basis: 0;
        min-width: 2px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
      }
      .legend i {
        display: inline-block;
        width: 8px;
        height: 8px;
        margin-inline-end: 6px;
      }
      .observe {
        background: var(--vscode-charts-blue);
      }
      .infer {
        background: var(--vscode-charts-purple);
      }
      .ground {
        background: var(--vscode-charts-green);
      }
      .guard {
        background: var(--vscode-charts-yellow);
      }
      .act {
        background: var(--vscode-charts-orange);
      }
      .settle {
        background: var(--vscode-charts-lines, var(--quiet));
      }
      .verify {
        background: var(--vscode-charts-foreground, var(--quiet));
      }
    `,
  ];
}
customElements.define('gw-effect', EffectTab);

function changeText({ kind, text, property, before, after }: TreeChange): string {
  if (property === undefined) return `${text} ${kinds[kind][1]}`;
  const quoted = (value: string | undefined) => (value === undefined ? 'unknown' : `“${value}”`);
  return `${text} ${property}: ${quoted(before)} → ${quoted(after)}`;
}
