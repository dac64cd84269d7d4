import type { Readable, Writable } from 'node:stream';
// The package's main file also loads its own session and loggers; only the framing is used.
import { ProtocolServer } from '@vscode/debugadapter/lib/protocol.js';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';

const Request = z.object({ seq: z.number().int(), command: z.string(), arguments: z.unknown().optional() });
export type Request = z.infer<typeof Request>;

/** One client: Debug Adapter Protocol messages over a pair of streams. */
export class Connection extends ProtocolServer {
  readonly #onRequest: (request: Request) => void;
  #output: Writable | undefined;
  #holdsBack = false;

  constructor(onRequest: (request: Request) => void, onClosed: () => void) {
    super();
    this.#onRequest = onRequest;
    this.on('close', onClosed);
    // A message that is no JSON is dropped; without a listener it would end the process.
    this.on('error', () => undefined);
  }

  open(input: Readable, output: Writable): void {
    // A client that goes away ends the input; a pipe reports no `close` of its own then.
    input.once('end', () => this.emit('close'));
    this.#output = output;
    this.start(input, output);
  }

  override sendEvent(event: DebugProtocol.Event): void {
    this.#holdBack();
    super.sendEvent(event);
  }

  override sendResponse(response: DebugProtocol.Response): void {
    this.#holdBack();
    super.sendResponse(response);
  }

  event(event: string, body?: object): void {
    this.sendEvent({ seq: 0, type: 'event', event, ...(body === undefined ? {} : { body }) });
  }

  answer(request: Request, body: object | undefined): void {
    this.sendResponse({ ...this.#head(request), success: true, ...(body === undefined ? {} : { body }) });
  }

  /** @param showUser whether the client shows it in a dialog; otherwise it is shown where the request came from */
  refuse(request: Request, message: string, showUser: boolean): void {
    // Braces in a format name variables, so a message that may have some is one itself.
    const error: DebugProtocol.Message = { id: 1, format: '{reason}', variables: { reason: message }, showUser };
    this.sendResponse({ ...this.#head(request), success: false, message, body: { error } });
  }

  protected override dispatchRequest(message: unknown): void {
    const request = Request.safeParse(message);
    if (request.success) this.#onRequest(request.data);
  }

  /** What is said in one turn goes out in one piece: each piece costs a call of the system and wakes the client. */
  #holdBack(): void {
    const output = this.#output;
    if (this.#holdsBack || output === undefined) return;
    this.#holdsBack = true;
    output.cork();
    process.nextTick(() => {
      this.#holdsBack = false;
      output.uncork();
    });
  }

  #head(request: Request) {
    return { seq: 0, type: 'response', request_seq: request.seq, command: request.command };
  }
}
