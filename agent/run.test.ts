import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readTrace } from '../trace/reader.ts';
import { stateOf } from '../trace/state.ts';
import { openGate } from './gate.ts';
import { createEmbeddedModel } from './models/embedded.ts';
import { createReplayModel } from './models/replay.ts';
import { begin, decisionAt, everythingIn, removeRuns, TestGate } from './run-for-tests.ts';

afterEach(removeRuns);

const hello = `task "Say hello"
app "wordpad.exe"
control editor = Document "Document"
1. Type it {
  type "Hello" into editor
  expect editor.text is "Hello"
}
`;

describe('a run', () => {
  it('does what the plan says, and leaves a trace that says the same', async () => {
    const { run, app, events, of } = begin(hello);
    const result = await run.finished;
    expect(result).toMatchObject({ result: 'passed', actions: 2 });
    expect(app.text).toBe('Hello');
    expect(of('verify').map(event => [event.memory.action, event.effect])).toEqual([
      ['launch "wordpad.exe"', 'not checked'],
      ['type "Hello" into Document "Document"', 'seen'],
    ]);
    for (const { settleMs, durationMs } of of('verify')) expect(settleMs).toBeLessThanOrEqual(durationMs);
    const stored = readTrace(readFileSync(join(run.folder, 'run.gwtrace'), 'utf8'));
    expect(stored).toMatchObject({ problems: [], truncated: undefined });
    expect(stored.events).toEqual(events);
    expect(stateOf(stored.events)).toMatchObject({ frames: [], ended: { result: 'passed' } });
  });

  it('hands sentences to the model, which weighs every control', async () => {
    const { run, app, of } = begin(`task "Bold"
app "wordpad.exe"
1. Click the Bold button
2. Type "Hi" into the document
`);
    expect(await run.finished).toMatchObject({ result: 'passed' });
    expect(app.text).toBe('Hi');
    expect(app.runs).toMatchObject([{ length: 2, format: { bold: true } }]);
    const [bold] = of('ground').filter(event => event.chosenBy === 'model');
    expect(bold?.candidates[0]).toMatchObject({ text: 'Button "Bold" in Group "Font"' });
    expect(bold?.margin).toBeGreaterThan(0.3);
    expect(bold?.all).toMatch(/^[0-9a-f]{64}$/);
  });

  it('ends a model step when what is expected holds', async () => {
    const { run, of } = begin(`task "Bold"
app "wordpad.exe"
1. Make it bold {
  do "Click the Bold button" limit 4
  expect Button "Bold" in Group "Font" is toggled
}
`);
    expect(await run.finished).toMatchObject({ result: 'passed', actions: 2 });
    expect(of('judge').at(-1)?.verdict).toMatchObject({ holds: true });
  });
});

describe('flow', () => {
  it('repeats, branches and calls routines', async () => {
    const { run, app } = begin(`task "Flow"
app "wordpad.exe"
input times: number = 2
control editor = Document "Document"
routine add(what, where) {
  type what into where
}
1. Repeat {
  repeat times times { add("a", editor) }
  if editor.text is "aa" { add("b", editor) } else { add("c", editor) }
  repeat until editor.text contains "bdd" limit 5 { add("d", editor) }
}
`);
    expect(await run.finished).toMatchObject({ result: 'passed' });
    expect(app.text).toBe('aabdd');
  });

  it('goes over controls, lines and rows', async () => {
    const { run, app, of } = begin(`task "Each"
app "wordpad.exe"
control editor = Document "Document"
1. Each {
  for each line in "x\\ny" { type line into editor }
  for each item in TabItem in Tab "Ribbon Tabs" { select item }
}
`);
    expect(await run.finished).toMatchObject({ result: 'passed' });
    expect(app.text).toBe('xy');
    expect(of('act').filter(event => event.how.length > 0).length).toBe(1 + 2 + 5);
  });

  it('fails when a loop uses up its limit', async () => {
    const { run } = begin(`task "Limit"
app "wordpad.exe"
1. Wait for a word that never comes {
  repeat until Document.text contains "z" limit 3 { press "Right" }
}
`);
    const result = await run.finished;
    expect(result).toMatchObject({ result: 'failed', failure: { symptom: 'limit-reached', at: { line: 4 } } });
  });
});

