import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTrace } from '../../trace/reader.ts';
import { SessionFolder } from '../session-folder-for-tests.ts';
import { said, TestSession } from '../test-session.ts';

const report = `task "Write the weekly report"
app "practice.exe"
input title: text = "Weekly report"
control editor = Document in Window /Practice/

routine write(words) {
  type words into editor
  expect editor.text contains words
}

1. Type the title {
  write(title)
}
2. Click the Bold button in the Font group
3. Go on {
  press "Ctrl+End"
}
`;

let at: SessionFolder;
let folder: string;
let plan: string;
let session: TestSession;

beforeEach(() => {
  at = new SessionFolder(report);
  ({ folder, plan, session } = at);
  return () => at.end();
});

const configuration = (more: object = {}) => at.configuration(more);

const trace = () => ({ path: at.run, ...readTrace(readFileSync(join(at.run, 'run.gwtrace'), 'utf8')) });

/** Who handled the failures of the latest run so far. */
const failures = () => trace().events.flatMap(event => (event.type === 'failure' ? [event.handledBy] : []));

describe('breakpoints and steps', () => {
  it('stops at the decision point of an action, with nothing done yet', async () => {
    await session.launch(configuration(), { [plan]: [7] });
    expect(await session.stopped()).toBe(
      'breakpoint: Decided, nothing done yet | decided: type "Weekly report" into Document "Document" :7',
    );
    expect(await session.stack()).toEqual([
      'decided: type "Weekly report" into Document "Document" :7',
      'type words into editor :7',
      'routine write :7',
      'write(title) :12',
      '1. Type the title :12',
      'Write the weekly report :11',
    ]);
    expect(await session.evaluate('editor.text')).toBe('""');
    expect(said(await session.scope('Variables'))).toEqual(['words = "Weekly report"']);
    expect(said(await session.scope('Inputs'))).toEqual(['title = "Weekly report"']);
  });

  it('steps over a routine, into it and out of it', async () => {
    await session.launch(configuration({ stopOnEntry: true }));
    expect(await session.stopped()).toContain('entry: Before the task');
    expect(await session.go('next')).toContain('decided: launch "practice.exe"');
    expect(await session.go('next')).toContain('Before the step | 1. Type the title :11');
    expect(await session.go('next')).toContain('Before the statement | write(title) :12');
    expect(await session.go('stepIn')).toContain('Before the routine | routine write :6');
    expect(await session.go('next')).toContain('Decided, nothing done yet | decided: type');
    expect(await session.go('stepOut')).toContain('Before the step | 2. Click the Bold button in the Font group :14');
    expect(await session.go('stepOut')).toContain('Before the step | 3. Go on :15');
    expect(await session.go('next')).toContain('decided: press "Ctrl+End" :16');
    expect(await session.go('next')).toBe('terminated');
  });

  it('steps over a call as one statement', async () => {
    await session.launch(configuration(), { [plan]: [12] });
    expect(await session.stopped()).toContain('breakpoint: Before the statement | write(title) :12');
    expect(await session.go('next')).toContain(
      'step: Before the step | 2. Click the Bold button in the Font group :14',
    );
  });

  it('steps into the phases of an action of the LAM', async () => {
    await session.launch(configuration(), { [plan]: [14] });
    expect(await session.stopped()).toContain(
      'breakpoint: Before the step | 2. Click the Bold button in the Font group',
    );
    const places: string[] = [];
    for (let count = 0; count < 6; count++) places.push((await session.go('stepIn')).split(' | ')[0] ?? '');
    expect(places).toEqual([
      'step: Before observe',
      'step: Before infer',
      'step: Before ground',
      'breakpoint: Decided, nothing done yet',
      'step: Before act',
      'step: Before verify',
    ]);
  });

  it('moves breakpoints to lines that can stop', async () => {
    const { client } = session;
    await client.request('initialize', { adapterID: 'groundwork' });
    const source = { path: plan };
    const early = await client.request('setBreakpoints', { source, breakpoints: [{ line: 10 }] });
    expect(early.breakpoints).toMatchObject([{ verified: false, message: 'The plan is not loaded yet.' }]);
    await client.request('launch', configuration());
    expect((await client.event('breakpoint')).breakpoint).toMatchObject({ id: 1, verified: true, line: 11 });
    const { breakpoints } = await client.request<DebugProtocol.BreakpointLocationsResponse>('breakpointLocations', {
      source,
      line: 1,
      endLine: 99,
    });
    expect(breakpoints.map(({ line }) => line)).toEqual([1, 2, 6, 7, 8, 11, 12, 14, 15, 16]);
  });

  it('pauses at the next place and cancels nothing', async () => {
    await session.launch(configuration({ faults: { slowMs: 5 } }));
    await session.client.request('pause', { threadId: 1 });
    expect(await session.stopped()).toMatch(/^pause: /);
    expect(await session.go('continue')).toBe('terminated');
    expect(trace().events.at(-1)).toMatchObject({ type: 'ended', result: 'passed' });
  });

  it('cancels an observation and stands before it again', async () => {
    await session.launch(configuration({ faults: { slowMs: 60 } }), { [plan]: [7] });
    await session.stopped();
    await session.go('next');
    await session.go('next');
    await session.client.request('continue', { threadId: 1 });
    await expect.poll(async () => (await session.client.send('cancel', {})).success, { interval: 5 }).toBe(true);
    expect(await session.stopped()).toContain('pause: Cancelled, before observe again');
    expect(await session.go('continue')).toBe('terminated');
  });

  it('goes on when a client gives up a request of its own', async () => {
    await session.launch(configuration({ faults: { slowMs: 20 } }), { [plan]: [7] });
    await session.stopped();
    await session.client.request('continue', { threadId: 1 });
    await session.client.request('cancel', { requestId: 1 });
    expect(await session.stopped()).toBe('terminated');
  });

  it('tells a long observation to clients that want to hear of it, and cancels it for them', async () => {
    const told = TestSession.connect({ progressAfterMs: 5 });
    told.abilities = { supportsProgressReporting: true };
    await told.launch(configuration({ faults: { slowMs: 60 } }), { [plan]: [12] });
    await told.stopped();
    await told.client.request('continue', { threadId: 1 });
    const { progressId, title, cancellable } = await told.client.event('progressStart');
    expect([title, cancellable]).toEqual(['Reading the window', true]);
    await told.client.request('cancel', { progressId });
    expect(await told.stopped()).toContain('pause: Cancelled, before observe again');
    expect(await told.client.event('progressEnd')).toEqual({ progressId });
    await told.client.send('disconnect');
  });

  it('stops nowhere without debugging', async () => {
    await session.launch(configuration({ noDebug: true, stopOnEntry: true }), { [plan]: [7, 12] });
    expect(await session.stopped()).toBe('terminated');
    expect((await session.client.event('exited')).exitCode).toBe(0);
  });
});

