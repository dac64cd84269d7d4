import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { type Reply, RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';
import type { LineBreakpoint } from './line-breakpoints.ts';

const Source = z.object({ path: z.string().optional() });

/** What a client can write at a breakpoint, of any kind. */
export const StopTextArguments = {
  condition: z.string().optional(),
  hitCondition: z.string().optional(),
};

const SetBreakpoints = z.object({
  source: Source,
  breakpoints: z
    .array(
      z.object({
        line: z.number().int(),
        column: z.number().int().optional(),
        ...StopTextArguments,
        logMessage: z.string().optional(),
      }),
    )
    .default([]),
});

const BreakpointLocations = z.object({
  source: Source,
  line: z.number().int(),
  column: z.number().int().optional(),
  endLine: z.number().int().optional(),
  endColumn: z.number().int().optional(),
});

export const breakpointRequests = {
  setBreakpoints: request(
    SetBreakpoints,
    (session, { source, breakpoints }): Reply<DebugProtocol.SetBreakpointsResponse> => {
      const { path } = source;
      if (path === undefined) throw new RequestError('Breakpoints can be set in files only.');
      const first = firstLine(session);
      const firstColumn = session.client.columnsStartAt1 ? 1 : 0;
      const laid = session.breakpoints.replace(
        path,
        breakpoints.map(({ line, column, ...texts }) => ({
          ...texts,
          line: line + 1 - first,
          column: column === undefined ? undefined : column + 1 - firstColumn,
        })),
      );
      return { body: { breakpoints: laid.map(breakpoint => shownBreakpoint(session, breakpoint)) } };
    },
  ),

  breakpointLocations: request(
    BreakpointLocations,
    (session, { source, ...from }): Reply<DebugProtocol.BreakpointLocationsResponse> => {
      const first = firstLine(session);
      const firstColumn = session.client.columnsStartAt1 ? 1 : 0;
      const endLine = from.endLine ?? from.line;
      const startColumn = from.column ?? firstColumn;
      const endColumn = from.endColumn ?? Number.POSITIVE_INFINITY;
      const places = session.breakpoints
        .between(source.path ?? '', from.line + 1 - first, endLine + 1 - first)
        .map(({ line, column }) => ({ line: line - 1 + first, column: column - 1 + firstColumn }))
        .filter(({ line, column }) => line > from.line || column >= startColumn)
        .filter(({ line, column }) => line < endLine || column <= endColumn);
      return { body: { breakpoints: places } };
    },
  ),
};

/** Tells the client where breakpoints lie that it had set before the plan was loaded. */
export function tellMovedBreakpoints(session: Session, breakpoints: readonly LineBreakpoint[]): void {
  for (const breakpoint of breakpoints)
    session.connection.event('breakpoint', { reason: 'changed', breakpoint: shownBreakpoint(session, breakpoint) });
}

function shownBreakpoint(session: Session, breakpoint: LineBreakpoint): DebugProtocol.Breakpoint {
  const { id, file, line, column, wanted, rule } = breakpoint;
  const at = (line ?? wanted.line) - 1 + firstLine(session);
  const source = session.sources.source(file, session);
  const shown = { id, line: at, source };
  const message = rule.problem ?? (line === undefined ? whereNot(session, file) : undefined);
  if (message !== undefined) return { ...shown, verified: false, message };
  if (column === undefined) return { ...shown, verified: true };
  return { ...shown, verified: true, column: column - (session.client.columnsStartAt1 ? 0 : 1) };
}

function whereNot(session: Session, file: string): string {
  if (session.isLaunched && session.lam.isOwn(file)) return 'The LAM has not got there yet.';
  return session.breakpoints.isLoaded
    ? 'This file is no part of the plan, or has nothing to stop at.'
    : 'The plan is not loaded yet.';
}

/** Clients count lines from 1 or from 0. */
export function firstLine(session: Session): 0 | 1 {
  return session.client.linesStartAt1 ? 1 : 0;
}
