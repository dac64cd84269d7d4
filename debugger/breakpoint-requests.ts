import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import type { LineBreakpoint } from './line-breakpoints.ts';
import { type Reply, RequestError, request } from './request-table.ts';
import type { Session } from './session.ts';

const Source = z.object({ path: z.string().optional() });

const SetBreakpoints = z.object({
  source: Source,
  breakpoints: z.array(z.object({ line: z.number().int() })).default([]),
});

const BreakpointLocations = z.object({
  source: Source,
  line: z.number().int(),
  endLine: z.number().int().optional(),
});

export const breakpointRequests = {
  setBreakpoints: request(
    SetBreakpoints,
    (session, { source, breakpoints }): Reply<DebugProtocol.SetBreakpointsResponse> => {
      const { path } = source;
      if (path === undefined) throw new RequestError('Breakpoints can be set in files only.');
      const first = firstLine(session);
      const laid = session.breakpoints.replace(
        path,
        breakpoints.map(({ line }) => line + 1 - first),
      );
      return { body: { breakpoints: laid.map(breakpoint => shownBreakpoint(session, breakpoint)) } };
    },
  ),

  breakpointLocations: request(
    BreakpointLocations,
    (session, { source, line, endLine }): Reply<DebugProtocol.BreakpointLocationsResponse> => {
      const first = firstLine(session);
      const lines = session.breakpoints.between(source.path ?? '', line + 1 - first, (endLine ?? line) + 1 - first);
      return { body: { breakpoints: lines.map(number => ({ line: number - 1 + first })) } };
    },
  ),
};

/** Tells the client where breakpoints lie that it had set before the plan was loaded. */
export function tellMovedBreakpoints(session: Session, breakpoints: readonly LineBreakpoint[]): void {
  for (const breakpoint of breakpoints)
    session.connection.event('breakpoint', { reason: 'changed', breakpoint: shownBreakpoint(session, breakpoint) });
}

function shownBreakpoint(session: Session, { id, file, line, wanted }: LineBreakpoint): DebugProtocol.Breakpoint {
  const first = firstLine(session);
  const at = (line ?? wanted) - 1 + first;
  const source = session.sources.source(file, session);
  if (line !== undefined) return { id, verified: true, line: at, source };
  const message =
    session.isLaunched && session.lam.isOwn(file)
      ? 'The LAM has not got there yet.'
      : session.breakpoints.isLoaded
        ? 'This file is no part of the plan, or has nothing to stop at.'
        : 'The plan is not loaded yet.';
  return { id, verified: false, line: at, source, message };
}

/** Clients count lines from 1 or from 0. */
export function firstLine(session: Session): 0 | 1 {
  return session.client.linesStartAt1 ? 1 : 0;
}