describe('a decision of the LAM', () => {
  beforeEach(async () => {
    session.abilities = { supportsInvalidatedEvent: true };
    await session.launch(configuration(), { [plan]: [14] });
    await session.stopped();
    expect(await session.go('continue')).toContain('Decided, nothing done yet | decided: click Button "Bold"');
  });

  it('shows what the model thought and every candidate', async () => {
    expect(said(await session.scope('Model'))).toContain('function = click_input');
    const [first, second] = said(await session.inside('Grounding', 'candidates'));
    expect(first).toMatch(/^1 = \d+(\.\d)? % {2}Button "Bold" in Group "Font"$/);
    expect(second).toMatch(/^2 = .*off screen$/);
    expect((await session.inside('Grounding', 'all candidates')).length).toBeGreaterThan(50);
    expect(said(await session.scope('Memory')).at(-1)).toBe(
      '2 = type "Weekly report" into Document "Document"  (effect seen)',
    );
  });

  it('is changed by a selector and obeyed', async () => {
    expect(await session.set('Grounding', 'chosen', 'Button "Italic" in Group "Font"')).toBe(
      'Button "Italic" in Group "Font"',
    );
    expect((await session.client.event('invalidated')).areas).toEqual(['stacks', 'variables']);
    expect((await session.stack())[0]).toBe('decided: click Button "Italic" in Group "Font" :14');
    expect(said(await session.scope('Grounding'))).toContain('chosen by = user');
    await session.go('stepIn');
    await session.go('stepIn');
    expect(said(await session.scope('Action'))).toContain('action = click Button "Italic" in Group "Font"');
    const { events } = trace();
    expect(events.findLast(event => event.type === 'act')).toMatchObject({ control: expect.any(String) });
    expect(events.find(event => event.type === 'override')).toMatchObject({ what: 'control' });
  });

  it('is changed by the number of a candidate, and an unknown one is refused', async () => {
    expect(await session.set('Grounding', 'chosen', '3')).toMatch(/Button/);
    expect(await session.set('Grounding', 'chosen', '999')).toMatch(/There is no candidate 999; there are \d+/);
    expect(await session.set('Grounding', 'margin', '1')).toBe('error: margin cannot be set.');
  });

  it('has arguments that can be set', async () => {
    expect(await session.set('Action', 'button', '"right"')).toBe('"right"');
    expect((await session.stack())[0]).toContain('right click');
  });
});

