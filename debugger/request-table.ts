import type { DebugProtocol } from '@vscode/debugprotocol';
import type { z } from 'zod';
import type { Session } from './session.ts';

/** What a request is answered with, and what happens once the answer was sent. */
export interface Reply<R extends DebugProtocol.Response = DebugProtocol.Response> {
  readonly body?: R['body'];
  readonly after?: () => void;
}

/** One request the engine answers: the shape of its arguments and what it does. */
export interface RequestRow {
  run(session: Session, args: unknown): Reply | Promise<Reply>;
}
export type RequestTable = Readonly<Record<string, RequestRow>>;

/** A row of a request table; `args` are checked before `handle` sees them. */
export function request<S extends z.ZodType>(
  args: S,
  handle: (session: Session, args: z.infer<S>) => Reply | Promise<Reply>,
): RequestRow {
  return {
    run(session, raw) {
      const checked = args.safeParse(raw ?? {});
      if (!checked.success) {
        const issue = checked.error.issues[0];
        throw new RequestError(
          `The request's arguments are wrong${issue === undefined ? '' : ` at ${issue.path.join('.') || 'the top'}: ${issue.message}`}.`,
        );
      }
      return handle(session, checked.data);
    },
  };
}

/** A request that cannot be answered; the message is for people. */
export class RequestError extends Error {
  readonly showUser: boolean;
  constructor(message: string, options: { readonly showUser?: boolean } = {}) {
    super(message);
    this.name = 'RequestError';
    this.showUser = options.showUser ?? false;
  }
}
