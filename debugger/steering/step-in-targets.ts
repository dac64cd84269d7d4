import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { type Phase, phases } from '../../trace/format.ts';
import type { RunState } from '../../trace/state.ts';
import type { StoppingPlace } from '../../trace/stopping-places.ts';
import { firstLine } from '../breakpoints/breakpoint-requests.ts';
import type { TravelCommand } from '../breakpoints/stop-rules.ts';
import { type Reply, RequestError, request } from '../request-table.ts';
import type { Session } from '../session.ts';
import { frameOf } from '../views/stack.ts';
import { goOn } from './stepping.ts';

const StepIn = z.object({ threadId: z.number().int(), targetId: z.number().int().optional() });
const StepInTargets = z.object({ frameId: z.number().int() });

/** Something that can be stepped into from a stop. */
interface Target {
  readonly id: number;
  readonly label: string;
  readonly command: TravelCommand;
}

export const stepInRequests = {
  stepIn: request(StepIn, (session, { targetId }): Reply => {
    if (targetId === undefined) return goOn(session, 'stepIn');
    const target = targetsNow(session).find(({ id }) => id === targetId);
    if (target === undefined) throw new RequestError('That is nothing to step into here: the run has moved on.');
    return goOn(session, target.command);
  }),

  stepInTargets: request(StepInTargets, (session, { frameId }): Reply<DebugProtocol.StepInTargetsResponse> => {
    const { frames } = session.standing.shown;
    const frame = frameOf(session, frameId);
    // Only what is at hand can be stepped into: outer frames wait for it.
    const targets = frame === frames.length - 1 ? targetsNow(session) : [];
    const at = frames.at(-1)?.at;
    const line = at === undefined ? {} : { line: at.line - 1 + firstLine(session) };
    return { body: { targets: targets.map(({ id, label }) => ({ id, label, ...line })) } };
  }),
};

function targetsNow(session: Session): readonly Target[] {
  const { shown } = session.standing;
  const place = session.lastStop?.place;
  return place === undefined ? [] : targetsAt(place, shown);
}

/** What is said of a phase that the run can stop before. */
const labels: Readonly<Record<Phase, string>> = {
  observe: 'observe: before the program is looked at',
  infer: 'infer: before the model is asked',
  ground: 'ground: before the control is looked for',
  guard: 'guard: decided, nothing done yet',
  act: 'act: before the action is carried out',
  verify: 'verify: before its effect is checked',
};

function targetsAt(place: StoppingPlace, { frames }: RunState): readonly Target[] {
  const innermost = frames.at(-1);
  if (place.kind === 'enter') {
    const routine =
      place.frame === 'statement' ? /^([\p{L}_][\p{L}\p{M}\p{N}_]*)\(/u.exec(innermost?.name ?? '')?.[1] : undefined;
    if (routine !== undefined && !place.isAction) return [{ id: 1, label: `routine ${routine}`, command: 'stepIn' }];
    if (!place.isAction) return [];
  } else if (place.kind !== 'phase') {
    return [];
  }
  const reached = place.kind === 'phase' ? phases.indexOf(place.phase) : -1;
  const asksModel = innermost?.kind === 'lam-action';
  return phases.flatMap((phase, index) =>
    index <= reached || (phase === 'infer' && !asksModel)
      ? []
      : [{ id: index + 1, label: labels[phase], command: { kind: 'phase', phase, frame: innermost?.id } }],
  );
}
