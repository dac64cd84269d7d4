import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTrace } from '../trace/reader.ts';
import { TestSession } from './test-session.ts';

const closing = `task "Close it"
app "practice.exe"
secret pin
1. Write {
  type "Draft {pin}" into Document
  press "Alt+F, X"
}
2. Do not keep it {
  click Button "Don't Save"
}
`;

let folder: string;
let plan: string;
let session: TestSession;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-guard-'));
  plan = join(folder, 'close.taskplan');
  writeFileSync(plan, closing);
  process.env.GROUNDWORK_TEST_PIN = 'hunter2-hunter2';
  session = TestSession.connect();
});
afterEach(async () => {
  await session.client.send('disconnect');
  rmSync(folder, { recursive: true, force: true });
  delete process.env.GROUNDWORK_TEST_PIN;
});

const configuration = (more: object = {}) => ({
  program: plan,
  cwd: folder,
  runs: join(folder, 'runs'),
  secrets: { pin: 'env:GROUNDWORK_TEST_PIN' },
  ...more,
});
const asking = () => {
  session.abilities = { groundworkAsk: true };
};

function events() {
  const run = readdirSync(join(folder, 'runs'))
    .filter(name => /^\d/.test(name))
    .sort()
    .at(-1);
  return readTrace(readFileSync(join(folder, 'runs', run ?? '', 'run.gwtrace'), 'utf8')).events;
}
/** The actions that were carried out. */
const acts = () =>
  events()
    .filter(event => event.type === 'act')
    .map(({ at }) => at?.line);

describe('while a question is open', () => {
  it.each([
    ['continue', { threadId: 1 }],
    ['next', { threadId: 1 }],
    ['stepIn', { threadId: 1 }],
    ['setVariable', { variablesReference: 1, name: 'chosen', value: '1' }],
    ['evaluate', { expression: 'press "Alt+N"', context: 'repl' }],
    ['evaluate', { expression: 'yes', context: 'repl' }],
    ['groundwork/answer', { id: 99, value: 'yes' }],
    ['groundwork/answer', { id: 1, value: 'Yes, surely' }],
  ])('%s approves nothing and does nothing', async (command, args) => {
    asking();
    await session.launch(configuration());
    const ask = await session.client.event('groundwork/ask');
    expect(ask).toMatchObject({ kind: 'confirm', rule: 'discard', control: expect.stringContaining("Don't Save") });
    const sent = await session.client.send(command, args);
    // An answer that is not yes is a no.
    if (command === 'groundwork/answer' && sent.success) {
      expect(await session.stopped()).toMatch(/^exception: Failure: refused/);
    } else {
      expect(sent.success).toBe(false);
      expect(acts().filter(line => line === 9)).toEqual([]);
      await session.client.request('groundwork/answer', { id: ask.id, value: 'no' });
      expect(await session.stopped()).toMatch(/^exception: Failure: refused/);
    }
    expect(acts().filter(line => line === 9)).toEqual([]);
    expect(
      events()
        .filter(event => event.type === 'guard')
        .at(-1),
    ).toMatchObject({ verdict: 'refused' });
  });

  it('pausing takes it back at once, and going on asks anew', async () => {
    asking();
    await session.launch(configuration());
    const first = await session.client.event('groundwork/ask');
    await session.client.request('pause', { threadId: 1 });
    expect(await session.client.event('groundwork/askOver')).toEqual({ id: first.id });
    expect(await session.stopped()).toContain('decided: click Button "Don\'t Save"');
    expect((await session.client.send('groundwork/answer', { id: first.id, value: 'yes' })).success).toBe(false);
    await session.client.request('continue', { threadId: 1 });
    const second = await session.client.event('groundwork/ask');
    expect(second.id).not.toBe(first.id);
    await session.client.request('groundwork/answer', { id: second.id, value: 'yes' });
    expect(await session.stopped()).toBe('terminated');
    expect(acts().filter(line => line === 9)).toEqual([9]);
  });

  it('terminating ends it at once', async () => {
    asking();
    await session.launch(configuration());
    await session.client.event('groundwork/ask');
    await session.client.request('terminate');
    expect(await session.stopped()).toBe('terminated');
    expect(events().at(-1)).toMatchObject({ type: 'ended', result: 'stopped' });
    expect(acts().filter(line => line === 9)).toEqual([]);
  });

  it('an action by hand that asks holds the run where it is', async () => {
    asking();
    await session.launch(configuration(), { [plan]: [9] });
    await session.stopped();
    const byHand = session.client.send('evaluate', { expression: 'press "Alt+F4"', context: 'repl' });
    const ask = await session.client.event('groundwork/ask');
    for (const command of ['continue', 'next', 'stepBack'])
      expect((await session.client.send(command, { threadId: 1 })).success).toBe(false);
    await session.client.request('groundwork/answer', { id: ask.id, value: 'no' });
    expect(await byHand).toMatchObject({ success: false, message: expect.stringContaining('high-risk') });
    expect(acts().filter(line => line === 9)).toEqual([]);
  });
});

