import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTrace } from '../../trace/reader.ts';
import { SessionFolder } from '../session-folder-for-tests.ts';
import { said, TestSession } from '../test-session.ts';

let at: SessionFolder;
let folder: string;
let plan: string;
let session: TestSession;

beforeEach(() => {
  at = new SessionFolder();
  ({ folder, plan, session } = at);
  return () => at.end();
});

const head = `task "Write a note"
app "practice.exe"
control editor = Document in Window /Practice/
control bold = Button "Bold" in Group "Font"
`;

function write(steps: string): void {
  writeFileSync(plan, `${head}${steps}`);
}

async function launch(lines: readonly number[] = [], more: object = {}): Promise<string> {
  await session.launch(at.configuration(more), { [plan]: lines });
  return session.stopped();
}

/** Asks for something that moves the run. @returns where it stops */
async function ask(command: string, args: object = {}): Promise<string> {
  await session.client.request(command, args);
  return session.stopped();
}

const refused = async (command: string, args: object = {}) => (await session.client.send(command, args)).message;

async function jump(line: number): Promise<string> {
  const { targets } = await session.client.request<DebugProtocol.GotoTargetsResponse>('gotoTargets', {
    source: { path: plan },
    line,
  });
  return ask('goto', { threadId: 1, targetId: targets[0]?.id });
}

const events = () => readTrace(readFileSync(join(at.run, 'run.gwtrace'), 'utf8')).events;
const result = () => {
  const last = events().at(-1);
  return last?.type === 'ended' ? last.result : undefined;
};
const moves = () => events().flatMap(event => (event.type === 'moved' ? [`${event.why} :${event.at?.line}`] : []));

describe('at a failed action', () => {
  const failing = `
1. Open the font tab {
  type "Note" into editor
  click Button "Boldly"
  expect editor.text is "Note"
}
2. Finish {
  expect editor.text contains "Note"
}
`;

  it('tries again, with the same result', async () => {
    write(failing);
    expect(await launch()).toContain('exception: Failure: not found');
    expect(await ask('groundwork/retry')).toContain('exception: Failure: not found');
    expect(moves()).toEqual(['retry :8']);
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('failed');
  });

  it('leaves it out and stops behind it', async () => {
    write(failing);
    await launch();
    expect(await ask('groundwork/skip')).toContain('goto: Before the statement | expect editor.text is "Note" :9');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
  });

  it('takes another control and goes on', async () => {
    write(failing);
    await launch();
    expect(await session.set('Grounding', 'chosen', 'Button "Bold" in Group "Font"')).toContain('Bold');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
    const acts = events().flatMap(event => (event.type === 'verify' ? [event.memory.action] : []));
    expect(acts.at(-1)).toBe('click Button "Bold" in Group "Font"');
  });

  it('goes on with the plan as it was mended', async () => {
    write(failing);
    await launch();
    writeFileSync(
      plan,
      readFileSync(plan, 'utf8').replace('\n1. Open', '\n// a line more\n1. Open').replace('Boldly', 'Bold'),
    );
    const { body } = await session.client.send('groundwork/editPlan');
    expect(body).toMatchObject({ kind: 'taken', at: { line: 9 } });
    expect(await session.stopped()).toContain('goto: Before the statement | click Button "Bold" :9');
    expect(await session.stack()).toEqual(['click Button "Bold" :9', '1. Open the font tab :9', 'Write a note :7']);
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
    expect(events().filter(event => event.type === 'act')).toHaveLength(3);
  });

  it('shows, when it is walked later, the text it ran with before the edit and after it', async () => {
    write(failing);
    await launch();
    writeFileSync(plan, readFileSync(plan, 'utf8').replace('Boldly', 'Bold'));
    await session.client.send('groundwork/editPlan');
    await session.stopped();
    await session.go('continue');
    const walked = TestSession.connect();
    const run = readdirSync(join(folder, 'runs')).find(name => /^\d/.test(name)) ?? '';
    await walked.launch({ trace: join(folder, 'runs', run) }, { [plan]: [9] });
    await walked.stopped();
    const sourceName = async () => {
      const { stackFrames } = await walked.client.request('stackTrace', { threadId: 1 });
      return stackFrames[0]?.source?.name;
    };
    expect(await sourceName()).toBe('report.taskplan (as recorded)');
    expect(await walked.go('continue')).toContain('Failure: not found');
    expect(await walked.go('continue')).toContain('expect editor.text is "Note" :9');
    expect(await sourceName()).toBe('report.taskplan');
    await walked.client.send('disconnect');
  });

  it('takes no plan that has errors, and says which', async () => {
    write(failing);
    await launch();
    writeFileSync(plan, readFileSync(plan, 'utf8').replace('click Button', 'clik Button'));
    const { body } = await session.client.send('groundwork/editPlan');
    expect(body).toMatchObject({ kind: 'errors', diagnostics: [{ range: { line: 8 } }] });
    expect((await session.stack())[1]).toBe('click Button "Boldly" :8');
  });

  it('asks for a line where the statement is gone', async () => {
    write(failing);
    await launch();
    writeFileSync(plan, `${head}\n2. Finish {\n  expect editor.text contains "Note"\n}\n`);
    const { body } = await session.client.send('groundwork/editPlan');
    expect(body).toMatchObject({ kind: 'lost', lines: [{ line: 2 }, { line: 6 }, { line: 7 }] });
    const { body: taken } = await session.client.send('groundwork/editPlan', { line: 7 });
    expect(taken).toMatchObject({ kind: 'taken', at: { line: 7 } });
    expect(await session.stopped()).toContain('expect editor.text contains "Note" :7');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
  });

  it('widens nothing by an edit', async () => {
    write(failing);
    await launch();
    writeFileSync(plan, readFileSync(plan, 'utf8').replace('app "practice.exe"', 'app "practice.exe"\napp "cmd.exe"'));
    expect(await refused('groundwork/editPlan')).toContain('acts on cmd.exe, which this run may not');
  });
});

