import type { PlanRange } from '../../protocol/position.ts';
import type { AskedAction } from '../ask.ts';
import { PhaseCancelled } from '../failure.ts';
import type { RunContext } from '../run-context.ts';

interface Question {
  readonly text: string;
  readonly detail: string;
  readonly at: PlanRange;
  /** The decision it is about. */
  readonly action?: number | undefined;
  readonly about?: AskedAction | undefined;
  /** The picture's blob. */
  readonly picture?: string | undefined;
}

/**
 * Asks the person, and stores what was answered. While the question is open nothing may act on the target, not even by
 * mistake. @returns the answer; undefined when nobody was there @throws PhaseCancelled when the question was taken back,
 * RunStopped
 */
export async function askToConfirm(
  run: RunContext,
  { text, detail, at, action, about, picture }: Question,
): Promise<{ yes: boolean; by: string } | undefined> {
  await run.session.suspend(true, run.stop);
  const takenBack = new AbortController();
  run.question = takenBack;
  try {
    const signal = AbortSignal.any([run.stop, takenBack.signal]);
    const answer = await run.orStopped(run.asker.confirm(run.redactor.text(text), detail, signal, about));
    takenBack.signal.throwIfAborted();
    run.record({
      type: 'confirm',
      at,
      ...(action === undefined ? {} : { action }),
      question: text,
      answer: answer?.yes === true ? 'yes' : 'no',
      by: answer?.by ?? 'nobody',
      ...(about === undefined ? {} : { rule: about.rule }),
      ...(picture === undefined ? {} : { picture }),
    });
    return answer;
  } catch (error) {
    // Whoever was asked may fail on a question that is taken back.
    throw takenBack.signal.aborted ? new PhaseCancelled() : error;
  } finally {
    run.question = undefined;
    // Time passed.
    run.forgetObservation();
    if (!run.stop.aborted) await run.session.suspend(false, run.stop);
  }
}
