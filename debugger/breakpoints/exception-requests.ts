import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { causes, symptoms } from '../../protocol/failures.ts';
import { blameOf } from '../../trace/state.ts';
import { type Reply, RequestError, request } from '../request-table.ts';

const SetExceptionBreakpoints = z.object({
  filters: z.array(z.string()),
  filterOptions: z.array(z.object({ filterId: z.string(), condition: z.string().optional() })).default([]),
});

export const exceptionRequests = {
  setExceptionBreakpoints: request(
    SetExceptionBreakpoints,
    (session, { filters, filterOptions }): Reply<DebugProtocol.SetExceptionBreakpointsResponse> => {
      const wanted = [...filters.map(filterId => ({ filterId })), ...filterOptions];
      return { body: { breakpoints: [...session.exceptions.choose(wanted)] } };
    },
  ),

  exceptionInfo: request(z.unknown(), (session): Reply<DebugProtocol.ExceptionInfoResponse> => {
    const { shown } = session.standing;
    const event = shown.failure;
    if (event === undefined) throw new RequestError('The run does not stand at a failure.');
    const { failure, handledBy } = event;
    const { title, advice } = symptoms[failure.symptom];
    const controls = failure.controls.map(({ text, note }) => `  ${text}${note === '' ? '' : `  ${note}`}`);
    const blame = blameOf(shown);
    const why =
      blame === undefined
        ? []
        : [
            ...blame.evidence.map(({ text, note }) => `  ${text}${note === '' ? '' : `  ${note}`}`),
            causes[blame.cause].advice,
          ];
    const cause = blame === undefined ? '' : `\nCause: ${causes[blame.cause].title}. ${blame.because}`;
    const where = failure.at === undefined ? [] : [`${failure.at.file}:${failure.at.line}  ${failure.statement}`];
    return {
      body: {
        exceptionId: failure.symptom,
        description: `${title}: ${failure.message}${cause}`,
        breakMode: handledBy === 'nobody' ? 'unhandled' : 'always',
        details: {
          typeName: title,
          message: failure.message,
          stackTrace: [...where, ...controls, advice, ...why].join('\n'),
        },
      },
    };
  }),
};
