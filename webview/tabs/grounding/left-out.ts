import { html, nothing } from 'lit';
import type { LabelledControl } from '../../../protocol/model.ts';
import type { TraceEventOf } from '../../../trace/format.ts';
import type { ControlList } from '../../model/control-list.ts';
import { leftOutOf } from '../../model/prompt.ts';
import { count, shownText } from '../../model/shown-text.ts';
import { foreign } from '../../parts/foreign.ts';
import { tell } from '../../parts/page-events.ts';

/** More would not be read; the tree has them all. */
const most = 60;

/** Which controls of the tree the model was not told of. */
export function leftOut(
  host: EventTarget,
  list: ControlList,
  labels: readonly LabelledControl[],
  correction: TraceEventOf<'correction'> | undefined,
) {
  if (list.controls.length === 0) return nothing;
  const left = leftOutOf(list, labels);
  const isRightLeftOut = correction !== undefined && !labels.some(({ control }) => control === correction.control);
  return html`
    <details class="left-out">
      <summary>Left out of the prompt <span class="quiet">${left.length} of ${count(list.controls.length, 'control')}, ${labels.length} offered</span></summary>
      <ul>
        ${left.slice(0, most).map(
          ({ control, why }) => html`<li>
            <button class="link" @click=${() => tell(host, 'pick-control', control.id)}>${shownText(control.type, 40)} ${foreign(control.name, 60)}</button>
            <span class="quiet">${why}</span>
          </li>`,
        )}
      </ul>
      ${left.length > most ? html`<p class="quiet">and ${left.length - most} more</p>` : nothing}
    </details>
    ${isRightLeftOut ? html`<p class="alarm note">The right control was not in the prompt: the model could not choose it.</p>` : nothing}
  `;
}
