import { type Symptom, symptoms } from '../protocol/failures.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { TargetErrorKind } from '../protocol/target.ts';
import type { FailureFacts } from '../trace/format.ts';

/** A failed action or condition. The loop turns it into an event and looks for what the plan does about it. */
export class ActionFailure extends Error {
  readonly symptom: Symptom;
  readonly controls: FailureFacts['controls'];
  readonly at: PlanRange | undefined;
  /** What the trace says of it, once it does: a failure is told once, by whoever can still mend it. */
  told: FailureFacts | undefined;
  constructor(
    symptom: Symptom,
    message: string,
    details: { controls?: FailureFacts['controls']; at?: PlanRange } = {},
  ) {
    super(message);
    this.name = 'ActionFailure';
    this.symptom = symptom;
    this.controls = details.controls ?? [];
    this.at = details.at;
  }
}

/** The run was ended from outside: by its user, its client or a signal. */
export class RunStopped extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'RunStopped';
  }
}

/** The phase at hand was cancelled; the loop stands before it again. */
export class PhaseCancelled extends Error {
  constructor() {
    super('The phase was cancelled.');
    this.name = 'PhaseCancelled';
  }
}

/** What an error of the target means for the action. `stale` is missing: the loop decides again. */
export const symptomOfTargetError = {
  'no-such-control': 'input-failed',
  'not-usable': 'covered-or-disabled',
  'out-of-scope': 'out-of-scope',
  suspended: 'refused',
  'target-lost': 'target-lost',
  'time-out': 'time-out',
  'input-failed': 'input-failed',
  'launch-failed': 'input-failed',
} as const satisfies Record<Exclude<TargetErrorKind, 'stale'>, Symptom>;

/** One failure as people read it: where, what, which controls, what to do. */
export function describeFailure(failure: FailureFacts): string {
  const where = failure.at === undefined ? '' : `${failure.at.file}:${failure.at.line}: `;
  const lines = [`${where}${symptoms[failure.symptom].title}: ${failure.message}`];
  if (failure.statement !== '') lines.push(`  at: ${failure.statement}`);
  for (const control of failure.controls.slice(0, 5)) {
    lines.push(`  ${control.text}${control.note === '' ? '' : ` (${control.note})`}`);
  }
  lines.push(`  ${symptoms[failure.symptom].advice}`);
  return lines.join('\n');
}
