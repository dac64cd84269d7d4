import type { Reading } from '../../agent/reading.ts';
import { symptoms } from '../../protocol/failures.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { Phase } from '../../trace/format.ts';
import type { RunState } from '../../trace/state.ts';
import type { StoppingPlace } from '../../trace/stopping-places.ts';
import { DataBreakpoints } from './data-breakpoints.ts';
import { ExceptionFilters } from './exception-filters.ts';
import { FunctionBreakpoints } from './function-breakpoints.ts';
import { LineBreakpoints } from './line-breakpoints.ts';
import { StopMemory } from './stop-memory.ts';
import type { StopRule } from './stop-rule.ts';

/** How a run goes on from where it stands. */
export type Travel =
  | { readonly kind: 'continue' }
  /** To the next statement or decision that lies in no deeper routine. */
  | { readonly kind: 'over'; readonly routines: number }
  /** To the next phase, frame or failure. */
  | { readonly kind: 'in' }
  /** To the first statement or decision after this frame has ended. */
  | { readonly kind: 'out'; readonly frame: number | undefined }
  /** To this phase of the action at hand, or where it went on without it. */
  | { readonly kind: 'phase'; readonly phase: Phase; readonly frame: number | undefined }
  /** To the very next place. */
  | { readonly kind: 'pause' }
  /** To the first place of all. */
  | { readonly kind: 'entry' }
  /** To the very next place, where the user has sent it. */
  | { readonly kind: 'sent'; readonly reason: 'goto' | 'restart' };

export type TravelCommand = 'continue' | 'next' | 'stepIn' | 'stepOut' | Extract<Travel, { kind: 'phase' }>;
export type BackCommand = 'stepBack' | 'reverseContinue';

export interface Stop {
  /** One of the Debug Adapter Protocol's stop reasons. */
  readonly reason:
    | 'step'
    | 'breakpoint'
    | 'function breakpoint'
    | 'data breakpoint'
    | 'exception'
    | 'pause'
    | 'entry'
    | 'goto'
    | 'restart';
  /** For people: `Decided, nothing done yet`. */
  readonly description: string;
  readonly text?: string | undefined;
  readonly breakpoints: readonly number[];
  readonly place: StoppingPlace;
}

/** Where to stop, and what has to be remembered for that. */
export interface StopRules {
  readonly breakpoints: LineBreakpoints;
  readonly functions: FunctionBreakpoints;
  readonly data: DataBreakpoints;
  readonly exceptions: ExceptionFilters;
  readonly memory: StopMemory;
  /** Where the action that is decided stands in the file of what the LAM did; undefined where it is none of the LAM's. */
  placeInLamFile?(state: () => RunState): PlanRange | undefined;
  /** What a log point prints, and why a condition could not be told. */
  tell(text: string, at: PlanRange | undefined): void;
}

/** Whether it matters how often something was met before. */
export function countsHits({ breakpoints, functions, data }: StopRules): boolean {
  return breakpoints.counts || functions.counts || data.counts;
}

/** Rules that stop nowhere. */
export function noStops(): StopRules {
  const exceptions = new ExceptionFilters();
  exceptions.choose([]);
  return {
    breakpoints: new LineBreakpoints(),
    functions: new FunctionBreakpoints(),
    data: new DataBreakpoints(),
    exceptions,
    memory: new StopMemory(),
    tell: () => undefined,
  };
}

