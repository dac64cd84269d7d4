import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { z } from 'zod';
import {
  type TargetApi,
  TargetError,
  type TargetErrorKind,
  type TargetMethod,
  type TargetParams,
  type TargetResult,
  targetErrorCodes,
  targetMethods,
} from '../../protocol/target.ts';
import { type RunningProcess, within } from '../processes.ts';

/** How long the host may take to end after its stdin was closed, in milliseconds. */
const closingMs = 500;

/** JSON carries the picture as base64. */
const WirePicture = z.looseObject({
  screenshot: z.looseObject({ png: z.base64().transform(text => new Uint8Array(Buffer.from(text, 'base64'))) }),
});

const kinds = new Map<number, TargetErrorKind>();
for (const [kind, code] of Object.entries(targetErrorCodes)) {
  for (const known of Object.keys(targetErrorCodes)) if (isKind(known) && known === kind) kinds.set(code, known);
}
function isKind(text: string): text is TargetErrorKind {
  return text in targetErrorCodes;
}

/**
 * The Windows host as a target. It lives as long as its process: `end` closes it, and `afterEnd` takes down what it
 * stood on.
 */
export function connectWindowsHost(host: RunningProcess, afterEnd: () => Promise<void> = async () => {}): TargetApi {
  const connection = createMessageConnection(new StreamMessageReader(host.stdout), new StreamMessageWriter(host.stdin));
  // A broken stream ends in `ended` below, with words of ours.
  connection.onError(() => undefined);
  connection.listen();
  const ended = host.ended.then(({ text }): never => {
    const complaints = host.complaints();
    throw new TargetError('target-lost', `The Windows host ${text}.${complaints === '' ? '' : `\n${complaints}`}`);
  });
  ended.catch(() => undefined);
  let open = 0;

  async function request<M extends TargetMethod>(
    method: M,
    params: TargetParams<M>,
    signal: AbortSignal | undefined,
  ): Promise<TargetResult<M>> {
    signal?.throwIfAborted();
    open += 1;
    host.hold();
    try {
      const answer = await Promise.race([send(connection, method, params, signal), ended]);
      const result = targetMethods[method].result.safeParse(withPicture(answer));
      // The table gives each method its own schema; the checker can't tie the two together.
      if (result.success) return result.data as TargetResult<M>;
      throw new TargetError(
        'target-lost',
        `The Windows host answers "${method}" with something else: ${z.prettifyError(result.error)}`,
      );
    } finally {
      open -= 1;
      if (open === 0) host.release();
    }
  }

  const method =
    <M extends TargetMethod>(name: M) =>
    (params: TargetParams<M>, signal?: AbortSignal): Promise<TargetResult<M>> =>
      request(name, params, signal);

  return {
    initialize: method('initialize'),
    windows: method('windows'),
    lease: method('lease'),
    suspend: method('suspend'),
    launch: method('launch'),
    attach: method('attach'),
    observe: method('observe'),
    act: method('act'),
    at: method('at'),
    outline: method('outline'),
    pick: method('pick'),
    end: async (params, signal) => {
      try {
        return await request('end', params, signal);
      } finally {
        host.hold();
        connection.dispose();
        host.stdin.end();
        await within(host.ended, closingMs);
        host.kill();
        host.release();
        await afterEnd();
      }
    },
  };
}

/** One request; rejects with the signal's reason when it is aborted, answered or not. */
async function send(
  connection: MessageConnection,
  method: string,
  params: unknown,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const cancel = new CancellationTokenSource();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => {
    cancel.cancel();
    reject(signal?.reason);
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  aborted.catch(() => undefined);
  try {
    return await Promise.race([connection.sendRequest<unknown>(method, params, cancel.token), aborted]);
  } catch (error) {
    throw asTargetError(error);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    cancel.dispose();
  }
}

function asTargetError(error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const kind = kinds.get(error.code);
  return kind === undefined
    ? new TargetError('target-lost', `The Windows host failed: ${error.message}`)
    : new TargetError(kind, error.message);
}

function withPicture(answer: unknown): unknown {
  const read = WirePicture.safeParse(answer);
  return read.success ? read.data : answer;
}
