import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { layBreakpoints } from '../breakpoints/lay-breakpoints.ts';
import { type Reply, RequestError, request } from '../request-table.ts';

const Restart = z.object({ arguments: z.unknown().optional() });

export const restartRequests = {
  /** The same plan from its beginning, read anew, in this session; a recorded run is shown from its beginning. */
  restart: request(Restart, async (session, { arguments: changed }): Promise<Reply<DebugProtocol.RestartResponse>> => {
    const { debuggee } = session;
    if (debuggee.kind === 'recorded') {
      return {
        after: () => {
          session.tellsThatItGoesOn();
          session.moves();
          debuggee.restart();
        },
      };
    }
    const { made } = session;
    if (made === undefined) throw new RequestError('Nothing was launched yet.');
    // The new one is ready before the old one ends: a plan with errors restarts nothing.
    const next = await made.make(changed ?? made.configuration);
    // VS Code would show what the run before stood at as the reason of the next stop.
    session.tellsThatItGoesOn();
    await session.replaces(next);
    return {
      after: () => {
        layBreakpoints(session, next)();
        next.begin(session.stopOnEntry);
      },
    };
  }),
};