describe('an edit of the plan around a decision', () => {
  const explicit = `
1. Make it bold {
  type "Note" into editor
  click bold
}
`;
  const edit = (from: string, to: string) => writeFileSync(plan, readFileSync(plan, 'utf8').replace(from, to));
  async function takesOver(): Promise<string> {
    expect((await session.client.send('groundwork/editPlan')).body).toMatchObject({ kind: 'taken' });
    return session.stopped();
  }
  const carriedOut = () =>
    events()
      .flatMap(event => (event.type === 'verify' ? [event.memory.action] : []))
      .filter(text => !text.startsWith('launch'));
  const change = () => session.set('Grounding', 'chosen', 'Button "Italic" in Group "Font"');

  it('keeps what the user changed, on its new line', async () => {
    write(explicit);
    expect(await launch([8])).toContain('decided: click Button "Bold"');
    await change();
    edit('  click bold\n', '  click bold\n  expect bold is not toggled\n');
    expect(await takesOver()).toBe(
      'goto: Decided, nothing done yet | decided: click Button "Italic" in Group "Font" :8',
    );
    edit('control bold', 'control italic = Button "Italic" in Group "Font"\ncontrol bold');
    expect(await takesOver()).toContain('decided: click Button "Italic" in Group "Font" :9');
    expect(await session.stack()).toEqual([
      'decided: click Button "Italic" in Group "Font" :9',
      'click bold :9',
      '1. Make it bold :9',
      'Write a note :7',
    ]);
    expect(said(await session.scope('Grounding'))).toContain('chosen by = user');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
    expect(carriedOut().slice(1)).toEqual(['click Button "Italic" in Group "Font"']);
    expect(events().flatMap(event => (event.type === 'override' ? [`${event.from} :${event.at?.line}`] : []))).toEqual([
      'Button "Bold" in Group "Font" :8',
      'Button "Bold" in Group "Font" :8',
      'Button "Bold" in Group "Font" :9',
    ]);
  });

  it('keeps it until something is done, and does nothing twice', async () => {
    write(explicit);
    await launch([8]);
    await change();
    expect(await session.go('stepIn')).toContain('Before act');
    edit('control bold', '// a line more\ncontrol bold');
    expect(await takesOver()).toContain('decided: click Button "Italic" in Group "Font" :9');
    expect(await session.go('continue')).toBe('terminated');
    expect(carriedOut().slice(1)).toEqual(['click Button "Italic" in Group "Font"']);
  });

  it('keeps an argument that was changed', async () => {
    write(explicit);
    expect(await launch([7])).toContain('decided: type "Note"');
    await session.set('Action', 'text', 'Other');
    edit('control bold', '// a line more\ncontrol bold');
    expect(await takesOver()).toContain('decided: type "Other" into Document "Document" :8');
    expect(await session.go('continue')).toBe('terminated');
    expect(carriedOut()[0]).toBe('type "Other" into Document "Document"');
  });

  it.each([
    ['the statement', 'click bold', 'click Button "Underline" in Group "Font"'],
    ['the control that it names', 'Button "Bold"', 'Button "Underline"'],
  ])('decides anew where %s was edited', async (_what, from, to) => {
    write(explicit);
    await launch([8]);
    await change();
    edit(from, to);
    expect(await takesOver()).toMatch(/^goto: Before the statement \| click /);
    expect(await session.go('continue')).toContain(
      'breakpoint: Decided, nothing done yet | decided: click Button "Underline"',
    );
    expect(await session.go('continue')).toBe('terminated');
    expect(carriedOut().slice(1)).toEqual(['click Button "Underline" in Group "Font"']);
  });

  it('goes on in the middle of a sentence of the LAM, with what it is to expect then', async () => {
    write('\n1. Type "Note"\n2. Make the title bold\n3. Type "x"\n');
    await launch([7]);
    expect(await session.go('continue')).toContain('decided: select text "Note"');
    expect(await session.go('next')).toContain('decided: click Button "Bold"');
    await change();
    const asked = events().filter(({ type }) => type === 'infer').length;
    edit(
      '2. Make the title bold\n',
      '// a line more\n2. Make the title bold {\n  do\n  expect Button "Italic" in Group "Font" is toggled\n}\n',
    );
    expect(await takesOver()).toContain('decided: click Button "Italic" in Group "Font" :9');
    // Told again, not asked again.
    const infers = events().flatMap(event => (event.type === 'infer' ? [event] : []));
    expect(infers).toHaveLength(asked + 1);
    expect(infers.at(-1)).toMatchObject({ raw: infers.at(-2)?.raw, durationMs: 0 });
    expect(events().findLast(event => event.type === 'enter')).toMatchObject({ kind: 'lam-action', number: '2' });
    expect(await session.go('next')).toContain('Before the statement | expect Button "Italic"');
    expect(carriedOut().slice(-2)).toEqual([
      'select text "Note" in Document "Document"',
      'click Button "Italic" in Group "Font"',
    ]);
    const lam = readFileSync(join(at.run, 'lam', '2-make-the-title-bold.taskplan'), 'utf8');
    expect(lam).toContain('the user\'s choice; the LAM\'s was: click Button "Bold"');
    expect(lam).toContain('// The end of the sentence.');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
  });

  it('asks the model again on what it saw before', async () => {
    write('\n1. Click the Bold button in the Font group\n');
    await launch([6]);
    await session.go('continue');
    edit('control bold', '// a line more\ncontrol bold');
    expect(await takesOver()).toContain('decided: click Button "Bold" in Group "Font" :7');
    await session.client.request('groundwork/decideAgain', { hint: 'the Italic button' });
    expect((await session.stack())[0]).toBe('decided: click Button "Italic" in Group "Font" :7');
    edit('// a line more\n', '// a line more\n// and one\n');
    expect(await takesOver()).toContain('decided: click Button "Italic" in Group "Font" :8');
    expect(await session.go('continue')).toBe('terminated');
    expect(carriedOut()).toEqual(['click Button "Italic" in Group "Font"']);
  });

  it('keeps what took the place of a decision that failed, and no decision that failed', async () => {
    write(explicit.replace('click bold', 'click Button "Boldly"'));
    expect(await launch()).toContain('not found');
    edit('control bold', '// a line more\ncontrol bold');
    expect(await takesOver()).toContain('Before the statement | click Button "Boldly" :9');
    expect(await session.go('continue')).toContain('not found');
    await session.set('Grounding', 'chosen', 'Button "Bold" in Group "Font"');
    // What is done by hand meanwhile has decisions of its own.
    for (let times = 0; times < 4; times += 1)
      expect(await session.evaluate('press "Ctrl+End"')).not.toContain('error');
    edit('// a line more\n', '');
    expect(await takesOver()).toContain('decided: click Button "Bold" in Group "Font" :8');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
  });

  it('is walked back to like any other', async () => {
    write(explicit);
    await launch([8]);
    await change();
    edit('  click bold\n', '  click bold\n  expect bold is not toggled\n');
    await takesOver();
    expect(await session.go('stepBack')).toContain('decided: click Button "Bold" in Group "Font" :8');
    expect(await session.go('next')).toContain('decided: click Button "Italic" in Group "Font" :8');
    expect(await session.go('continue')).toBe('terminated');
  });
});

