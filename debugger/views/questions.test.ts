import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { SessionFolder } from '../session-folder-for-tests.ts';
import { said, type TestSession } from '../test-session.ts';

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
  if editor.text is "" { press "Ctrl+End" } else { press "Ctrl+Home" }
}
2. Click the Bold button in the Font group
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

/** Stands at a line. */
async function standAt(line: number): Promise<string> {
  await session.launch(configuration(), { [plan]: [line] });
  return session.stopped();
}

async function innermost(): Promise<number> {
  const { stackFrames } = await session.client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
  return stackFrames[0]?.id ?? 0;
}

async function targets(frameId?: number): Promise<DebugProtocol.StepInTarget[]> {
  const body = await session.client.request<DebugProtocol.StepInTargetsResponse>('stepInTargets', {
    frameId: frameId ?? (await innermost()),
  });
  return body.targets;
}

async function stepInto(word: string): Promise<string> {
  const target = (await targets()).find(({ label }) => label.startsWith(word));
  await session.client.request('stepIn', { threadId: 1, targetId: target?.id });
  return session.stopped();
}

describe('targets to step into', () => {
  it('are the routine of a call, and the phases that are left of an action', async () => {
    expect(await standAt(12)).toContain('Before the statement');
    expect(await targets()).toEqual([{ id: 1, label: 'routine write', line: 12 }]);
    expect(await stepInto('routine')).toContain('Before the routine | routine write');
    expect(await targets()).toEqual([]);
    expect(await session.go('stepIn')).toContain('Before observe');
    expect((await targets()).map(({ label }) => label.split(':')[0])).toEqual(['ground', 'guard', 'act', 'verify']);
    expect(await stepInto('act')).toContain('step: Before act | allowed: type');
    expect((await targets()).map(({ label }) => label.split(':')[0])).toEqual(['verify']);
    expect(await stepInto('verify')).toContain('step: Before verify');
    expect(await targets()).toEqual([]);
  });

  it('leave out the model where it is not asked, and belong to what is at hand', async () => {
    await standAt(15);
    expect(await session.go('stepIn')).toContain('Before observe');
    expect((await targets()).map(({ label }) => label.split(':')[0])).toContain('infer');
    const frames = await session.client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
    expect(await targets(frames.stackFrames.at(-1)?.id)).toEqual([]);
    expect(await stepInto('guard')).toContain('Decided, nothing done yet | decided: click Button "Bold"');
  });

  it('are refused when the run has moved on', async () => {
    await standAt(7);
    const response = await session.client.send('stepIn', { threadId: 1, targetId: 99 });
    expect(response.message).toBe('That is nothing to step into here: the run has moved on.');
    expect((await session.client.send('stepInTargets', { frameId: 1 })).message).toContain('That frame is gone');
  });

  it('are there in a recorded run', async () => {
    await session.launch(configuration({ noDebug: true }));
    await session.stopped();
    const run = readdirSync(join(folder, 'runs')).findLast(name => /^\d/.test(name)) ?? '';
    session = at.connect();
    await session.launch({ trace: join(folder, 'runs', run) }, { [plan]: [7] });
    await session.stopped();
    await session.go('continue');
    expect(await stepInto('verify')).toContain('Before verify');
  });
});

describe('what an expression is asked for', () => {
  it('decides how the answer looks', async () => {
    await standAt(7);
    await session.evaluate('type "two\\nlines" into editor');
    expect(await session.evaluate('editor.text', 'hover')).toBe('"two\\nlines"');
    expect(await session.evaluate('editor.text', 'clipboard')).toBe('two\nlines');
    expect(JSON.parse(await session.evaluate('Document', 'clipboard'))).toMatchObject({
      controlType: 'Document',
      value: 'two\nlines',
    });
    expect(JSON.parse(await session.evaluate('Button "Bold"', 'clipboard'))).toHaveLength(2);
    expect(await session.evaluate('words', 'variables')).toBe('"Weekly report"');
    expect(await session.evaluate('chosen', 'watch')).toBe('Document "Document"');
    expect(await session.evaluate('text', 'watch')).toBe('"Weekly report"');
    expect(await session.evaluate('text', 'clipboard')).toBe('"Weekly report"');
    expect(await session.evaluate('click editor', 'clipboard')).toMatch(/^error: Only the debug console/);
    expect(await session.evaluate('nothing', 'hover')).toMatch(/^error: There is no 'nothing' here/);
  });

  it('says in a watch what can be set', async () => {
    await standAt(7);
    const hint = async (expression: string) =>
      (await session.client.request('evaluate', { expression, context: 'watch' })).presentationHint;
    expect(await hint('title')).toBeUndefined();
    expect(await hint('chosen')).toBeUndefined();
    expect(await hint('words')).toEqual({ attributes: ['readOnly'] });
  });

  it('refuses frames of an earlier stop', async () => {
    await standAt(7);
    const frameId = await innermost();
    await session.go('next');
    const { message } = await session.client.send('evaluate', { expression: 'title', context: 'watch', frameId });
    expect(message).toBe('That frame is gone: the run has moved on.');
  });
});

