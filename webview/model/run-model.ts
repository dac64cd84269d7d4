import { TraceEvent, type TraceEventOf, traceFormat } from '../../trace/format.ts';
import { History } from '../../trace/history.ts';
import { isDecision } from '../../trace/state.ts';
import { addDuration, type Part } from './durations.ts';
import { Timeline, type TimelineRow } from './timeline.ts';

/** Which events of a run belong to one action. Indices are those of the history. */
export interface ActionEvents {
  readonly number: number;
  readonly first: number;
  last: number;
  readonly observes: TraceEventOf<'observe'>[];
  readonly failures: TraceEventOf<'failure'>[];
  /** What the model answered last. */
  infer: TraceEventOf<'infer'> | undefined;
  /** Milliseconds. */
  readonly durations: Map<Part, number>;
}

/** A run as far as the page has heard of it: its history, its timeline, and what belongs to which action. */
export class RunModel {
  readonly id: string;
  readonly recorded: boolean;
  readonly history = new History();
  readonly timeline = new Timeline();
  readonly #actions = new Map<number, ActionEvents>();
  /** For each event, the latest picture of the program by then. */
  readonly #pictures: (string | undefined)[] = [];
  #current: ActionEvents | undefined;
  #unreadable = 0;
  #isNewer = false;

  constructor(run: { readonly id: string; readonly recorded: boolean }) {
    this.id = run.id;
    this.recorded = run.recorded;
  }

  /** Takes what can be read of these events; the others are counted. */
  append(events: readonly unknown[]): void {
    for (const raw of events) {
      const read = TraceEvent.safeParse(raw);
      if (!read.success) {
        this.#unreadable += 1;
        this.#isNewer ||= isOfNewer(raw);
        continue;
      }
      // A run that is told anew begins with what is known already.
      if (read.data.seq > this.history.latest.seq) this.#take(read.data);
    }
  }

  /** The plan of the model's last answer before this action. */
  planBefore(number: number): readonly string[] | undefined {
    for (let earlier = number - 1; earlier > 0; earlier--) {
      const infer = this.#actions.get(earlier)?.infer;
      if (infer?.reply !== undefined) return infer.reply.plan;
    }
    return undefined;
  }

  /** What names the run wherever it is shown again, also without its session. */
  get name(): string {
    return this.history.latest.header?.id ?? this.id;
  }

  /**
   * The event at which the debugger stands when this row is looked at: its decision, as it was last; else its beginning;
   * where a live run stands, the latest.
   */
  decisionOf(row: TimelineRow): number {
    const { first, last, seq, kind } = row;
    if (!this.recorded && this.rowAt(this.history.last) === row) return this.history.latest.seq;
    if (kind !== 'action') return seq;
    return this.history.events.slice(first, last + 1).findLast(isDecision)?.seq ?? seq;
  }

  action(number: number): ActionEvents | undefined {
    return this.#actions.get(number);
  }

  /** What people have to know about the trace itself. */
  get notes(): readonly string[] {
    const { latest } = this.history;
    const notes: string[] = [];
    if (this.#isNewer) notes.push('A newer Groundwork recorded this run: what this one does not know is left out.');
    else if (this.history.last >= 0 && latest.header === undefined)
      notes.push('The beginning of this run is missing: its plan, target and model are not known.');
    if (this.#unreadable > 0)
      notes.push(
        `${this.#unreadable} ${this.#unreadable === 1 ? 'event' : 'events'} of this run cannot be read: they are damaged, or of a newer version.`,
      );
    if (this.recorded && this.history.last >= 0 && latest.ended === undefined)
      notes.push('This run has no end: it was cut off. It is shown as far as it goes.');
    return notes;
  }

  /** Index of the last event up to this number; -1 before the first. */
  indexOf(seq: number): number {
    const { events } = this.history;
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((events[middle]?.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #take(event: TraceEvent): void {
    const state = this.history.append(event);
    const index = this.history.last;
    this.#pictures.push(pictureIn(event) ?? this.#pictures.at(-1));
    this.timeline.append(event, state, index);
    if (event.type !== 'leave' && event.action !== undefined) this.#current = this.#eventsOf(event.action, index);
    const current = this.#current;
    if (current === undefined) return;
    // What is judged or fails after an action and before the next is about it.
    if (event.action === current.number || event.type === 'judge' || event.type === 'failure') current.last = index;
    if (event.type === 'observe' && event.action === current.number) current.observes.push(event);
    if (event.type === 'infer' && event.action === current.number) current.infer = event;
    if (event.type === 'failure') current.failures.push(event);
    if (event.action === current.number) addDuration(current.durations, event);
  }

  #eventsOf(number: number, index: number): ActionEvents {
    const known = this.#actions.get(number);
    if (known !== undefined) return known;
    const events: ActionEvents = {
      number,
      first: index,
      last: index,
      observes: [],
      failures: [],
      infer: undefined,
      durations: new Map(),
    };
    this.#actions.set(number, events);
    return events;
  }

  /** The picture of the program when a row was over. */
  pictureOf(row: TimelineRow): string | undefined {
    return this.#pictures[row.last];
  }

  /** The row to show for a moment of the run: that of the frame, or of the innermost one. */
  rowAt(index: number, stackLine?: number): TimelineRow | undefined {
    const state = this.history.at(index);
    if (stackLine !== undefined) {
      // The innermost line of the stack may be the phase of an action: it has no frame of its own.
      const hasPhase = state.action?.phase !== undefined && state.action.frame === state.frames.at(-1)?.id;
      const fromInnermost = Math.max(0, stackLine - (hasPhase ? 1 : 0));
      const frame = state.frames.at(-1 - fromInnermost);
      if (frame !== undefined) return this.timeline.rowOfFrame(frame.id) ?? this.timeline.rowAt(index);
    }
    return this.timeline.rowAt(index);
  }
}

/** The first event of a trace in a format of later. */
function isOfNewer(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('type' in raw) || raw.type !== 'run' || !('format' in raw))
    return false;
  return typeof raw.format === 'number' && raw.format > traceFormat;
}

function pictureIn(event: TraceEvent): string | undefined {
  if (event.type === 'observe') return event.screenshot?.blob;
  return event.type === 'verify' ? event.seen?.screenshot?.blob : undefined;
}