describe('the debug console', () => {
  beforeEach(async () => {
    await session.launch(configuration(), { [plan]: [14] });
    await session.stopped();
  });

  it('lists what a selector matches', async () => {
    expect(await session.evaluate('Button "Bold"')).toBe('2 controls');
    expect(await session.evaluate('editor')).toBe('Document "Document"  "Weekly report"');
    expect(await session.evaluate('Button "Nonsense"')).toBe('no control matches');
  });

  it('evaluates expressions, in hovers too', async () => {
    expect(await session.evaluate('editor.text contains title')).toBe('true');
    expect(await session.evaluate('title', 'hover')).toBe('"Weekly report"');
    expect(await session.evaluate('1 + ', 'watch')).toMatch(/^error: /);
  });

  it('carries out actions, but only in the console', async () => {
    expect(await session.evaluate('press "Ctrl+B"', 'hover')).toMatch(/^error: Only the debug console/);
    expect(await session.evaluate('type "!" into editor')).toContain('type "!" into Document "Document"');
    expect(await session.evaluate('editor.text')).toContain('!');
    expect(await session.go('continue')).toContain('Decided, nothing done yet | decided: click Button "Bold"');
  });

  it('sets inputs from here on', async () => {
    expect(await session.set('Inputs', 'title', '"Monthly report"')).toBe('"Monthly report"');
    expect(await session.evaluate('title')).toBe('"Monthly report"');
  });
});

