import { isStatement } from '../agent/moves/move.ts';
import type { CompiledPlan } from '../language/compiled-plan.ts';
import type { StopLines } from './line-breakpoints.ts';

/** Every line that something of a plan begins at: where a run of it can stop. */
export function stopLinesOf(plan: CompiledPlan): StopLines {
  const lines = new Map<string, Set<number>>();
  const add = ({ file, line }: { readonly file: string; readonly line: number }) =>
    lines.set(file, (lines.get(file) ?? new Set()).add(line));
  add(plan.task.range);
  for (const unit of plan.units) {
    if (unit.kind === 'undo') continue;
    add(unit.range);
    for (const step of unit.steps) add(step.range);
    for (const instruction of unit.code) if (isStatement(instruction)) add(instruction.range);
  }
  return new Map([...lines].map(([file, numbers]) => [file, [...numbers].sort((a, b) => a - b)]));
}