describe('jumps', () => {
  const steps = `
routine write(words) {
  type words into editor
}
1. First {
  write("one ")
  repeat 2 times {
    press "Ctrl+End"
  }
}
2. Second {
  step "Inner" {
    type "two" into editor
  }
}
`;

  it('goes on at a line, forwards, into an inner step, and back', async () => {
    write(steps);
    expect(await launch([10])).toContain('write("one ") :10');
    expect(await jump(17)).toContain('goto: Before the statement | type "two" into editor :17');
    expect(await session.stack()).toEqual([
      'type "two" into editor :17',
      'Inner :17',
      '2. Second :16',
      'Write a note :15',
    ]);
    expect(await jump(15)).toContain('goto: Before the step | 2. Second :15');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
    expect(moves()).toEqual(['jump :17', 'jump :15']);
  });

  it('leaves a routine for its caller, and begins a loop at its first line only', async () => {
    write(steps);
    await launch([7]);
    expect(await refused('gotoTargets', { source: { path: plan }, line: 12 })).toContain("can't go on at line 12");
    expect(await jump(11)).toContain('repeat 2 times :11');
    expect(await session.go('continue')).toBe('terminated');
    expect(events().filter(event => event.type === 'act')).toHaveLength(4);
  });

  it('does a frame again', async () => {
    write(steps);
    await launch([7]);
    const { stackFrames } = await session.client.request<DebugProtocol.StackTraceResponse>('stackTrace', {
      threadId: 1,
    });
    const frameId = stackFrames.find(({ name }) => name === '1. First')?.id;
    expect(await ask('restartFrame', { frameId })).toContain('restart: Before the step | 1. First :9');
    const [routine] = [await session.go('continue')];
    expect(routine).toContain('decided: type "one "');
    const again = await session.client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
    const call = again.stackFrames.find(({ name }) => name === 'routine write')?.id;
    expect(await ask('restartFrame', { frameId: call })).toContain('restart: Before the statement | write("one ") :10');
    const task = (
      await session.client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 })
    ).stackFrames.at(-1)?.id;
    expect(await refused('restartFrame', { frameId: task })).toContain('restarting the session');
  });

  it('starts at a line, on the program that its app lines start', async () => {
    write(steps);
    expect(await launch([], { startAt: 16, stopOnEntry: true })).toContain('entry: Before the task');
    expect(await session.go('next')).toContain('Before the step | Inner :16');
    expect((await session.stack())[1]).toBe('2. Second :16');
  });

  it('is sent from its entry to any line, or to its beginning', async () => {
    write(steps);
    expect(await launch([], { stopOnEntry: true })).toContain('entry: Before the task');
    expect(await jump(16)).toContain('goto: Before the step | Inner :16');
    expect(await session.go('continue')).toBe('terminated');
    const other = TestSession.connect();
    await other.launch({ program: plan, runs: join(folder, 'runs'), stopOnEntry: true });
    await other.stopped();
    await other.client.request('groundwork/retry');
    expect(await other.stopped()).toBe('terminated');
    expect(events().filter(event => event.type === 'act')).toHaveLength(5);
    await other.client.send('disconnect');
  });

  it('begins the session again', async () => {
    write(steps);
    expect(await launch([17])).toContain('type "two"');
    writeFileSync(plan, readFileSync(plan, 'utf8').replace('type "two"', 'type "three"'));
    expect(await ask('restart')).toContain('decided: type "three" into Document "Document" :17');
    expect(await session.go('continue')).toBe('terminated');
    expect(readdirSync(join(folder, 'runs')).filter(name => /^\d/.test(name))).toHaveLength(2);
  });

  it('restarts nothing with a plan that has errors', async () => {
    write(steps);
    await launch([17]);
    writeFileSync(plan, `${head}1. Broken {\n`);
    expect(await refused('restart')).toContain('The plan has errors');
    expect((await session.stack())[0]).toContain('type "two"');
  });
});

