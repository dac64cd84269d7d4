import { html, LitElement, nothing } from 'lit';
import type { ToInspector } from '../protocol/inspector.ts';
import { type Answers, answered, askedMatches, began, noAnswers } from './model/answers.ts';
import type { Moment } from './model/moment.ts';
import { ShownRun } from './model/shown-run.ts';
import { pageLook } from './page-look.ts';
import { BlobStore } from './parts/blob-store.ts';
import './parts/film-strip.ts';
import { heading } from './parts/heading.ts';
import { Host, type ViewState } from './parts/host.ts';
import { KeptPlace } from './parts/kept-place.ts';
import { look } from './parts/look.ts';
import { type Look, lookAt } from './parts/looks.ts';
import { hear, tell, type Unsent, type UnsentDeed } from './parts/page-events.ts';
import './parts/seen.ts';
import type { Side } from './parts/seen.ts';
import './parts/tab-strip.ts';
import './parts/timeline.ts';
import { watchTheme } from './parts/watch-theme.ts';
import './tabs/effect/effect-tab.ts';
import './tabs/grounding/grounding-tab.ts';
import './tabs/reasoning/reasoning-tab.ts';
import './tabs/tree/tree-tab.ts';
import { saveDecision } from './report/save-decision.ts';

const tabs = [
  { id: 'grounding', title: 'Grounding' },
  { id: 'reasoning', title: 'Reasoning' },
  { id: 'effect', title: 'Effect' },
  { id: 'tree', title: 'Control tree' },
] as const;

/** After these the debugger stands elsewhere, or anew. */
const leading: ReadonlySet<UnsentDeed['kind']> = new Set(['choose', 'decideAgain', 'carryOut', 'correct']);

/** The whole page: the run on the left, what the model saw in the middle, why and what then on the right. */
export class InspectorPage extends LitElement {
  static override properties = {
    version: { state: true },
    view: { state: true },
    pickedControl: { state: true },
    pointed: { state: true },
    side: { state: true },
    split: { state: true },
    answers: { state: true },
  };
  /** Counts what the models, which grow in place, have heard. */
  declare private version: number;
  declare private view: ViewState;
  declare private pickedControl: string | undefined;
  declare private pointed: string | undefined;
  declare private side: Side;
  declare private split: number;
  declare private answers: Answers;
  readonly #host = new Host();
  readonly #keys = new KeptPlace();
  #run: ShownRun | undefined;
  #blobs = new BlobStore('', () => {});
  #themed = 0;
  /** What was shown last of the run. */
  #shown: { readonly before?: Look | undefined; readonly after?: Look | undefined } = {};

