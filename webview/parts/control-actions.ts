import { html, nothing } from 'lit';
import type { Answers } from '../model/answers.ts';
import type { Control } from '../model/control-list.ts';
import type { Moment } from '../model/moment.ts';
import type { Look } from './looks.ts';
import { tell, type UnsentDeed } from './page-events.ts';

interface Subject {
  readonly control: Control;
  readonly look: Look;
  readonly moment: Moment;
  readonly answers: Answers;
  /** The selector that lasts longest, where it is known already. */
  readonly selector: string | undefined;
}

/** What can be done with a control here and now. */
export function controlActions(host: EventTarget, { control, look, moment, answers, selector }: Subject) {
  const { action, canChoose, canAct, at } = moment;
  const { tree } = look.seen;
  const id = control.id;
  const isChosen = action?.decision?.chosen === id;
  const act = (deed: UnsentDeed) => () => tell(host, 'do', deed);
  const button = (title: string, deed: UnsentDeed) =>
    html`<button class="link" ?disabled=${answers.busy.has(deed.kind)} @click=${act(deed)}>${title}</button>`;
  const isDecided = action?.decision !== undefined && action.decision.ground.wanted !== '';
  return html`
    <div class="actions" role="group" aria-label="What to do with it">
      ${canChoose && !isChosen ? [button('Take it', { kind: 'choose', control: id, goOn: false }), button('Take it and go on', { kind: 'choose', control: id, goOn: true })] : nothing}
      ${isDecided && !answers.isOver ? button('This is the right one', { kind: 'correct', control: id }) : nothing}
      ${isDecided && !isChosen ? html`<button class="link" @click=${() => tell(host, 'show-tab', 'grounding')}>Why not this one?</button>` : nothing}
      ${canAct ? button('Outline on target', { kind: 'outline', controls: [id] }) : nothing}
      ${button('Add expect to plan', { kind: 'addToPlan', what: 'expect', tree, control: id, at })}
      ${button('Add control to plan', { kind: 'addToPlan', what: 'control', tree, control: id, at })}
      ${button('Copy as JSON', { kind: 'copyControl', tree, control: id })}
    </div>
    ${canAct ? byHand(host, control, selector, answers) : nothing}
  `;
}

/** An action on the control, in Task Plan syntax, carried out while the run stands. */
function byHand(host: EventTarget, { type }: Control, selector: string | undefined, { busy }: Answers) {
  if (selector === undefined) return nothing;
  const verb = type === 'Edit' || type === 'Document' ? `type "" into ${selector}` : `click ${selector}`;
  const carryOut = (from: EventTarget | null) => {
    const field =
      from instanceof HTMLElement ? from.closest('.by-hand')?.querySelector('vscode-text-field') : undefined;
    if (field !== null && field !== undefined && 'value' in field)
      tell(host, 'do', { kind: 'carryOut', text: String(field.value) });
  };
  return html`<div class="by-hand">
    <vscode-text-field
      data-name="Action to carry out now"
      .value=${verb}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && carryOut(event.currentTarget)}
    ></vscode-text-field>
    <button class="link" ?disabled=${busy.has('carryOut')} @click=${(event: Event) => carryOut(event.currentTarget)}>Carry out</button>
  </div>`;
}
