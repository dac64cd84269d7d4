import type { RunPointing } from '../../agent/run-pointing.ts';
import {
  type CorrectAnswer,
  CorrectArguments,
  OutlineArguments,
  type PickAnswer,
  PickArguments,
} from '../../protocol/debug.ts';
import { causes } from '../../protocol/failures.ts';
import { RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';

/** Pointing at controls on the target, showing them there, and saying which one would have been right. */
export const pointingRequests = {
  'groundwork/pick': request(PickArguments, async (session, { timeoutMs, at }) => {
    const pointing = pointingOf(session);
    const body: PickAnswer = await (at === undefined ? pointing.pick(timeoutMs) : pointing.under(at));
    return { body };
  }),

  'groundwork/outline': request(OutlineArguments, async (session, { controls, label }) => {
    await pointingOf(session).outline(controls, label);
    return controls.length > 0 ? {} : { after: () => session.outline.show(session.debuggee) };
  }),

  'groundwork/correct': request(CorrectArguments, async (session, { control, keep }) => {
    const correction = await pointingOf(session).correct(control, { keep, by: 'the user' });
    const body: CorrectAnswer = { ...correction, title: causes[correction.cause].title };
    return { body, after: () => session.invalidated() };
  }),
};

function pointingOf(session: Session): RunPointing {
  const debuggee = session.standing;
  if (debuggee.kind === 'recorded')
    throw new RequestError('In a recorded run nobody can point: its program is not there any more.');
  return debuggee.pointing;
}
