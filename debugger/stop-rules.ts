import { symptoms } from '../protocol/failures.ts';
import type { RunState } from '../trace/state.ts';
import type { StoppingPlace } from '../trace/stopping-places.ts';
import type { ExceptionFilters } from './exception-filters.ts';
import type { LineBreakpoints } from './line-breakpoints.ts';

/** How a run goes on from where it stands. */
export type Travel =
  | { readonly kind: 'continue' }
  /** To the next statement or decision that lies in no deeper routine. */
  | { readonly kind: 'over'; readonly routines: number }
  /** To the next phase, frame or failure. */
  | { readonly kind: 'in' }
  /** To the first statement or decision after this frame has ended. */
  | { readonly kind: 'out'; readonly frame: number | undefined }
  /** To the very next place. */
  | { readonly kind: 'pause' }
  /** To the first place of all. */
  | { readonly kind: 'entry' };

export type TravelCommand = 'continue' | 'next' | 'stepIn' | 'stepOut';

export interface Stop {
  /** One of the Debug Adapter Protocol's stop reasons. */
  readonly reason: 'step' | 'breakpoint' | 'exception' | 'pause' | 'entry' | 'goto';
  /** For people: `Decided, nothing done yet`. */
  readonly description: string;
  readonly text?: string | undefined;
  /** A view asked for it: the keyboard stays there. */
  readonly preservesFocus?: boolean;
  readonly breakpoints: readonly number[];
}

export interface StopRules {
  readonly breakpoints: LineBreakpoints;
  readonly exceptions: ExceptionFilters;
}

/** What a step command means where the run stands now. */
export function travelFrom(command: TravelCommand, state: RunState): Travel {
  switch (command) {
    case 'continue':
      return { kind: 'continue' };
    case 'next':
      return { kind: 'over', routines: routinesIn(state) };
    case 'stepIn':
      return { kind: 'in' };
    case 'stepOut':
      return {
        kind: 'out',
        frame: state.frames.findLast(frame => frame.kind === 'step' || frame.kind === 'routine')?.id,
      };
  }
}

/**
 * Whether a run stops at a place. Live and recorded runs ask the same question, so they stop at the same places.
 * `state` is the one at the place.
 */
export function stopAt(
  place: StoppingPlace,
  state: () => RunState,
  travel: Travel,
  { breakpoints, exceptions }: StopRules,
): Stop | undefined {
  const stop = (reason: Stop['reason'], ids: readonly number[] = []): Stop => ({
    reason,
    description: describePlace(place),
    breakpoints: ids,
  });
  if (place.kind === 'phase' && place.again !== undefined) return stop('pause');
  if (place.kind === 'failure' && exceptions.stops(place.failure, place.handledBy))
    return { ...stop('exception'), text: place.failure.message };
  if (travel.kind === 'pause') return stop('pause');
  if (travel.kind === 'entry') return stop('entry');
  if (place.at !== undefined && isStatement(place)) {
    const hit = breakpoints.at(place.at);
    if (hit.length > 0) return stop('breakpoint', hit);
  }
  return arrives(place, state, travel) ? stop('step') : undefined;
}

/** A statement that is no action stops before it is evaluated, an action at its decision point. */
function isStatement(place: StoppingPlace): boolean {
  return place.kind === 'enter' ? !place.isAction : place.kind === 'phase' && place.phase === 'guard';
}

function arrives(place: StoppingPlace, state: () => RunState, travel: Travel): boolean {
  switch (travel.kind) {
    case 'over':
      return isStatement(place) && routinesIn(state()) <= travel.routines;
    case 'in':
      return isStatement(place) || place.kind === 'phase' || place.kind === 'failure';
    case 'out':
      return isStatement(place) && !state().frames.some(frame => frame.id === travel.frame);
    case 'continue':
    case 'pause':
    case 'entry':
      return false;
  }
}

function routinesIn(state: RunState): number {
  return state.frames.filter(frame => frame.kind === 'routine').length;
}

export function describePlace(place: StoppingPlace): string {
  switch (place.kind) {
    case 'enter':
      return place.frame === 'step' ? 'Before the step' : `Before the ${place.frame}`;
    case 'phase':
      if (place.again === 'cancelled') return `Cancelled, before ${place.phase} again`;
      if (place.again === 'choice changed') return 'Decided anew: the choice changed while the run stood still';
      return place.phase === 'guard' ? 'Decided, nothing done yet' : `Before ${place.phase}`;
    case 'failure':
      return `Failure: ${symptoms[place.failure.symptom].title}`;
    case 'ended':
      return 'The end of the run';
  }
}
