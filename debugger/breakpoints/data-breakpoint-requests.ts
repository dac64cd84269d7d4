import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { ConsoleError, ReadText } from '../../agent/reading.ts';
import { type Reply, request } from '../request-table.ts';
import type { Session } from '../session.ts';
import { namedIn } from '../views/variables.ts';
import { StopTextArguments } from './breakpoint-requests.ts';
import { readingProblem } from './stop-rule.ts';

const DataBreakpointInfo = z.object({
  variablesReference: z.number().int().optional(),
  name: z.string(),
  frameId: z.number().int().optional(),
});

const SetDataBreakpoints = z.object({
  breakpoints: z.array(z.object({ dataId: z.string(), accessType: z.string().optional(), ...StopTextArguments })),
});

export const dataBreakpointRequests = {
  dataBreakpointInfo: request(
    DataBreakpointInfo,
    (session, { variablesReference, name }): Reply<DebugProtocol.DataBreakpointInfoResponse> => {
      const text = variablesReference ? namedIn(session, variablesReference, name).evaluateName : name;
      if (text === undefined) return refused(`${name} is nothing that the program shows: it cannot be watched.`);
      const watched = new ReadText(text);
      const problem = readingProblem(watched) ?? looksNowhere(session, watched);
      if (problem !== undefined) return refused(problem);
      return {
        body: { dataId: watched.text, description: watched.text, accessTypes: ['write'], canPersist: true },
      };
    },
  ),

  setDataBreakpoints: request(
    SetDataBreakpoints,
    (session, { breakpoints }): Reply<DebugProtocol.SetDataBreakpointsResponse> => {
      const laid = session.data.replace(breakpoints);
      return {
        body: {
          breakpoints: laid.map(({ id, problem }) =>
            problem === undefined ? { id, verified: true } : { id, verified: false, message: problem },
          ),
        },
      };
    },
  ),
};

function refused(description: string): Reply<DebugProtocol.DataBreakpointInfoResponse> {
  return { body: { dataId: null, description } };
}

/** Why an expression cannot change with the program, as far as that can be told now. */
function looksNowhere(session: Session, watched: ReadText): string | undefined {
  const reading = session.isLaunched ? session.debuggee.console?.reading() : undefined;
  if (reading === undefined) return undefined;
  try {
    return watched.looks(reading) ? undefined : `${watched.text} asks nothing of the program: it cannot be watched.`;
  } catch (error) {
    if (error instanceof ConsoleError) return error.message;
    throw error;
  }
}