describe('a failure', () => {
  it('names the line, the action and the nearest controls when nothing matches', async () => {
    const { run } = begin(`task "Missing"
app "wordpad.exe"
1. Click it {
  click Button "Bolt" in Group "Font"
}
`);
    const { failure, message } = await run.finished;
    expect(failure).toMatchObject({
      symptom: 'not-found',
      at: { line: 4 },
      statement: 'click Button "Bolt" in Group "Font"',
    });
    expect(failure?.controls[0]?.text).toBe('Button "Bold" in Group "Font"');
    expect(message).toContain('test.taskplan:4: not found: no control matches Button "Bolt" in Group "Font"');
  });

  it('shows all of them when several match', async () => {
    const { run } = begin(`task "Twice"
app "wordpad.exe"
1. Click it {
  click Button "More Options"
}
`);
    const { failure } = await run.finished;
    expect(failure).toMatchObject({ symptom: 'ambiguous', at: { line: 4 } });
    expect(failure?.controls.map(control => control.note)).toEqual(['#1', '#2', '#3']);
  });

  it('of an action without an effect is retried as often as the step says', async () => {
    const plan = (retry: string) => `task "Swallowed"
app "wordpad.exe"
1. Bold ${retry} {
  click Button "Bold" in Group "Font"
}
`;
    const once = begin(plan(''), { practice: { faults: { swallow: 1 } } });
    expect(await once.run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'no-effect' } });
    const again = begin(plan('retry 1'), { practice: { faults: { swallow: 1 } } });
    expect(await again.run.finished).toMatchObject({ result: 'passed' });
    expect(again.of('failure').map(event => event.handledBy)).toEqual(['retry']);
  });

  it('is not made of a click that may rightly change nothing', async () => {
    const { run, of } = begin('task "Click"\napp "wordpad.exe"\n1. Into the text {\n  click Document\n}\n');
    expect(await run.finished).toMatchObject({ result: 'passed' });
    expect(of('verify').at(-1)).toMatchObject({ effect: 'not seen', changes: [] });
  });

  it('is handled by the plan where it says how', async () => {
    const { run, app, of } = begin(`task "Handled"
app "wordpad.exe"
control editor = Document "Document"
routine broken() {
  step "Deep inside" { click Button "Nowhere" }
}
1. Try {
  broken()
  type "never" into editor
  on failure { type "handled" into editor }
}
2. Go on {
  type "!" into editor
}
`);
    expect(await run.finished).toMatchObject({ result: 'passed' });
    expect(app.text).toBe('handled!');
    expect(of('failure')).toMatchObject([{ handledBy: 'on failure', failure: { symptom: 'not-found' } }]);
  });

  it.each([
    ['nonsense', 'reply-invalid'],
    [reply({ function: 'run_shell', args: { bash_command: 'ls' } }), 'unsupported-function'],
    [reply({ function: 'click_input', control_label: '9999' }), 'reply-invalid'],
    [reply({ function: '', status: 'FAIL' }), 'low-confidence'],
  ])('of a reply such as %s is %s', async (raw, symptom) => {
    const { run, of } = begin(`task "Model"\napp "wordpad.exe"\n1. Click something\n`, {
      model: createReplayModel([raw]),
    });
    expect(await run.finished).toMatchObject({ result: 'failed', failure: { symptom, at: { line: 3 } } });
    expect(of('infer').map(event => event.raw)).toEqual([raw]);
  });

  it('of a model that repeats itself ends the step', async () => {
    const same = reply({ function: 'keyboard_input', args: { keys: 'Left' } });
    const { run, of } = begin('task "Model"\napp "wordpad.exe"\n1. Press the key {\n  do limit 9\n}\n', {
      model: createReplayModel(Array.from({ length: 9 }, () => same)),
    });
    expect(await run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'repeating-itself' } });
    expect(of('infer')).toHaveLength(3);
  });

  it.each([
    ['a missing input', 'input title: text', {}, 'title', 3],
    ['a wrong input', 'input size: number', { size: 'big' }, 'size', 3],
    ['an unknown input', 'input title: text = "a"', { titel: 'b' }, 'titel', 1],
  ])('of %s names the declaration, and nothing is started', async (_what, declaration, inputs, named, line) => {
    const { run, of } = begin(`task "Inputs"\napp "wordpad.exe"\n${declaration}\n1. Click the Bold button\n`, {
      inputs,
    });
    const result = await run.finished;
    expect(result).toMatchObject({ result: 'failed', actions: 0, failure: { symptom: 'refused', at: { line } } });
    expect(result.message).toContain(named);
    expect(of('ended')).toHaveLength(1);
  });

  it('of a program that dies or hangs is clear, and ends the run', async () => {
    const dead = begin(hello, { practice: { faults: { dieAfter: 1 } } });
    expect(await dead.run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'target-lost' } });
    const hung = begin(hello, {
      practice: { faults: { hangAfter: 1 } },
      settings: { screenshots: false, requestTimeoutMs: 50 },
    });
    expect(await hung.run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'time-out' } });
  });

  it('of a program that is not in the plan is out of scope', async () => {
    const { run } = begin('task "Scope"\napp "wordpad.exe"\n1. Start another {\n  launch "regedit.exe"\n}\n');
    expect(await run.finished).toMatchObject({ result: 'failed', failure: { symptom: 'out-of-scope' } });
  });
});

