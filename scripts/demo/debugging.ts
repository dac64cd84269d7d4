import { type ChildProcess, spawn } from 'node:child_process';
import { DapClient } from '../../debugger/dap-client.ts';
import { TraceNews } from '../../protocol/debug.ts';
import { TraceEvent } from '../../trace/format.ts';
import { apply, initialState, type RunState } from '../../trace/state.ts';
import { bundle } from '../paths.ts';

/** A session of the engine, and the run as its events tell it: the way every view of Groundwork works. */
export class Debugging {
  readonly client: DapClient;
  readonly #engine: ChildProcess;
  #state: RunState = initialState;
  #heard = 0;
  folder = '';

  constructor() {
    const engine = spawn(process.execPath, ['--enable-source-maps', bundle, 'dap'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#engine = engine;
    this.client = new DapClient(engine.stdout, engine.stdin);
  }

  /** The run's state at the last event that came. */
  get state(): RunState {
    for (const { message } of this.client.log.slice(this.#heard)) {
      this.#heard += 1;
      if (message.type !== 'event' || !('event' in message) || message.event !== 'groundwork/trace') continue;
      const news = TraceNews.parse(message.body);
      this.folder = news.folder;
      for (const event of news.events) this.#state = apply(this.#state, TraceEvent.parse(event));
    }
    return this.#state;
  }

  /** Launches, with breakpoints on lines of a plan. */
  async launch(configuration: object, plan: string, lines: readonly number[]): Promise<void> {
    await this.client.request('initialize', { adapterID: 'groundwork' });
    await this.client.request('launch', configuration);
    await this.client.event('initialized');
    await this.client.request('setBreakpoints', { source: { path: plan }, breakpoints: lines.map(line => ({ line })) });
    await this.client.request('configurationDone');
  }

  /** Sends a request that lets the run go on, and waits until it stands again. @returns whether it has ended */
  async go(command?: string): Promise<'stopped' | 'ended'> {
    if (command !== undefined) await this.client.request(command, { threadId: 1 });
    const event = await this.client.eventOf(['stopped', 'terminated']);
    return event.event === 'stopped' ? 'stopped' : 'ended';
  }

  /** The id of the innermost frame. */
  async topFrame(): Promise<number> {
    const body = await this.client.request('stackTrace', { threadId: 1, levels: 1 });
    return body.stackFrames[0].id;
  }

  async close(): Promise<void> {
    await this.client.send('disconnect');
    this.#engine.kill();
  }
}
