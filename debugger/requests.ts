import { askRequests } from './asks.ts';
import { breakpointRequests } from './breakpoint-requests.ts';
import { evaluateRequests } from './evaluate.ts';
import { exceptionRequests } from './exception-requests.ts';
import { lifecycleRequests } from './lifecycle.ts';
import { lookRequests } from './look.ts';
import { matchRequests } from './matches.ts';
import type { RequestTable } from './request-table.ts';
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
  ...stackRequests,
  ...variableRequests,
  ...evaluateRequests,
  ...sourceRequests,
  ...askRequests,
  ...matchRequests,
  ...lookRequests,
};