describe('walking back in a live run', () => {
  it('shows what was, changes nothing there, and comes back to the edge', async () => {
    write('\n1. Write {\n  type "one" into editor\n  type "two" into editor\n  click bold\n}\n');
    expect(await launch([9])).toContain('decided: click Button "Bold"');
    expect(await session.evaluate('editor.text')).toBe('"onetwo"');
    expect(await session.go('stepBack')).toContain('step: Decided, nothing done yet | decided: type "two"');
    expect(await session.evaluate('editor.text')).toBe('"one"');
    expect(await session.go('stepBack')).toContain('decided: type "one"');
    expect(await session.set('Grounding', 'chosen', '1')).toContain('go on to where the run stands first');
    expect(await session.evaluate('click bold')).toContain('go on to where the run stands first');
    expect(await refused('groundwork/skip')).toContain('go on to where the run stands first');
    expect(await session.go('reverseContinue')).toContain('entry: ');
    expect(await session.go('stepBack')).toContain('entry: ');
    for (let step = 0; step < 4; step++) await session.go('next');
    expect(await session.go('continue')).toContain(
      'breakpoint: Decided, nothing done yet | decided: click Button "Bold"',
    );
    const shown = session.client.log.flatMap(({ message }) =>
      message.type === 'event' && 'event' in message && message.event === 'groundwork/shown' && 'body' in message
        ? [message.body]
        : [],
    );
    expect(shown.at(-1)).toEqual({});
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
  });
});

