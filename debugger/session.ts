import type { Readable, Writable } from 'node:stream';
import type { ShownMoment } from '../protocol/debug.ts';
import type { TraceEvent } from '../trace/format.ts';
import { Asks } from './asks.ts';
import { Blobs } from './blobs.ts';
import { Connection, type Request } from './connection.ts';
import { consoleLine } from './console-output.ts';
import type { Debuggee, DebuggeeListener } from './debuggee.ts';
import { ExceptionFilters } from './exception-filters.ts';
import { LineBreakpoints } from './line-breakpoints.ts';
import { Progress } from './progress.ts';
import { RequestError } from './request-table.ts';
import { requests } from './requests.ts';
import { References } from './shown.ts';
import { Sources } from './sources.ts';
import type { Stop, StopRules } from './stop-rules.ts';
import { threadId } from './thread.ts';

/** What the client said about itself. */
export interface Client {
  readonly linesStartAt1: boolean;
  readonly columnsStartAt1: boolean;
  readonly supportsInvalidatedEvent: boolean;
  readonly supportsProgressReporting: boolean;
}

interface SessionOptions {
  readonly onClosed: () => void;
  /** Whether a launch may bring this token, where one has to be brought: see `serve.ts`. */
  readonly admits?: (token: string | undefined) => boolean;
  /** Observations and inferences that take longer are told. */
  readonly progressAfterMs?: number;
}

/** One debug session on one connection: its client, where to stop, and what is debugged. */
export class Session implements DebuggeeListener {
  readonly connection: Connection;
  readonly breakpoints = new LineBreakpoints();
  readonly exceptions = new ExceptionFilters();
  readonly references = new References();
  readonly asks: Asks;
  client: Client = {
    linesStartAt1: true,
    columnsStartAt1: true,
    supportsInvalidatedEvent: false,
    supportsProgressReporting: false,
  };
  readonly admits: (token: string | undefined) => boolean;
  stopOnEntry = false;
  /** The console tells what the run does. */
  isTelling = true;
  lastStop: Stop | undefined;
  /** Counts the stops; frames belong to one of them. */
  stops = 0;
  #debuggee: Debuggee | undefined;
  readonly #progress: Progress;
  #sources: Sources | undefined;
  #begun = false;
  #ended = false;

  constructor(options: SessionOptions) {
    this.admits = options.admits ?? (() => true);
    this.asks = new Asks(this);
    this.#progress = new Progress(this, options.progressAfterMs);
    this.connection = new Connection(
      request => void this.#dispatch(request),
      () => {
        options.onClosed();
        void this.end();
      },
    );
  }

  open(input: Readable, output: Writable): void {
    this.connection.open(input, output);
  }

  /** What is debugged. @throws RequestError before the launch */
  get debuggee(): Debuggee {
    if (this.#debuggee === undefined) throw new RequestError('Nothing was launched yet.');
    return this.#debuggee;
  }

  get isLaunched(): boolean {
    return this.#debuggee !== undefined;
  }

  /** @throws RequestError unless the run stands still */
  get standing(): Debuggee {
    const { debuggee } = this;
    if (!debuggee.standsStill) throw new RequestError('The run is on its way: it has to stand still for that.');
    return debuggee;
  }

  get rules(): StopRules {
    return { breakpoints: this.breakpoints, exceptions: this.exceptions };
  }

  get blobs(): Blobs {
    return new Blobs(this.debuggee.folder);
  }

  get sources(): Sources {
    this.#sources ??= new Sources();
    return this.#sources;
  }

  /** Lets the run begin. @throws RequestError when it has begun */
  beginning(): Debuggee {
    const { debuggee } = this;
    if (this.#begun) throw new RequestError('The run has begun already.');
    this.#begun = true;
    return debuggee;
  }

  launched(debuggee: Debuggee): void {
    this.#debuggee = debuggee;
  }

  say(text: string, category: 'console' | 'important' | 'stdout' | 'stderr' = 'console'): void {
    this.connection.event('output', { category, output: `${text}\n` });
  }

  /** What views showed may be different now, without the run having moved. */
  invalidated(): void {
    if (this.client.supportsInvalidatedEvent) this.connection.event('invalidated', { areas: ['stacks', 'variables'] });
  }

  /** The run goes on: frames and variables of the stop are gone. */
  moves(): void {
    this.references.forget();
    this.lastStop = undefined;
  }

  /** The client is gone, or said that it goes. */
  close(): void {
    this.connection.stop();
    this.connection.emit('close');
  }

  /** Ends what is debugged, at once. */
  async end(): Promise<void> {
    this.asks.giveUp();
    if (this.#debuggee === undefined) this.ended();
    else if (!this.#ended) await this.#debuggee.end();
  }

  // — what the debuggee tells —

  working(phase: 'observe' | 'infer'): void {
    this.#progress.begin(phase);
  }

  trace(events: readonly TraceEvent[]): void {
    if (this.#ended) return;
    this.#progress.end();
    this.connection.event('groundwork/trace', { folder: this.debuggee.folder, events });
    if (this.debuggee.kind === 'recorded' || !this.isTelling) return;
    for (const event of events) {
      const line = consoleLine(event, this.debuggee.shown);
      if (line !== undefined) this.say(line.text, line.category);
    }
  }

  stopped(stop: Stop): void {
    this.#progress.end();
    this.references.forget();
    this.stops += 1;
    this.lastStop = stop;
    // A live run is seen at its edge; of a recorded one nobody could say which moment its frames belong to.
    if (this.debuggee.kind === 'recorded')
      this.connection.event('groundwork/shown', { seq: this.debuggee.shown.seq } satisfies ShownMoment);
    this.connection.event('stopped', {
      reason: stop.reason,
      description: stop.description,
      ...(stop.text === undefined ? {} : { text: stop.text }),
      threadId,
      allThreadsStopped: true,
      ...(stop.preservesFocus === true ? { preserveFocusHint: true } : {}),
      ...(stop.breakpoints.length === 0 ? {} : { hitBreakpointIds: stop.breakpoints }),
    });
  }

  ended(exitCode?: number): void {
    if (this.#ended) return;
    this.#progress.end();
    this.#ended = true;
    if (exitCode !== undefined) this.connection.event('exited', { exitCode });
    this.connection.event('terminated');
  }

  async #dispatch(request: Request): Promise<void> {
    const row = Object.hasOwn(requests, request.command) ? requests[request.command] : undefined;
    if (row === undefined)
      return this.connection.refuse(request, `There is no request ${request.command} here.`, false);
    try {
      const { body, after } = await row.run(this, request.arguments);
      this.connection.answer(request, body);
      if (after !== undefined) this.#follow(after);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.connection.refuse(request, message, error instanceof RequestError && error.showUser);
    }
  }

  /** What follows an answer can't be refused any more: if it fails, the session is over. */
  #follow(after: () => void): void {
    try {
      after();
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error), 'important');
      void this.end();
    }
  }
}