it('the secret is in nothing that the client is told, nor in the run', async () => {
  asking();
  await session.launch(configuration());
  const { id, picture } = await session.client.event('groundwork/ask');
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
  await session.client.request('groundwork/answer', { id, value: 'yes' });
  expect(await session.stopped()).toBe('terminated');
  expect(JSON.stringify(session.client.log)).not.toContain('hunter2');
  const stored = readdirSync(join(folder, 'runs'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  expect(stored.join('\n')).not.toContain('hunter2');
});

it('a client that cannot be asked is asked in its console, where only an answer counts', async () => {
  await session.launch(configuration());
  await expect.poll(() => JSON.stringify(session.client.log)).toContain('answer yes or no');
  expect(await session.evaluate('press "Alt+N"')).toBe('Answer yes or no.');
  expect(acts().filter(line => line === 9)).toEqual([]);
  expect(await session.evaluate('yes')).toBe('Confirmed.');
  expect(await session.stopped()).toBe('terminated');
});

describe('a launch', () => {
  const refused = async (more: object) => (await session.client.send('launch', configuration(more))).message;

  it('allows rules by name', async () => {
    asking();
    await session.launch(configuration({ allow: ['discard'] }));
    expect(await session.stopped()).toBe('terminated');
    expect(
      events()
        .filter(event => event.type === 'guard')
        .at(-1),
    ).toMatchObject({
      rule: 'discard',
      verdict: 'allowed',
      by: 'the launch',
    });
  });

  it('is refused when it allows what is no rule', async () => {
    expect(await refused({ allow: ['everything'] })).toContain(
      'There is no guard rule "everything". There are: delete,',
    );
    expect(await refused({ allow: 'all' })).toContain('"allow"');
  });

  it('is refused by a mistake in the rules of the workspace, and asks by those that are right', async () => {
    const file = join(folder, '.groundwork', 'guard.json');
    mkdirSync(join(folder, '.groundwork'));
    writeFileSync(file, '{\n  "rules": [\n    { "id": "send", "when": { "name": "x" } }\n  ]\n}\n');
    expect(await refused({})).toBe(
      `${file}:3: There is a rule "send" already. A workspace adds rules; it replaces none.`,
    );
    writeFileSync(
      file,
      JSON.stringify({ rules: [{ id: 'typing', when: { verb: ['type'] }, question: 'This types' }] }),
    );
    asking();
    await session.launch(configuration());
    expect(await session.client.event('groundwork/ask')).toMatchObject({
      rule: 'typing',
      question: 'This types: type "•••" into Document "Document". Carry it out?',
    });
  });

  it('can be a dry run: everything is told, nothing is asked, the exit code is 0 when all was decided', async () => {
    writeFileSync(plan, 'task "Dry"\napp "practice.exe"\n1. Close {\n  close Window /Practice/\n}\n');
    asking();
    await session.launch({ ...configuration(), secrets: {}, dryRun: true }, { [plan]: [4] });
    expect(await session.stopped()).toContain('decided: close Window');
    expect(await session.go('continue')).toBe('terminated');
    expect((await session.client.event('exited')).exitCode).toBe(0);
    expect(JSON.stringify(session.client.log)).toContain('Dry: dry run, nothing was carried out. 2 actions decided.');
    expect(session.client.log.some(({ message }) => JSON.stringify(message).includes('groundwork/ask'))).toBe(false);
  });
});
