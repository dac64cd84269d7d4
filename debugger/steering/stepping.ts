import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import type { BackCommand, TravelCommand } from '../breakpoints/stop-rules.ts';
import { type Reply, RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';

const Thread = z.object({ threadId: z.number().int() });
const Cancel = z.object({ requestId: z.number().optional() });

function forward(command: TravelCommand) {
  return request(Thread, (session): Reply => goOn(session, command));
}

/** Lets a run that stands still go on. @throws RequestError when it does not */
export function goOn(session: Session, command: TravelCommand): Reply {
  const debuggee = session.standing;
  if (session.lastStop === undefined) throw new RequestError('The run has not stopped yet.');
  if (debuggee.kind === 'live') debuggee.refuseWhileBusy();
  return {
    ...(command === 'continue' ? { body: { allThreadsContinued: true } } : {}),
    after: () => {
      session.moves();
      debuggee.travel(command);
    },
  };
}

function backward(command: BackCommand) {
  return request(Thread, (session): Reply => {
    const debuggee = session.standing;
    if (session.lastStop === undefined) throw new RequestError('The run has not stopped yet.');
    if (debuggee.kind === 'live') debuggee.refuseWhileBusy();
    return {
      after: () => {
        session.moves();
        debuggee.back(command);
      },
    };
  });
}

export const steppingRequests = {
  continue: forward('continue'),
  next: forward('next'),
  stepOut: forward('stepOut'),
  stepBack: backward('stepBack'),
  reverseContinue: backward('reverseContinue'),

  pause: request(Thread, (session): Reply<DebugProtocol.PauseResponse> => {
    const { debuggee } = session;
    return { after: () => debuggee.pause() };
  }),

  /**
   * Cancels the observation or inference at work. A client that gives up one of its own requests, as VS Code does with
   * variables that nobody looks at any more, means no such thing: those are answered at once anyway.
   */
  cancel: request(Cancel, (session, { requestId }): Reply<DebugProtocol.CancelResponse> => {
    if (requestId !== undefined) return {};
    const cancelled = cancelPhase(session);
    if (!cancelled) throw new RequestError('Nothing is being observed or inferred now: there is nothing to cancel.');
    return {};
  }),
};

function cancelPhase(session: Session): boolean {
  const { debuggee } = session;
  return debuggee.kind === 'live' && debuggee.cancel();
}
