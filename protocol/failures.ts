/** How an action failed: its *symptom*, decided at once. Why it failed is known only when the right control is. */
interface SymptomRow {
  /** What people read. */
  readonly title: string;
  /** Which phase of an action decides it. */
  readonly phase: 'observe' | 'infer' | 'ground' | 'guard' | 'act' | 'verify' | 'any';
  readonly documentation: string;
  /** What to do about it. */
  readonly advice: string;
}

export const symptoms = {
  'not-found': {
    title: 'not found',
    phase: 'ground',
    documentation: 'No control matches the selector or the sentence.',
    advice: 'Compare the selector with the nearest candidates, or wait longer with `timeout`.',
  },
  ambiguous: {
    title: 'ambiguous',
    phase: 'ground',
    documentation: 'More than one visible, enabled control matches.',
    advice: 'Add an ancestor (`in ToolBar "Formatting"`), a property, or an index (`#1`).',
  },
  'low-confidence': {
    title: 'low confidence',
    phase: 'ground',
    documentation: 'The best candidate is less probable than the threshold.',
    advice: 'Say the sentence with the words the program shows, or make the step exact with a block.',
  },
  'covered-or-disabled': {
    title: 'covered or disabled',
    phase: 'act',
    documentation: 'The control is there but cannot be used now.',
    advice: 'Close what covers it, or wait until it is enabled.',
  },
  refused: {
    title: 'refused',
    phase: 'guard',
    documentation:
      'A confirmation was answered with no, nobody could be asked, or a value the plan needs was not given.',
    advice: 'Say yes when it is asked, allow the rule for the launch, or give the value that is missing.',
  },
  'input-failed': {
    title: 'input failed',
    phase: 'act',
    documentation: 'The target could not perform the action.',
    advice: 'Look at the way that was taken and what the target answered.',
  },
  'no-effect': {
    title: 'no effect',
    phase: 'verify',
    documentation: 'The action was performed and nothing changed where a change was expected.',
    advice: 'The program may have swallowed the input: retry, or choose another control.',
  },
  'expectation-failed': {
    title: 'expectation failed',
    phase: 'verify',
    documentation: 'An `expect` is false after its time-out.',
    advice: 'Compare what was expected with what was observed.',
  },
  'limit-reached': {
    title: 'limit reached',
    phase: 'any',
    documentation: 'A LAM step or a loop used up its limit.',
    advice: 'Raise the limit, or look at why it does not come closer to its goal.',
  },
  'reply-invalid': {
    title: 'reply invalid',
    phase: 'infer',
    documentation: 'The model answered something that is no reply of the seven keys.',
    advice: 'Read the raw reply; ask again with a hint, or use another model.',
  },
  'unsupported-function': {
    title: 'unsupported function',
    phase: 'infer',
    documentation: 'The model named a known function that has no action here.',
    advice: 'Make the step exact with a block.',
  },
  'repeating-itself': {
    title: 'repeating itself',
    phase: 'infer',
    documentation: 'The model decided the same action again although nothing changed.',
    advice: 'Make the step exact, or tell the model what to expect.',
  },
  'target-lost': {
    title: 'target lost',
    phase: 'any',
    documentation: 'The program or its window is gone, or the host that drives it.',
    advice: 'Start the program again.',
  },
  'lost-while-stopped': {
    title: 'lost while stopped',
    phase: 'guard',
    documentation: 'The chosen control vanished while the run stood still.',
    advice: 'Popups close when the program loses the focus: keep it in front, or turn off debug.focusWindowOnBreak.',
  },
  'out-of-scope': {
    title: 'out of scope',
    phase: 'guard',
    documentation: 'The action would touch a program that the plan may not act on.',
    advice: 'Add the program to the plan with `app`.',
  },
  'time-out': {
    title: 'time-out',
    phase: 'any',
    documentation: 'Something did not answer in time.',
    advice: 'Raise the time-out, or see why the program or the model is slow.',
  },
} as const satisfies Record<string, SymptomRow>;