describe('roll back', () => {
  const steps = `
1. Type {
  type "one" into editor
  undo { press "Ctrl+A" press "Delete" }
}
2. Bold it {
  click bold
}
3. Fail {
  step "Italic" {
    click Button "Italic" in Group "Font"
    undo { click Button "Italic" in Group "Font" }
  }
  click Button "Nowhere"
}
`;

  it('lists what it takes back and what it cannot, then does it, the latest first', async () => {
    write(steps);
    expect(await launch()).toContain('not found');
    const list = await session.client.send('groundwork/rollBack', { line: 6 });
    const told = (list.body as { items: { title: string; actions: number; canUndo: boolean }[] }).items;
    expect(told.map(({ title, actions, canUndo }) => `${title} ${actions} ${canUndo}`)).toEqual([
      'Italic 1 true',
      '2. Bold it 1 false',
      '1. Type 1 true',
    ]);
    expect(await session.evaluate('editor.text')).toBe('"one"');
    expect(await ask('groundwork/rollBack', { line: 6, carryOut: true })).toContain(
      'goto: Before the step | 1. Type :6',
    );
    expect(await session.evaluate('editor.text')).toBe('""');
    expect(await session.evaluate('Button "Italic" in Group "Font" is toggled')).toBe('false');
    const undone = events().flatMap(event => (event.type === 'undo' ? [`${event.step}: ${event.verdict}`] : []));
    expect(undone).toEqual([
      'Italic: begins',
      'Italic: done',
      '2. Bold it: no undo',
      '1. Type: begins',
      '1. Type: done',
    ]);
    expect(await session.go('continue')).toContain('not found');
    expect(await session.evaluate('editor.text')).toBe('"one"');
  });

  it('takes back what was done before the plan was edited, as the edited plan says', async () => {
    write(steps.replace('  undo { press "Ctrl+A" press "Delete" }\n', ''));
    await launch();
    write(`\n${steps}`);
    await session.client.send('groundwork/editPlan');
    expect(await session.stopped()).toContain('click Button "Nowhere" :19');
    expect(await ask('groundwork/rollBack', { line: 7, carryOut: true })).toContain('Before the step | 1. Type :7');
    expect(await session.evaluate('editor.text')).toBe('""');
  });

  it('has nothing to take back where nothing was done', async () => {
    write(steps);
    await launch([6]);
    expect(await refused('groundwork/rollBack', { line: 11 })).toContain('No step at line 11 was entered yet');
  });
});

