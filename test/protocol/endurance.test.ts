import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { DapClient } from '../../debugger/dap-client.ts';
import { TestSession } from '../../debugger/test-session.ts';
import { bundle } from '../../scripts/paths.ts';
import { Workshop } from './engine.ts';

let workshop: Workshop;
let engine: ChildProcess | undefined;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => {
  engine?.kill('SIGKILL');
  workshop.close();
});

/** Tells what is left in the engine's memory after a collection, whenever it is asked. */
const preload = `
process.on('message', () => {
  gc();
  gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.send(heapUsed + external + arrayBuffers);
});
process.channel.unref();
`;

const warmUp = 500;
const actions = 10_000;

// What a run keeps of an action are its ten events, some 5 KB. A tree or a picture kept of every new look would add 4 KB.
const bytesAnAction = 7 * 1024;

/** Mostly actions that leave everything as it is, since a new picture takes ten times as long as all the rest. */
const rounds = (count: number) => `  repeat ${count / 25} times {
    press "Ctrl+B"
    repeat 24 times {
      focus Document
    }
  }
  expect done`;

it(`keeps of ${actions} actions only their events`, { timeout: 180_000 }, async () => {
  const plan = workshop.write(
    'many.taskplan',
    `task "Many"
app "practice.exe"
input done: boolean = true
1. Warm up {
${rounds(warmUp)}
}
2. Go on {
${rounds(actions)}
}
`,
  );
  const args = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(preload)}`, bundle, 'dap'];
  engine = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const { stdout, stdin } = engine;
  if (!stdout || !stdin) throw new Error('The engine has no pipes.');
  const session = new TestSession(new DapClient(stdout, stdin));
  const memory = async (): Promise<number> => {
    const answer = once(engine as ChildProcess, 'message');
    engine?.send('memory');
    return z.number().parse((await answer)[0]);
  };
  await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [11, 20] });
  expect(await session.stopped()).toContain('expect done :11');
  const before = await memory();
  expect(await session.go('continue')).toContain('expect done :20');
  const growth = ((await memory()) - before) / actions;
  expect(await session.go('continue')).toBe('terminated');
  expect(workshop.trace().events.filter(event => event.type === 'act')).toHaveLength(1 + warmUp + actions);
  expect(growth).toBeLessThan(bytesAnAction);
});
