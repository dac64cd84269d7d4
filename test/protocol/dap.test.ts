import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestSession } from '../../debugger/test-session.ts';
import { TraceNews } from '../../protocol/debug.ts';
import { TraceEvent } from '../../trace/format.ts';
import { isEvent, problemsOf } from './dap-schema.ts';
import { Workshop } from './engine.ts';

const bold = `task "Make it bold"
app "practice.exe"
control editor = Document in Window /Practice/
control bold = Button "Bold" in Group "Font"

1. Type the title {
  type "Weekly report" into editor
}
2. Click the Bold button in the Font group
3. Look at it {
  expect editor.text is "Weekly report"
}
`;

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.close());

const golden = (name: string) => `./golden/${name}.golden.txt`;

/** The types of the events that came so far. */
const traced = (session: TestSession): string[] =>
  session.client.log.flatMap(({ message }) =>
    isEvent(message) && message.event === 'groundwork/trace'
      ? TraceNews.parse(message.body).events.map(event => TraceEvent.parse(event).type)
      : [],
  );

describe('golden transcripts', () => {
  it('says what it can do', async () => {
    const { session } = workshop.engine();
    const body = await session.client.request('initialize', { adapterID: 'groundwork' });
    expect(session.client.log.flatMap(({ message }) => problemsOf(message))).toEqual([]);
    await expect(`${JSON.stringify(body, undefined, 2)}\n`).toMatchFileSnapshot(golden('capabilities'));
  });

  it('stops at a decision while the document is unchanged, and obeys another choice', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const { session } = workshop.engine();
    session.abilities = { supportsInvalidatedEvent: true };
    await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [7, 9] });
    await session.stopped();
    await session.evaluate('editor.text');
    await session.go('continue');
    await session.go('continue');
    await session.scope('Model');
    await session.scope('Observation');
    const grounding = await session.scope('Grounding');
    expect(grounding.map(({ name }) => name)).toContain('candidates');
    const candidates = grounding.find(({ name }) => name === 'candidates')?.variablesReference ?? 0;
    await session.children(candidates, { filter: 'indexed', start: 0, count: 2 });
    expect(await session.evaluate('bold is toggled')).toBe('false');
    await session.set('Grounding', 'chosen', 'Button "Italic" in Group "Font"');
    await session.client.event('invalidated');
    await session.stack();
    await session.go('next');
    expect(await session.evaluate('Button "Italic" in Group "Font" is toggled')).toBe('true');
    expect(await session.evaluate('bold is toggled')).toBe('false');
    await session.client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('another-candidate'));
  });

  it('steps through statements and phases', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const { session } = workshop.engine();
    await session.launch({ program: plan, runs: workshop.runs, stopOnEntry: true });
    await session.stopped();
    for (const command of ['next', 'next', 'stepIn', 'stepIn', 'stepIn', 'stepIn', 'stepIn', 'stepOut', 'continue'])
      await session.go(command);
    await session.client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('stepping'));
  });

  it('notices a control that vanished while the run stood still', async () => {
    const plan = workshop.write(
      'lose.taskplan',
      'task "Lose"\napp "practice.exe"\n1. Make it bold {\n  click Button "Bold" in Group "Font"\n}\n',
    );
    const { session } = workshop.engine();
    const faults = { lose: { automationId: 'Bold', fromObservation: 2 } };
    await session.launch({ program: plan, runs: workshop.runs, faults }, { [plan]: [4] });
    await session.stopped();
    expect(await session.go('continue')).toContain('exception: Failure: lost while stopped');
    await session.client.request('exceptionInfo', { threadId: 1 });
    expect(await session.go('continue')).toBe('terminated');
    await session.client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('lost-while-stopped'));
  });

  it('walks a recorded run forwards and backwards', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const live = workshop.engine().session;
    await live.launch({ program: plan, runs: workshop.runs, noDebug: true });
    await live.stopped();
    const { session } = workshop.engine();
    await session.launch({ trace: workshop.recorded()[0] }, { [plan]: [9] });
    await session.stopped();
    await session.go('continue');
    await session.go('next');
    await session.scope('Action');
    await session.evaluate('editor.text');
    await session.set('Grounding', 'chosen', '2');
    await session.go('stepBack');
    await session.go('reverseContinue');
    await session.client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('recorded-run'));
  });

  it('says why something failed, hears which control was right, and tells it as Markdown', async () => {
    const plan = workshop.write(
      'blame.taskplan',
      'task "Blame"\napp "practice.exe"\n1. Click the Bold button\n2. Miss it {\n  click Button "Bolt" in Group "Font"\n}\n',
    );
    const { session } = workshop.engine();
    const { client } = session;
    await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [3] });
    await session.stopped();
    await session.go('continue');
    await client.send('groundwork/pick', { timeoutMs: 1000 });
    await client.request('groundwork/pick', { at: { x: 325, y: 194 } });
    await client.request('groundwork/outline', { controls: ['Home.Bold'], label: 'here' });
    await client.request('groundwork/outline', { controls: [] });
    await client.request('groundwork/correct', { control: 'Button "Italic" in Group "Font"' });
    await client.send('groundwork/correct', { control: 'Button "Nowhere"' });
    await session.go('continue');
    await client.request('exceptionInfo', { threadId: 1 });
    await client.request('groundwork/correct', { control: 'Home.Bold', keep: false });
    await client.request('groundwork/failureReport');
    await client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('blame'));
  });

  it('uses the debug console', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const { session } = workshop.engine();
    await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [9] });
    await session.stopped();
    for (const text of [
      'Button "Bold"',
      'editor.text',
      'bold is toggled',
      'Button "Bolt"',
      'bold is',
      'press "Ctrl+I"',
    ])
      await session.evaluate(text);
    await session.evaluate('click bold', 'hover');
    await session.client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('debug-console'));
  });

  it('is sent elsewhere from a failed action', async () => {
    const plan = workshop.write(
      'mend.taskplan',
      `task "Mend"
app "practice.exe"
control editor = Document in Window /Practice/

1. Type {
  type "one" into editor
  undo { press "Ctrl+Z" }
}
2. Click {
  click Button "Boldly"
}
3. Click the Italic button in the Font group
`,
    );
    const { session } = workshop.engine();
    await session.launch({ program: plan, runs: workshop.runs });
    await session.stopped();
    await session.client.request('groundwork/retry');
    await session.stopped();
    const source = { path: plan };
    await session.client.send('gotoTargets', { source, line: 99 });
    const { targets } = await session.client.request('gotoTargets', { source, line: 6 });
    await session.client.request('goto', { threadId: 1, targetId: targets[0]?.id });
    await session.stopped();
    await session.client.request('groundwork/skip');
    await session.stopped();
    await session.go('stepBack');
    await session.client.send('groundwork/skip');
    await session.go('continue');
    await session.client.request('groundwork/rollBack', { line: 5 });
    await session.client.request('groundwork/rollBack', { line: 5, carryOut: true });
    await session.stopped();
    await session.go('continue');
    workshop.write('mend.taskplan', readFileSync(plan, 'utf8').replace('Boldly"', 'Boldly'));
    await session.client.request('groundwork/editPlan');
    workshop.write('mend.taskplan', readFileSync(plan, 'utf8').replace('Boldly', 'Bold"'));
    await session.client.request('groundwork/editPlan');
    await session.stopped();
    const { stackFrames } = await session.client.request('stackTrace', { threadId: 1 });
    await session.client.request('restartFrame', { frameId: stackFrames[1]?.id });
    await session.stopped();
    await session.client.request('setBreakpoints', { source, breakpoints: [{ line: 12 }] });
    await session.go('continue');
    await session.go('continue');
    await session.client.request('groundwork/decideAgain', { hint: 'the Underline button' });
    await session.client.request('restart');
    await session.stopped();
    await session.client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('sent-elsewhere'));
  });

  it('asks the client, and takes an answer from the console of one that cannot be asked', async () => {
    const plan = workshop.write('ask.taskplan', 'task "Ask"\napp "practice.exe"\n1. Ask {\n  confirm "Go on?"\n}\n');
    const asked = workshop.engine().session;
    await asked.client.request('initialize', { adapterID: 'groundwork', groundworkAsk: true });
    await asked.client.request('launch', { program: plan, runs: workshop.runs });
    await asked.client.event('initialized');
    await asked.client.request('configurationDone');
    const { id } = await asked.client.event('groundwork/ask');
    await asked.client.request('groundwork/answer', { id, value: 'yes' });
    expect(await asked.stopped()).toBe('terminated');
    const other = workshop.engine().session;
    await other.launch({ program: plan, runs: workshop.runs });
    await expect.poll(() => JSON.stringify(other.client.log)).toContain('answer yes or no');
    await other.evaluate('perhaps');
    await other.evaluate('no');
    expect(await other.stopped()).toMatch(/refused/);
    await expect(
      `${workshop.transcript(asked)}\n${'═'.repeat(80)}\n\n${workshop.transcript(other)}`,
    ).toMatchFileSnapshot(golden('confirm'));
  });

  it('sets every kind of breakpoint, and stops at them', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const { session } = workshop.engine();
    const { client } = session;
    await client.request('initialize', { adapterID: 'groundwork' });
    const source = { path: plan };
    await client.request('setFunctionBreakpoints', { breakpoints: [{ name: 'clik' }] });
    await client.request('launch', { program: plan, runs: workshop.runs });
    await client.event('initialized');
    await client.request('breakpointLocations', { source, line: 1, endLine: 12 });
    await client.request('setBreakpoints', {
      source,
      breakpoints: [
        { line: 6, logMessage: 'typing into {editor}' },
        { line: 7, condition: 'editor.text is ""', hitCondition: '>= 1' },
        { line: 9, condition: 'titel is "x"' },
        { line: 11, condition: 'editor.text is' },
        { line: 11, hitCondition: 'often' },
      ],
    });
    const functions = [{ name: 'click', condition: 'bold is not toggled' }, { name: '/^look/' }, { name: 'clik' }];
    await client.request('setFunctionBreakpoints', { breakpoints: functions });
    await client.request('dataBreakpointInfo', { name: 'editor.text' });
    await client.request('dataBreakpointInfo', { name: 'click bold' });
    await client.request('setDataBreakpoints', { breakpoints: [{ dataId: 'editor.text', accessType: 'write' }] });
    await client.request('setExceptionBreakpoints', {
      filters: ['unhandled'],
      filterOptions: [{ filterId: 'not-found', condition: 'Bold' }, { filterId: 'nonsense' }],
    });
    await client.request('configurationDone');
    for (let at = await session.stopped(); at !== 'terminated'; at = await session.go('continue'));
    await client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('breakpoints'));
  });

  it('answers what is asked at a stop', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const { session } = workshop.engine();
    const { client } = session;
    await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [7] });
    await session.stopped();
    await client.request('loadedSources');
    await client.request('modules', {});
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    const frameId = stackFrames[0].id;
    const { targets } = await client.request('stepInTargets', { frameId });
    for (const context of ['watch', 'hover', 'variables', 'clipboard'])
      await client.request('evaluate', { expression: 'editor.text', context, frameId });
    await client.request('evaluate', { expression: 'chosen', context: 'watch', frameId });
    await client.request('evaluate', { expression: 'Button "Bold" in Group "Font"', context: 'clipboard', frameId });
    await client.request('completions', { text: 'Button "Bo', column: 11, frameId });
    await client.request('completions', { text: 'bold is to', column: 11, frameId });
    await client.request('setExpression', { expression: 'text', value: 'Monthly report', frameId });
    await client.send('setExpression', { expression: 'bold', value: 'editor', frameId });
    await client.request('stepIn', { threadId: 1, targetId: targets.at(-1).id });
    await session.stopped();
    await client.send('stepIn', { threadId: 1, targetId: 1 });
    await client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('questions'));
  });

  it('asks before an action that a rule is about, and continue is no answer', async () => {
    const plan = workshop.write(
      'close.taskplan',
      'task "Close"\napp "practice.exe"\n1. Type {\n  type "x" into Document\n}\n2. Close it {\n  close Window /Practice/\n}\n',
    );
    const { session } = workshop.engine();
    const { client } = session;
    await client.request('initialize', { adapterID: 'groundwork', groundworkAsk: true });
    await client.request('launch', { program: plan, runs: workshop.runs });
    await client.event('initialized');
    await client.request('configurationDone');
    const first = await client.event('groundwork/ask');
    expect((await client.send('continue', { threadId: 1 })).success).toBe(false);
    await client.request('pause', { threadId: 1 });
    expect(await session.stopped()).toContain('Cancelled, before guard again');
    expect((await client.send('groundwork/answer', { id: first.id, value: 'yes' })).success).toBe(false);
    await client.request('continue', { threadId: 1 });
    const { id } = await client.event('groundwork/ask');
    await client.request('groundwork/answer', { id, value: 'no' });
    expect(await session.stopped()).toMatch(/exception: Failure: refused/);
    await client.request('disconnect');
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('guard'));
  });

  it('refuses what cannot be, and says why', async () => {
    const { session } = workshop.engine();
    await session.client.request('initialize', { adapterID: 'groundwork' });
    const launch = async (configuration: object) => {
      const { success } = await session.client.send('launch', configuration);
      expect(success).toBe(false);
    };
    await launch({});
    await launch({ program: workshop.folder, target: 4 });
    await launch({
      program: workshop.write(
        'bad.taskplan',
        'task "Bad"\n\n1. Click {\n  clik Button "Bold"\n  click Buton "Bold"\n}\n',
      ),
    });
    await launch({ program: workshop.write('library.taskplan', 'control bold = Button "Bold"\n') });
    await launch({ program: workshop.write('ok.taskplan', bold), target: 'moon' });
    await launch({ program: workshop.write('ok.taskplan', bold), model: 'oracle' });
    await launch({ program: workshop.write('ok.taskplan', bold), secrets: { password: 'hunter2' } });
    await launch({ trace: workshop.folder });
    await expect(workshop.transcript(session)).toMatchFileSnapshot(golden('refused-launches'));
  });
});