describe('failures', () => {
  it('stop where nothing handles them, and say what and where', async () => {
    writeFileSync(plan, 'task "Fail"\napp "practice.exe"\n1. Click it {\n  click Button "Bolt"\n}\n');
    await session.launch(configuration());
    expect(await session.stopped()).toBe('exception: Failure: not found | looked for Button "Bolt" :4');
    const info = await session.client.request<DebugProtocol.ExceptionInfoResponse>('exceptionInfo', { threadId: 1 });
    expect(info.exceptionId).toBe('not-found');
    expect(info.details?.stackTrace).toContain(`${plan}:4  click Button "Bolt"`);
    expect(info.details?.stackTrace).toContain('Button "Bold"');
    expect(await session.go('continue')).toBe('terminated');
    expect((await session.client.event('exited')).exitCode).toBe(1);
  });

  const retried = 'task "Retry"\napp "practice.exe"\n1. Click it retry 1 {\n  click Button "Bolt"\n}\n';

  it('do not stop where the plan handles them, unless asked to', async () => {
    writeFileSync(plan, retried);
    await session.launch(configuration());
    expect(await session.stopped()).toMatch(/^exception: Failure: not found/);
    expect(failures()).toEqual(['retry', 'nobody']);
    expect(await session.go('continue')).toBe('terminated');
    const asked = TestSession.connect();
    asked.filters = ['not-found'];
    await asked.launch(configuration());
    expect(await asked.stopped()).toMatch(/^exception: Failure: not found/);
    expect(failures()).toEqual(['retry']);
    await asked.client.send('disconnect');
  });

  it('name an input that has no value', async () => {
    writeFileSync(plan, 'task "Ask"\napp "practice.exe"\ninput who: text\n1. Go {\n  press who\n}\n');
    await session.launch(configuration());
    expect(await session.stopped()).toMatch(/^exception: Failure: refused/);
    expect(JSON.stringify(session.client.log)).toContain('the input who has no value');
  });

  it('notice a control that vanished while the run stood still', async () => {
    writeFileSync(plan, 'task "Lose"\napp "practice.exe"\n1. Click it {\n  click Button "Bold" in Group "Font"\n}\n');
    await session.launch(configuration({ faults: { lose: { automationId: 'Bold', fromObservation: 2 } } }), {
      [plan]: [4],
    });
    expect(await session.stopped()).toContain('Decided, nothing done yet');
    expect(await session.go('continue')).toMatch(/^exception: Failure: lost while stopped/);
  });
});

describe('the end', () => {
  it('comes at once by terminate, and the trace is whole', async () => {
    await session.launch(configuration(), { [plan]: [7] });
    await session.stopped();
    await session.client.request('terminate');
    expect(await session.stopped()).toBe('terminated');
    const { events, truncated, problems } = trace();
    expect([events.at(-1)?.type, truncated, problems]).toEqual(['ended', undefined, []]);
    expect(events.some(event => event.type === 'act' && event.how.includes('character'))).toBe(false);
  });

  it('comes by disconnect while the run is on its way', async () => {
    await session.launch(configuration({ faults: { slowMs: 100 } }));
    expect((await session.client.send('disconnect')).success).toBe(true);
    expect(trace().events.at(-1)).toMatchObject({ type: 'ended', result: 'stopped' });
  });
});

describe('two sessions', () => {
  it('do not know of each other', async () => {
    const other = TestSession.connect();
    await session.launch(configuration(), { [plan]: [7] });
    await other.launch(configuration({ inputs: { title: 'Other' } }), { [plan]: [14] });
    expect(await session.stopped()).toContain('type "Weekly report"');
    expect(await other.stopped()).toContain('2. Click the Bold button in the Font group');
    expect(await session.evaluate('editor.text')).toBe('""');
    expect(await other.evaluate('editor.text')).toContain('Other');
    await other.client.send('disconnect');
  });
});

it.each(['next', 'stepIn'])('shows a recorded run as it showed the live one, by %s', async command => {
  const views = async (walk: TestSession): Promise<unknown[]> => {
    const seen: unknown[] = [];
    for (let at = await walk.stopped(); at !== 'terminated' && !at.includes('The end'); at = await walk.go(command)) {
      const scopes = ['Inputs', 'Variables', 'Model', 'Grounding', 'Observation', 'Action', 'Memory'];
      const variables = [];
      for (const scope of scopes) variables.push(said(await walk.scope(scope)));
      seen.push({ at: at.replace(/^\w+: /, ''), stack: await walk.stack(), variables });
    }
    return seen;
  };
  await session.launch(configuration({ stopOnEntry: true }));
  const live = await views(session);
  const recorded = TestSession.connect();
  await recorded.launch({ trace: trace().path });
  expect(live.length).toBeGreaterThan(5);
  expect(await views(recorded)).toEqual(live);
});

