import { html, nothing } from 'lit';
import type { Candidate } from '../../../protocol/model.ts';
import { percent } from '../../../trace/percent.ts';
import { compareCandidates } from '../../model/comparison.ts';
import { shownText } from '../../model/shown-text.ts';
import { foreign } from '../../parts/foreign.ts';
import { reasonBar, signed } from './bars.ts';

interface Compared {
  readonly winner: Candidate | undefined;
  readonly winnerText: string;
  readonly other: Candidate | undefined;
  readonly otherText: string;
  /** Of the other one, from 1. */
  readonly rank: number;
  readonly of: number;
  readonly byModel: boolean;
  readonly wanted: string;
  /** Why not all candidates can be read. */
  readonly problem: string | undefined;
}

/** Why a control was not chosen: its features beside the winner's. */
export function comparison(compared: Compared) {
  const { winner, winnerText, other, otherText } = compared;
  const title = html`<h2>Why not ${foreign(otherText, 80)}?</h2>`;
  if (winner === undefined || other === undefined)
    return html`<section class="comparison" aria-label="Why not this one">${title}<p>${whyNone(compared)}</p></section>`;
  const { features, strongest, ...sums } = compareCandidates(winner, other);
  const cell = (
    weight: number | undefined,
    because: string | undefined,
  ) => html`<td title=${shownText(because ?? '', 300)}>
    ${weight === undefined ? html`<span class="quiet">–</span>` : html`${reasonBar(strongest === 0 ? 0 : weight / strongest)} <span class="weight number">${signed(weight)}</span>`}
  </td>`;
  return html`
    <section class="comparison" aria-label="Why not this one">
      ${title}
      <p>
        ${compared.byModel ? html`It came ${compared.rank} of ${compared.of}, with ${percent(other.probability)} to ${percent(winner.probability)}.` : html`It came ${compared.rank} of ${compared.of}.`}
      </p>
      ${
        features.length === 0
          ? html`<p class="quiet">No feature tells the two apart.</p>`
          : html`<table>
              <thead>
                <tr><th scope="col">Feature</th><th scope="col" title=${shownText(winnerText, 200)}>the winner</th><th scope="col" title=${shownText(otherText, 200)}>this one</th></tr>
              </thead>
              <tbody>
                ${features.map(
                  ({ name, winner: first, other: second }) => html`<tr>
                    <th scope="row">${foreign(name, 60)}${because(second?.because ?? first?.because)}</th>
                    ${cell(first?.weight, first?.because)} ${cell(second?.weight, second?.because)}
                  </tr>`,
                )}
                <tr class="sum"><th scope="row">Sum</th><td class="number">${signed(sums.winner)}</td><td class="number">${signed(sums.other)}</td></tr>
              </tbody>
            </table>`
      }
    </section>
  `;
}

function because(text: string | undefined) {
  return text === undefined ? nothing : html`<span class="because quiet">${foreign(text, 200)}</span>`;
}

function whyNone({ byModel, other, wanted, problem }: Compared) {
  if (problem !== undefined) return problem;
  if (!byModel)
    return html`The plan says <bdi class="mono">${shownText(wanted)}</bdi>: a selector matches or it does not, and this control it does not match.`;
  if (other === undefined)
    return 'It was no candidate: it was not in the tree that was decided on, or outside what the step may use.';
  return 'No control was chosen.';
}