describe('an expression that is set', () => {
  const set = async (expression: string, value: string) => {
    const response = await session.client.send('setExpression', { expression, value });
    return response.success ? response.body.value : `error: ${response.message}`;
  };

  it('is an input, the chosen control or an argument', async () => {
    await standAt(7);
    expect(await set('text', '"Monthly"')).toBe('"Monthly"');
    expect(await set('title', 'Daily')).toBe('"Daily"');
    expect(await set('chosen', 'Button "Nothing"')).toMatch(/^error: No control matches/);
    expect(await set('chosen', 'Button "Bold" in Group "Font"')).toBe('Button "Bold" in Group "Font"');
    expect(await set('chosen', 'editor')).toBe('Document "Document"');
    expect(await set('words', 'x')).toMatch(/^error: words cannot be set. What can be set: an input/);
    await session.client.request('setBreakpoints', { source: { path: plan }, breakpoints: [{ line: 13 }] });
    await session.client.request('setExceptionBreakpoints', { filters: [] });
    expect(await session.go('continue')).toBe('terminated');
    expect(JSON.stringify(session.client.log)).toContain('type \\"Monthly\\" into Document');
  });

  it('is nothing of a recorded run', async () => {
    await session.launch(configuration({ noDebug: true }));
    await session.stopped();
    const run = readdirSync(join(folder, 'runs')).findLast(name => /^\d/.test(name)) ?? '';
    session = at.connect();
    await session.launch({ trace: join(folder, 'runs', run) });
    await session.stopped();
    expect(await set('title', 'Daily')).toBe('error: In a recorded run nothing can be set or done.');
  });
});

describe('completions', () => {
  const complete = async (text: string, column = text.length + 1) => {
    const { targets: found } = await session.client.request<DebugProtocol.CompletionsResponse>('completions', {
      text,
      column,
    });
    return found;
  };

  it('know the plan, the language and the program', async () => {
    await standAt(7);
    expect((await complete('ed'))[0]).toMatchObject({ label: 'editor', type: 'variable', start: 1, length: 2 });
    expect((await complete('editor.')).map(({ label }) => label)).toContain('text');
    const [first] = await complete('click Button "Bol');
    expect(first).toMatchObject({ label: 'Bold', text: 'Bold"', start: 15, length: 3 });
    expect(await complete('click Button "Bol"', 18)).toEqual(
      [{ ...first, text: undefined }].map(({ text, ...rest }) => rest),
    );
    expect((await complete('word')).map(({ label }) => label)).toContain('words');
  });

  it('need a run that stands still, and a frame that is there', async () => {
    expect((await session.client.send('completions', { text: 'e', column: 2 })).message).toBe(
      'Nothing was launched yet.',
    );
    await standAt(7);
    expect((await session.client.send('completions', { text: 'e', column: 2, frameId: 5 })).message).toContain('gone');
    expect(await complete('', 900)).not.toEqual([]);
  });
});

it('tells every place a breakpoint can lie at, with columns', async () => {
  await standAt(7);
  const locations = async (args: object) =>
    (
      await session.client.request<DebugProtocol.BreakpointLocationsResponse>('breakpointLocations', {
        source: { path: plan },
        ...args,
      })
    ).breakpoints.map(({ line, column }) => `${line}:${column}`);
  expect(await locations({ line: 13 })).toEqual(['13:3', '13:26', '13:52']);
  expect(await locations({ line: 13, column: 10, endLine: 13, endColumn: 30 })).toEqual(['13:26']);
  expect(await locations({ line: 12, endLine: 13, endColumn: 3 })).toEqual(['12:3', '13:3']);
  const { breakpoints } = await session.client.request('setBreakpoints', {
    source: { path: plan },
    breakpoints: [{ line: 13, column: 40 }],
  });
  expect(breakpoints).toMatchObject([{ verified: true, line: 13, column: 52 }]);
  expect(await session.go('continue')).toContain('Decided, nothing done yet | decided: press "Ctrl+Home"');
});

it('names what takes part in a run, with versions', async () => {
  await session.client.request('initialize', { adapterID: 'groundwork' });
  await session.client.request('launch', configuration());
  expect(await session.client.request('modules', {})).toEqual({ modules: [], totalModules: 0 });
  await session.client.event('initialized');
  await session.client.request('setBreakpoints', { source: { path: plan }, breakpoints: [{ line: 7 }] });
  await session.client.request('configurationDone');
  await session.stopped();
  const { modules, totalModules } = await session.client.request<DebugProtocol.ModulesResponse>('modules');
  expect(modules.map(({ id, name, version }) => `${id}: ${name} ${version ?? ''}`)).toEqual([
    expect.stringMatching(/^groundwork: Groundwork \d+\.\d+/),
    expect.stringMatching(/^target: Practice app \d/),
    expect.stringMatching(/^model: .+ \d/),
    'backend: practice ',
    'program: practice.exe ',
  ]);
  expect(totalModules).toBe(5);
  const page = await session.client.request<DebugProtocol.ModulesResponse>('modules', {
    startModule: 1,
    moduleCount: 1,
  });
  expect(page.modules.map(({ id }) => id)).toEqual(['target']);
});

