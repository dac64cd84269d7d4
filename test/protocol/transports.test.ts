import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestSession } from '../../debugger/test-session.ts';
import { Workshop } from './engine.ts';

const plan = `task "Make it bold"
app "practice.exe"
control editor = Document in Window /Practice/

1. Type the title {
  type "Weekly report" into editor
}
2. Click the Bold button in the Font group
`;

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.close());

/** One conversation; an engine on a port wants the token, the others do not mind it. */
async function talk(session: TestSession, token: string): Promise<string> {
  const program = workshop.write('bold.taskplan', plan);
  await session.launch({ program, runs: workshop.runs, token }, { [program]: [6] });
  await session.stopped();
  await session.evaluate('editor.text');
  await session.set('Action', 'text', 'Monthly report');
  await session.go('next');
  await session.client.send('variables', { variablesReference: 4711 });
  await session.client.send('makeCoffee');
  expect(await session.go('continue')).toBe('terminated');
  await session.client.request('disconnect');
  return workshop.transcript(session, { [token]: '<token>' });
}

it('says the same over stdio, pipe and port', async () => {
  const overStdio = await talk(workshop.engine().session, 'none-is-wanted');
  const { connect } = await workshop.engineOnPipe();
  const overPipe = await talk(connect(), 'none-is-wanted');
  const onPort = await workshop.engineOnPort();
  const overPort = await talk(onPort.connect(), onPort.token);
  expect(overPipe).toBe(overStdio);
  expect(overPort).toBe(overStdio);
  await expect(overStdio).toMatchFileSnapshot('./golden/transports.golden.txt');
});

it('goes on serving others when a client vanishes in the middle of a request', async () => {
  const program = workshop.write('bold.taskplan', plan);
  const { connect } = await workshop.engineOnPipe();
  const vanishing = connect();
  await vanishing.launch({ program, runs: workshop.runs, faults: { slowMs: 50 } });
  void vanishing.client.send('evaluate', { expression: 'editor.text' });
  vanishing.client.close();
  // Its run ends, as nobody can say any more where it goes.
  await expect.poll(() => workshop.trace(workshop.recorded()[0]).events.at(-1)?.type).toBe('ended');
  expect(workshop.trace(workshop.recorded()[0]).events.at(-1)).toMatchObject({ result: 'stopped' });
  const other = connect();
  await other.launch({ program, runs: workshop.runs }, { [program]: [6] });
  expect(await other.stopped()).toContain('Decided, nothing done yet');
});