export type Symptom = keyof typeof symptoms;
export const symptomNames = Object.keys(symptoms) as Symptom[];

/** Why an action failed: decided only when the right control is known, by an explicit selector or because it was pointed at. */
interface CauseRow {
  readonly title: string;
  readonly documentation: string;
  readonly advice: string;
  /** The symptoms it can lie behind. A symptom that no row names has nothing to do with the choice of a control. */
  readonly explains: readonly Symptom[];
}

const choice = ['not-found', 'low-confidence', 'expectation-failed', 'limit-reached', 'repeating-itself'] as const;

/** In the order in which they are tried: the first that fits is told. */
export const causes = {
  'tree-partial': {
    title: 'tree partial',
    documentation: 'The right control is missing from the tree because a part of the program did not answer in time.',
    advice: 'See why the program hangs or is slow; wait before the action, then look again.',
    explains: [...choice, 'no-effect', 'reply-invalid'],
  },
  'tree-stale': {
    title: 'tree stale',
    documentation:
      'The program changed around the decision: the right control came, went or became usable at another moment.',
    advice: 'Wait for it (`timeout`, `wait until`), or bring it back first with the action that shows it.',
    explains: [...choice, 'covered-or-disabled', 'lost-while-stopped', 'input-failed', 'no-effect', 'reply-invalid'],
  },
  'not-in-tree': {
    title: 'not in the tree',
    documentation: 'No control of the tree is the right one.',
    advice:
      'Compare the selector with the nearest controls. Where the program draws it itself, point by place (`click at`) or use a key.',
    explains: [...choice, 'no-effect', 'reply-invalid'],
  },
  'hidden-twin': {
    title: 'hidden twin',
    documentation:
      'Another control has the same type and name, hidden or elsewhere in the window, and stood in for the right one.',
    advice: 'Say where the right one is: an ancestor (`in Group "Font"`), a property, or an index (`#1`).',
    explains: [...choice, 'ambiguous', 'covered-or-disabled', 'no-effect', 'input-failed', 'reply-invalid'],
  },
  'control-was-right': {
    title: 'the control was right',
    documentation: 'The right control was chosen. What failed is the action on it, or what was expected of it.',
    advice: 'Look at its state, at what lies over it, at the way that was taken and at the arguments.',
    explains: [...choice, 'covered-or-disabled', 'input-failed', 'no-effect'],
  },
  'left-out-of-prompt': {
    title: 'left out of the prompt',
    documentation: 'The right control is in the tree, and the model was not offered it.',
    advice: 'Bring it onto the screen first, widen `within`, or make the step exact with a block.',
    explains: [...choice, 'no-effect', 'reply-invalid'],
  },
  'selector-differs': {
    title: 'the selector says something else',
    documentation: 'The selector of the plan does not match the right control, or matches others as well.',
    advice: 'Take the suggested selector.',
    explains: ['not-found', 'ambiguous', 'covered-or-disabled', 'no-effect', 'input-failed', 'expectation-failed'],
  },
  'ranked-lower': {
    title: 'ranked lower',
    documentation: 'The right control was weighed, and another one, or *not here*, came out higher.',
    advice: 'Use the words the program shows, say where the control is, or keep the correction as a test case.',
    explains: [...choice, 'no-effect', 'input-failed', 'covered-or-disabled', 'reply-invalid'],
  },
  unknown: {
    title: 'unknown: point at the right control',
    documentation: 'Why it failed cannot be said before the right control is known.',
    advice: 'Point at the right control on the target, or name it by a selector.',
    explains: [...choice, 'no-effect', 'input-failed', 'covered-or-disabled', 'ambiguous', 'reply-invalid'],
  },
} as const satisfies Record<string, CauseRow>;

export type Cause = keyof typeof causes;
export const causeNames = Object.keys(causes) as Cause[];
