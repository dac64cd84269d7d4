import { html, nothing } from 'lit';
import { percent } from '../../../trace/percent.ts';

/** A weight with its sign: `+16.0`, `−3.2`, `0.0`. */
export function signed(weight: number): string {
  return `${weight > 0 ? '+' : weight < 0 ? '−' : ''}${Math.abs(weight).toFixed(1)}`;
}

/** Right of the middle what speaks for, left what speaks against. @param share -1 to 1 */
export function reasonBar(share: number) {
  return html`<span class="signed ${share < 0 ? 'against' : ''}" aria-hidden="true"
    ><i .style=${`width:${Math.abs(share) * 50}%;${share < 0 ? 'right' : 'left'}:50%`}></i
  ></span>`;
}

/** A bar in the colour that the picture has for it, with the threshold as a line across it. */
export function probability(share: number, threshold: number) {
  return html`<span class="probability">
    <span class="bar-of" aria-hidden="true"
      ><i .style=${`width:${share * 100}%;--share:${share * 100}%`}></i>${threshold > 0 ? html`<b .style=${`left:${threshold * 100}%`}></b>` : nothing}</span
    >
    <span class="share number">${percent(share)}</span>
  </span>`;
}
