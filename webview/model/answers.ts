import type { Matches } from '../../protocol/debug.ts';
import type { Deed, SuggestedSelector, ToInspector } from '../../protocol/inspector.ts';

/** Selectors for one control of one tree. */
interface Suggested {
  readonly tree: string;
  readonly control: string;
  readonly selectors: readonly SuggestedSelector[];
  readonly problem: string | undefined;
}

/** What a selector matches; undefined while nobody has said. */
export interface Matched {
  readonly id: number;
  readonly found: Matches | undefined;
}

/** What was asked of the extension about one run, and what it said. */
export interface Answers {
  /** What is being done. */
  readonly busy: ReadonlySet<Deed['kind']>;
  /** Why the last thing could not be done. */
  readonly problem: string | undefined;
  /** What came of the last thing, where it is not seen by itself. */
  readonly told: string | undefined;
  readonly suggested: Suggested | undefined;
  readonly matched: Matched | undefined;
  /** Counts what was asked of selectors. */
  readonly asked: number;
  /** The session is over: nothing can be asked any more. */
  readonly isOver: boolean;
}

export const noAnswers: Answers = {
  busy: new Set(),
  problem: undefined,
  told: undefined,
  suggested: undefined,
  matched: undefined,
  asked: 0,
  isOver: false,
};

export function began(answers: Answers, deed: Deed['kind']): Answers {
  return { ...answers, busy: new Set([...answers.busy, deed]), problem: undefined, told: undefined };
}

export function askedMatches(answers: Answers, text: string): Answers {
  const asked = answers.asked + 1;
  return { ...answers, asked, matched: text === '' ? undefined : { id: asked, found: undefined } };
}

/** An answer; what is none of these changes nothing. */
export function answered(answers: Answers, message: ToInspector): Answers {
  switch (message.kind) {
    case 'done':
      return {
        ...answers,
        busy: new Set([...answers.busy].filter(one => one !== message.deed)),
        problem: message.problem,
        told: message.told,
      };
    case 'matched':
      // An answer to what is not asked any more comes too late.
      if (message.id !== answers.matched?.id) return answers;
      return {
        ...answers,
        matched: { id: message.id, found: { controls: message.controls, problem: message.problem } },
      };
    case 'suggested': {
      const { tree, control, selectors, problem } = message;
      return { ...answers, suggested: { tree, control, selectors, problem } };
    }
    case 'over':
      return { ...answers, busy: new Set(), isOver: true };
    default:
      return answers;
  }
}