describe('a decision of the LAM', () => {
  it('is made again with a hint, touching nothing, and followed', async () => {
    write('\n1. Click the Bold button in the Font group\n');
    expect(await launch([6])).toContain('Before the step');
    expect(await session.go('continue')).toContain('decided: click Button "Bold"');
    const { body } = await session.client.send('groundwork/decideAgain', { hint: 'the Italic button' });
    expect(body).toEqual({ actionText: 'click Button "Italic" in Group "Font"' });
    expect((await session.stack())[0]).toBe('decided: click Button "Italic" in Group "Font" :6');
    expect(said(await session.scope('Grounding'))).toContain('chosen by = model');
    expect(await refused('groundwork/decideAgain', { model: 'oracle' })).toContain('There is no model "oracle"');
    expect(await session.evaluate('Button "Italic" in Group "Font" is toggled')).toBe('false');
    await session.go('stepIn');
    await session.go('stepIn');
    const acts = events().flatMap(event => (event.type === 'act' ? [event.how] : []));
    expect(acts).toHaveLength(2);
    expect(said(await session.scope('Action'))).toContain('action = click Button "Italic" in Group "Font"');
  });

  it('is made again where it failed, and goes on from there', async () => {
    write('\n1. Click the Frobnicate button\n');
    expect(await launch()).toMatch(/exception: Failure: /);
    const { body } = await session.client.send('groundwork/decideAgain', { hint: 'click the Bold button' });
    expect(body).toMatchObject({ actionText: expect.stringContaining('click Button "Bold"') });
    expect(await session.go('next')).toContain('step: Decided, nothing done yet | decided: click Button "Bold"');
    expect(await session.go('continue')).toBe('terminated');
    expect(result()).toBe('passed');
    expect(events().findLast(event => event.type === 'verify')).toMatchObject({
      memory: { action: 'click Button "Bold" in Group "Font"', effect: 'seen' },
    });
  });

  it('retries only the action that failed', async () => {
    write('\n1. Click the Frobnicate button\n');
    await launch();
    expect(await ask('groundwork/retry')).toMatch(/exception: Failure: /);
    expect(events().filter(event => event.type === 'infer')).toHaveLength(2);
    expect(moves()).toEqual(['retry :6']);
  });
});
