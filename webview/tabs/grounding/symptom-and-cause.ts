import { html, nothing } from 'lit';
import { causes, symptoms } from '../../../protocol/failures.ts';
import type { FailureFacts } from '../../../trace/format.ts';
import type { ActionState } from '../../../trace/state.ts';
import { foreign } from '../../parts/foreign.ts';
import { tell } from '../../parts/page-events.ts';

/** What went wrong as it was seen, what would have been right, and why it went wrong, each where it is known. */
export function symptomAndCause(host: EventTarget, action: ActionState | undefined, failure: FailureFacts | undefined) {
  const { blame, correction } = action ?? {};
  const right = correction?.control;
  if (failure === undefined && blame === undefined && correction === undefined) return nothing;
  return html`
    <section class="wrong" aria-label="What went wrong">
      <dl>
        ${failure === undefined ? nothing : html`<dt>Symptom</dt><dd>${symptoms[failure.symptom].title}</dd>`}
        ${
          correction === undefined
            ? nothing
            : html`<dt>The right one</dt>
                <dd>
                  ${
                    right === undefined
                      ? foreign(correction.text)
                      : html`<button class="link" @click=${() => tell(host, 'pick-control', right)}>${foreign(correction.text)}</button>`
                  }
                  <bdi class="mono quiet">${correction.selector ?? nothing}</bdi>
                </dd>`
        }
        ${
          blame === undefined
            ? nothing
            : html`<dt>Cause</dt>
                <dd>
                  <strong>${causes[blame.cause].title}</strong> ${foreign(blame.because, 400)}
                  ${blame.evidence.map(({ text, note }) => html`<p>${foreign(text, 200)} <span class="quiet">${foreign(note, 200)}</span></p>`)}
                </dd>`
        }
      </dl>
    </section>
  `;
}
