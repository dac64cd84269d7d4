import { afterEach, expect, it } from 'vitest';
import type { TargetApi, TargetMethod } from '../protocol/target.ts';
import { begin, decisionAt, removeRuns, TestGate } from './run-for-tests.ts';
import { createPracticeApp } from './targets/practice/practice-app.ts';

afterEach(removeRuns);

/** The practice app, and what it was asked to do. */
function watched(): { target: TargetApi; calls: TargetMethod[]; app: ReturnType<typeof createPracticeApp> } {
  const app = createPracticeApp({});
  const calls: TargetMethod[] = [];
  const target = new Proxy<TargetApi>(app, {
    get: (of, name: TargetMethod) => {
      calls.push(name);
      return of[name];
    },
  });
  return { target, calls, app };
}

const told = (run: ReturnType<typeof begin>) => run.of('output').map(({ text }) => text);

it('decides every action, carries out none, and passes when all could be decided', async () => {
  const { target, calls, app } = watched();
  const test = begin(
    `task "Bold"
app "wordpad.exe"
control editor = Document "Document"
1. Type {
  type "Hello" into editor
  wait 60s
  click Button "Bold" in Group "Font"
  expect Button "Bold" in Group "Font" is toggled
  read editor into words
}
2. Make it italic
`,
    { target, dryRun: true },
  );
  const result = await test.run.finished;
  expect(result).toMatchObject({
    result: 'passed',
    actions: 1,
    message: 'Bold: dry run, nothing was carried out. 6 actions decided.',
  });
  expect(calls).toContain('launch');
  expect(calls).not.toContain('act');
  expect([app.text, app.runs]).toEqual(['', []]);
  expect(test.of('act').map(({ way, how }) => `${way}: ${how}`)).toEqual([
    expect.stringContaining('pattern: started wordpad.exe'),
    ...Array.from({ length: 5 }, () => 'none: dry run: not carried out'),
  ]);
  expect(test.of('verify').map(({ effect }) => effect)).toEqual(Array.from({ length: 6 }, () => 'not checked'));
  expect(test.of('judge')).toMatchObject([{ of: 'expect', verdict: { holds: false } }]);
  expect(test.of('variable')).toMatchObject([{ name: 'words', value: { kind: 'text', text: '' } }]);
  expect(told(test)).toContain('dry run: what follows in "Make it italic" depends on what this action does.');
});

it('counts what the actions before would have brought, and goes on behind it', async () => {
  const test = begin(
    `task "Save"
app "wordpad.exe"
1. Save retry 2 {
  press "F12"
  within Window "Save As" {
    set Edit "File name" to "a.rtf"
    for each file in ListItem { click file }
    repeat until Edit "File name" is focused limit 3 { press "Tab" }
    if Edit "File name" is focused { press "Enter" } else { press "Left" }
    click Button "Save"
  }
  on failure { press "Esc" }
}
2. Go on {
  click Button "Bold" in Group "Font"
}
`,
    { dryRun: true },
  );
  const result = await test.run.finished;
  expect(result).toMatchObject({ result: 'failed', failure: undefined });
  // Launch, F12, Tab, Left and Bold; the field, the button and both conditions could not be found; that of `repeat` is judged twice.
  expect(result.message).toBe(
    'Save: dry run, nothing was carried out. 5 actions decided, 4 could not be without the ones before.',
  );
  expect(test.of('failure').map(({ handledBy }) => handledBy)).toEqual(Array.from({ length: 5 }, () => 'dry run'));
  expect(test.of('verify').at(-1)?.memory.action).toBe('click Button "Bold" in Group "Font"');
});

it('shows what would be asked, and asks nobody', async () => {
  const asker = {
    secret: async () => undefined,
    confirm: async () => {
      throw new Error('A dry run asks nobody.');
    },
  };
  const test = begin(
    'task "Close"\napp "wordpad.exe"\n1. Close it {\n  confirm "Really?"\n  close Window /Practice/\n  press "Alt+F4"\n}\n',
    { dryRun: true, asker },
  );
  expect(await test.run.finished).toMatchObject({ result: 'passed' });
  expect(told(test).slice(0, 3)).toEqual([
    'would ask: Really?',
    expect.stringMatching(/^would ask: This can do harm: close Window ".*"\. Carry it out\?$/),
    'would ask: This can do harm: press "Alt+F4", on Window "Document - Practice". Carry it out?',
  ]);
  expect(test.of('confirm')).toEqual([]);
  expect((await test.app.windows({})).apps).toHaveLength(1);
});

it('holds input back at the target itself, and by hand nothing is done either', async () => {
  const gate = new TestGate();
  const test = begin('task "Type"\napp "wordpad.exe"\n1. Type {\n  type "a" into Document\n}\n', {
    dryRun: true,
    gate: gate.gate,
  });
  await gate.hold(decisionAt(4));
  const app = (await test.app.windows({})).apps[0]?.id ?? '';
  const { observation } = await test.app.observe({ app, screenshot: false });
  const own = { lease: 'lease-1', app, observation, action: { verb: 'press', keys: 'a' } } as const;
  await expect(test.app.act(own)).rejects.toMatchObject({ kind: 'suspended' });
  expect(await test.run.console.carryOut('type "b" into Document')).toContain('dry run: not carried out');
  gate.release();
  expect(await test.run.finished).toMatchObject({ result: 'passed' });
  expect(test.app.text).toBe('');
});

it('ends where there is nothing left to look at', async () => {
  const test = begin('task "Gone"\napp "wordpad.exe"\n1. Type {\n  type "a" into Document\n}\n', {
    dryRun: true,
    practice: { faults: { dieAfter: 0 } },
  });
  expect(await test.run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'target-lost' } });
});
