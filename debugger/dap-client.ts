import type { Readable, Writable } from 'node:stream';
import { ProtocolServer } from '@vscode/debugadapter/lib/protocol.js';
import type { DebugProtocol } from '@vscode/debugprotocol';

type Message = DebugProtocol.Request | DebugProtocol.Response | DebugProtocol.Event;

/** A client of the engine without an editor: for tests and for the demonstration. */
export class DapClient {
  /** Every message in both directions, in the order it was sent or came. */
  readonly log: { readonly from: 'client' | 'engine'; readonly message: Message }[] = [];
  readonly #wire: Wire;
  readonly #output: Writable;
  readonly #answers = new Map<number, (response: DebugProtocol.Response) => void>();
  readonly #events: DebugProtocol.Event[] = [];
  readonly #waiting: { matches(event: DebugProtocol.Event): boolean; resolve(event: DebugProtocol.Event): void }[] = [];
  #seq = 0;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    this.#wire = new Wire(message => this.#receive(message));
    this.#wire.on('error', () => undefined);
    this.#wire.start(input, output);
  }

  /** Goes away without a word. */
  close(): void {
    this.#output.destroy();
  }

  /** Sends a request. @returns its response, whether it succeeded or not */
  async send(command: string, args?: object): Promise<DebugProtocol.Response> {
    this.#seq += 1;
    const seq = this.#seq;
    this.log.push({
      from: 'client',
      message: { seq, type: 'request', command, ...(args === undefined ? {} : { arguments: args }) },
    });
    const { promise, resolve } = Promise.withResolvers<DebugProtocol.Response>();
    this.#answers.set(seq, resolve);
    this.#wire.sendRequest(command, args, 0, undefined as never);
    return promise;
  }

  /** Sends a request that has to succeed. @returns the response's body @throws Error with the engine's message */
  async request<R extends DebugProtocol.Response>(command: string, args?: object): Promise<R['body']> {
    const response = await this.send(command, args);
    if (!response.success) throw new Error(`${command}: ${response.message}`);
    return response.body;
  }

  /** The body of the next event of a kind that nobody waited for yet; events before it stay. */
  async event<E extends DebugProtocol.Event>(name: string): Promise<E['body']> {
    return (await this.eventOf([name])).body;
  }

  /** The next event of one of these kinds. */
  async eventOf(names: readonly string[]): Promise<DebugProtocol.Event> {
    const matches = (event: DebugProtocol.Event) => names.includes(event.event);
    const index = this.#events.findIndex(matches);
    const [known] = index < 0 ? [] : this.#events.splice(index, 1);
    if (known !== undefined) return known;
    const { promise, resolve } = Promise.withResolvers<DebugProtocol.Event>();
    this.#waiting.push({ matches, resolve });
    return promise;
  }

  #receive(message: Message): void {
    this.log.push({ from: 'engine', message });
    if (message.type === 'response' && 'request_seq' in message) {
      this.#answers.get(message.request_seq)?.(message);
      this.#answers.delete(message.request_seq);
    } else if (message.type === 'event' && 'event' in message) {
      const index = this.#waiting.findIndex(one => one.matches(message));
      if (index < 0) this.#events.push(message);
      else this.#waiting.splice(index, 1)[0]?.resolve(message);
    }
  }
}

class Wire extends ProtocolServer {
  readonly #onMessage: (message: Message) => void;
  constructor(onMessage: (message: Message) => void) {
    super();
    this.#onMessage = onMessage;
  }
  override handleMessage(message: DebugProtocol.ProtocolMessage): void {
    this.#onMessage(message as Message);
  }
}
