import type { Instruction } from '../language/compiled-plan.ts';
import type { ActionFailure } from './failure.ts';
import type { Activation } from './machine.ts';
import type { RunContext } from './run-context.ts';

/** A run that decides everything and carries out nothing; only the plan's programs are started, to be looked at. */
export class DryRun {
  /** Actions that were decided. */
  decided = 0;
  /** Those of them that would have changed something. */
  withheld = 0;
  /** Where statements could not be decided, mostly because those before were not carried out; each place once. */
  readonly undecided = new Set<string>();

  /** What came of it, in a sentence. */
  summary(task: string): string {
    const decided = this.decided === 1 ? '1 action decided' : `${this.decided} actions decided`;
    const { size } = this.undecided;
    const undecided = size === 0 ? '' : `, ${size} could not be without the ones before`;
    return `${task}: dry run, nothing was carried out. ${decided}${undecided}.`;
  }
}

/** What a dry run says instead of performing an action. */
export const notCarriedOut = 'dry run: not carried out';

/** Whether a dry run goes on after this failure: not where there is nothing left to look at. */
export function dryRunGoesOn(run: RunContext, failure: ActionFailure): boolean {
  return (
    run.dryRun !== undefined &&
    run.machine.instruction?.op !== 'enter-step' &&
    failure.symptom !== 'target-lost' &&
    failure.symptom !== 'time-out'
  );
}

/** Goes on behind a statement that could not be decided; a condition that can't be judged counts as false. */
export function goOnWithout(run: RunContext, dryRun: DryRun, instruction: Instruction): void {
  const { machine } = run;
  const { current } = machine;
  const { file, line, column } = instruction.range;
  dryRun.undecided.add(`${file}:${line}:${column}`);
  run.leaveInside(current.steps.at(-1)?.frame ?? current.frame, 'skipped');
  machine.goTo(placeBehind(instruction, current));
}

function placeBehind(instruction: Instruction, { pc, unit }: Activation): number {
  switch (instruction.op) {
    case 'branch':
      return instruction.otherwise;
    case 'next-round':
      return instruction.exit;
    case 'loop': {
      const { loop } = instruction;
      const rounds = unit.code.find(one => one.op === 'next-round' && one.loop === loop);
      return rounds?.op === 'next-round' ? rounds.exit : pc + 1;
    }
    default:
      return pc + 1;
  }
}
