import { LookArguments } from '../protocol/debug.ts';
import { type Reply, RequestError, request } from './request-table.ts';

/** A view picked a moment: a recorded run goes there, so that call stack and variables show it too. */
export const lookRequests = {
  'groundwork/look': request(LookArguments, (session, { seq }): Reply => {
    const { debuggee } = session;
    if (debuggee.kind !== 'recorded') throw new RequestError('Only a recorded run can be looked at elsewhere.');
    return { after: () => debuggee.look(seq) };
  }),
};
