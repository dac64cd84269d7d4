import { askAgainRequests } from './ask-again.ts';
import { askRequests } from './asks.ts';
import { breakpointRequests } from './breakpoint-requests.ts';
import { editRequests } from './edit-and-continue.ts';
import { evaluateRequests } from './evaluate.ts';
import { exceptionRequests } from './exception-requests.ts';
import { failureReportRequests } from './failure-report.ts';
import { lifecycleRequests } from './lifecycle.ts';
import { moveRequests } from './moves.ts';
import { pointingRequests } from './pointing-requests.ts';
import type { RequestTable } from './request-table.ts';
import { restartRequests } from './restart.ts';
import { rollBackRequests } from './roll-back.ts';
import { sourceRequests } from './sources.ts';
import { stackRequests } from './stack.ts';
import { steppingRequests } from './stepping.ts';
import { variableRequests } from './variables.ts';

/** Everything the engine answers. */
export const requests: RequestTable = {
  ...lifecycleRequests,
  ...breakpointRequests,
  ...exceptionRequests,
  ...steppingRequests,
  ...moveRequests,
  ...restartRequests,
  ...editRequests,
  ...rollBackRequests,
  ...askAgainRequests,
  ...stackRequests,
  ...variableRequests,
  ...evaluateRequests,
  ...sourceRequests,
  ...askRequests,
  ...pointingRequests,
  ...failureReportRequests,
};
