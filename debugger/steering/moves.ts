import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { firstLine } from '../breakpoints/breakpoint-requests.ts';
import { type Reply, RequestError, request } from '../request-table.ts';
import { frameOf } from '../views/stack.ts';

const RestartFrame = z.object({ frameId: z.number().int() });
const GotoTargets = z.object({ source: z.object({ path: z.string().optional() }), line: z.number().int() });
const Goto = z.object({ targetId: z.number().int() });

/** Requests that send a live run elsewhere. What is left out or done again is told by the trace's `moved` event. */
export const moveRequests = {
  /** A frame again: a step, a call, or the statement; it stops there. */
  restartFrame: request(RestartFrame, (session, { frameId }): Reply<DebugProtocol.RestartFrameResponse> => {
    const live = session.steered;
    const frame = live.shown.frames[frameOf(session, frameId)];
    if (frame === undefined) throw new RequestError('That frame is gone: the run has moved on.');
    const move = live.moves.again(frame.id);
    return { after: () => session.sends(move, { kind: 'sent', reason: 'restart' }) };
  }),

  /** Where a jump to a line ends up; ids hold until the run moves. */
  gotoTargets: request(GotoTargets, (session, { source, line }): Reply<DebugProtocol.GotoTargetsResponse> => {
    const { path } = source;
    if (path === undefined) throw new RequestError('A jump goes to a line of a file.');
    const first = firstLine(session);
    const move = session.steered.moves.jump(path, line + 1 - first);
    const at = move.at.line - 1 + first;
    const id = session.jumps.push(move.at);
    return { body: { targets: [{ id, label: `Line ${at}`, line: at, column: move.at.column }] } };
  }),

  goto: request(Goto, (session, { targetId }): Reply<DebugProtocol.GotoResponse> => {
    const target = session.jumps[targetId - 1];
    if (target === undefined) throw new RequestError('That line is no target any more: the run has moved on.');
    const move = session.steered.moves.jump(target.file, target.line);
    return { after: () => session.sends(move, { kind: 'sent', reason: 'goto' }) };
  }),

  /** The statement again, or the LAM's action; it goes on from there. */
  'groundwork/retry': request(z.unknown(), (session): Reply => {
    const move = session.steered.moves.retry();
    return { after: () => session.sendsAndTells(move, { kind: 'continue' }) };
  }),

  /** Leaves the statement out, and stops behind it. */
  'groundwork/skip': request(z.unknown(), (session): Reply => {
    const move = session.steered.moves.skip();
    return { after: () => session.sendsAndTells(move, { kind: 'sent', reason: 'goto' }) };
  }),
};
