import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import type { PlanRange } from '../../protocol/position.ts';
import type { Phase } from '../../trace/format.ts';
import { type ActionState, actionAtHand, type Frame, type RunState } from '../../trace/state.ts';
import { firstLine } from '../breakpoints/breakpoint-requests.ts';
import { type Reply, RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';
import { threadId } from './thread.ts';

/** One line of the call stack. */
interface StackLine {
  readonly name: string;
  readonly at: PlanRange | undefined;
  /** Index into `state.frames`. */
  readonly frame: number;
}

/** What a phase that is over has left behind. */
const phaseDone: Readonly<Record<Phase, string>> = {
  observe: 'observed',
  infer: 'answered',
  ground: 'decided',
  guard: 'allowed',
  act: 'carried out',
  verify: 'verified',
};

/**
 * The call stack, innermost first: phase ▸ action ▸ step ▸ routine calls ▸ task. What the LAM does has a file of its own,
 * one line further out: editors open the innermost one, and people are to keep their plan before their eyes. Somebody who
 * has set a breakpoint in that file reads it there.
 */
export function stackLines(state: RunState, lam?: Session['lam']): readonly StackLine[] {
  const action = actionAtHand(state);
  const own = lam?.place(state.frames.at(-1), state);
  const isRead = own !== undefined && lam?.hasBreakpoints(own.file) === true;
  const isInnermost = action?.phase === undefined;
  const lines = state.frames.map((frame, index): StackLine => {
    const isOwn = index === state.frames.length - 1 && (isRead || !isInnermost);
    return { name: frameName(frame), at: (isOwn ? own : undefined) ?? frame.at, frame: index };
  });
  if (action?.phase !== undefined) {
    const name = phaseName(action.phase, action);
    lines.push({ name, at: (isRead ? own : undefined) ?? action.at, frame: state.frames.length - 1 });
  }
  return lines.reverse();
}

function phaseName(phase: Phase, { decision, guard }: ActionState): string {
  const done = phase === 'guard' ? (guard?.verdict ?? phaseDone.guard) : phaseDone[phase];
  if (decision === undefined) return done;
  const { ground, chosen, actionText } = decision;
  if (phase === 'ground' && chosen === undefined && ground.wanted !== '') return `looked for ${ground.wanted}`;
  return `${done}: ${actionText}`;
}

function frameName(frame: Frame): string {
  switch (frame.kind) {
    case 'step':
      return frame.number === undefined ? frame.name : `${frame.number}. ${frame.name}`;
    case 'routine':
      return `routine ${frame.name}`;
    case 'lam-action':
      return `action ${frame.number ?? ''} of the LAM`;
    case 'task':
    case 'statement':
      return frame.name;
  }
}

/** Frames of one stop have ids of their own: those of an earlier stop are recognised as gone. */
const idsAStop = 4096;

/** Index into `state.frames` of a frame that a client names; the innermost one without a name. */
export function frameOf(session: Session, frameId: number | undefined): number {
  const lines = stackLines(session.standing.shown);
  const index = frameId === undefined ? 0 : frameId - session.stops * idsAStop;
  const line = lines[index];
  if (line === undefined) {
    if (frameId === undefined) return -1;
    throw new RequestError('That frame is gone: the run has moved on.');
  }
  return line.frame;
}

const StackTrace = z.object({
  threadId: z.number().int(),
  startFrame: z.number().int().min(0).default(0),
  levels: z.number().int().min(0).default(0),
});

export const stackRequests = {
  threads: request(
    z.unknown(),
    (session): Reply<DebugProtocol.ThreadsResponse> => ({
      body: { threads: [{ id: threadId, name: session.isLaunched ? session.debuggee.name : 'run' }] },
    }),
  ),

  stackTrace: request(StackTrace, (session, { startFrame, levels }): Reply<DebugProtocol.StackTraceResponse> => {
    const lines = stackLines(session.standing.shown, session.lam);
    const wanted = lines.slice(startFrame, levels === 0 ? undefined : startFrame + levels);
    const stackFrames = wanted.map((line, index) =>
      stackFrame(session, line, session.stops * idsAStop + startFrame + index),
    );
    return { body: { stackFrames, totalFrames: lines.length } };
  }),
};

function stackFrame(session: Session, { name, at }: StackLine, id: number): DebugProtocol.StackFrame {
  if (at === undefined) return { id, name, line: 0, column: 0 };
  const shift = firstLine(session) - 1;
  const columnShift = session.client.columnsStartAt1 ? 0 : -1;
  return {
    id,
    name,
    source: session.sources.source(at.file, session),
    // Without an end: VS Code would select the whole range at every stop, and the next key would replace it.
    line: at.line + shift,
    column: at.column + columnShift,
  };
}
