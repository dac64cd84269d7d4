import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asText, sampleRun } from '../../trace/sample-trace.ts';
import { said, TestSession } from '../test-session.ts';

let folder: string;
let session: TestSession;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-recorded-'));
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'run.gwtrace'), asText(sampleRun));
  session = TestSession.connect();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(): Promise<string> {
  await session.launch({ trace: folder }, { '/plans/report.taskplan': [8] });
  return session.stopped();
}

describe('a recorded run', () => {
  it('is walked forwards', async () => {
    expect(await open()).toBe('entry: Before the task | Write the weekly report :1');
    expect(await session.go('next')).toBe('step: Before the step | 1. Type the title :4');
    expect(await session.go('next')).toBe(
      'step: Decided, nothing done yet | decided: type "Weekly report" into Document "Page 1" :5',
    );
    expect(await session.go('stepIn')).toContain('step: Before act | allowed: type');
    expect(await session.go('stepOut')).toBe('breakpoint: Before the step | 2. Make the title bold :8');
    expect(await session.go('continue')).toBe(
      'breakpoint: Decided, nothing done yet | decided: click Button "Bold" :8',
    );
    expect(await session.go('continue')).toBe(
      'breakpoint: Decided, nothing done yet | decided: click Button "Italic" :8',
    );
    expect(await session.go('continue')).toContain('exception: Failure: expectation failed');
    expect(await session.go('continue')).toBe('pause: The end of the run');
  });

  it('is walked backwards', async () => {
    await open();
    await session.go('continue');
    await session.go('continue');
    expect(await session.go('stepBack')).toBe('breakpoint: Before the step | 2. Make the title bold :8');
    expect(await session.go('stepBack')).toContain('step: Decided, nothing done yet | decided: type');
    expect(await session.go('reverseContinue')).toBe('entry: Before the task | Write the weekly report :1');
  });

  it('shows the stack and every scope at a decision', async () => {
    await open();
    await session.go('continue');
    await session.go('continue');
    expect(await session.stack()).toEqual([
      'decided: click Button "Bold" :8',
      'action 1 of the LAM :6',
      '2. Make the title bold :8',
      'Write the weekly report :8',
    ]);
    expect(said(await session.scope('Inputs'))).toEqual(['title = "Weekly report"']);
    expect(said(await session.scope('Model'))).toEqual([
      'thought = The Bold button does it.',
      'plan = 1',
      'status = CONTINUE',
      'function = click_input',
      'args = {"button":"left","double":false}',
      'control = Bold (label 1)',
      'confidence = 90 %',
      'labels = 2',
      'prompt = as sent',
      'raw = {"thought":"…"}',
    ]);
    const grounding = await session.scope('Grounding');
    expect(said(grounding)).toEqual([
      'wanted = the Bold button',
      'chosen = Button "Bold"',
      'chosen by = model',
      'candidates = 2',
      'not here = 3 %',
      'threshold = 50 %',
      'margin = 85 %',
    ]);
    const candidates = grounding.find(({ name }) => name === 'candidates');
    expect(candidates?.indexedVariables).toBe(2);
    expect(said(await session.children(candidates?.variablesReference ?? 0))).toEqual([
      '1 = 91 %  Button "Bold"',
      '2 = 6 %  Button "Italic"',
    ]);
    const [second] = await session.children(candidates?.variablesReference ?? 0, {
      filter: 'indexed',
      start: 1,
      count: 5,
    });
    expect(said(await session.children(second?.variablesReference ?? 0))).toContain('place = 30 × 40 at 10, 20');
    expect(said(await session.scope('Action'))).toEqual([
      'action = click Button "Bold"',
      'verb = click',
      'button = "left"',
      'count = 1',
      'holding = ""',
    ]);
    expect(said(await session.scope('Memory'))).toEqual([
      '1 = type "Weekly report" into Document "Page 1"  (effect seen)',
    ]);
  });

  it('is walked even where what was seen is not kept any more', async () => {
    await open();
    const { breakpoints } = await session.client.request('setDataBreakpoints', {
      breakpoints: [{ dataId: 'Document.text', hitCondition: '1' }],
    });
    expect(breakpoints).toMatchObject([{ verified: true }]);
    await session.client.request('setBreakpoints', {
      source: { path: '/plans/report.taskplan' },
      breakpoints: [{ line: 8, condition: 'Document.text is ""' }],
    });
    expect(await session.go('continue')).toBe('breakpoint: Before the step | 2. Make the title bold :8');
    expect(JSON.stringify(session.client.log)).toContain('The control tree is not in the run’s folder any more.');
    expect(await session.go('reverseContinue')).toContain('entry: Before the task');
  });

  it('can be neither set nor acted on', async () => {
    await open();
    await session.go('continue');
    await session.go('continue');
    expect(await session.set('Grounding', 'chosen', '2')).toBe('error: In a recorded run nothing can be set or done.');
    expect(await session.evaluate('press "Escape"')).toBe('error: In a recorded run nothing can be set or done.');
  });

  it('tells a failure', async () => {
    await open();
    for (let count = 0; count < 4; count++) await session.go('continue');
    const info = await session.client.request<DebugProtocol.ExceptionInfoResponse>('exceptionInfo', { threadId: 1 });
    expect(info.exceptionId).toBe('expectation-failed');
    expect(info.details?.stackTrace).toContain('/plans/report.taskplan:9  expect bold is toggled');
    await session.client.request('setExceptionBreakpoints', { filters: [] });
    expect(await session.go('stepBack')).toContain('breakpoint: Decided, nothing done yet');
    expect(await session.go('continue')).toContain('The end of the run');
  });
});

