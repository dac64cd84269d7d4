import type { CompiledPlan } from '../../language/compiled-plan.ts';
import type { PlanRange } from '../../protocol/position.ts';

/** Everything of a plan that a run can stop at: task, routines, steps, statements. */
export function stopRanges(plan: CompiledPlan): readonly PlanRange[] {
  const units = plan.units.filter(({ kind }) => kind !== 'undo');
  return [
    plan.task.range,
    ...units.flatMap(({ range, steps, code }) => [
      range,
      ...steps.map(step => step.range),
      ...code.filter(({ op }) => stopsHere.has(op)).map(instruction => instruction.range),
    ]),
  ];
}

/** Instructions that are a statement of their own; the others are the machine's. */
const stopsHere: ReadonlySet<string> = new Set([
  'action',
  'lam',
  'expect',
  'confirm',
  'branch',
  'next-round',
  'call',
] satisfies CompiledPlan['units'][number]['code'][number]['op'][]);
