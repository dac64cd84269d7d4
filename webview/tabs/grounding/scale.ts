import { html, nothing } from 'lit';
import { percent } from '../../../trace/percent.ts';
import type { Ranking } from '../../model/ranking.ts';

/** Choice, runner-up and *not here* on one line from 0 to 100 %, with threshold and margin drawn. */
export function scale({ candidates, notHere, threshold, margin }: Ranking) {
  const chosen = candidates.find(one => one.chosen)?.candidate.probability;
  const next = candidates.find(one => !one.chosen)?.candidate.probability;
  const at = (share: number) => `left:${share * 100}%`;
  const low = chosen === undefined || next === undefined ? 0 : Math.min(chosen, next);
  const high = chosen === undefined || next === undefined ? 0 : Math.max(chosen, next);
  return html`
    <section class="scale" aria-label="How sure">
      <div class="line" aria-hidden="true">
        <i class="margin" .style=${`left:${low * 100}%;width:${(high - low) * 100}%`}></i>
        <b class="threshold" .style=${at(threshold)}></b>
        <b class="tick not-here" .style=${at(notHere)}></b>
        ${next === undefined ? nothing : html`<b class="tick next" .style=${at(next)}></b>`}
        ${chosen === undefined ? nothing : html`<b class="tick best" .style=${at(chosen)}></b>`}
      </div>
      <dl>
        <dt><i class="key margin" aria-hidden="true"></i>Margin</dt>
        <dd class="number">${percent(margin)}</dd>
        <dt><i class="key threshold" aria-hidden="true"></i>Threshold</dt>
        <dd class="number">${percent(threshold)}</dd>
        <dt><i class="key not-here" aria-hidden="true"></i>Not here</dt>
        <dd class="number">${percent(notHere)}</dd>
      </dl>
    </section>
  `;
}
