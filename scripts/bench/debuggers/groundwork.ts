import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { DapClient } from '../../../debugger/dap-client.ts';
import { bundle } from '../../paths.ts';
import { type Debuggee, type Debugger, endGroup, manyVariables, repeated, startGroup } from './under-test.ts';

const head = `task "Loop"\napp "practice.exe"\ninput flag: boolean = true\n`;
const many = { scope: /^Inputs$/ };

/** Ours: the shipped engine over its standard streams, on the practice app. */
export const groundwork: Debugger = {
  name: 'groundwork',
  extension: 'taskplan',
  loop: loopOf('expect flag'),
  lines: count => ({ text: `${head}1. Go {\n${repeated(count, () => '  expect flag')}}\n`, stopAt: 5 }),
  launch: async (file, stopAt) => launched(startEngine(), file, stopAt),
};

/** Actions that settle at once instead. */
export const actionLoop = loopOf('click Button "Bold" in Group "Font"');

function loopOf(statement: string): Debugger['loop'] {
  const inputs = repeated(manyVariables - 1, index => `input n${index}: text = "value ${index}"`);
  const lines = repeated(20, () => `    ${statement}`);
  return {
    text: `${head}${inputs}1. Go on {\n  repeat 1000000 times {\n${lines}  }\n}\n`,
    stopAt: manyVariables + 5,
  };
}

function startEngine(): ChildProcess {
  return startGroup(process.execPath, [bundle, 'dap']);
}

async function launched(engine: ChildProcess, file: string, stopAt: number): Promise<Debuggee> {
  if (!engine.stdout || !engine.stdin) throw new Error('The engine has no pipes.');
  const client = new DapClient(engine.stdout, engine.stdin);
  await client.request('initialize', { adapterID: 'groundwork' });
  await client.request('launch', { program: file, runs: join(dirname(file), 'runs') });
  await client.event('initialized');
  await client.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line: stopAt }] });
  await client.request('configurationDone');
  await client.event('stopped');
  return { client, threadId: 1, many, end: () => endGroup(engine) };
}