it('opens a run whose trace was cut off, and says so', async () => {
  const text = asText(sampleRun);
  writeFileSync(join(folder, 'run.gwtrace'), text.slice(0, text.indexOf('"type":"guard"') + 20));
  expect(await open()).toContain('entry: Before the task');
  const { output } = await session.client.event<DebugProtocol.OutputEvent>('output');
  expect(output).toBe('run.gwtrace:8: The last line was cut off: it is not JSON\n');
  expect(await session.go('continue')).toContain('Decided, nothing done yet | decided: type');
});

it('opens a trace that ends after any of its events', async () => {
  for (let length = 2; length <= sampleRun.length; length++) {
    writeFileSync(join(folder, 'run.gwtrace'), asText(sampleRun.slice(0, length)));
    session = TestSession.connect();
    expect(await open()).toContain('entry: Before the task');
    for (let last = ''; ; ) {
      const at = await session.go('stepIn');
      if (at === last) break;
      last = at;
    }
    expect(await session.go('reverseContinue')).toBeDefined();
  }
});

describe('what cannot be launched', () => {
  const refused = async (args: object) => {
    await session.client.request('initialize', { adapterID: 'groundwork' });
    const { success, message, body } = await session.client.send('launch', args);
    expect([success, body.error.showUser]).toEqual([false, true]);
    return message;
  };

  it('says that a folder holds no run', async () => {
    expect(await refused({ trace: join(folder, 'blobs') })).toContain('There is no recorded run in');
  });

  it('says what is wrong with the configuration', async () => {
    expect(await refused({})).toContain('says neither which plan to run ("program")');
    session = TestSession.connect();
    expect(await refused({ program: 'a.taskplan', inputs: 3 })).toContain(
      'The launch configuration is wrong. "inputs":',
    );
    session = TestSession.connect();
    expect(await refused({ program: join(folder, 'gone.taskplan') })).toContain('There is no plan');
  });
});

it('refuses unknown requests and stays alive', async () => {
  expect(await session.client.send('makeCoffee')).toMatchObject({
    success: false,
    message: 'There is no request makeCoffee here.',
  });
  expect((await session.client.send('stackTrace', { threadId: 'one' })).message).toContain(
    'arguments are wrong at threadId',
  );
  expect((await session.client.send('stackTrace', { threadId: 1 })).message).toBe('Nothing was launched yet.');
});