it('says of variables what asks for them', async () => {
  await standAt(7);
  const names = (variables: readonly DebugProtocol.Variable[]) =>
    variables.flatMap(({ evaluateName }) => evaluateName ?? []);
  expect(names(await session.scope('Inputs'))).toEqual(['title']);
  expect(names(await session.scope('Variables'))).toEqual(['words']);
  expect(names(await session.scope('Grounding'))).toEqual(['chosen']);
  expect(names(await session.scope('Action'))).toEqual(['text']);
  const [root] = await session.inside('Observation', 'tree');
  const asked = names(await session.children(root?.variablesReference ?? 0));
  expect(asked.length).toBeGreaterThan(3);
  for (const name of asked) expect(await session.evaluate(name, 'watch')).not.toMatch(/^error|no control|\d+ controls/);
});

describe('requests that cannot be', () => {
  const refused = async (command: string, args?: object): Promise<string> => {
    const { success, message } = await session.client.send(command, args);
    expect([command, success]).toEqual([command, false]);
    return message ?? '';
  };
  const needRun = [
    ['evaluate', { expression: 'title' }],
    ['completions', { text: '', column: 1 }],
    ['setExpression', { expression: 'title', value: 'x' }],
    ['stepInTargets', { frameId: 1 }],
    ['stepIn', { threadId: 1, targetId: 1 }],
    ['modules', {}],
    ['loadedSources', {}],
    ['scopes', { frameId: 1 }],
    ['configurationDone', {}],
    ['pause', { threadId: 1 }],
    ['continue', { threadId: 1 }],
  ] as const;

  it('come too early: nothing was launched', async () => {
    for (const [command, args] of needRun) expect(await refused(command, args)).toBe('Nothing was launched yet.');
    expect(await session.client.request('initialize', { adapterID: 'groundwork' })).toBeDefined();
  });

  it('come while the run is on its way, or after its end', async () => {
    await session.launch(configuration({ faults: { slowMs: 60 } }));
    for (const [command, args] of needRun.slice(0, 5))
      expect(await refused(command, args)).toMatch(/on its way: it has to stand still/);
    expect(await session.stopped()).toBe('terminated');
    for (const [command, args] of needRun.slice(0, 5)) expect(await refused(command, args)).not.toBe('');
    expect(await refused('configurationDone')).toBe('The run has begun already.');
    expect(await refused('launch', configuration())).toBe('This session was launched already.');
  });

  it.each([
    ['setBreakpoints', { source: { path: 3 } }],
    ['setBreakpoints', { source: { path: '/a' }, breakpoints: [{ line: 'one' }] }],
    ['setBreakpoints', { source: {} }],
    ['setBreakpoints', { source: { path: '/a' }, breakpoints: [{ line: 1, condition: 5 }] }],
    ['setFunctionBreakpoints', {}],
    ['setFunctionBreakpoints', { breakpoints: [{ name: 1 }] }],
    ['setDataBreakpoints', { breakpoints: 'all' }],
    ['dataBreakpointInfo', {}],
    ['setExceptionBreakpoints', { filters: 'all' }],
    ['setExceptionBreakpoints', { filters: [], filterOptions: [{}] }],
    ['completions', { text: 1 }],
    ['evaluate', {}],
    ['stepInTargets', { frameId: 'top' }],
    ['modules', { startModule: -1 }],
    ['breakpointLocations', { source: { path: '/a' } }],
    ['variables', { variablesReference: null }],
  ])('%s with the wrong arguments %j is refused, and the session goes on', async (command, args) => {
    await standAt(7);
    expect(await refused(command, args)).toMatch(/arguments are wrong at |Breakpoints can be set in files only/);
    expect(said(await session.scope('Inputs'))).toEqual(['title = "Weekly report"']);
  });

  it('name what is gone or was never there', async () => {
    await standAt(7);
    expect(await refused('variables', { variablesReference: 4711 })).toContain('gone');
    expect(await refused('scopes', { frameId: 4711 })).toContain('gone');
    expect(await refused('setVariable', { variablesReference: 4711, name: 'x', value: '1' })).toContain('gone');
    expect(await refused('source', { sourceReference: 4711 })).toContain('does not hold this file');
    const other = { source: { path: join(folder, 'other.taskplan') }, breakpoints: [{ line: 1 }] };
    expect((await session.client.request('setBreakpoints', other)).breakpoints).toMatchObject([
      { verified: false, message: 'This file is no part of the plan, or has nothing to stop at.' },
    ]);
  });
});
