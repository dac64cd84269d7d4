import { LookArguments } from '../../protocol/debug.ts';
import { type Reply, request } from '../request-table.ts';

/** A view picked a moment: the view goes there, and what was done stays done, so that call stack and variables show it too. */
export const lookRequests = {
  'groundwork/look': request(LookArguments, (session, { seq }): Reply => {
    const debuggee = session.standing;
    return {
      after: () => {
        session.moves();
        debuggee.look(seq);
      },
    };
  }),
};
