import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { type Reply, request } from '../request-table.ts';
import type { Session } from '../session.ts';
import { StopTextArguments } from './breakpoint-requests.ts';
import type { FunctionBreakpoint } from './function-breakpoints.ts';

const SetFunctionBreakpoints = z.object({
  breakpoints: z.array(z.object({ name: z.string(), ...StopTextArguments })),
});

export const functionBreakpointRequests = {
  setFunctionBreakpoints: request(
    SetFunctionBreakpoints,
    (session, { breakpoints }): Reply<DebugProtocol.SetFunctionBreakpointsResponse> => ({
      body: { breakpoints: session.functions.replace(breakpoints).map(shown) },
    }),
  ),
};

/** Tells the client which of those it had set before the plan was loaded can never stop. */
export function tellJudgedFunctions(session: Session, breakpoints: readonly FunctionBreakpoint[]): void {
  for (const breakpoint of breakpoints)
    session.connection.event('breakpoint', { reason: 'changed', breakpoint: shown(breakpoint) });
}

function shown({ id, problem }: FunctionBreakpoint): DebugProtocol.Breakpoint {
  return problem === undefined ? { id, verified: true } : { id, verified: false, message: problem };
}
