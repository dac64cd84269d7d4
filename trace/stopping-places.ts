import type { PlanRange } from '../protocol/position.ts';
import { type FailureFacts, type Phase, phases, type TraceEvent, type TraceEventOf } from './format.ts';

/**
 * Where a debugger can stop: between two events. `index` is that of the event before it, so the state to show is the
 * one after that event.
 */
export type StoppingPlace = {
  readonly index: number;
  readonly at: PlanRange | undefined;
} /** A frame was entered and nothing in it evaluated. */ & (
  | {
      readonly kind: 'enter';
      readonly frame: TraceEventOf<'enter'>['kind'];
      readonly isAction: boolean;
    }
  /** Before a phase; `guard` is the decision point. */
  | { readonly kind: 'phase'; readonly phase: Phase; readonly again?: 'cancelled' | 'choice changed' }
  | {
      readonly kind: 'failure';
      readonly failure: FailureFacts;
      readonly handledBy: TraceEventOf<'failure'>['handledBy'];
    }
  | { readonly kind: 'ended' }
);

/** Every place of a recorded run where a live debugger could have stopped, in order. */
export function stoppingPlaces(events: readonly TraceEvent[]): readonly StoppingPlace[] {
  const places: StoppingPlace[] = [];
  let action: number | undefined;
  /** Where the first event of each phase of the action stands. */
  let firsts = new Map<Phase, number>();
  for (const [index, event] of events.entries()) {
    const at = event.at;
    if (isPhase(event)) {
      if (event.action !== undefined && event.action !== action) {
        action = event.action;
        firsts = new Map();
      }
      // Looking again, while waiting or to check the decision, stops nowhere; nor does a look for a condition.
      if (event.action !== undefined && event.type !== 'guard' && !firsts.has(event.type)) {
        // Before the first `ground` the run may have looked several times.
        const looked = event.type === 'ground' ? (firsts.get('infer') ?? firsts.get('observe')) : undefined;
        places.push({ kind: 'phase', phase: event.type, index: looked ?? beforePhase(events, index), at });
        firsts.set(event.type, index);
      }
      // The decision point is there by itself: a run may have ended at it.
      if (event.type === 'ground') places.push({ kind: 'phase', phase: 'guard', index, at });
    } else if (event.type === 'override') {
      if (event.what !== 'input') places.push({ kind: 'phase', phase: 'guard', index, at: at ?? places.at(-1)?.at });
    } else if (event.type === 'enter') {
      // Inputs and parameters are there before anything is evaluated.
      let last = index;
      for (
        let next = events[last + 1];
        next?.type === 'variable' && next.frame === event.frame;
        next = events[last + 1]
      )
        last++;
      places.push({ kind: 'enter', frame: event.kind, isAction: event.isAction, index: last, at });
    } else if (event.type === 'failure') {
      places.push({
        kind: 'failure',
        failure: event.failure,
        handledBy: event.handledBy,
        index: afterBlame(events, index),
        at: event.failure.at ?? at,
      });
    } else if (event.type === 'ended') {
      places.push({ kind: 'ended', index, at });
    }
  }
  return places;
}

/** Why it failed is told after the failure, and again when somebody says which control was right. */
function afterBlame(events: readonly TraceEvent[], failure: number): number {
  let last = failure;
  for (let next = failure + 1; ; next++) {
    const type = events[next]?.type;
    if (type === 'blame' || type === 'correction') last = next;
    else if (type !== 'stopped') return last;
  }
}

/** The last event that had happened when the phase began: what was said or stood still in between is not one. */
function beforePhase(events: readonly TraceEvent[], index: number): number {
  let before = index - 1;
  while (
    before > 0 &&
    ['stopped', 'output', 'override', 'confirm', 'correction', 'blame'].includes(events[before]?.type ?? '')
  )
    before--;
  return before;
}

function isPhase(event: TraceEvent): event is Extract<TraceEvent, { type: Phase }> {
  return (phases as readonly string[]).includes(event.type);
}
