import { openModel } from '../../agent/models/open-model.ts';
import { DecideAgain, type DecidedAgain } from '../../protocol/debug.ts';
import { type Reply, RequestError, request } from '../request-table.ts';

/** The LAM's decision once more, on the same observation: with a hint, or by another model. Nothing is carried out. */
export const askAgainRequests = {
  'groundwork/decideAgain': request(DecideAgain, async (session, { hint, model: spec }): Promise<Reply> => {
    const { hands } = session.live;
    const model = spec === undefined ? undefined : await openModel(spec).catch(asRequestError);
    const actionText = await hands.decideAgain({ hint, model });
    return { body: { actionText } satisfies DecidedAgain, after: () => session.invalidated() };
  }),
};

function asRequestError(error: unknown): never {
  throw new RequestError(error instanceof Error ? error.message : String(error));
}
