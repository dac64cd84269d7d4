import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { SessionFolder } from '../session-folder-for-tests.ts';
import { said, TestSession } from '../test-session.ts';

const report = `task "Write the weekly report"
app "practice.exe"
input title: text = "Weekly report"
control editor = Document in Window /Practice/
control bold = Button "Bold" in Group "Font"

routine write(words) {
  type words into editor
  expect editor.text contains words
}

1. Type the title {
  write(title)
}
2. Count {
  repeat 6 times {
    press "Ctrl+End"
  }
}
3. Make it bold {
  click bold
  expect bold is toggled
}
4. Go on {
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

/** What a client sets before a run. */
interface Wanted {
  readonly lines?: readonly DebugProtocol.SourceBreakpoint[];
  readonly functions?: readonly DebugProtocol.FunctionBreakpoint[];
  readonly data?: readonly DebugProtocol.DataBreakpoint[];
  readonly filters?: readonly DebugProtocol.ExceptionFilterOptions[];
}

/** Launches with all kinds of breakpoints. @returns what became of them */
async function begin(
  one: TestSession,
  configuration: object,
  { lines = [], functions = [], data = [], filters }: Wanted,
): Promise<DebugProtocol.Breakpoint[]> {
  const { client } = one;
  await client.request('initialize', { adapterID: 'groundwork' });
  await client.request('launch', configuration);
  await client.event('initialized');
  const laid: DebugProtocol.Breakpoint[] = [];
  const set = async (command: string, args: object) => {
    const body = await client.request<DebugProtocol.SetBreakpointsResponse>(command, args);
    laid.push(...body.breakpoints);
  };
  await set('setBreakpoints', { source: { path: plan }, breakpoints: lines });
  await set('setFunctionBreakpoints', { breakpoints: functions });
  await set('setDataBreakpoints', { breakpoints: data });
  if (filters !== undefined) await set('setExceptionBreakpoints', { filters: [], filterOptions: filters });
  await client.request('configurationDone');
  return laid;
}

const live = () => at.configuration();
const recorded = () => ({
  trace: join(folder, 'runs', readdirSync(join(folder, 'runs')).findLast(name => /^\d/.test(name)) ?? ''),
});

/** Every stop from the beginning to the end, by reason, description and line, with the texts that the stops gave. */
async function stops(one: TestSession, configuration: object, wanted: Wanted): Promise<string[]> {
  const laid = await begin(one, configuration, wanted);
  expect(laid.map(({ verified, message }) => ({ verified, message }))).toEqual(laid.map(() => ({ verified: true })));
  const seen: string[] = [];
  for (let at = await one.stopped(); ; at = await one.go('continue')) {
    if (at === 'terminated' || at.includes('The end of the run')) break;
    if (at.startsWith('entry')) continue;
    seen.push(`${at.split(' | ')[0]} :${/:(\d+)$/.exec(at)?.[1]}`);
  }
  return seen;
}

/** The same breakpoints stop a live run and its recording at the same places. */
async function bothStop(wanted: Wanted): Promise<string[]> {
  const seen = await stops(session, live(), wanted);
  const again = TestSession.connect();
  expect(await stops(again, recorded(), wanted)).toEqual(seen);
  return seen;
}

const outputs = (one: TestSession) =>
  one.client.log.flatMap(({ message }) =>
    message.type === 'event' && 'event' in message && message.event === 'output' ? [message.body] : [],
  );

describe('a condition', () => {
  it.each([
    ['title contains "report" and editor.text is ""', [8]],
    ['editor.text contains title', [9, 22]],
    ['Button "Bold" in Group "Font"', [8, 9, 22]],
    ['Button "Bolt"', []],
    ['bold', [8, 9, 22]],
    ['bold is toggled', [22]],
    ['words is "Weekly report" or bold is toggled', [8, 9, 22]],
  ])('stops where %j holds, live and recorded', async (condition, expected) => {
    const lines = [8, 9, 22].map(line => ({ line, condition }));
    const seen = await bothStop({ lines });
    expect(seen.map(at => Number(at.split(':').at(-1)))).toEqual(expected);
  });

  it('that cannot be told stops, and says why', async () => {
    await begin(session, live(), {
      lines: [
        { line: 1, condition: 'editor.text is ""' },
        { line: 12, condition: 'titel is "x"' },
      ],
    });
    const { text, hitBreakpointIds } = await session.client.event<DebugProtocol.StoppedEvent>('stopped');
    expect([text, hitBreakpointIds]).toEqual([
      'The condition editor.text is "" cannot be evaluated here: Nothing was observed yet.',
      [1],
    ]);
    await session.client.request('continue', { threadId: 1 });
    const next = await session.client.event<DebugProtocol.StoppedEvent>('stopped');
    expect(next.text).toBe(
      "The condition titel is \"x\" cannot be evaluated here: There is no 'titel' here. Did you mean 'title'?",
    );
    expect(outputs(session)).toContainEqual(
      expect.objectContaining({ output: `${next.text}\n`, line: 12, source: expect.objectContaining({ path: plan }) }),
    );
  });

  it.each([
    [{ condition: 'bold is' }, /^After 'is' comes a value/],
    [{ condition: 'Buton "x" exists' }, /^'Buton' is no control type/],
    [{ condition: 'click bold' }, "A breakpoint only reads, and 'click bold' is an action."],
    [{ hitCondition: 'often' }, /^A hit count is written 5/],
    [{ hitCondition: '% 0' }, /^A hit count is written 5/],
    [{ logMessage: 'text {title' }, /is not closed/],
    [{ logMessage: 'text {title is}' }, /^\{title is\} in the message: /],
  ])('%j is refused with a message', async (texts, message) => {
    const [laid] = await begin(session, live(), { lines: [{ line: 8, ...texts }] });
    expect(laid).toMatchObject({ verified: false, message: expect.stringMatching(message) });
    expect(await session.stopped()).toBe('terminated');
  });
});

describe('a hit count', () => {
  it.each([
    ['5', 1],
    ['== 2', 1],
    ['> 4', 2],
    ['>= 4', 3],
    ['%2', 3],
    ['< 3', 2],
  ])('%j of six rounds stops %i times, live and recorded', async (hitCondition, times) => {
    expect(await bothStop({ lines: [{ line: 17, hitCondition }] })).toHaveLength(times);
  });

  it('counts only hits that fulfil the condition, and the same ones backwards', async () => {
    await stops(session, live(), {});
    const walk = TestSession.connect();
    await begin(walk, recorded(), {
      lines: [
        { line: 17, hitCondition: '3' },
        { line: 25, condition: 'bold is toggled', hitCondition: '1' },
      ],
    });
    await walk.stopped();
    const third = await walk.go('continue');
    expect(third).toMatch(/:17$/);
    const position = said(await walk.scope('Memory')).length;
    expect(await walk.go('continue')).toMatch(/Decided.*:25$/);
    expect(await walk.go('reverseContinue')).toBe(third);
    expect(said(await walk.scope('Memory')).length).toBe(position);
    expect(await walk.go('reverseContinue')).toMatch(/^entry/);
  });

  it('begins anew when the breakpoint says something else', async () => {
    await begin(session, live(), { lines: [{ line: 17, hitCondition: '2' }] });
    await session.stopped();
    await session.client.request('setBreakpoints', {
      source: { path: plan },
      breakpoints: [{ line: 17, hitCondition: '4' }],
    });
    // Two were passed before, four more come.
    expect(await session.go('continue')).toMatch(/:17$/);
    expect(await session.go('continue')).toBe('terminated');
  });
});

it('a log point prints where it lies and never stops', async () => {
  const lines = [
    { line: 8, logMessage: 'typing {words} into {editor}: \\{{editor.text}\\}, {nothing}' },
    { line: 17, condition: 'title contains "W"', hitCondition: '% 3', logMessage: 'a third' },
  ];
  expect(await bothStop({ lines })).toEqual([]);
  const told = outputs(session).filter(({ source }) => source !== undefined);
  expect(told.map(({ output, line }) => `${line} ${output.trim()}`)).toEqual([
    `8 typing Weekly report into Document "Document": {}, {nothing: There is no 'nothing' here.}`,
    '17 a third',
    '17 a third',
  ]);
});

it('prints no secret', async () => {
  process.env.GROUNDWORK_TEST_SECRET = 'hunter2!';
  writeFileSync(
    plan,
    'task "S"\napp "practice.exe"\nsecret password\n1. Type {\n  type password into Document\n  press "Ctrl+End"\n}\n',
  );
  const logMessage = 'it is {password}, "{"{password}?"}", {Document.text}';
  await begin(
    session,
    { ...live(), secrets: { password: 'env:GROUNDWORK_TEST_SECRET' } },
    {
      lines: [{ line: 6, logMessage }, { line: 6 }],
      data: [{ dataId: 'Document.text' }],
    },
  );
  while ((await session.stopped()) !== 'terminated') {
    for (const context of ['repl', 'hover', 'clipboard']) await session.evaluate('password', context);
    await session.evaluate('Document', 'clipboard');
    await session.client.request('continue', { threadId: 1 });
  }
  delete process.env.GROUNDWORK_TEST_SECRET;
  expect(outputs(session).map(({ output }) => output)).toContainEqual(expect.stringMatching(/^it is •••, "•••", /));
  expect(JSON.stringify(session.client.log)).not.toContain('hunter2');
});

describe('a function breakpoint', () => {
  it('stops at every decision of an action, before steps by title, and at a routine', async () => {
    const functions = [
      { name: 'Press', hitCondition: '> 5' },
      { name: 'go ON' },
      { name: '/^make .* bold$/' },
      { name: 'write' },
    ];
    expect(await bothStop({ functions })).toEqual([
      'function breakpoint: Before the routine :7',
      'function breakpoint: Decided, nothing done yet :17',
      'function breakpoint: Before the step :20',
      'function breakpoint: Before the step :24',
      'function breakpoint: Decided, nothing done yet :25',
    ]);
  });

  it('has conditions, and tells its kinds of clicks', async () => {
    const functions = [
      { name: 'click', condition: 'bold is not toggled' },
      { name: 'double click' },
      { name: 'right click' },
    ];
    expect(await bothStop({ functions })).toEqual(['function breakpoint: Decided, nothing done yet :21']);
  });

  it('that can never stop says so', async () => {
    const functions = [
      { name: 'clik' },
      { name: '/(/' },
      { name: 'Make it italic' },
      { name: '' },
      { name: 'click', condition: 'bold is' },
    ];
    const laid = await begin(session, live(), { functions });
    expect(laid.map(({ verified, message }) => (verified ? 'verified' : message))).toEqual([
      "Nothing here is called 'clik'. Did you mean 'click'?",
      expect.stringContaining('The pattern /(/ cannot be used'),
      "No action, step or routine of the plan is called 'Make it italic'.",
      expect.stringContaining('Write an action'),
      expect.stringContaining("After 'is' comes"),
    ]);
  });

  it('is judged again when the plan is there', async () => {
    const { client } = session;
    await client.request('initialize', { adapterID: 'groundwork' });
    const early = await client.request('setFunctionBreakpoints', { breakpoints: [{ name: 'clik' }] });
    expect(early.breakpoints).toMatchObject([{ verified: true }]);
    await client.request('launch', live());
    expect((await client.event('breakpoint')).breakpoint).toMatchObject({ id: 1, verified: false });
  });
});

describe('a data breakpoint', () => {
  const info = async (args: object) =>
    await session.client.request<DebugProtocol.DataBreakpointInfoResponse>('dataBreakpointInfo', args);

  it('stops when what a control says has changed, live and recorded', async () => {
    const data = [
      { dataId: 'editor.text' },
      { dataId: 'bold is toggled', hitCondition: '1' },
      { dataId: 'Button "Bold"' },
      { dataId: 'Button "Bolt".text' },
    ];
    expect(await bothStop({ data })).toEqual([
      'data breakpoint: editor.text: "" → "Weekly report" :9',
      'data breakpoint: bold is toggled: false → true :22',
    ]);
  });

  it('stops together with what else lies there', async () => {
    const lines = [
      { line: 9, hitCondition: '1' },
      { line: 9, logMessage: 'there' },
    ];
    await begin(session, live(), { lines, data: [{ dataId: 'editor.text' }] });
    const { reason, hitBreakpointIds } = await session.client.event<DebugProtocol.StoppedEvent>('stopped');
    expect([reason, hitBreakpointIds]).toEqual(['data breakpoint', [3, 1]]);
    expect(outputs(session).map(({ output }) => output)).toContain('there\n');
  });

  it('stops for what the last action changed, too', async () => {
    const data = [{ dataId: 'bold is toggled', condition: 'bold is not toggled' }];
    await begin(session, live(), { data });
    expect(await session.stopped()).toMatch(/^data breakpoint: bold is toggled: true → false/);
    expect(await session.evaluate('bold is toggled')).toBe('false');
    expect(await session.go('continue')).toBe('terminated');
    const again = TestSession.connect();
    await begin(again, recorded(), { data });
    await again.stopped();
    expect(await again.go('continue')).toMatch(/^data breakpoint: bold is toggled: true → false/);
  });

  it('has conditions and hit counts, and is found backwards', async () => {
    const data = [
      { dataId: 'editor.text', condition: 'editor.text is ""' },
      { dataId: 'bold is toggled', hitCondition: '1' },
    ];
    expect(await bothStop({ data })).toEqual(['data breakpoint: bold is toggled: false → true :22']);
    const walk = TestSession.connect();
    await begin(walk, recorded(), { data: [{ dataId: 'editor.text' }] });
    await walk.stopped();
    const found = await walk.go('continue');
    expect(found).toContain('editor.text: "" → "Weekly report"');
    await walk.client.request('setDataBreakpoints', { breakpoints: [] });
    expect(await walk.go('continue')).toContain('The end of the run');
    await walk.client.request('setDataBreakpoints', { breakpoints: data.slice(1) });
    expect(await walk.go('reverseContinue')).toContain('bold is toggled: false → true');
  });

  it('does not stop for what the user did himself', async () => {
    await begin(session, live(), { lines: [{ line: 8 }], data: [{ dataId: 'editor.text' }] });
    await session.stopped();
    await session.evaluate('type "By hand" into editor');
    expect(await session.go('continue')).toContain('data breakpoint: editor.text: "By hand" → ');
  });

  it('comes from a variable of the tree, from a name or from a watch', async () => {
    await begin(session, live(), { lines: [{ line: 8 }] });
    await session.stopped();
    expect(await info({ name: 'editor.text' })).toEqual({
      dataId: 'editor.text',
      description: 'editor.text',
      accessTypes: ['write'],
      canPersist: true,
    });
    const [root] = await session.inside('Observation', 'tree');
    const inRoot = root?.variablesReference ?? 0;
    const found = (await session.children(inRoot)).find(({ name }) => name === 'className');
    expect(found?.evaluateName).toMatch(/^Window .*\.className$/);
    expect(await info({ variablesReference: inRoot, name: 'className' })).toMatchObject({
      dataId: found?.evaluateName,
    });
    expect(await info({ variablesReference: inRoot, name: 'rect' })).toMatchObject({ dataId: null });
    expect(await info({ name: 'title' })).toEqual({
      dataId: null,
      description: 'title asks nothing of the program: it cannot be watched.',
    });
    expect(await info({ name: 'click bold' })).toMatchObject({ dataId: null });
    expect((await session.client.send('dataBreakpointInfo', { variablesReference: 999, name: 'x' })).message).toBe(
      'That variable is gone: the run has moved on.',
    );
  });

  it('that can never stop says so', async () => {
    const data = [
      { dataId: 'editor.txet' },
      { dataId: 'editor.text', accessType: 'read' as const },
      { dataId: 'x is' },
    ];
    const laid = await begin(session, live(), { data });
    expect(laid.map(({ verified }) => verified)).toEqual([true, false, false]);
  });
});

describe('an exception filter', () => {
  const fails = `task "Fail"
