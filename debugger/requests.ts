import { askRequests } from './asks.ts';
import { breakpointRequests } from './breakpoints/breakpoint-requests.ts';
import { dataBreakpointRequests } from './breakpoints/data-breakpoint-requests.ts';
import { exceptionRequests } from './breakpoints/exception-requests.ts';
import { functionBreakpointRequests } from './breakpoints/function-breakpoint-requests.ts';
import { lifecycleRequests } from './lifecycle.ts';
import type { RequestTable } from './request-table.ts';
import { askAgainRequests } from './steering/ask-again.ts';
import { editRequests } from './steering/edit-and-continue.ts';
import { lookRequests } from './steering/look.ts';
import { moveRequests } from './steering/moves.ts';
import { pinRequests } from './steering/pin-requests.ts';
import { pointingRequests } from './steering/pointing-requests.ts';
import { restartRequests } from './steering/restart.ts';
import { rollBackRequests } from './steering/roll-back.ts';
import { stepInRequests } from './steering/step-in-targets.ts';
import { steppingRequests } from './steering/stepping.ts';
import { completionRequests } from './views/completions.ts';
import { evaluateRequests } from './views/evaluate.ts';
import { failureReportRequests } from './views/failure-report.ts';
import { matchRequests } from './views/matches.ts';
import { moduleRequests } from './views/modules.ts';
import { setExpressionRequests } from './views/set-expression.ts';
import { sourceRequests } from './views/sources.ts';
import { stackRequests } from './views/stack.ts';
import { variableRequests } from './views/variables.ts';

/** Everything the engine answers. */
export const requests: RequestTable = {
  ...lifecycleRequests,
  ...breakpointRequests,
  ...functionBreakpointRequests,
  ...dataBreakpointRequests,
  ...exceptionRequests,
  ...steppingRequests,
  ...moveRequests,
  ...restartRequests,
  ...editRequests,
  ...rollBackRequests,
  ...askAgainRequests,
  ...stepInRequests,
  ...stackRequests,
  ...variableRequests,
  ...evaluateRequests,
  ...setExpressionRequests,
  ...completionRequests,
  ...sourceRequests,
  ...moduleRequests,
  ...askRequests,
  ...pointingRequests,
  ...failureReportRequests,
  ...pinRequests,
  ...matchRequests,
  ...lookRequests,
};
