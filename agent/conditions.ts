import type { Expectation, Expression } from '../language/compiled-plan.ts';
import type { Symptom } from '../protocol/failures.ts';
import type { PlanRange } from '../protocol/position.ts';
import type { TraceEventOf } from '../trace/format.ts';
import { delay } from './delay.ts';
import { isTrue, looksAtControls } from './evaluate.ts';
import { explain } from './explain.ts';
import { ActionFailure } from './failure.ts';
import type { RunContext } from './run-context.ts';

type JudgedAs = TraceEventOf<'judge'>['of'];

/** Looks once and records the verdict. @throws ActionFailure when it can't be told */
export async function judge(
  run: RunContext,
  condition: Expression,
  text: string,
  at: PlanRange,
  of: JudgedAs,
): Promise<boolean> {
  const began = performance.now();
  if (looksAtControls(condition)) await run.look(run.stop, { at });
  const holds = isTrue(condition, run);
  const verdict = { text, at, holds, because: explain(condition, run) };
  run.record({ type: 'judge', at, of, verdict, durationMs: performance.now() - began });
  return holds;
}

/** Waits until the condition holds, and records the verdict. @throws ActionFailure when the time is over */
export async function waitFor(run: RunContext, expected: Expectation, of: JudgedAs, symptom: Symptom): Promise<void> {
  const { condition, text, range: at } = expected;
  const timeoutMs = expected.timeoutMs ?? run.settings.expectTimeoutMs;
  const began = performance.now();
  const looks = looksAtControls(condition);
  for (;;) {
    const observation = looks ? await run.look(run.stop, { at }) : undefined;
    let holds = false;
    let problem: ActionFailure | undefined;
    try {
      holds = isTrue(condition, run);
    } catch (error) {
      // A control that is not there yet may come.
      if (!(error instanceof ActionFailure)) throw error;
      problem = error;
    }
    // Without a look, or with an idle program, nothing will change by itself.
    const over =
      !looks || run.dryRun !== undefined || observation?.idle === true || performance.now() - began >= timeoutMs;
    if (holds || over) {
      const because = explain(condition, run);
      run.record({
        type: 'judge',
        at,
        of,
        verdict: { text, at, holds, because },
        durationMs: performance.now() - began,
      });
      // A dry run only tells: what would make it true was not done.
      if (holds || run.dryRun !== undefined) return;
      throw new ActionFailure(symptom, `${text} does not hold: ${because}.`, { at, controls: problem?.controls ?? [] });
    }
    await delay(run.settings.pollMs, run.stop);
    run.forgetObservation();
  }
}