app "practice.exe"
input title: text = "Weekly"
1. Fail twice retry 1 {
  click Button "Bolt"
}
`;
  beforeEach(() => writeFileSync(plan, fails));

  it.each([
    ['not found', 2],
    ['"click Button"', 2],
    ['bolt', 2],
    ['/no control .* Bolt/', 0],
    ['/no control .* button "bolt"/', 2],
    ['italic', 0],
    ['title is "Weekly"', 2],
    ['title is "Monthly"', 0],
    ['Button "Bold"', 2],
  ])('with the condition %j stops that often', async (condition, times) => {
    const filters = [{ filterId: 'not-found', condition }];
    await begin(session, live(), { filters });
    let count = 0;
    for (let at = await session.stopped(); at !== 'terminated'; at = await session.go('continue')) count++;
    expect(count).toBe(times);
  });

  it('answers for filters, then for filters with conditions, in order', async () => {
    await session.client.request('initialize', { adapterID: 'groundwork' });
    const { breakpoints } = await session.client.request('setExceptionBreakpoints', {
      filters: ['unhandled', 'nonsense'],
      filterOptions: [
        { filterId: 'not-found', condition: 'Bolt' },
        { filterId: 'ambiguous', condition: 'title is "' },
        { filterId: 'no-effect', condition: '/(/' },
        { filterId: 'other' },
      ],
    });
    expect(breakpoints.map(({ verified }: DebugProtocol.Breakpoint) => verified)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(breakpoints[1].message).toContain(
      "There is no exception filter 'nonsense'. There are: unhandled, not-found",
    );
    expect(breakpoints[2].message).toBe('Stops where "Bolt" is found in what failed.');
  });

  it('whose condition cannot be told stops, and says why', async () => {
    await begin(session, live(), { filters: [{ filterId: 'unhandled', condition: 'titel is "x"' }] });
    const { reason, text } = await session.client.event<DebugProtocol.StoppedEvent>('stopped');
    expect([reason, text]).toEqual(['exception', expect.stringContaining("There is no 'titel' here.")]);
  });
});
