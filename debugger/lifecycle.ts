import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { ClientExtras } from '../protocol/debug.ts';
import { attach } from './attach.ts';
import { layBreakpoints } from './breakpoints/lay-breakpoints.ts';
import { capabilities, recordedCapabilities } from './capabilities.ts';
import { launch } from './launch.ts';
import { type Reply, RequestError, request } from './request-table.ts';
import type { Debuggee } from './runs/debuggee.ts';
import type { Session } from './session.ts';

const InitializeArguments = z.object({
  linesStartAt1: z.boolean().default(true),
  columnsStartAt1: z.boolean().default(true),
  supportsInvalidatedEvent: z.boolean().default(false),
  supportsProgressReporting: z.boolean().default(false),
  ...ClientExtras.shape,
});

export const lifecycleRequests = {
  initialize: request(InitializeArguments, (session, args): Reply<DebugProtocol.InitializeResponse> => {
    const { groundworkAsk, ...client } = args;
    session.client = client;
    session.asks.clientAnswers = groundworkAsk;
    return { body: capabilities };
  }),

  launch: request(z.unknown(), (session, args) => begin(session, () => launch(session, args))),

  attach: request(z.unknown(), (session, args) => begin(session, () => attach(session, args))),

  configurationDone: request(z.unknown(), (session): Reply<DebugProtocol.ConfigurationDoneResponse> => {
    const debuggee = session.beginning();
    return { after: () => debuggee.begin(session.stopOnEntry) };
  }),

  terminate: request(
    z.unknown(),
    (session): Reply<DebugProtocol.TerminateResponse> => ({ after: () => void session.end() }),
  ),

  disconnect: request(z.unknown(), async (session): Promise<Reply<DebugProtocol.DisconnectResponse>> => {
    await session.end();
    // The answer has to leave first.
    return { after: () => setImmediate(() => session.close()) };
  }),
};

/** What is debugged is there: now the client may say where to stop. */
async function begin(session: Session, make: () => Promise<Debuggee>): Promise<Reply<DebugProtocol.LaunchResponse>> {
  if (session.isLaunched) throw new RequestError('This session was launched already.');
  const debuggee = await make();
  session.launched(debuggee);
  const tellBreakpoints = layBreakpoints(session, debuggee);
  return {
    after: () => {
      if (debuggee.kind === 'recorded') {
        session.connection.event('capabilities', { capabilities: recordedCapabilities });
        for (const problem of debuggee.problems) session.say(problem, 'stderr');
      }
      tellBreakpoints();
      session.connection.event('initialized');
    },
  };
}
