import { PassThrough } from 'node:stream';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { DapClient } from './dap-client.ts';
import { Session } from './session.ts';

/** A client with the moves that tests make again and again. */
export class TestSession {
  readonly client: DapClient;
  /** What the client says it can do. */
  abilities: object = {};
  /** The exception filters to switch on; the engine's defaults where there are none. */
  filters: readonly string[] | undefined;
  /** The innermost frame of the stop, and the scopes that were asked for there. */
  #frame: number | undefined;
  #scopes: Promise<DebugProtocol.ScopesResponse['body']> | undefined;

  constructor(client: DapClient) {
    this.client = client;
  }

  /** A session in this process. */
  static connect(options: { readonly progressAfterMs?: number } = {}): TestSession {
    const [toEngine, toClient] = [new PassThrough(), new PassThrough()];
    new Session({ onClosed: () => undefined, ...options }).open(toEngine, toClient);
    return new TestSession(new DapClient(toClient, toEngine));
  }

  /** Launches, sets line breakpoints by file, and lets the run begin. */
  async launch(configuration: object, breakpoints: Readonly<Record<string, readonly number[]>> = {}): Promise<void> {
    const { client } = this;
    await client.request('initialize', { adapterID: 'groundwork', ...this.abilities });
    await client.request('launch', configuration);
    await client.event('initialized');
    for (const [path, lines] of Object.entries(breakpoints))
      await client.request('setBreakpoints', { source: { path }, breakpoints: lines.map(line => ({ line })) });
    if (this.filters !== undefined) await client.request('setExceptionBreakpoints', { filters: this.filters });
    await client.request('configurationDone');
  }

  /** Goes on. @returns where it stops next, or that it ended */
  async go(command: string): Promise<string> {
    await this.client.request(command, { threadId: 1 });
    return this.stopped();
  }

  /** Waits for a stop or for the end. @returns `reason: description | innermost frame :line` */
  async stopped(): Promise<string> {
    const event = await this.client.eventOf(['stopped', 'terminated']);
    if (event.event === 'terminated') return 'terminated';
    this.#scopes = undefined;
    const [top] = await this.stack();
    return `${event.body.reason}: ${event.body.description}${top === undefined ? '' : ` | ${top}`}`;
  }

  /** Names and lines, innermost first. */
  async stack(): Promise<string[]> {
    const { stackFrames } = await this.client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
    this.#frame = stackFrames[0]?.id;
    return stackFrames.map(frame => `${frame.name} :${frame.line}`);
  }

  /** The variables of a scope of the innermost frame. */
  async scope(name: string): Promise<DebugProtocol.Variable[]> {
    return this.children(await this.scopeReference(name));
  }

  async scopeReference(name: string): Promise<number> {
    this.#scopes ??= this.client.request<DebugProtocol.ScopesResponse>('scopes', { frameId: this.#frame });
    const { scopes } = await this.#scopes;
    return scopes.find(scope => scope.name === name)?.variablesReference ?? 0;
  }

  async children(variablesReference: number, page: object = {}): Promise<DebugProtocol.Variable[]> {
    const body = await this.client.request<DebugProtocol.VariablesResponse>('variables', {
      variablesReference,
      ...page,
    });
    return body.variables;
  }

  /** The children of a variable of a scope. */
  async inside(scope: string, name: string): Promise<DebugProtocol.Variable[]> {
    const variable = (await this.scope(scope)).find(one => one.name === name);
    return variable === undefined || variable.variablesReference === 0
      ? []
      : this.children(variable.variablesReference);
  }

  /** What the debug console answers. */
  async evaluate(expression: string, context = 'repl'): Promise<string> {
    const response = await this.client.send('evaluate', { expression, context });
    return response.success ? response.body.result : `error: ${response.message}`;
  }

  async set(scope: string, name: string, value: string): Promise<string> {
    const variablesReference = await this.scopeReference(scope);
    const response = await this.client.send('setVariable', { variablesReference, name, value });
    return response.success ? response.body.value : `error: ${response.message}`;
  }
}

/** `name = value`, a line a variable. */
export const said = (variables: readonly DebugProtocol.Variable[]): string[] =>
  variables.map(({ name, value }) => `${name} = ${value}`);
