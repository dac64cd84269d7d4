import { afterEach, describe, expect, it } from 'vitest';
import { type Cause, type Symptom, symptomNames } from '../protocol/failures.ts';
import { createReplayModel } from './models/replay.ts';
import { begin, decisionAt, removeRuns, TestGate } from './run-for-tests.ts';

afterEach(removeRuns);

interface Provoked {
  readonly symptom: Symptom;
  readonly plan: string;
  readonly with?: Parameters<typeof begin>[1];
  /** What is done while the run stands at the decision on this line. */
  readonly standAt?: number;
  readonly meanwhile?: (test: ReturnType<typeof begin>) => void;
  /** The cause that is told without pointing; none where no choice of a control is behind it. */
  readonly cause?: Cause;
  readonly because?: RegExp;
}

const step = (block: string) => `task "Fail"\napp "wordpad.exe"\n1. Do it {\n${block}\n}\n`;
const sentence = (text: string) => `task "Fail"\napp "wordpad.exe"\n1. ${text}\n`;
const reply = (part: Record<string, unknown>) =>
  JSON.stringify({
    thought: 't',
    control_label: '',
    control_name: '',
    function: '',
    args: {},
    status: 'CONTINUE',
    plan: [],
    ...part,
  });
const answers = (...replies: string[]) => ({ model: createReplayModel(replies) });

/** Every symptom, with what a run can say of its cause by itself. */
const provoked: readonly Provoked[] = [
  {
    symptom: 'not-found',
    plan: step('  click Button "Bolt" in Group "Font"'),
    cause: 'not-in-tree',
    because: /matches none of the \d+ controls .* Nearest is Button "Bold" in Group "Font": name "Bold" is close\./,
  },
  {
    symptom: 'not-found',
    plan: step('  press "F12"\n  press "Escape"\n  click Button "Cancel"'),
    cause: 'tree-stale',
    because: /^Button "Cancel" in Window "Save As" was there before, and is gone since press "Escape"\.$/,
  },
  {
    symptom: 'not-found',
    plan: step('  click Button "Bold" in Group "Font"'),
    with: { practice: { faults: { partial: { automationId: 'Bold', fromObservation: 1 } } } },
    cause: 'tree-partial',
    because: /not among the \d+ controls of a tree that is partial/,
  },
  { symptom: 'not-found', plan: sentence('Click the Frobnicate button'), cause: 'unknown' },
  {
    symptom: 'ambiguous',
    plan: step('  click Button "More Options"'),
    cause: 'hidden-twin',
    because: /^3 controls that can be used are Button "More Options"/,
  },
  {
    symptom: 'ambiguous',
    plan: step('  select TabItem'),
    cause: 'selector-differs',
    because: /^TabItem matches 5 controls/,
  },
  { symptom: 'low-confidence', plan: sentence('Click More Options'), cause: 'unknown' },
  { symptom: 'low-confidence', plan: sentence('Make it nice'), cause: 'unknown', because: /named no control/ },
  {
    symptom: 'covered-or-disabled',
    plan: step('  click Button "Bold" #2'),
    cause: 'hidden-twin',
    because: /in ToolBar "Mini Toolbar", which is off screen; Button "Bold" in Group "Font" .* can be used/,
  },
  {
    symptom: 'covered-or-disabled',
    plan: step('  press "F12"\n  click Button "Bold" in Group "Font"'),
    cause: 'control-was-right',
    because: /is disabled: Window "Save As" is open in front of it/,
  },
  { symptom: 'refused', plan: step('  confirm "Go on?"') },
  {
    symptom: 'input-failed',
    plan: step('  select text "absent" in Document'),
    cause: 'control-was-right',
    because: /^Document "Document".* is the right one and was chosen; select text "absent" in Document/,
  },
  {
    symptom: 'no-effect',
    plan: step('  click Button "Bold" in Group "Font"'),
    with: { practice: { faults: { swallow: 1 } } },
    cause: 'control-was-right',
    because: /is the right one; left click at \d+, \d+ was performed, and the program did nothing that shows/,
  },
  {
    symptom: 'no-effect',
    plan: sentence('Click the Bold button'),
    with: { practice: { faults: { swallow: 1 } } },
    cause: 'unknown',
  },
  { symptom: 'expectation-failed', plan: step('  click Document\n  expect Document.text is "x"') },
  {
    symptom: 'expectation-failed',
    plan: step('  do "Click the Bold button" limit 1\n  expect Document.text is "x"'),
    with: answers(reply({ function: 'click_input', control_name: 'Bold', status: 'FINISH' })),
    cause: 'unknown',
  },
  {
    symptom: 'limit-reached',
    plan: step('  repeat until Document.text contains "z" limit 2 { press "Right" }'),
  },
  {
    symptom: 'reply-invalid',
    plan: sentence('Click something'),
    with: answers('nonsense'),
  },
  {
    symptom: 'reply-invalid',
    plan: sentence('Click something'),
    with: answers(reply({ function: 'click_input', control_label: '9999' })),
    cause: 'unknown',
  },
  {
    symptom: 'unsupported-function',
    plan: sentence('Click something'),
    with: answers(reply({ function: 'run_shell', args: { bash_command: 'ls' } })),
  },
  {
    symptom: 'repeating-itself',
    plan: step('  do "Press the key" limit 9'),
    with: answers(...Array.from({ length: 9 }, () => reply({ function: 'keyboard_input', args: { keys: 'Left' } }))),
  },
  {
    symptom: 'target-lost',
    plan: step('  type "a" into Document'),
    with: { practice: { faults: { dieAfter: 1 } } },
  },
  {
    symptom: 'lost-while-stopped',
    plan: step('  press "F12"\n  within Window "Save As" { click Button "Cancel" }'),
    standAt: 5,
    meanwhile: ({ app }) => app.user.closeDialog(),
    cause: 'tree-stale',
    because: /^Button "Cancel" in Window "Save As" was there when the action was decided, and is gone/,
  },
  { symptom: 'out-of-scope', plan: step('  launch "regedit.exe"') },
  {
    symptom: 'time-out',
    plan: step('  type "a" into Document'),
    with: {
      practice: { faults: { hangAfter: 1 } },
      settings: { screenshots: false, requestTimeoutMs: 50 },
    },
  },
];

describe('every symptom', () => {
  it('is provoked here', () => {
    expect([...new Set(provoked.map(({ symptom }) => symptom))].sort()).toEqual([...symptomNames].sort());
  });

  it.each(provoked)(
    '$symptom, $cause: $plan',
    async ({ symptom, plan, with: options, standAt, meanwhile, cause, because }) => {
      const gate = new TestGate();
      const test = begin(plan, { ...options, gate: gate.gate });
      if (standAt !== undefined) {
        await gate.hold(decisionAt(standAt));
        meanwhile?.(test);
        gate.release();
      }
      const result = await test.run.finished;
      expect(result).toMatchObject({ result: 'failed', failure: { symptom } });
      const blames = test.of('blame');
      expect(blames.map(blame => blame.cause)).toEqual(cause === undefined ? [] : [cause]);
      if (because !== undefined) expect(blames[0]?.because).toMatch(because);
    },
  );
});
