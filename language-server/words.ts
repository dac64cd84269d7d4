import { type Verb, verbs } from '../protocol/actions.ts';

/** A word of the language, for completion and hovers. */
export interface WordRow {
  /** How it is written; forms are separated by ` | `, what may be left out stands in brackets, capitals are operands. */
  readonly syntax: string;
  readonly documentation: string;
}

/** Words that begin a declaration, which stands at the very beginning of a line. */
export const declarationWords = {
  task: {
    syntax: 'task "TITLE"',
    documentation: 'What the plan is for. A file without a task is a library for `use`.',
  },
  app: {
    syntax: 'app "PROGRAM" [with "DOCUMENT"]',
    documentation: 'A program to start. The run may act on the programs of its plan, and on no other.',
  },
  input: {
    syntax: 'input NAME: text|number|boolean|path [= VALUE]',
    documentation: 'A value that whoever starts the plan may give. Without a value of its own it must be given.',
  },
  secret: {
    syntax: 'secret NAME',
    documentation: 'A value such as a password: it is never shown, recorded or sent to a model.',
  },
  control: {
    syntax: 'control NAME = SELECTOR',
    documentation:
      'A name for a control. It is finished: filters, an index and `in` belong here, not where it is used.',
  },
  routine: {
    syntax: 'routine NAME([PARAMETERS]) { … }',
    documentation: 'Statements that several steps can call: `name(values)`.',
  },
  use: {
    syntax: 'use "PATH"',
    documentation: 'Controls and routines of another plan file, found from the folder of this one.',
  },
  step: {
    syntax: 'step "SENTENCE" [limit N] [retry N] [timeout 10s] [{ … }]',
    documentation: 'A step without a number. Without a block, the LAM works out what to do.',
  },
} as const satisfies Record<string, WordRow>;

/** Words that begin a statement and are no action. */
export const statementWords = {
  do: {
    syntax: 'do [limit N] | do "SENTENCE" [limit N]',
    documentation: 'Hands a sentence to the LAM, or the sentence of the step, for at most so many actions.',
  },
  expect: {
    syntax: 'expect CONDITION [timeout 10s]',
    documentation: 'What must be true, at the latest when the time is over. If it is not, the step fails.',
  },
  within: {
    syntax: 'within CONTROL { … }',
    documentation: 'Looks for the controls of the block only inside a window, a dialog or a group.',
  },
  if: {
    syntax: 'if CONDITION { … } [else { … }]',
    documentation: 'Does the block when the condition holds. It looks once and does not wait.',
  },
  repeat: {
    syntax: 'repeat N times { … } | repeat until CONDITION limit N { … }',
    documentation:
      'Does the block several times, or until a condition holds; the limit is the most rounds there may be.',
  },
  for: {
    syntax: 'for each NAME in VALUE { … }',
    documentation: 'Does the block for each control that a selector matches, or for each line of a text or CSV file.',
  },
  confirm: {
    syntax: 'confirm "QUESTION" [when CONDITION]',
    documentation: 'Asks a person. While the question is open nothing is done; a no fails the step as *refused*.',
  },
  on: {
    syntax: 'on failure { … }',
    documentation: 'What to do when the step fails.',
  },
  undo: {
    syntax: 'undo { … }',
    documentation: 'What takes the step back, for "roll back to here" and `run --rollback-on-failure`.',
  },
} as const satisfies Record<string, WordRow>;

/** Words that go on with something. */
const otherWords = {
  failure: { syntax: 'on failure { … }', documentation: statementWords.on.documentation },
  limit: { syntax: 'limit N', documentation: 'The most actions of the LAM, or rounds, that there may be.' },
  retry: { syntax: 'retry N', documentation: 'How often the step is tried again when it fails.' },
  timeout: { syntax: 'timeout 10s', documentation: 'How long to wait at most.' },
  else: { syntax: 'else { … }', documentation: 'What to do when the condition of the `if` does not hold.' },
  each: { syntax: 'for each NAME in VALUE { … }', documentation: statementWords.for.documentation },
  times: { syntax: 'N times', documentation: 'How often.' },
  until: { syntax: 'until CONDITION', documentation: 'Ends as soon as the condition holds.' },
  when: { syntax: 'when CONDITION', documentation: 'Asks only when the condition holds.' },
  in: { syntax: 'CONTROL in CONTROL', documentation: 'Where to look: the control around it, at any depth.' },
  into: { syntax: 'into CONTROL', documentation: 'Where the text goes, or the name that a text is read into.' },
  to: { syntax: 'to VALUE', documentation: 'The new value, or where a drag ends.' },
  from: { syntax: 'from CONTROL', documentation: 'The list, drop-down, tree or tab that has the item.' },
  with: { syntax: 'with "DOCUMENT"', documentation: 'The document that the program opens.' },
  at: { syntax: 'at X% Y% in CONTROL', documentation: 'A place inside a control, in percent of its width and height.' },
  holding: { syntax: 'holding "KEYS"', documentation: 'Keys that are held down during the click.' },
  double: { syntax: 'double click CONTROL', documentation: 'Clicks twice.' },
  right: { syntax: 'right click CONTROL', documentation: 'Clicks with the right button; or scrolls to the right.' },
  up: { syntax: 'scroll up in CONTROL', documentation: 'Towards the beginning.' },
  down: { syntax: 'scroll down in CONTROL', documentation: 'Towards the end.' },
  left: { syntax: 'scroll left in CONTROL', documentation: 'To the left.' },
  and: { syntax: 'CONDITION and CONDITION', documentation: 'Both hold.' },
  or: { syntax: 'CONDITION or CONDITION', documentation: 'At least one of them holds.' },
  not: { syntax: 'not CONDITION | is not STATE', documentation: 'The opposite.' },
  is: {
    syntax: 'CONTROL is STATE | VALUE is VALUE',
    documentation: 'Asks for a state, or whether two values are the same.',
  },
  contains: { syntax: 'VALUE contains TEXT', documentation: 'Whether the text is a part of it.' },
  matches: { syntax: 'VALUE matches /PATTERN/', documentation: 'Whether the pattern is found in it.' },
  exists: { syntax: 'CONTROL exists', documentation: 'Whether there is such a control.' },
  does: { syntax: 'CONTROL does not exist | VALUE does not contain TEXT', documentation: 'Denies what follows.' },
  exist: { syntax: 'CONTROL does not exist', documentation: 'Whether there is no such control.' },
  contain: { syntax: 'VALUE does not contain TEXT', documentation: 'Whether the text is no part of it.' },
  match: { syntax: 'VALUE does not match /PATTERN/', documentation: 'Whether the pattern is not found in it.' },
  true: { syntax: 'true', documentation: 'Yes.' },
  false: { syntax: 'false', documentation: 'No.' },
  text: { syntax: 'input NAME: text | select text TEXT in CONTROL', documentation: 'Any text.' },
  number: { syntax: 'input NAME: number', documentation: 'A number.' },
  boolean: { syntax: 'input NAME: boolean', documentation: '`true` or `false`.' },
  path: { syntax: 'input NAME: path', documentation: 'The path of a file or folder.' },
} as const satisfies Record<string, WordRow>;

const rows: Readonly<Record<string, WordRow>> = { ...declarationWords, ...statementWords, ...otherWords };

/** What a word of the language means; undefined for verbs, which the table of actions explains, and for all other words. */
export function wordRow(word: string): WordRow | undefined {
  return Object.hasOwn(rows, word) ? rows[word] : undefined;
}

export function isVerb(word: string): word is Verb {
  return verbs.some(verb => verb === word);
}
