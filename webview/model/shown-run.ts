import type { ToInspector } from '../../protocol/inspector.ts';
import { stoppingPlaces } from '../../trace/stopping-places.ts';
import { type Moment, momentOf } from './moment.ts';
import { RunModel } from './run-model.ts';
import type { TimelineRow } from './timeline.ts';

type About<K extends ToInspector['kind']> = Extract<ToInspector, { kind: K }>;

/** A run that a page shows, and which of its moments. */
export class ShownRun {
  readonly model: RunModel;
  /** What a model is answering just now. */
  #reply: About<'reply'> | undefined;
  /** Where the debugger's view is. */
  #view: { readonly seq: number | undefined; readonly stackLine: number | undefined } | undefined;
  /** Where the debugger was led: the last event of the stopping place that it goes to. */
  #led: number | undefined;
  /** Where it was when it was asked; what still comes from there is old news. */
  #left: number | undefined;
  #latest: { readonly key: readonly unknown[]; readonly moment: Moment | undefined } | undefined;

  constructor({ run, recorded, events }: About<'run'>) {
    this.model = new RunModel({ id: run, recorded });
    this.model.append(events);
  }

  append({ events }: About<'events'>): void {
    this.model.append(events);
    this.#reply = undefined;
    // A run that goes on has left the frame that was looked at.
    if (this.#view?.seq === undefined) this.#view = undefined;
  }

  /** More of what the model answers: all of it so far. It is over with the next event. */
  answers(reply: About<'reply'>): void {
    this.#reply = reply;
  }

  /** The run stands, and the debugger's view is where it stands. */
  get isAtTheEdge(): boolean {
    const { recorded, history } = this.model;
    const { stopped, ended } = history.latest;
    return !recorded && stopped !== undefined && ended === undefined && this.#view?.seq === undefined;
  }

  /** The view can be led: what was is there to be looked at, in a live run while it stands. */
  get canBeLed(): boolean {
    const { recorded, history } = this.model;
    return recorded || (history.latest.stopped !== undefined && history.latest.ended === undefined);
  }

  /** The page asks the debugger to go to what had happened up to this event: to the last stopping place there. */
  leads(seq: number): void {
    const { events } = this.model.history;
    const last = events.findLastIndex(event => event.seq <= seq);
    const places = stoppingPlaces(events);
    const place = places.findLast(({ index }) => index <= last) ?? places[0];
    this.#led = place && events[place.index]?.seq;
    this.#left = this.#view?.seq === this.#led ? undefined : this.#view?.seq;
  }

  /**
   * A page that is made anew goes on with the row that was picked before: the debugger's view is where that row led it,
   * or has moved since, and is followed then.
   *
   * @param picked number of the row
   */
  resumes(picked: number): void {
    const { timeline } = this.model;
    const row = timeline.rows[timeline.placeOf(picked)];
    if (row !== undefined && this.canBeLed) this.leads(this.model.decisionOf(row));
  }

  /** The debugger's view moved. @returns whether it is followed: not where the page itself led it */
  follows({ seq, stackLine }: About<'shown'>): boolean {
    if (this.#led !== undefined && this.#left !== undefined && seq === this.#left) return false;
    this.#view = { seq, stackLine };
    if (this.#led === undefined) return true;
    if (seq === this.#led) {
      this.#left = undefined;
      if ((stackLine ?? 0) === 0) return false;
    }
    this.#led = undefined;
    this.#left = undefined;
    return true;
  }

  /**
   * What is shown; undefined before anything happened.
   * @param picked number of the row that was picked by hand
   */
  moment(picked?: number): Moment | undefined {
    const { model } = this;
    const key = [model.history.last, this.#view, picked, this.#reply];
    // The pointer moves often, and the moment does not.
    if (!key.every((part, at) => part === this.#latest?.key[at]))
      this.#latest = { key, moment: this.#momentAt(picked) };
    return this.#latest?.moment;
  }

  #momentAt(picked: number | undefined): Moment | undefined {
    const { model } = this;
    const row = picked === undefined ? undefined : model.timeline.rows[model.timeline.placeOf(picked)];
    // A recorded run that is walked shows what had happened at its moment; a row that was picked, all.
    const seq = this.#view?.seq;
    const until = seq === undefined || row !== undefined ? model.history.last : model.indexOf(seq);
    const shown: TimelineRow | undefined = row ?? model.rowAt(until, this.#view?.stackLine);
    const told = shown && momentOf(model, shown, until);
    const coming =
      until === model.history.last && told?.row.action === this.#reply?.action ? this.#reply?.text : undefined;
    const moment = coming === undefined || told === undefined ? told : { ...told, coming };
    // While what was is looked at, nothing can be changed.
    const isPast = moment?.canAct === true && !this.isAtTheEdge;
    return isPast ? { ...moment, canAct: false, canChoose: false, canAskAgain: false } : moment;
  }
}
