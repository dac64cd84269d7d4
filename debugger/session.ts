import type { Readable, Writable } from 'node:stream';
import type { Move } from '../agent/moves/move.ts';
import type { ComingReply, ShownMoment } from '../protocol/debug.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { TraceEvent } from '../trace/format.ts';
import { Asks } from './asks.ts';
import { DataBreakpoints } from './breakpoints/data-breakpoints.ts';
import { ExceptionFilters } from './breakpoints/exception-filters.ts';
import { FunctionBreakpoints } from './breakpoints/function-breakpoints.ts';
import { counter, LineBreakpoints } from './breakpoints/line-breakpoints.ts';
import { StopMemory } from './breakpoints/stop-memory.ts';
import type { Stop, StopRules } from './breakpoints/stop-rules.ts';
import { Connection, type Request } from './connection.ts';
import { RequestError } from './request-table.ts';
import { requests } from './requests.ts';
import type { Debuggee, DebuggeeListener } from './runs/debuggee.ts';
import type { LiveRun } from './runs/live-run.ts';
import { OutlineAtStop } from './steering/outline-at-stop.ts';
import { Blobs } from './views/blobs.ts';
import { consoleLine } from './views/console-output.ts';
import { LamSources } from './views/lam-sources.ts';
import { Progress } from './views/progress.ts';
import { ReplySoFar } from './views/reply-so-far.ts';
import { References } from './views/shown.ts';
import { Sources } from './views/sources.ts';
import { threadId } from './views/thread.ts';

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
  readonly #breakpointIds = counter();
  readonly breakpoints = new LineBreakpoints(this.#breakpointIds);
  readonly functions = new FunctionBreakpoints(this.#breakpointIds);
  readonly data = new DataBreakpoints(this.#breakpointIds);
  readonly exceptions = new ExceptionFilters();
  readonly references = new References();
  readonly asks: Asks;
  readonly outline = new OutlineAtStop();
  lam = new LamSources(this);
  client: Client = {
    linesStartAt1: true,
    columnsStartAt1: true,
    supportsInvalidatedEvent: false,
    supportsProgressReporting: false,
  };
  readonly admits: (token: string | undefined) => boolean;
  stopOnEntry = false;
  /** How what is debugged was made, for a restart. `make` @throws RequestError */
  made: { readonly configuration: unknown; make(configuration: unknown): Promise<LiveRun> } | undefined;
  /** Lines that were offered for a jump. */
  readonly jumps: PlanRange[] = [];
  /** The console tells what the run does. */
  isTelling = true;
  lastStop: Stop | undefined;
  /** Counts the stops; frames belong to one of them. */
  stops = 0;
  #debuggee: Debuggee | undefined;
  readonly #memory = new StopMemory();
  readonly #progress: Progress;
  readonly #reply = new ReplySoFar(reply => this.connection.event('groundwork/reply', reply));
  #sources: Sources | undefined;
  #begun = false;
  #ended = false;
  #showsThePast = false;
  #isReplacing = false;

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

  /** A live run that stands still. @throws RequestError where there is none */
  get live(): LiveRun {
    const { standing } = this;
    if (standing.kind === 'recorded') throw new RequestError('In a recorded run nothing can be set or done.');
    return standing;
  }

  /** A live run that can be sent elsewhere now. @throws RequestError where there is none */
  get steered(): LiveRun {
    const { live } = this;
    live.refuseWhileBusy();
    return live;
  }

  get rules(): StopRules {
    const { breakpoints, functions, data, exceptions } = this;
    this.#memory.forget();
    return {
      breakpoints,
      functions,
      data,
      exceptions,
      memory: this.#memory,
      placeInLamFile: state => this.lam.placeOf(state),
      tell: (text, at) => this.#tell(text, at),
    };
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

  /** Ends what is debugged; another one takes its place in this session. */
  async replaces(next: LiveRun): Promise<void> {
    const before = this.#debuggee;
    this.moves();
    this.#isReplacing = true;
    try {
      await before?.end();
    } finally {
      this.#isReplacing = false;
    }
    this.#debuggee = next;
    this.#sources = undefined;
    this.lam = new LamSources(this);
  }

  /** The run leaves what it stands at, and goes on elsewhere. */
  sends(move: Move, then: Parameters<LiveRun['move']>[1]): void {
    this.moves();
    this.live.move(move, then);
  }

  /** As `sends`, for a request of ours: a client knows only of its own ones that the run goes on, and has to be told. */
  sendsAndTells(move: Move, then: Parameters<LiveRun['move']>[1]): void {
    this.tellsThatItGoesOn();
    this.sends(move, then);
  }

  tellsThatItGoesOn(): void {
    this.connection.event('continued', { threadId, allThreadsContinued: true });
  }

  say(text: string, category: 'console' | 'important' | 'stdout' | 'stderr' = 'console'): void {
    this.connection.event('output', { category, output: `${text}\n` });
  }

  /** What views showed may be different now, without the run having moved. */
  invalidated(): void {
    if (this.client.supportsInvalidatedEvent) this.connection.event('invalidated', { areas: ['stacks', 'variables'] });
  }

  /** What a breakpoint has to say, where it lies. */
  #tell(text: string, at: PlanRange | undefined): void {
    const place =
      at === undefined
        ? {}
        : {
            source: this.sources.source(at.file, this),
            line: at.line - (this.client.linesStartAt1 ? 0 : 1),
            column: at.column - (this.client.columnsStartAt1 ? 0 : 1),
          };
    this.connection.event('output', { category: 'console', output: `${text}\n`, ...place });
  }

  /** The run goes on: frames and variables of the stop are gone. */
  moves(): void {
    this.outline.clear(this.debuggee);
    // What the user did at the stop is no change of the run's.
    if (this.data.isAny && this.debuggee.standsStill) this.#memory.saw(this.standing.console?.reading());
    this.references.forget();
    this.jumps.length = 0;
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

  replying(reply: ComingReply): void {
    if (!this.#ended) this.#reply.tell(reply);
  }

  trace(events: readonly TraceEvent[]): void {
    if (this.#ended) return;
    this.#progress.end();
    this.#reply.over();
    this.connection.event('groundwork/trace', { folder: this.debuggee.folder, events });
    this.lam.heard(events);
    if (this.debuggee.kind === 'recorded' || !this.isTelling) return;
    for (const event of events) {
      const line = consoleLine(event, this.debuggee.shown);
      if (line !== undefined) this.say(line.text, line.category);
    }
  }

  stopped(stop: Stop): void {
    this.#progress.end();
    this.#reply.over();
    this.references.forget();
    this.stops += 1;
    this.lastStop = stop;
    this.#tellMoment();
    this.connection.event('stopped', {
      reason: stop.reason,
      description: stop.description,
      ...(stop.text === undefined ? {} : { text: stop.text }),
      threadId,
      allThreadsStopped: true,
      ...(stop.breakpoints.length === 0 ? {} : { hitBreakpointIds: stop.breakpoints }),
    });
    this.outline.show(this.debuggee);
  }

  ended(exitCode?: number): void {
    this.#progress.end();
    this.#reply.over();
    if (this.#ended || this.#isReplacing) return;
    this.#ended = true;
    if (exitCode !== undefined) this.connection.event('exited', { exitCode });
    this.connection.event('terminated');
  }

  /** A live run is seen at its edge; of what was, nobody could say otherwise which moment its frames belong to. */
  #tellMoment(): void {
    const { debuggee } = this;
    const isPast = debuggee.kind === 'recorded' || debuggee.isInThePast;
    if (!isPast && !this.#showsThePast) return;
    this.#showsThePast = isPast;
    this.connection.event('groundwork/shown', (isPast ? { seq: debuggee.shown.seq } : {}) satisfies ShownMoment);
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