  constructor() {
    super();
    this.version = 0;
    this.view = this.#host.state;
    this.side = 'before';
    this.split = 0.5;
    this.answers = noAnswers;
    hear(this, 'pick-row', seq => this.#pickRow(seq));
    hear(this, 'pick-control', id => this.#select(id));
    hear(this, 'point-at', id => {
      this.pointed = id;
    });
    hear(this, 'show-side', side => {
      this.side = side;
    });
    hear(this, 'split', split => {
      this.split = split;
    });
    hear(this, 'show-tab', tab => this.#remember({ tab }));
    hear(this, 'zoom', zoom => this.#remember({ zoom }));
    hear(this, 'view', change => this.#remember(change));
    hear(this, 'do', deed => this.#do(deed));
    hear(this, 'match', text => this.#match(text));
    hear(this, 'suggest', wanted => this.#send({ kind: 'suggest', ...wanted }));
    hear(this, 'save-decision', () => void this.#save());
    hear(this, 'reveal-plan', at => this.#host.send({ kind: 'reveal', at }));
    this.#host.listen(message => this.#hear(message));
    watchTheme(() => this.#changed(() => this.#themed++));
    this.#host.send({ kind: 'ready' });
  }

  // — what the extension says —

  #hear(message: ToInspector): void {
    if (message.kind !== 'run' && message.run !== this.#run?.model.id) return;
    this.#changed(() => {
      switch (message.kind) {
        case 'run':
          this.#run = new ShownRun(message);
          this.#blobs = new BlobStore(message.blobs, () => this.#changed(() => {}));
          this.#shown = {};
          this.pickedControl = undefined;
          this.answers = noAnswers;
          this.#remember({ folder: message.folder });
          if (this.#pickedRow !== undefined) this.#run.resumes(this.#pickedRow);
          return;
        case 'events':
          this.#run?.append(message);
          this.answers = { ...this.answers, problem: undefined };
          return;
        case 'reply':
          this.#run?.answers(message);
          return;
        case 'shown':
          // The news of the moment come first, then those of the line that VS Code goes to.
          if (message.stackLine !== undefined) this.#keys.arrived();
          // Following is the rule: what the debugger moves to is what is looked at.
          if (this.#run?.follows(message) !== true) return;
          // A session that is over moves nothing: it is told where it was.
          if (this.answers.isOver) return;
          this.side = 'before';
          this.answers = { ...this.answers, told: undefined };
          this.#remember({ picked: undefined });
          return;
        case 'picked':
          this.#select(message.control);
          return;
        default:
          this.answers = answered(this.answers, message);
      }
    });
  }

  #changed(change: () => void): void {
    change();
    this.version += 1;
  }

  #remember(change: Partial<ViewState>): void {
    this.view = { ...this.view, ...change };
    this.#host.remember(this.view);
  }

  // — what the user does —

  #pickRow(seq: number): void {
    const run = this.#run;
    const row = run?.model.timeline.rows[run.model.timeline.placeOf(seq)];
    if (run === undefined || row === undefined) return;
    const { model } = run;
    if (this.side === 'after') this.side = 'before';
    this.#select(undefined);
    this.#remember({ picked: { run: model.name, row: seq } });
    // Where the debugger is led, it shows the plan's line by itself.
    if (run.canBeLed && !this.answers.isOver) {
      const moment = model.decisionOf(row);
      run.leads(moment);
      this.#keys.leads();
      this.#host.send({ kind: 'look', run: model.id, seq: moment });
    } else if (row.at !== undefined) tell(this, 'reveal-plan', row.at);
  }

  /** The control that is looked at; on the target it is framed where the run stands. */
  #select(control: string | undefined): void {
    const before = this.pickedControl;
    this.pickedControl = control;
    if (control === before || this.answers.isOver || this.#run?.isAtTheEdge !== true) return;
    this.#send({ kind: 'selected', ...(control === undefined ? {} : { control }) });
  }

  /** Sends what is about the run that is shown. */
  #send(message: Unsent): void {
    if (this.#run !== undefined) this.#host.send({ ...message, run: this.#run.model.id });
  }

  #do(deed: UnsentDeed): void {
    this.answers = began(this.answers, deed.kind);
    if (leading.has(deed.kind)) this.#keys.leads();
    this.#send(deed);
  }

  #match(text: string): void {
    this.answers = askedMatches(this.answers, text);
    if (text !== '') this.#send({ kind: 'match', id: this.answers.asked, text });
  }

  async #save(): Promise<void> {
    const run = this.#run;
    const moment = this.#moment;
    if (run !== undefined && moment !== undefined) this.#do(await saveDecision(run.model, moment, this.#blobs.base));
  }

  // — what is shown —

  /** The row of this run that was picked by hand. */
  get #pickedRow(): number | undefined {
    const { picked } = this.view;
    return picked?.run === this.#run?.model.name ? picked?.row : undefined;
  }

  get #moment(): Moment | undefined {
    return this.#run?.moment(this.#pickedRow);
  }

  override render() {
    const model = this.#run?.model;
    const moment = this.#moment;
    if (model === undefined || moment === undefined)
      return html`<div class="welcome">
        <h1>Inspector</h1>
        <p>Start a plan with F5, or open a recorded run. What the model saw, thought and chose is shown here.</p>
        ${this.#notes(model?.notes ?? [])}
      </div>`;
    const before = moment.before && lookAt(moment.before, this.#blobs, this.#shown.before);
    const after = moment.after && lookAt(moment.after, this.#blobs, this.#shown.after ?? before);
    this.#shown = { before, after };
    const look = this.side === 'after' ? (after ?? before) : (before ?? after);
    const { rows } = model.timeline;
    return html`
      <gw-timeline
        role="region"
        aria-label="Timeline"
        .rows=${rows}
        .version=${this.version}
        .picked=${moment.row.seq}
      ></gw-timeline>
      <main>
        ${heading(model, moment, this.answers)}
        ${this.#notes([...model.notes, ...(look?.notes ?? [])])}
        <gw-seen
          .moment=${moment}
          .looks=${{ before, after }}
          .side=${this.side}
          .split=${this.split}
          .pointed=${this.pointed}
          .picked=${this.pickedControl}
          .zoom=${this.view.zoom}
          .hasOutlines=${this.view.outlines}
          .themed=${this.#themed}
        ></gw-seen>
        <gw-film-strip .model=${model} .blobs=${this.#blobs} .version=${this.version} .picked=${moment.row.seq}></gw-film-strip>
      </main>
      <gw-tabs
        role="region"
        aria-label="Details"
        .tabs=${tabs}
        .shown=${this.view.tab}
        >${this.#tab(moment, look)}</gw-tabs
      >
    `;
  }

  #notes(notes: readonly string[]) {
    if (notes.length === 0) return nothing;
    return html`<div class="alarm notes" role="note">${notes.map(note => html`<p>${note}</p>`)}</div>`;
  }

  #tab(moment: Moment, look: Look | undefined) {
    const { answers, pickedControl } = this;
    switch (this.view.tab) {
      case 'reasoning':
        return html`<gw-reasoning .moment=${moment} .blobs=${this.#blobs} .version=${this.version} .answers=${answers}></gw-reasoning>`;
      case 'effect':
        return html`<gw-effect .moment=${moment}></gw-effect>`;
      case 'tree':
        return html`<gw-tree .moment=${moment} .look=${look} .picked=${pickedControl ?? moment.action?.decision?.chosen} .answers=${answers} .view=${this.view}></gw-tree>`;
      default:
        return html`<gw-grounding .moment=${moment} .look=${look} .blobs=${this.#blobs} .version=${this.version} .picked=${pickedControl} .answers=${answers}></gw-grounding>`;
    }
  }

  static override styles = [look, pageLook];
}
customElements.define('gw-inspector', InspectorPage);
