import { resolve } from 'node:path';
import { pinRun } from '../../agent/pin/pin-run.ts';
import { whichOf } from '../../agent/pin/which.ts';
import { PinArguments, type PinReply } from '../../protocol/debug.ts';
import { RequestError, request } from '../request-table.ts';

export const pinRequests = {
  /** Of a run that is being debugged, or of any recorded one: it changes nothing, the client makes the edits. */
  'groundwork/pin': request(PinArguments, (session, { step, folder }): { body: PinReply } => {
    const run = folder === undefined ? session.debuggee.folder : resolve(folder);
    if (run === '') throw new RequestError('The run has not begun: there is nothing to pin yet.');
    return { body: pinRun(run, whichOf(run, step)) };
  }),
};
