import { tellMovedBreakpoints } from './breakpoint-requests.ts';
import type { Debuggee } from './debuggee.ts';
import { tellJudgedFunctions } from './function-breakpoint-requests.ts';
import type { Session } from './session.ts';

/** Breakpoints that were set before this plan was known find their places on it. @returns tells the client of them */
export function layBreakpoints(session: Session, debuggee: Debuggee): () => void {
  const moved = session.breakpoints.load(debuggee.ranges);
  const judged = session.functions.load(debuggee.plan);
  return () => {
    tellMovedBreakpoints(session, moved);
    tellJudgedFunctions(session, judged);
  };
}
