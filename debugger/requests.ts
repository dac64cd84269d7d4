import { askAgainRequests } from './ask-again.ts';
import { askRequests } from './asks.ts';
import { breakpointRequests } from './breakpoint-requests.ts';
import { completionRequests } from './completions.ts';
import { dataBreakpointRequests } from './data-breakpoint-requests.ts';
import { editRequests } from './edit-and-continue.ts';
import { evaluateRequests } from './evaluate.ts';
import { exceptionRequests } from './exception-requests.ts';
import { failureReportRequests } from './failure-report.ts';
import { functionBreakpointRequests } from './function-breakpoint-requests.ts';
import { lifecycleRequests } from './lifecycle.ts';
import { lookRequests } from './look.ts';
import { matchRequests } from './matches.ts';
import { moduleRequests } from './modules.ts';
import { moveRequests } from './moves.ts';
import { pinRequests } from './pin-requests.ts';
import { pointingRequests } from './pointing-requests.ts';
import type { RequestTable } from './request-table.ts';
import { restartRequests } from './restart.ts';
import { rollBackRequests } from './roll-back.ts';
import { setExpressionRequests } from './set-expression.ts';
import { sourceRequests } from './sources.ts';
import { stackRequests } from './stack.ts';
import { stepInRequests } from './step-in-targets.ts';
import { steppingRequests } from './stepping.ts';
import { variableRequests } from './variables.ts';

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
