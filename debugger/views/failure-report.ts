import { z } from 'zod';
import type { FailureReport } from '../../protocol/debug.ts';
import { failureReport } from '../../trace/failure-report.ts';
import { RequestError, request } from '../request-table.ts';

export const failureReportRequests = {
  /** The failure that the run, live or recorded, stands at, as Markdown for a bug report. */
  'groundwork/failureReport': request(z.unknown(), session => {
    const { shown } = session.standing;
    const { blobs } = session;
    const markdown = failureReport(shown, file => {
      const source = shown.header?.sources[file];
      return source === undefined ? undefined : blobs.text(source);
    });
    if (markdown === undefined) throw new RequestError('The run does not stand at a failure.');
    return { body: { markdown } satisfies FailureReport };
  }),
};