describe('the engine', () => {
  it.each(['enter', 'observe', 'infer', 'ground', 'guard', 'act', 'verify'])(
    'leaves a trace that opens when it is killed right after %s',
    async type => {
      const plan = workshop.write('bold.taskplan', bold);
      const { session, process } = workshop.engine();
      await session.launch({ program: plan, runs: workshop.runs, stopOnEntry: true });
      await session.stopped();
      while (!traced(session).includes(type)) await session.go('stepIn');
      // It is on its way again when it is killed.
      await session.client.request('stepIn', { threadId: 1 });
      const gone = once(process, 'exit');
      process.kill('SIGKILL');
      await gone;
      const { events, problems } = workshop.trace();
      expect(problems).toEqual([]);
      expect(events.map(event => event.type)).toContain(type);
      expect(events.at(-1)?.type).not.toBe('ended');
    },
  );

  it.each(['SIGTERM', 'SIGINT'] as const)('finishes the trace on %s', async signal => {
    const plan = workshop.write('bold.taskplan', bold);
    const { session, process } = workshop.engine();
    await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [7] });
    await session.stopped();
    const gone = once(process, 'exit');
    process.kill(signal);
    await gone;
    expect(workshop.trace().events.at(-1)).toMatchObject({ type: 'ended', result: 'stopped' });
  });

  it('serves several clients over a pipe, and finishes every trace when it is ended', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const { process, connect } = await workshop.engineOnPipe();
    const [one, other] = [connect(), connect()];
    await one.launch({ program: plan, runs: workshop.runs }, { [plan]: [7] });
    await other.launch({ program: plan, runs: workshop.runs }, { [plan]: [9] });
    expect(await one.stopped()).toContain('decided: type "Weekly report"');
    expect(await other.stopped()).toContain('2. Click the Bold button');
    const gone = once(process, 'exit');
    process.kill('SIGTERM');
    expect((await gone)[0]).toBe(0);
    const endings = workshop.recorded().map(folder => workshop.trace(folder).events.at(-1)?.type);
    expect(endings).toEqual(['ended', 'ended']);
  });

  it('ends after disconnect', async () => {
    const { session, process } = workshop.engine();
    await session.client.request('initialize', { adapterID: 'groundwork' });
    const gone = once(process, 'exit');
    await session.client.request('disconnect');
    expect((await gone)[0]).toBe(0);
  });

  it('ends with its client', async () => {
    const plan = workshop.write('bold.taskplan', bold);
    const { session, process } = workshop.engine();
    await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [7] });
    await session.stopped();
    const gone = once(process, 'exit');
    process.stdin?.end();
    expect((await gone)[0]).toBe(0);
    expect(workshop.trace().events.at(-1)).toMatchObject({ type: 'ended', result: 'stopped' });
  });

  it('survives nonsense on its input', async () => {
    const { session, process } = workshop.engine();
    process.stdin?.write('Content-Length: 9\r\n\r\nnonsense!Content-Length: 4\r\n\r\nnullContent-Length: 2\r\n\r\n[]');
    expect(await session.client.request('initialize', { adapterID: 'groundwork' })).toBeDefined();
  });
});