/** What a step command means where the run stands now. */
export function travelFrom(command: TravelCommand, state: RunState): Travel {
  if (typeof command !== 'string') return command;
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

export function travelBack(command: BackCommand, state: RunState): Travel {
  return travelFrom(command === 'stepBack' ? 'next' : 'continue', state);
}

/**
 * Whether a run stops at a place. Live and recorded runs ask the same question, so they stop at the same places.
 * `state` is the one at the place, `reading` what can be read there.
 */
export function stopAt(
  place: StoppingPlace,
  state: () => RunState,
  travel: Travel,
  rules: StopRules,
  reading: () => Reading | undefined,
): Stop | undefined {
  const stop = (reason: Stop['reason'], more: Partial<Stop> = {}): Stop => ({
    reason,
    description: describePlace(place),
    breakpoints: [],
    place,
    ...more,
  });
  const changes = changesAt(place, rules, reading);
  const isAgain = place.kind === 'phase' && place.again !== undefined;
  const met = isAgain ? nothingMet : breakpointsAt(place, state, rules, reading);
  const breakpoints = [...changes.ids, ...met.ids];
  const because = (...texts: (string | undefined)[]) => {
    const text = [...texts, ...changes.why, ...met.why].filter(one => one !== undefined).join('\n');
    return { breakpoints, ...(text === '' ? {} : { text }) };
  };
  if (isAgain) return stop('pause', because(...changes.said));
  if (place.kind === 'failure') {
    const stops = rules.exceptions.stops(place.failure, place.handledBy, reading);
    if (stops !== false) {
      if (stops.why !== undefined) rules.tell(stops.why, place.at);
      return stop('exception', because(place.failure.message, stops.why, ...changes.said));
    }
  }
  if (changes.ids.length > 0) return stop('data breakpoint', { ...because(), description: changes.said.join('; ') });
  if (travel.kind === 'pause') return stop('pause');
  if (travel.kind === 'entry') return stop('entry');
  if (travel.kind === 'sent') return stop(travel.reason);
  if (met.ids.length > 0) return stop(met.onLine ? 'breakpoint' : 'function breakpoint', because());
  return arrives(place, state, travel) ? stop('step') : undefined;
}

interface Changes {
  readonly ids: number[];
  /** What changed, of each. */
  readonly said: string[];
  /** Why conditions could not be told. */
  readonly why: string[];
}

/** The data breakpoints that stop here: what they watch is not what it was at the place before. */
function changesAt(place: StoppingPlace, rules: StopRules, reading: () => Reading | undefined): Changes {
  const changes: Changes = { ids: [], said: [], why: [] };
  const { data, memory } = rules;
  if (!data.isAny) {
    // One that is set later is judged from then on.
    memory.saw(undefined);
    return changes;
  }
  const now = reading();
  const changed = data.changed(memory.sight, now);
  memory.saw(now);
  for (const { one, change } of changed) {
    const verdict = one.rule.judge(reading, () => memory.hit(one.rule, `${place.index}`));
    if (verdict.kind !== 'stop') continue;
    changes.ids.push(one.id);
    changes.said.push(change);
    if (verdict.why === undefined) continue;
    changes.why.push(verdict.why);
    rules.tell(verdict.why, place.at);
  }
  return changes;
}

interface Met {
  readonly ids: number[];
  readonly why: string[];
  onLine: boolean;
}

const nothingMet: Met = { ids: [], why: [], onLine: false };

/** The breakpoints on lines, actions, steps and routines that stop here; log points print. */
function breakpointsAt(
  place: StoppingPlace,
  state: () => RunState,
  rules: StopRules,
  reading: () => Reading | undefined,
): Met {
  const met: Met = { ids: [], why: [], onLine: false };
  if (place.at === undefined || !isStatement(place)) return met;
  const meets = ({ id, rule }: { readonly id: number; readonly rule: StopRule }): boolean => {
    const verdict = rule.judge(reading, () => rules.memory.hit(rule, occasionOf(place, state)));
    if (verdict.kind === 'log') rules.tell(verdict.text, place.at);
    if (verdict.kind !== 'stop') return false;
    met.ids.push(id);
    if (verdict.why !== undefined) {
      met.why.push(verdict.why);
      rules.tell(verdict.why, place.at);
    }
    return true;
  };
  const inLamFile = place.kind === 'phase' ? rules.placeInLamFile?.(state) : undefined;
  const onLine = [place.at, ...(inLamFile === undefined ? [] : [inLamFile])].flatMap(at => rules.breakpoints.at(at));
  for (const breakpoint of onLine) met.onLine = meets(breakpoint) || met.onLine;
  if (!rules.functions.isAny) return met;
  for (const breakpoint of functionsAt(place, state(), rules)) meets(breakpoint);
  return met;
}

function functionsAt(place: StoppingPlace, state: RunState, { functions }: StopRules) {
  if (place.kind === 'phase') {
    const action = state.action?.decision?.decided;
    return action === undefined ? [] : functions.ofAction(action);
  }
  if (place.kind !== 'enter' || (place.frame !== 'step' && place.frame !== 'routine')) return [];
  const title = state.frames.at(-1)?.name;
  return title === undefined ? [] : functions.ofTitle(place.frame, title);
}

/** A decision that was made anew or changed by the user is the same occasion. */
function occasionOf(place: StoppingPlace, state: () => RunState): string {
  return place.kind === 'phase' ? `action ${state().action?.number}` : `place ${place.index}`;
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
      return isStatement(place) && hasEnded(travel.frame, state());
    case 'phase':
      if (place.kind === 'phase' && place.phase === travel.phase) return true;
      return place.kind === 'failure' || (isStatement(place) && hasEnded(travel.frame, state()));
    case 'continue':
    case 'pause':
    case 'entry':
    case 'sent':
      return false;
  }
}

function hasEnded(frame: number | undefined, { frames }: RunState): boolean {
  return !frames.some(one => one.id === frame);
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
