import { html, nothing } from 'lit';
import { symptoms } from '../../protocol/failures.ts';
import type { TraceEventOf } from '../../trace/format.ts';
import type { Answers } from '../model/answers.ts';
import type { Moment } from '../model/moment.ts';
import type { RunModel } from '../model/run-model.ts';
import { shownText } from '../model/shown-text.ts';
import { foreign } from './foreign.ts';
import { tell } from './page-events.ts';

/** What the moment is about: where in the plan, what was decided, why it failed. */
export function heading(model: RunModel, moment: Moment, { problem, told, busy }: Answers) {
  const { title, step, at, failure, action, row } = moment;
  const path = [model.history.latest.header?.plan.task, row.kind === 'task' ? undefined : step];
  const file = at?.file.replace(/^.*[\\/]/, '') ?? '';
  return html`
    <header>
      <p class="quiet cut">
        ${path.filter(text => text !== undefined).map((text, index) => html`${index > 0 ? ' › ' : ''}${foreign(text)}`)}
      </p>
      <h1 class=${action?.decision === undefined ? '' : 'mono'}>${foreign(title, 300)}</h1>
      <p class="quiet">
        ${standing(model, moment)}${action === undefined ? '' : ` · action ${action.number}`}
        ${
          at === undefined
            ? nothing
            : html` · <button
                class="link"
                @click=${({ target }: Event) => target !== null && tell(target, 'reveal-plan', at)}
              >
                ${shownText(file, 80)}:${at.line}
              </button>`
        }
        ${
          action?.decision === undefined
            ? nothing
            : html` · <button class="link" ?disabled=${busy.has('save')} @click=${({ target }: Event) => target !== null && tell(target, 'save-decision', undefined)}>Save as HTML…</button>`
        }
      </p>
      <p role="status" class=${told === undefined ? 'spoken' : 'quiet'}>${shownText(told ?? '', 400)}</p>
      ${failure === undefined ? nothing : failureTold(failure)}
      ${problem === undefined ? nothing : html`<p class="alarm" role="alert">${shownText(problem, 400)}</p>`}
    </header>
  `;
}

function standing({ recorded, timeline, history }: RunModel, { row, action }: Moment): string {
  if (recorded) return 'Recorded run';
  const { ended, stopped } = history.latest;
  if (ended !== undefined) return 'Run has ended';
  const here = timeline.rowAt(history.last);
  const isHere = here === row || (action !== undefined && here?.action === action.number);
  return isHere && stopped !== undefined ? stopped.description : 'Live';
}

function failureTold({ failure }: TraceEventOf<'failure'>) {
  const { title, advice } = symptoms[failure.symptom];
  return html`<div class="alarm" role="note">
    <p><strong>${sentence(title)}</strong> ${foreign(sentence(failure.message), 500)}</p>
    ${failure.controls
      .slice(0, 4)
      .map(({ text, note }) => html`<p>${foreign(text)} <span class="quiet">${shownText(note)}</span></p>`)}
    <p class="quiet">${advice.replaceAll('`', '')}</p>
  </div>`;
}

/** Begins with a capital letter. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