describe('at a decision point', () => {
  it('nothing is done yet, and another candidate is obeyed', async () => {
    const gate = new TestGate();
    const { run, app, of } = begin('task "Change"\napp "wordpad.exe"\n1. Click the Bold button\n', { gate: gate.gate });
    await gate.hold(decisionAt(3));
    expect(app.text).toBe('');
    expect(of('act')).toHaveLength(1);
    expect(await run.console.chooseControl('Button "Italic" in Group "Font"')).toBe(
      'click Button "Italic" in Group "Font"',
    );
    gate.release();
    expect(await run.finished).toMatchObject({ result: 'passed' });
    expect(of('override')).toMatchObject([{ what: 'control', from: 'Button "Bold" in Group "Font"' }]);
    const changed = of('verify')
      .at(-1)
      ?.changes.map(change => change.text);
    expect(changed).toContain('Button "Italic" in Group "Font"');
    expect(changed).not.toContain('Button "Bold" in Group "Font"');
  });

  it('an argument and an input can be changed', async () => {
    const gate = new TestGate();
    const { run, app } = begin(
      'task "Change"\napp "wordpad.exe"\ninput title: text = "a"\n1. Type {\n  type title into Document\n  type title into Document\n}\n',
      { gate: gate.gate },
    );
    await gate.hold(decisionAt(5));
    expect(await run.console.setArgument('text', 'x')).toContain('type "x" into');
    expect(await run.console.setInput('title', 'b')).toBe('b');
    await expect(run.console.setArgument('speed', '2')).rejects.toThrow('type has no argument speed. It has: text.');
    gate.release();
    await run.finished;
    expect(app.text).toBe('xb');
  });

  it('a control that vanished meanwhile is noticed', async () => {
    const gate = new TestGate();
    const { run, app } = begin(
      'task "Vanish"\napp "wordpad.exe"\n1. Save {\n  press "F12"\n  within Window "Save As" { click Button "Cancel" }\n}\n',
      { gate: gate.gate },
    );
    await gate.hold(decisionAt(5));
    app.user.closeDialog();
    gate.release();
    expect(await run.finished).toMatchObject({
      result: 'failed',
      failure: { symptom: 'lost-while-stopped', at: { line: 5 } },
    });
  });

  it('one that moved is decided again, and stops again only if the choice differs', async () => {
    const gate = new TestGate();
    const { run, app, of } = begin('task "Move"\napp "wordpad.exe"\n1. Tab {\n  click TabItem "Insert"\n}\n', {
      gate: gate.gate,
    });
    await gate.hold(decisionAt(4));
    app.user.type('Hi');
    gate.release();
    expect(await run.finished).toMatchObject({ result: 'passed' });
    expect(of('ground').filter(event => event.at?.line === 4)).toHaveLength(1);
  });

  it('the console answers, and acts only when told to', async () => {
    const gate = new TestGate();
    const { run, app, of } = begin(hello, { gate: gate.gate });
    await gate.hold(decisionAt(5));
    expect(await run.console.matches('Button "Bold"')).toMatchObject([{ offscreen: false }, { offscreen: true }]);
    expect(await run.console.evaluate('editor.text is ""')).toEqual({ kind: 'boolean', text: 'true' });
    await expect(run.console.evaluate('editor.txt')).rejects.toThrow();
    expect(of('act')).toHaveLength(1);
    expect(await run.console.carryOut('type "Oh. " into editor')).toContain('type "Oh. " into');
    expect(app.text).toBe('Oh. ');
    gate.release();
    await run.finished;
    expect(app.text).toBe('Oh. Hello');
  });

  it('asks for a stand before it answers', async () => {
    const { run } = begin(hello);
    await expect(run.console.evaluate('1')).rejects.toThrow('has to stand still');
    await run.finished;
  });
});

