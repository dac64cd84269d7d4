import type { FailureFacts } from '../trace/format.ts';
import type { DryRun } from './dry-run.ts';
import { describeFailure } from './failure.ts';
import type { RunContext } from './run-context.ts';

export interface RunResult {
  readonly result: 'passed' | 'failed' | 'stopped';
  readonly message: string;
  readonly failure: FailureFacts | undefined;
  /** How many actions were performed. */
  readonly actions: number;
  readonly folder: string;
}

/** How a run ended. */
export type Ending = Pick<RunResult, 'result' | 'message' | 'failure'>;

export function passed({ machine, performed }: RunContext): Ending {
  const count = performed === 1 ? '1 action' : `${performed} actions`;
  return { result: 'passed', message: `${machine.plan.task.name}: done in ${count}.`, failure: undefined };
}

export function stopped(): Ending {
  return { result: 'stopped', message: 'The run was ended before its task was done.', failure: undefined };
}

/** A dry run passes when everything could be decided. */
export function drily(run: RunContext, dryRun: DryRun): Ending {
  const message = dryRun.summary(run.machine.plan.task.name);
  run.record({ type: 'output', category: 'important', text: message });
  return { result: dryRun.undecided.size === 0 ? 'passed' : 'failed', message, failure: undefined };
}

/** @param facts what the trace says of the failure */
export function failed(facts: FailureFacts | undefined): Ending {
  return {
    result: 'failed',
    message: facts === undefined ? 'The run failed.' : describeFailure(facts),
    failure: facts,
  };
}
