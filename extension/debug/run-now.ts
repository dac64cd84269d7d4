import { z } from 'zod';
import { ShownMoment, TraceNews } from '../../protocol/debug.ts';
import type { PlanRange } from '../../protocol/position.ts';
import { TraceEvent, type TraceEventOf } from '../../trace/format.ts';
import { History } from '../../trace/history.ts';
import { isDecision, type RunState } from '../../trace/state.ts';

/** What the engine sends, as far as it tells whether the run stands still. */
const Sent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), event: z.string(), body: z.unknown() }),
  z.object({ type: z.literal('response'), command: z.string(), success: z.boolean() }),
]);

/** Requests that send the run on its way. */
const sendsOn = new Set([
  ...['continue', 'next', 'stepIn', 'stepOut', 'stepBack', 'reverseContinue', 'goto', 'restartFrame', 'restart'],
  ...['groundwork/retry', 'groundwork/skip', 'terminate', 'disconnect'],
]);

/** What a message of the engine changed of a run. */
export type Change = 'stopped' | 'moves' | 'changed' | undefined;

/** Where the run of one debug session stands, as far as the engine has told: its trace, what is shown, whether it is held. */
export class RunNow {
  #history = new History();
  #shown: number | undefined;
  #folder: string | undefined;
  #isHeld = false;

  /** Takes a message of the protocol, from the engine to VS Code. */
  take(message: unknown): Change {
    const sent = Sent.safeParse(message);
    if (!sent.success) return undefined;
    if (sent.data.type === 'response') {
      const { command, success } = sent.data;
      return success && sendsOn.has(command) ? this.#moves() : undefined;
    }
    const { event, body } = sent.data;
    switch (event) {
      case 'stopped':
        this.#isHeld = true;
        return 'stopped';
      case 'continued':
      case 'terminated':
        return this.#moves();
      case 'groundwork/trace':
        return this.#news(body);
      case 'groundwork/shown':
        this.#shown = ShownMoment.safeParse(body).data?.seq;
        return 'changed';
      default:
        return undefined;
    }
  }

  #moves(): Change {
    this.#isHeld = false;
    return 'moves';
  }

  #news(body: unknown): Change {
    const news = TraceNews.safeParse(body);
    if (!news.success) return undefined;
    this.#folder = news.data.folder;
    for (const raw of news.data.events) {
      const event = TraceEvent.safeParse(raw);
      if (!event.success) continue;
      // A session that is restarted begins a trace of its own.
      if (event.data.type === 'run') this.#history = new History();
      this.#history.append(event.data);
    }
    return 'changed';
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** The view is moved to what was; nothing can be changed there. */
  get isInThePast(): boolean {
    return this.#shown !== undefined;
  }

  get folder(): string | undefined {
    return this.#folder;
  }

  get events(): readonly TraceEvent[] {
    return this.#history.events;
  }

  /** The state that is shown. */
  get state(): RunState {
    const seq = this.#shown;
    if (seq === undefined) return this.#history.latest;
    return this.#history.at(this.events.findLastIndex(event => event.seq <= seq));
  }

  /** SHA-256 of every plan file it runs, by path. */
  get sources(): Readonly<Record<string, string>> {
    return this.#history.latest.header?.sources ?? {};
  }

  /** The failure that it stands at, and whether what failed was decided otherwise since. */
  get failure():
    | { readonly event: TraceEventOf<'failure'>; readonly at: PlanRange; readonly isMended: boolean }
    | undefined {
    if (!this.#isHeld) return undefined;
    if (this.isInThePast) {
      const { failure } = this.state;
      return failure?.at && { event: failure, at: failure.at, isMended: false };
    }
    // What is decided at a stop, or looked at after an action by hand, comes behind the failure; a move ends it.
    let isMended = false;
    for (let index = this.events.length - 1; index >= 0; index--) {
      const event = this.events[index];
      if (event === undefined || !isOfAStop(event)) return undefined;
      if (event.type === 'failure') return event.at && { event, at: event.at, isMended };
      isMended ||= isDecision(event);
    }
    return undefined;
  }
}

const ofAStop: ReadonlySet<TraceEvent['type']> = new Set([
  ...(['failure', 'blame', 'correction', 'stopped', 'override', 'variable'] as const),
  ...(['observe', 'infer', 'ground', 'output'] as const),
]);

/** Whether an event can come between a failure and the run going on from there. */
function isOfAStop({ type }: TraceEvent): boolean {
  return ofAStop.has(type);
}
