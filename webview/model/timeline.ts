import { causes, symptoms } from '../../protocol/failures.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { TraceEvent, TraceEventOf } from '../../trace/format.ts';
import type { Decision, RunState } from '../../trace/state.ts';

export type RowKind =
  | 'task'
  | 'step'
  | 'routine'
  | 'action'
  | 'statement'
  | 'failure'
  | 'confirm'
  | 'override'
  | 'moved'
  | 'undo'
  | 'correction'
  | 'blame'
  | 'ended';
type RowStatus = 'running' | 'done' | 'failed' | 'skipped' | 'stopped';

/** One line of the timeline. */
export interface TimelineRow {
  /** The number of the event it began with; names the row. */
  readonly seq: number;
  readonly kind: RowKind;
  readonly depth: number;
  /** As written before a step's sentence. */
  readonly number: string | undefined;
  readonly title: string;
  readonly status: RowStatus;
  readonly at: PlanRange | undefined;
  /** The number of the decision. */
  readonly action: number | undefined;
  /** Index of the first and of the last event that tells of it. */
  readonly first: number;
  readonly last: number;
}

type OpenRow = { -readonly [K in keyof TimelineRow]: TimelineRow[K] };

/** The steps, actions, checks and failures of a run in the order they began; grows with its events. */
export class Timeline {
  readonly #rows: OpenRow[] = [];
  readonly #byFrame = new Map<number, OpenRow>();
  readonly #byAction = new Map<number, OpenRow>();
  readonly #places = new Map<number, number>();

  get rows(): readonly TimelineRow[] {
    return this.#rows;
  }

  rowOfFrame(frame: number): TimelineRow | undefined {
    return this.#byFrame.get(frame);
  }

  rowOfAction(action: number): TimelineRow | undefined {
    return this.#byAction.get(action);
  }

  /** The place of a row in the list, by its number; -1 for a row that is not there. */
  placeOf(seq: number): number {
    return this.#places.get(seq) ?? -1;
  }

  /** The last row that had begun when this event happened; of a run that is over, its failure or its last action. */
  rowAt(index: number): TimelineRow | undefined {
    // What somebody says of a failure is no place where the run is.
    const last = this.#rows.findLast(row => row.first <= index && row.kind !== 'correction' && row.kind !== 'blame');
    if (last?.kind !== 'ended') return last;
    const telling = last.status === 'failed' ? 'failure' : 'action';
    return this.#rows.findLast(row => row.kind === telling) ?? last;
  }

  append(event: TraceEvent, state: RunState, index: number): void {
    switch (event.type) {
      case 'enter':
        this.#enter(event, state, index);
        return;
      case 'leave': {
        const row = this.#byFrame.get(event.frame);
        if (row !== undefined) row.status = event.result;
        return;
      }
      case 'judge': {
        const row = this.#innermost(state);
        if (row?.kind !== 'statement') return;
        row.last = index;
        if (event.of === 'expect' && !event.verdict.holds) row.status = 'failed';
        return;
      }
      case 'failure':
        this.#add('failure', symptoms[event.failure.symptom].title, event, state, index, 'failed');
        return;
      case 'confirm':
        this.#add('confirm', `${event.question} ${event.answer}`, event, state, index, 'done');
        return;
      case 'override':
        this.#retitle(event.action, state, index);
        this.#add('override', `Changed to ${event.to}`, event, state, index, 'done');
        return;
      case 'moved':
        this.#add('moved', movedWords[event.why], event, state, index, 'done');
        return;
      case 'undo': {
        // What it begins with is told by how it ends.
        if (event.verdict === 'begins') return;
        const status = event.verdict === 'done' ? 'done' : event.verdict === 'failed' ? 'failed' : 'skipped';
        this.#add('undo', undoTitle(event), event, state, index, status);
        return;
      }
      case 'correction':
        this.#add('correction', correctionTitle(event), event, state, index, 'done');
        return;
      case 'blame':
        // An unknown cause tells nothing that the failure does not.
        if (event.cause === 'unknown') return;
        this.#add('blame', `Cause: ${causes[event.cause].title}. ${event.because}`, event, state, index, 'done');
        return;
      case 'ended': {
        const status = event.result === 'passed' ? 'done' : event.result;
        this.#add('ended', `Run ${event.result}`, event, state, index, status);
        for (const row of this.#rows) if (row.status === 'running') row.status = status;
        return;
      }
      default:
        if (event.action !== undefined) this.#ofAction(event, event.action, state, index);
    }
  }

  #enter(event: TraceEventOf<'enter'>, state: RunState, index: number): void {
    const kind = event.isAction || event.kind === 'lam-action' ? 'action' : kindOf(event.kind);
    const title = event.kind === 'lam-action' ? `Action ${event.number ?? ''} of the LAM` : event.name;
    const number = event.kind === 'step' ? event.number : undefined;
    const row = this.#add(kind, title, event, state, index, 'running', number);
    this.#byFrame.set(event.frame, row);
  }

