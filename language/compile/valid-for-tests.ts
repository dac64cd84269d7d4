import type { CompiledPlan, Unit } from '../compiled-plan.ts';

/** What is wrong with compiled code: jumps, steps, units and regions that lead nowhere. Empty for all code. */
export function codeProblems(plan: CompiledPlan): string[] {
  return plan.units.flatMap((unit, index) => unitProblems(unit, plan).map(problem => `unit ${index}: ${problem}`));
}

function unitProblems(unit: Unit, plan: CompiledPlan): string[] {
  const { code, steps, regions } = unit;
  const problems: string[] = [];
  const wants = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const inside = (at: number) => at >= 0 && at < code.length;
  wants(code.at(-1)?.op === 'return', 'it does not end with a return');
  for (const [at, instruction] of code.entries()) {
    const where = `${at} ${instruction.op}`;
    wants(instruction.step >= -1 && instruction.step < steps.length, `${where}: no step ${instruction.step}`);
    wants(plan.sources.has(instruction.range.file), `${where}: no source ${instruction.range.file}`);
    switch (instruction.op) {
      case 'branch':
        wants(inside(instruction.otherwise), `${where}: goes to ${instruction.otherwise}`);
        break;
      case 'jump':
        wants(inside(instruction.to), `${where}: goes to ${instruction.to}`);
        break;
      case 'next-round': {
        wants(inside(instruction.exit), `${where}: goes to ${instruction.exit}`);
        const begins = code.some(other => other.op === 'loop' && other.loop === instruction.loop);
        wants(begins, `${where}: loop ${instruction.loop} does not begin`);
        break;
      }
      case 'enter-step':
        wants(steps[instruction.enters] !== undefined, `${where}: no step ${instruction.enters}`);
        break;
      case 'call': {
        const called = plan.units[instruction.unit];
        wants(called?.kind === 'routine', `${where}: unit ${instruction.unit} is no routine`);
        wants(called?.parameters.length === instruction.arguments.length, `${where}: wrong number of arguments`);
        break;
      }
      default:
    }
  }
  for (const step of steps) {
    const { undo } = step;
    wants(undo === undefined || plan.units[undo]?.kind === 'undo', `a step has no undo unit ${undo}`);
  }
  for (const [index, region] of regions.entries()) {
    wants(region.from < region.to && inside(region.to), `region ${index}: ${region.from}–${region.to}`);
    if (region.kind === 'on-failure') {
      const outside = region.handler >= region.to;
      wants(inside(region.handler) && outside, `region ${index}: its handler is at ${region.handler}`);
    }
    for (const outer of regions.slice(index + 1)) {
      const nested = outer.from <= region.from && outer.to >= region.to;
      const apart = outer.from >= region.to || outer.to <= region.from;
      wants(nested || apart, `region ${index} is not innermost first`);
    }
  }
  return problems;
}
