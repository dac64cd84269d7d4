import type { z } from 'zod';
import { ConsoleError } from '../../agent/reading.ts';
import { type Matches, MatchesArguments } from '../../protocol/debug.ts';
import { type Reply, request } from '../request-table.ts';
import type { Session } from '../session.ts';

/** Which controls a selector means, for somebody who is still writing it: what is wrong with it is an answer. */
export const matchRequests = {
  'groundwork/matches': request(MatchesArguments, async (session, { selector }): Promise<Reply> => {
    return { body: await matches(session, selector) };
  }),
};

async function matches(session: Session, selector: string): Promise<z.infer<typeof Matches>> {
  const { console } = session.standing;
  if (console === undefined) return { controls: [], problem: 'The run has to stand still for that.' };
  try {
    const found = await console.matches(selector);
    return { controls: found.map(({ id, text, enabled, offscreen }) => ({ id, text, enabled, offscreen })) };
  } catch (error) {
    if (error instanceof ConsoleError) return { controls: [], problem: error.message };
    throw error;
  }
}
