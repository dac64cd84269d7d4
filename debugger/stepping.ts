import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import type { BackCommand } from './recorded-run.ts';
import { type Reply, RequestError, request } from './request-table.ts';
import type { Session } from './session.ts';
import type { TravelCommand } from './stop-rules.ts';

const Thread = z.object({ threadId: z.number().int() });

function forward(command: TravelCommand) {
  return request(Thread, (session): Reply => {
    const debuggee = session.standing;
    if (session.lastStop === undefined) throw new RequestError('The run has not stopped yet.');
    return {
      ...(command === 'continue' ? { body: { allThreadsContinued: true } } : {}),
      after: () => {
        session.moves();
        debuggee.travel(command);
      },
    };
  });
}

function backward(command: BackCommand) {
  return request(Thread, (session): Reply => {
    const debuggee = session.standing;
    if (debuggee.kind === 'live')
      throw new RequestError(
        'What was done to the program cannot be taken back. Open the recorded run to walk backwards.',
      );
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
  stepIn: forward('stepIn'),
  stepOut: forward('stepOut'),
  stepBack: backward('stepBack'),
  reverseContinue: backward('reverseContinue'),

  pause: request(Thread, (session): Reply<DebugProtocol.PauseResponse> => {
    const { debuggee } = session;
    return { after: () => debuggee.pause() };
  }),

  /** Whatever the client names: what can be cancelled is the observation or inference at work. */
  cancel: request(z.unknown(), (session): Reply<DebugProtocol.CancelResponse> => {
    const cancelled = cancelPhase(session);
    if (!cancelled) throw new RequestError('Nothing is being observed or inferred now: there is nothing to cancel.');
    return {};
  }),
};

function cancelPhase(session: Session): boolean {
  const { debuggee } = session;
  return debuggee.kind === 'live' && debuggee.cancel();
}
