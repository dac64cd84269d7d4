import type { ShownCandidate } from '../../trace/format.ts';
import { percent } from '../../trace/percent.ts';
import { actionAtHand, type Decision } from '../../trace/state.ts';
import type { RunNow } from './run-now.ts';

/** What can be done about a run that is held. */
export interface Possible {
  /** It can be sent elsewhere: it stands still, and what is shown is where it stands. */
  readonly steer: boolean;
  readonly choose: boolean;
  readonly askAgain: boolean;
  /** It stands at a failure, which can be told. */
  readonly failure: boolean;
}

/** @param isLive a plan is run: nothing is recorded, and nothing only looked at */
export function possibleNow(run: RunNow | undefined, isLive: boolean): Possible {
  const steer = run?.isHeld === true && isLive && !run.isInThePast;
  const action = steer ? actionAtHand(run.state) : undefined;
  return {
    steer,
    choose: (action?.decision?.ground.candidates.length ?? 0) > 0,
    askAgain: action?.infer !== undefined,
    failure: run?.failure !== undefined,
  };
}

/** A command on the line of a failure. */
export interface NextStep {
  readonly title: string;
  readonly tooltip: string;
  readonly command: string;
}

/** What the line offers that a run failed at, most wanted first. */
export function nextSteps(run: RunNow, possible: Possible): readonly NextStep[] {
  const { failure } = run;
  if (failure === undefined) return [];
  const decided = actionAtHand(run.state)?.decision?.actionText;
  return [
    ...(!possible.steer
      ? []
      : failure.isMended && decided !== undefined
        ? [
            step(
              `$(debug-continue) Carry Out: ${decided}`,
              'Go on with what is decided now.',
              'workbench.action.debug.continue',
            ),
          ]
        : [step('$(debug-restart-frame) Retry', 'Do the statement again, and go on.', 'groundwork.retry')]),
    ...(possible.steer
      ? [step('$(debug-step-over) Skip', 'Leave the statement out, and stop behind it.', 'groundwork.skip')]
      : []),
    ...(possible.choose
      ? [step('Take Another Candidate…', 'Choose the control it acts on.', 'groundwork.takeAnother')]
      : []),
    ...(possible.askAgain ? [step('Ask Again…', 'Ask the model once more, with a hint.', 'groundwork.askAgain')] : []),
    step('Copy as Markdown', 'The failure with what is known of it, for a bug report.', 'groundwork.copyFailure'),
  ];
}

function step(title: string, tooltip: string, command: string): NextStep {
  return { title, tooltip, command };
}

/** A candidate as a list of choices shows it. */
export interface CandidateRow {
  /** What `setVariable` takes for it. */
  readonly control: string;
  readonly label: string;
  readonly description: string;
  /** Why it is as probable as it is: what weighs most. */
  readonly detail: string;
  readonly isChosen: boolean;
}

export function candidateRows({ ground, chosen }: Decision): readonly CandidateRow[] {
  // An explicit selector matches or does not: it knows no probabilities.
  const isWeighed = ground.chosenBy !== 'author';
  return ground.candidates.map((candidate): CandidateRow => {
    const isChosen = candidate.control === chosen;
    const facts = [
      ...(isWeighed ? [percent(candidate.probability)] : []),
      ...(candidate.enabled ? [] : ['disabled']),
      ...(candidate.offscreen ? ['off screen'] : []),
      ...(isChosen ? ['chosen now'] : []),
    ];
    return {
      control: candidate.control,
      label: `${isChosen ? '$(check) ' : ''}${plain(candidate.text)}`,
      description: facts.join(', '),
      detail: reason(candidate),
      isChosen,
    };
  });
}

function reason({ features }: ShownCandidate): string {
  const [first] = features.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return first?.because ?? '';
}

/** A label shows `$(name)` as an icon; in the name of a control it is text. */
export function plain(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