describe('stopping', () => {
  it.each(['observe', 'ground', 'guard', 'act', 'verify'] as const)(
    'before %s ends at once, with a whole trace',
    async phase => {
      const gate = new TestGate();
      const { run, app, of } = begin(hello, { gate: gate.gate });
      await gate.hold(moment => moment.kind === 'phase' && moment.phase === phase && moment.at.line === 5);
      await run.terminate();
      expect(await run.finished).toMatchObject({ result: 'stopped' });
      expect(app.text).toBe(phase === 'verify' ? 'Hello' : '');
      expect(of('ended')).toHaveLength(1);
      expect(stateOf(readTrace(readFileSync(join(run.folder, 'run.gwtrace'), 'utf8')).events).frames).toEqual([]);
    },
  );

  it('gets through to a plan that only counts', async () => {
    const { run, of } = begin('task "Count"\napp "wordpad.exe"\n1. Count {\n  repeat 1000000000 times { }\n}\n');
    await expect.poll(() => of('judge').length).toBeGreaterThan(0);
    await run.terminate();
    expect(await run.finished).toMatchObject({ result: 'stopped' });
  });

  it('does not wait for a program that hangs', async () => {
    const { run, of } = begin(hello, { practice: { faults: { hangAfter: 1 } } });
    const hanging = Promise.withResolvers<void>();
    const timer = setInterval(() => of('guard').length === 2 && hanging.resolve(), 2);
    await hanging.promise;
    clearInterval(timer);
    await run.terminate();
    expect(await run.finished).toMatchObject({ result: 'stopped' });
  });

  it('a cancelled observation is stood before again', async () => {
    const gate = new TestGate();
    const { run, app } = begin(hello, { gate: gate.gate });
    const observing = (moment: { kind: string; phase?: string; at: { line: number } }) =>
      moment.kind === 'phase' && moment.phase === 'observe' && moment.at.line === 5;
    await gate.hold(observing);
    app.setFaults({ slowMs: 60_000 });
    const again = gate.hold(observing);
    const timer = setInterval(() => run.cancelPhase(), 2);
    expect(await again).toMatchObject({ again: 'cancelled' });
    clearInterval(timer);
    app.setFaults({});
    gate.release();
    expect(await run.finished).toMatchObject({ result: 'passed' });
  });
});

