import { RollBack, type RolledBack } from '../../protocol/debug.ts';
import { type Reply, request } from '../request-table.ts';

/**
 * Back to the beginning of a step: with `carryOut` the `undo`s run, the latest step's first, and the run stands there;
 * without, the answer lists what would be taken back and what can't.
 */
export const rollBackRequests = {
  'groundwork/rollBack': request(RollBack, async (session, { file, line, carryOut }): Promise<Reply> => {
    const live = session.steered;
    const place = file ?? live.plan.file;
    const { items, at } = live.moves.planRollBack(place, line);
    const body = {
      at,
      items: items.map(item => ({
        title: item.title,
        at: item.at,
        actions: item.actions,
        canUndo: item.undo !== undefined,
      })),
    } satisfies RolledBack;
    if (!carryOut) return { body };
    const move = await live.moves.rollBack(place, line);
    return { body, after: () => session.sendsAndTells(move, { kind: 'sent', reason: 'goto' }) };
  }),
};
