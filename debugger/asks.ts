import type { AskedAction, Asker } from '../agent/ask.ts';
import { Answer, type Ask, type AskOver } from '../protocol/debug.ts';
import { type Reply, RequestError, request } from './request-table.ts';
import type { Session } from './session.ts';

type Unnumbered = Ask extends infer A ? (A extends Ask ? Omit<A, 'id'> : never) : never;

/** Questions to the person in front of the client: by the custom event `groundwork/ask`, else in the console. */
export class Asks implements Asker {
  /** The client answers `groundwork/ask`. */
  clientAnswers = false;
  readonly #session: Session;
  readonly #open = new Map<number, (value: string | undefined) => void>();
  #ids = 0;
  /** The question that the next line of the console answers. */
  #inConsole: number | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  async secret(name: string, signal: AbortSignal): Promise<string | undefined> {
    if (this.clientAnswers) return this.#ask({ kind: 'secret', name, prompt: `Value of the secret ${name}` }, signal);
    // A console would show it.
    this.#session.say(
      `The plan needs the secret ${name}. Say in the launch configuration where it comes from: "secrets": {"${name}": "env:VARIABLE"}.`,
      'important',
    );
    return undefined;
  }

  async confirm(
    question: string,
    detail: string,
    signal: AbortSignal,
    about?: AskedAction,
  ): Promise<{ yes: boolean; by: string } | undefined> {
    if (!this.clientAnswers) {
      this.#session.say(`${question}\nThe run waits: answer yes or no in the console.`, 'important');
      this.#inConsole = this.#ids + 1;
    }
    const value = await this.#ask({ kind: 'confirm', question, detail, ...about }, signal);
    this.#inConsole = undefined;
    return value === undefined ? undefined : { yes: value === 'yes', by: 'the user' };
  }

  /** An answer. @returns false when nothing with this number is asked */
  answer(id: number, value: string | undefined): boolean {
    const resolve = this.#open.get(id);
    resolve?.(value);
    return resolve !== undefined;
  }

  /** Takes a line of the console as the answer to the question that is open there. @returns what to say about it */
  answerInConsole(line: string): string | undefined {
    if (this.#inConsole === undefined) return undefined;
    const value = line.trim().toLowerCase();
    if (value !== 'yes' && value !== 'no') return 'Answer yes or no.';
    this.answer(this.#inConsole, value);
    return value === 'yes' ? 'Confirmed.' : 'Refused.';
  }

  /** Nobody answers any more. */
  giveUp(): void {
    for (const resolve of this.#open.values()) resolve(undefined);
  }

  async #ask(ask: Unnumbered, signal: AbortSignal): Promise<string | undefined> {
    if (signal.aborted) return undefined;
    this.#ids += 1;
    const id = this.#ids;
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const onAbort = () => {
      if (this.clientAnswers) this.#session.connection.event('groundwork/askOver', { id } satisfies AskOver);
      resolve(undefined);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    this.#open.set(id, resolve);
    if (this.clientAnswers) this.#session.connection.event('groundwork/ask', { id, ...ask });
    try {
      return await promise;
    } finally {
      this.#open.delete(id);
      signal.removeEventListener('abort', onAbort);
    }
  }
}

export const askRequests = {
  'groundwork/answer': request(Answer, (session, { id, value }): Reply => {
    if (!session.asks.answer(id, value)) throw new RequestError(`Nothing is asked with the number ${id}.`);
    return {};
  }),
};