describe('safety', () => {
  it('a secret is nowhere in what a run leaves', async () => {
    const { run, app } = begin(
      `task "Secret"
app "wordpad.exe"
secret password
1. Type it {
  type password into Document
  type "x{password}y" into Document
}
`,
      { secrets: { password: 'hunter2-hunter2' }, settings: { screenshots: true } },
    );
    const result = await run.finished;
    expect(result).toMatchObject({ result: 'passed' });
    expect(app.text).toContain('hunter2-hunter2');
    expect(everythingIn(run.folder)).not.toContain('hunter2');
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('a secret is in no reply while it comes either', async () => {
    const embedded = createEmbeddedModel();
    const told: string[] = [];
    const { run, of } = begin(
      'task "Secret"\napp "wordpad.exe"\nsecret password\n1. Click the Bold button in the Font group\n',
      {
        secrets: { password: 'hunter2-hunter2' },
        onReply: ({ action, text }) => told.push(`${action}: ${text}`),
        model: {
          ...embedded,
          async infer(request, signal, hears) {
            for (const piece of ['{"thought": "hunt', 'er2-hun', 'ter2', ' it is']) hears?.(piece);
            return await embedded.infer(request, signal);
          },
        },
      },
    );
    expect(await run.finished).toMatchObject({ result: 'passed' });
    const [{ action } = { action: 0 }] = of('infer');
    const own = told.filter(text => text.startsWith(`${action}: `));
    expect(own.slice(0, 4)).toEqual([
      ...[`${action}: {"thought": "`, `${action}: {"thought": "`],
      ...[`${action}: {"thought": "`, `${action}: {"thought": "••• it is`],
    ]);
    expect(told.join()).not.toContain('hunt');
  });

  it('a confirmation that nobody can give is refused', async () => {
    const plan = 'task "Ask"\napp "wordpad.exe"\n1. Ask {\n  confirm "Go on?"\n  type "a" into Document\n}\n';
    const alone = begin(plan);
    expect(await alone.run.finished).toMatchObject({
      result: 'failed',
      failure: { symptom: 'refused', at: { line: 4 } },
    });
    const answered = begin(plan, {
      asker: { secret: async () => undefined, confirm: async () => ({ yes: true, by: 'a test' }) },
    });
    expect(await answered.run.finished).toMatchObject({ result: 'passed' });
    expect(answered.of('confirm')).toMatchObject([{ question: 'Go on?', answer: 'yes', by: 'a test' }]);
  });

  it('while it is asked the target refuses all input', async () => {
    let refused = '';
    const test = begin('task "Ask"\napp "wordpad.exe"\n1. Ask {\n  confirm "Go on?"\n}\n', {
      asker: {
        secret: async () => undefined,
        confirm: async () => {
          const [app] = (await test.app.windows({})).apps;
          const { observation } = await test.app.observe({ app: app?.id ?? '', screenshot: false });
          await test.app
            .act({ lease: 'lease-1', app: app?.id ?? '', observation, action: { verb: 'press', keys: 'Ctrl+B' } })
            .catch((error: Error) => {
              refused = error.message;
            });
          return { yes: true, by: 'a test' };
        },
      },
    });
    await test.run.finished;
    expect(refused).not.toBe('');
  });

  it('an open gate is never awaited', () => {
    expect(
      openGate({
        kind: 'enter',
        frame: 'task',
        isAction: false,
        seq: 1,
        at: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
      }),
    ).toBeUndefined();
  });
});

function reply(part: Record<string, unknown>): string {
  return JSON.stringify({
    thought: 't',
    control_label: '',
    control_name: '',
    function: '',
    args: {},
    status: 'CONTINUE',
    plan: [],
    ...part,
  });
}