it('answers questions about a recorded run, on what was seen then', async () => {
  await session.launch(configuration());
  await session.stopped();
  const recorded = TestSession.connect();
  await recorded.launch({ trace: trace().path }, { [plan]: [7, 8] });
  await recorded.stopped();
  expect(await recorded.go('continue')).toContain('Decided, nothing done yet');
  expect(await recorded.evaluate('editor.text')).toBe('""');
  expect(await recorded.evaluate('words')).toBe('"Weekly report"');
  expect(await recorded.go('continue')).toContain('Before the statement');
  expect(await recorded.evaluate('editor.text contains words', 'hover')).toBe('true');
  expect(await recorded.evaluate('Button "Bold" in Group "Font"')).toBe('Button "Bold" in Group "Font"');
  expect(await recorded.evaluate('Button "Bold" is')).toMatch(/^error: /);
});

it('shows a recorded run with the text it ran with', async () => {
  await session.launch(configuration());
  await session.stopped();
  writeFileSync(plan, 'task "Something else"\n');
  const recorded = TestSession.connect();
  await recorded.launch({ trace: trace().path });
  await recorded.stopped();
  const { stackFrames } = await recorded.client.request<DebugProtocol.StackTraceResponse>('stackTrace', {
    threadId: 1,
  });
  const source = stackFrames[0]?.source;
  expect(source).toMatchObject({ name: 'report.taskplan (as recorded)', sourceReference: 1 });
  const { content } = await recorded.client.request<DebugProtocol.SourceResponse>('source', {
    source,
    sourceReference: 1,
  });
  expect(content).toBe(report);
});

describe('a window that is inspected', () => {
  it('is looked at without a plan, asked, acted on by hand, and looked at again', async () => {
    const { client } = session;
    await client.request('initialize', { adapterID: 'groundwork' });
    await client.request('attach', { start: 'wordpad.exe', runs: join(folder, 'runs') });
    await client.event('initialized');
    await client.request('configurationDone');
    expect(await session.stopped()).toMatch(/^entry: Before the task \| Inspect wordpad.exe :\d+$/);
    expect(said(await session.scope('Observation')).join('\n')).toContain('Document - Practice');
    expect(await session.evaluate('Button "Bold"')).toBe('2 controls');
    expect(await session.evaluate('Document.text')).toBe('""');
    expect(await session.evaluate('type "Hi" into Document')).toContain('type "Hi" into Document "Document"');
    expect(await session.go('continue')).toMatch(/^pause: Before the task/);
    expect(await session.evaluate('Document.text')).toBe('"Hi"');
    expect((await client.send('groundwork/retry')).message).toContain('Nothing runs here that could be sent elsewhere');
    await client.request('terminate');
    expect(await session.stopped()).toBe('terminated');
    expect(trace().events.at(-1)).toMatchObject({ type: 'ended', result: 'stopped', actions: 1 });
  });

  it('is inspected anew by a restart', async () => {
    const { client } = session;
    await client.request('initialize', { adapterID: 'groundwork' });
    await client.request('attach', { start: 'wordpad.exe', runs: join(folder, 'runs') });
    await client.event('initialized');
    await client.request('configurationDone');
    await session.stopped();
    await session.evaluate('type "Hi" into Document');
    await client.request('restart');
    expect(await session.stopped()).toMatch(/^entry: Before the task/);
    expect(await session.evaluate('Document.text')).toBe('""');
    await client.request('terminate');
    expect(await session.stopped()).toBe('terminated');
  });

  it('is refused when it is not there or is an editor', async () => {
    const { client } = session;
    await client.request('initialize', { adapterID: 'groundwork' });
    await client.request('attach', { window: 'Excel', runs: join(folder, 'runs') });
    await client.request('configurationDone');
    expect(await session.stopped()).toBe('terminated');
    expect(trace().events.at(-1)).toMatchObject({
      failure: { message: expect.stringContaining('no program is called "Excel"') },
    });
  });
});