  /** Something happened in an action. */
  #ofAction(event: TraceEvent, number: number, state: RunState, index: number): void {
    let row = this.#byAction.get(number);
    if (row === undefined) {
      const innermost = this.#innermost(state);
      // An action that was carried out by hand while another one waits has no frame.
      row =
        innermost?.kind === 'action' && innermost.action === undefined
          ? innermost
          : this.#add('action', 'Action by hand', event, state, index, 'running');
      row.action = number;
      this.#byAction.set(number, row);
    }
    row.last = index;
    this.#retitle(number, state, index);
    if (event.type === 'verify' && row.title !== '' && row.status === 'running') row.status = 'done';
  }

  /** An action is named by what was decided, as soon as it is. */
  #retitle(number: number | undefined, state: RunState, index: number): void {
    const row = number === undefined ? undefined : this.#byAction.get(number);
    const { action } = state;
    if (row === undefined || action === undefined || action.number !== number) return;
    if (action.decision !== undefined) row.title = decidedText(action.decision) ?? row.title;
    else if (action.infer?.reply?.status === 'FINISH') row.title = 'Nothing more to do';
    row.last = index;
  }

  #innermost(state: RunState): OpenRow | undefined {
    const frame = state.frames.at(-1);
    return frame && this.#byFrame.get(frame.id);
  }

  #add(
    kind: RowKind,
    title: string,
    event: TraceEvent,
    state: RunState,
    index: number,
    status: RowStatus,
    number?: string,
  ): OpenRow {
    // What is entered stands in the list of its frames already; the task itself is no level of its own.
    const depth = Math.max(0, state.frames.length - (event.type === 'enter' ? 2 : 1));
    const at = event.type === 'failure' ? (event.failure.at ?? event.at) : event.at;
    const action = ofAnAction.has(kind) ? (event.action ?? state.action?.number) : undefined;
    const row: OpenRow = { seq: event.seq, kind, depth, number, title, status, at, action, first: index, last: index };
    this.#places.set(event.seq, this.#rows.length);
    this.#rows.push(row);
    return row;
  }
}

/** Rows that show what there is to see of the action they are about. */
const ofAnAction: ReadonlySet<RowKind> = new Set(['failure', 'override', 'correction', 'blame']);

const movedWords: Readonly<Record<TraceEventOf<'moved'>['why'], string>> = {
  retry: 'Tried again',
  skip: 'Left out',
  jump: 'Sent to another line',
  'step again': 'Done again',
  'plan changed': 'Goes on with the edited plan',
  'rolled back': 'Rolled back to here',
  'start here': 'Started here',
};

function undoTitle({ step, verdict }: TraceEventOf<'undo'>): string {
  if (verdict === 'no undo') return `Can't be taken back: ${step}`;
  return verdict === 'done' ? `Taken back: ${step}` : `Could not be taken back: ${step}`;
}

function correctionTitle({ control, text }: TraceEventOf<'correction'>): string {
  return control === undefined ? 'The right control is not in the tree' : `The right one is ${text}`;
}

/** The action that was decided; undefined when its control was not found. */
export function decidedText({ ground, chosen, actionText }: Decision): string | undefined {
  return chosen === undefined && ground.wanted !== '' ? undefined : actionText;
}

function kindOf(kind: Exclude<TraceEventOf<'enter'>['kind'], 'lam-action'>): RowKind {
  return kind;
}
