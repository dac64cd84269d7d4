import type { Step, Unit } from '../../language/compiled-plan.ts';
import type { PlanRange } from '../../protocol/position.ts';
import type { OpenStep } from '../machine.ts';
import type { RunContext } from '../run-context.ts';
import type { Value } from '../values.ts';
import type { Place } from './move.ts';

/** A step that did something and is over, or is still at it. */
export interface DoneStep {
  readonly step: Step;
  readonly unit: Unit;
  /** Its `undo`, compiled; absent where its author wrote none. */
  readonly undo: Unit | undefined;
  /** Where its `enter-step` stands in the unit's code. */
  readonly entered: number;
  /** As people read it: `3. Make it bold`. */
  readonly title: string;
  /** How many actions were performed in it, those of inner steps included. */
  readonly performed: number;
  /** Steps inside it, in the order they ended. */
  readonly inner: readonly DoneStep[];
  /** Variables as they were when it ended. */
  readonly variables: ReadonlyMap<string, Value>;
}

/** One thing that rolling back does, or can't. */
export interface RollBackItem {
  readonly title: string;
  readonly at: PlanRange;
  readonly actions: number;
  /** The step's `undo`; absent where its author wrote none. */
  readonly undo?: { readonly unit: Unit; readonly variables: ReadonlyMap<string, Value> } | undefined;
}

export interface RollBackPlan {
  /** Where the run stands afterwards. */
  readonly place: Place;
  readonly at: PlanRange;
  /** In the order they are taken back, the latest first. */
  readonly items: readonly RollBackItem[];
  /** How much of `run.done` stays. */
  readonly stays: number;
}

/** The step ends: what it did can be taken back from now on. Called before it leaves the machine. */
export function closeStep(run: RunContext, open: OpenStep): void {
  const done = asDone(run, open, []);
  run.done.length = Math.min(run.done.length, open.doneBefore);
  if (done !== undefined && done.performed > 0) run.done.push(done);
}

/** What going back to the beginning of a step at this line would do. Undefined where no such step was entered. */
export function planRollBack(run: RunContext, file: string, line: number): RollBackPlan | undefined {
  const { activations } = run.machine;
  const isThere = (step: Step | undefined) => step?.range.file === file && step.range.line === line;
  for (const [depth, { unit, steps }] of [...activations.entries()].reverse()) {
    const open = steps.find(one => isThere(unit.steps[one.step]));
    if (open !== undefined) {
      const whole = openNow(run, open);
      const items = whole === undefined ? [] : takenBack(whole);
      return { place: { depth, pc: open.entered }, at: rangeOf(unit, open), items, stays: open.doneBefore };
    }
  }
  const index = run.done.findLastIndex(({ step, unit }) => isThere(step) && activations.some(one => one.unit === unit));
  const target = run.done[index];
  if (target === undefined) return undefined;
  const later = allOpen(run).find(one => one.doneBefore > index);
  const unfinished = later === undefined ? undefined : openNow(run, later);
  const since = [...run.done.slice(index, later?.doneBefore), ...(unfinished === undefined ? [] : [unfinished])];
  return {
    place: { depth: activations.findLastIndex(one => one.unit === target.unit), pc: target.entered },
    at: target.step.range,
    items: since.toReversed().flatMap(takenBack),
    stays: index,
  };
}

/** What going back to the very beginning of the task would do. */
export function planRollBackOfAll(run: RunContext): readonly RollBackItem[] {
  const [first] = allOpen(run);
  const unfinished = first === undefined ? undefined : openNow(run, first);
  const all = [...run.done.slice(0, first?.doneBefore), ...(unfinished === undefined ? [] : [unfinished])];
  return all.toReversed().flatMap(takenBack);
}

function takenBack({ step, undo: unit, title, performed, inner, variables }: DoneStep): RollBackItem[] {
  const item = { title, at: step.range, actions: performed };
  if (unit !== undefined && performed > 0) return [{ ...item, undo: { unit, variables } }];
  const own = performed - inner.reduce((sum, one) => sum + one.performed, 0);
  const rest = inner.toReversed().flatMap(takenBack);
  return own > 0 ? [{ ...item, actions: own }, ...rest] : rest;
}

/** Every step that is open, the outermost first. */
function allOpen(run: RunContext): OpenStep[] {
  return run.machine.activations.flatMap(({ steps }) => steps);
}

/** An open step as far as it got, with the open ones inside it. */
function openNow(run: RunContext, open: OpenStep): DoneStep | undefined {
  const all = allOpen(run);
  const next = all[all.indexOf(open) + 1];
  const inside = next === undefined ? undefined : openNow(run, next);
  return asDone(run, open, inside === undefined ? [] : [inside], next?.doneBefore);
}

function asDone(
  run: RunContext,
  open: OpenStep,
  unfinished: readonly DoneStep[],
  until?: number,
): DoneStep | undefined {
  const activation = run.machine.activations.find(({ steps }) => steps.includes(open)) ?? run.machine.current;
  const step = activation.unit.steps[open.step];
  if (step === undefined) return undefined;
  return {
    step,
    unit: activation.unit,
    undo: step.undo === undefined ? undefined : run.machine.plan.units[step.undo],
    entered: open.entered,
    title: open.title,
    performed: run.performed - open.performedBefore,
    inner: [...run.done.slice(open.doneBefore, until), ...unfinished],
    variables: new Map(activation.variables),
  };
}

function rangeOf(unit: Unit, open: OpenStep): PlanRange {
  return unit.steps[open.step]?.range ?? unit.range;
}
