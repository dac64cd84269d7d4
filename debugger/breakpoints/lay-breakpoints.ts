import type { Debuggee } from '../runs/debuggee.ts';
import type { Session } from '../session.ts';
import { tellMovedBreakpoints } from './breakpoint-requests.ts';
import { tellJudgedFunctions } from './function-breakpoint-requests.ts';

/** Breakpoints that were set before this plan was known find their places on it. @returns tells the client of them */
export function layBreakpoints(session: Session, debuggee: Debuggee): () => void {
  session.lam.begin();
  const moved = session.breakpoints.load(debuggee.ranges);
  const judged = session.functions.load(debuggee.plan);
  return () => {
    tellMovedBreakpoints(session, moved);
    tellJudgedFunctions(session, judged);
  };
}
