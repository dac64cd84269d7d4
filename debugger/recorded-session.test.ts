import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asText, sampleRun } from '../trace/sample-trace.ts';
import { DapClient } from './dap-client.ts';
import { Session } from './session.ts';

let folder: string;
let client: DapClient;
let stop: DebugProtocol.StoppedEvent['body'];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-recorded-'));
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'run.gwtrace'), asText(sampleRun));
  client = connect();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function connect(): DapClient {
  const [toEngine, toClient] = [new PassThrough(), new PassThrough()];
  new Session({ onClosed: () => undefined }).open(toEngine, toClient);
  return new DapClient(toClient, toEngine);
}

async function open(): Promise<void> {
  await client.request('initialize', { adapterID: 'groundwork' });
  await client.request('launch', { trace: folder });
  await client.event('initialized');
  await client.request('setBreakpoints', { source: { path: '/plans/report.taskplan' }, breakpoints: [{ line: 8 }] });
  await client.request('configurationDone');
  await stopped();
}

async function stopped(): Promise<void> {
  stop = await client.event<DebugProtocol.StoppedEvent>('stopped');
}

async function go(command: string): Promise<string> {
  await client.request(command, { threadId: 1 });
  await stopped();
  const [top] = await stack();
  return `${stop.reason}: ${stop.description} | ${top}`;
}

async function stack(): Promise<string[]> {
  const { stackFrames } = await client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
  return stackFrames.map(frame => `${frame.name} :${frame.line}`);
}

async function scope(name: string): Promise<DebugProtocol.Variable[]> {
  const { stackFrames } = await client.request<DebugProtocol.StackTraceResponse>('stackTrace', { threadId: 1 });
  const frameId = stackFrames[0]?.id;
  const { scopes } = await client.request<DebugProtocol.ScopesResponse>('scopes', { frameId });
  return children(scopes.find(one => one.name === name)?.variablesReference ?? 0);
}

async function children(variablesReference: number, page: object = {}): Promise<DebugProtocol.Variable[]> {
  const body = await client.request<DebugProtocol.VariablesResponse>('variables', { variablesReference, ...page });
  return body.variables;
}

const said = (variables: DebugProtocol.Variable[]) => variables.map(({ name, value }) => `${name} = ${value}`);

describe('a recorded run', () => {
  it('is walked forwards', async () => {
    await open();
    expect(`${stop.reason}: ${stop.description}`).toBe('entry: Before the task');
    expect(await go('next')).toBe('step: Before the step | 1. Type the title :4');
    expect(await go('next')).toBe(
      'step: Decided, nothing done yet | decided: type "Weekly report" into Document "Page 1" :5',
    );
    expect(await go('stepIn')).toContain('step: Before act | allowed: type');
    expect(await go('stepOut')).toBe('breakpoint: Before the step | 2. Make the title bold :8');
    expect(await go('continue')).toBe('breakpoint: Decided, nothing done yet | decided: click Button "Bold" :8');
    expect(await go('continue')).toBe('breakpoint: Decided, nothing done yet | decided: click Button "Italic" :8');
    expect(await go('continue')).toContain('exception: Failure: expectation failed');
    expect(await go('continue')).toBe('pause: The end of the run | undefined');
  });

  it('is walked backwards', async () => {
    await open();
    await go('continue');
    await go('continue');
    expect(await go('stepBack')).toBe('breakpoint: Before the step | 2. Make the title bold :8');
    expect(await go('stepBack')).toContain('step: Decided, nothing done yet | decided: type');
    expect(await go('reverseContinue')).toBe('entry: Before the task | Write the weekly report :1');
  });

  it('shows the stack and every scope at a decision', async () => {
    await open();
    await go('continue');
    await go('continue');
    expect(await stack()).toEqual([
      'decided: click Button "Bold" :8',
      'action 1 of the LAM :8',
      '2. Make the title bold :8',
      'Write the weekly report :8',
    ]);
    expect(said(await scope('Inputs'))).toEqual(['title = "Weekly report"']);
    expect(said(await scope('Model'))).toEqual([
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
    const grounding = await scope('Grounding');
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
    expect(said(await children(candidates?.variablesReference ?? 0))).toEqual([
      '1 = 91 %  Button "Bold"',
      '2 = 6 %  Button "Italic"',
    ]);
    const [second] = await children(candidates?.variablesReference ?? 0, { filter: 'indexed', start: 1, count: 5 });
    expect(said(await children(second?.variablesReference ?? 0))).toContain('place = 30 × 40 at 10, 20');
    expect(said(await scope('Action'))).toEqual([
      'action = click Button "Bold"',
      'verb = click',
      'button = "left"',
      'count = 1',
      'holding = ""',
    ]);
    expect(said(await scope('Memory'))).toEqual(['1 = type "Weekly report" into Document "Page 1"  (effect seen)']);
  });

  it('can be neither set nor acted on', async () => {
    await open();
    await go('continue');
    await go('continue');
    await scope('Grounding');
    const { scopes } = await client.request<DebugProtocol.ScopesResponse>('scopes', {
      frameId: stop.threadId && 3 * 4096,
    });
    const variablesReference = scopes.find(({ name }) => name === 'Grounding')?.variablesReference;
    const set = await client.send('setVariable', { variablesReference, name: 'chosen', value: '2' });
    expect(set).toMatchObject({ success: false, message: 'In a recorded run nothing can be set.' });
    const act = await client.send('evaluate', { expression: 'press "Escape"', context: 'repl' });
    expect(act).toMatchObject({ success: false, message: 'In a recorded run nothing can be done.' });
  });

  it('tells a failure', async () => {
    await open();
    for (let count = 0; count < 4; count++) await go('continue');
    const info = await client.request<DebugProtocol.ExceptionInfoResponse>('exceptionInfo', { threadId: 1 });
    expect(info.exceptionId).toBe('expectation-failed');
    expect(info.details?.stackTrace).toContain('/plans/report.taskplan:9  expect bold is toggled');
    await client.request('setExceptionBreakpoints', { filters: [] });
    expect(await go('stepBack')).toContain('breakpoint: Decided, nothing done yet');
    expect(await go('continue')).toContain('The end of the run');
  });
});

describe('what cannot be launched', () => {
  const refused = async (args: object) => {
    await client.request('initialize', { adapterID: 'groundwork' });
    const { success, message, body } = await client.send('launch', args);
    expect([success, body.error.showUser]).toEqual([false, true]);
    return message;
  };

  it('says that a folder holds no run', async () => {
    expect(await refused({ trace: join(folder, 'blobs') })).toContain('There is no recorded run in');
  });

  it('says what is wrong with the configuration', async () => {
    expect(await refused({})).toContain('says neither which plan to run ("program")');
    client = connect();
    expect(await refused({ program: 'a.taskplan', inputs: 3 })).toContain(
      'The launch configuration is wrong. "inputs":',
    );
    client = connect();
    expect(await refused({ program: join(folder, 'gone.taskplan') })).toContain('There is no plan');
  });
});

it('refuses unknown requests and stays alive', async () => {
  expect(await client.send('makeCoffee')).toMatchObject({
    success: false,
    message: 'There is no request makeCoffee here.',
  });
  expect((await client.send('stackTrace', { threadId: 'one' })).message).toContain('arguments are wrong at threadId');
  expect((await client.send('stackTrace', { threadId: 1 })).message).toBe('Nothing was launched yet.');
});
