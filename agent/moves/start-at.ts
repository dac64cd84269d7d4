import { ActionFailure } from '../failure.ts';
import type { Machine } from '../machine.ts';
import type { RunContext } from '../run-context.ts';
import { executeInstruction } from '../statements.ts';
import { carryOutMove } from './carry-out-move.ts';
import { type Place, placeAtLine } from './move.ts';

/** A line of a plan, counted from 1. */
export interface StartLine {
  readonly file: string;
  readonly line: number;
}

/** Where the task begins that shall begin at a line. @throws ActionFailure where it has no statement there, or behind */
export function startPlace(machine: Machine, { file, line }: StartLine): Place {
  const place = placeAtLine(machine, file, line);
  if (place !== undefined) return place;
  const message = `the task can't be begun at line ${line}: no statement of it begins there or behind, or it lies inside a loop.`;
  throw new ActionFailure('refused', message, { at: machine.plan.task.range });
}

/** Begins in the middle of the task: on a program of the plan that is there, else on those that its `app` lines start. */
export async function beginAt(run: RunContext, place: Place): Promise<void> {
  const { machine, session } = run;
  if (!(await session.attachToRunning(run.stop))) {
    if (machine.plan.programs.length === 0 && session.defaultProgram !== undefined) {
      await session.launch(session.defaultProgram, undefined, run.stop);
    }
    // Nothing stops on the way to where it shall begin.
    await run.withOpenGate(async () => {
      for (let { instruction } = machine; instruction !== undefined && isLaunch(instruction); { instruction } = machine)
        await executeInstruction(run, instruction);
    });
  }
  const at = machine.current.unit.code[place.pc]?.range ?? machine.plan.task.range;
  await carryOutMove(run, { why: 'start here', place, at });
}

function isLaunch(instruction: NonNullable<RunContext['machine']['instruction']>): boolean {
  return instruction.op === 'action' && instruction.step < 0 && instruction.intent.verb === 'launch';
}
