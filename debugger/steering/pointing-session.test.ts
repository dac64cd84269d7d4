import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CorrectAnswer, FailureReport } from '../../protocol/debug.ts';
import { readTrace } from '../../trace/reader.ts';
import { SessionFolder } from '../session-folder-for-tests.ts';
import { said, type TestSession } from '../test-session.ts';

const plan = `task "Make it bold"
app "practice.exe"
1. Click the Bold button
2. Go on {
  click Button "Bolt" in Group "Font"
}
`;

let at: SessionFolder;
let folder: string;
let file: string;
let session: TestSession;

beforeEach(() => {
  at = new SessionFolder(plan);
  ({ folder, plan: file, session } = at);
  return () => at.end();
});

const launch = (breakpoints: readonly number[], more: object = {}) =>
  session.launch(at.configuration(more), { [file]: breakpoints });

/** The answer, or why there is none. */
async function ask(command: string, args: object): Promise<unknown> {
  const response = await session.client.send(command, args);
  return response.success ? (response.body ?? {}) : response.message;
}

const traced = () => readTrace(readFileSync(join(at.run, 'run.gwtrace'), 'utf8')).events;

async function toTheDecision(): Promise<void> {
  await launch([3]);
  await session.stopped();
  expect(await session.go('continue')).toContain('Decided, nothing done yet | decided: click Button "Bold"');
}

async function toTheFailure(): Promise<void> {
  await launch([]);
  expect(await session.stopped()).toContain('exception: Failure: not found');
}

describe('pointing', () => {
  it('needs a target with a screen, and says what to do without one', async () => {
    await toTheDecision();
    expect(await ask('groundwork/pick', {})).toMatch(
      /^Practice app has no window on a screen to point at: choose the control in the inspector's picture/,
    );
  });

  it('knows the control at a place of the picture, where nobody can click', async () => {
    await toTheDecision();
    const place = (await session.inside('Grounding', 'candidates'))[0];
    const facts = said(await session.children(place?.variablesReference ?? 0)).find(line => line.startsWith('place'));
    const [, width, height, x, y] = /(\d+) × (\d+) at (\d+), (\d+)/.exec(facts ?? '')?.map(Number) ?? [];
    const at = { x: (x ?? 0) + (width ?? 0) / 2, y: (y ?? 0) + (height ?? 0) / 2 };
    expect(await ask('groundwork/pick', { at })).toEqual({
      control: 'Home.Bold',
      text: 'Button "Bold" in Group "Font"',
    });
    expect(await ask('groundwork/pick', { at: { x: -5, y: -5 } })).toEqual({});
  });

  it('outlines controls that can be seen', async () => {
    await toTheDecision();
    expect(await ask('groundwork/outline', { controls: ['Home.Bold', 'Home.Italic'], label: 'these' })).toEqual({});
    expect(await ask('groundwork/outline', { controls: [] })).toEqual({});
    expect(await ask('groundwork/outline', { controls: ['mini.Bold'] })).toBe(
      'There is no control mini.Bold that could be seen.',
    );
    expect(await ask('groundwork/outline', { controls: 'Home.Bold' })).toContain('arguments are wrong at controls');
  });

  it('needs a run that stands still', async () => {
    await session.client.request('initialize', { adapterID: 'groundwork' });
    expect(await ask('groundwork/pick', {})).toBe('Nothing was launched yet.');
    expect(await ask('groundwork/correct', { control: '1' })).toBe('Nothing was launched yet.');
  });
});

describe('a correction', () => {
  it('at a decision tells why it was not chosen, and is kept', async () => {
    await toTheDecision();
    const answer = CorrectAnswer.parse(await ask('groundwork/correct', { control: 'Home.Italic' }));
    expect(answer).toMatchObject({
      cause: 'ranked-lower',
      title: 'ranked lower',
      control: 'Home.Italic',
      text: 'Button "Italic" in Group "Font"',
      selector: 'Button "Italic" in Group "Font"',
      case: join(folder, 'corrections', 'cases.jsonl'),
    });
    expect(said(await session.scope('Action'))).toContain('cause = ranked lower');
    // It notes, and changes nothing.
    expect((await session.stack())[0]).toBe('decided: click Button "Bold" in Group "Font" :3');
    expect(traced().flatMap(({ type }) => (type === 'correction' || type === 'blame' ? [type] : []))).toEqual([
      'correction',
      'blame',
    ]);
  });

  it('at a failure takes the place of what was known without it', async () => {
    await toTheFailure();
    const before = await session.client.request('exceptionInfo', { threadId: 1 });
    expect(before.description).toMatch(
      /^not found: no control matches Button "Bolt".*\nCause: not in the tree\. Button "Bolt" in Group "Font" matches none/,
    );
    expect(before.details.stackTrace).toContain('Button "Bold" in Group "Font"  if it is meant');
    expect(JSON.stringify(session.client.log)).toContain('cause: not in the tree. Button');
    const answer = CorrectAnswer.parse(await ask('groundwork/correct', { control: 'Home.Bold', keep: false }));
    expect(answer).toMatchObject({ cause: 'selector-differs', selector: 'Button "Bold" in Group "Font"' });
    expect(existsSync(join(folder, 'corrections'))).toBe(false);
    const after = await session.client.request('exceptionInfo', { threadId: 1 });
    expect(after.description).toContain('Cause: the selector says something else.');
    expect(after.details.stackTrace).toContain('Take the suggested selector.');
  });

  it('of what is no choice is refused', async () => {
    await launch([1]);
    await session.stopped();
    expect(await ask('groundwork/correct', { control: '1' })).toContain('There is no choice of a control here');
    expect(await ask('groundwork/correct', {})).toContain('arguments are wrong at control');
  });
});

describe('a failure as Markdown', () => {
  it('is the same of a live run and of a recorded one', async () => {
    await toTheFailure();
    await ask('groundwork/correct', { control: 'Home.Bold', keep: false });
    const live = FailureReport.parse(await ask('groundwork/failureReport', {})).markdown;
    expect(live).toContain('## Not found: no control matches Button "Bolt" in Group "Font". Nearest:');
    expect(live).toContain('5    click Button "Bolt" in Group "Font"');
    expect(live).toContain('**Cause** the selector says something else');
    expect(live).not.toContain(folder);
    const path = at.run;
    await session.client.request('disconnect');
    session = at.connect();
    await session.launch({ trace: path });
    await session.stopped();
    expect(await ask('groundwork/failureReport', {})).toBe('The run does not stand at a failure.');
    expect(await session.go('continue')).toContain('exception: Failure: not found');
    expect(FailureReport.parse(await ask('groundwork/failureReport', {})).markdown).toBe(live);
    expect(await ask('groundwork/correct', { control: 'Home.Bold' })).toContain('In a recorded run nobody can point');
  });
});
