import { type EditedPlan, EditPlan } from '../../protocol/debug.ts';
import { layBreakpoints } from '../breakpoints/lay-breakpoints.ts';
import { type Reply, RequestError, request } from '../request-table.ts';
import { compiledFile } from './plan-file.ts';

/**
 * The plan's files were changed on disk while the run stands still: it goes on with them from where it stands. The run
 * itself does not move. An answer that is not `taken` changed nothing.
 */
export const editRequests = {
  'groundwork/editPlan': request(EditPlan, (session, { line }): Reply => {
    const live = session.steered;
    const { file } = live.plan;
    const compiled = compiledFile(file);
    if (compiled === undefined) throw new RequestError(`${file} cannot be read any more.`);
    if (!compiled.ok) {
      const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
      return { body: { kind: 'errors', diagnostics: errors } satisfies EditedPlan };
    }
    const edited = live.moves.edited(compiled.plan, line === undefined ? undefined : { file, line });
    if (edited.kind === 'lost') return { body: { ...edited, lines: [...edited.lines] } satisfies EditedPlan };
    const { at } = edited.move;
    return {
      body: { kind: 'taken', at } satisfies EditedPlan,
      after: () => {
        session.sendsAndTells(edited.move, { kind: 'sent', reason: 'goto' });
        layBreakpoints(session, live)();
      },
    };
  }),
};
