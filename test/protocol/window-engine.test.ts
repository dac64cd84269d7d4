import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { DapClient } from '../../debugger/dap-client.ts';
import { TestSession } from '../../debugger/test-session.ts';
import { bundle } from '../../scripts/paths.ts';
import { Workshop } from './engine.ts';

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.close());

it('says where it listens, and ends with the window that started it, however that ends', async () => {
  const plan = workshop.write('wait.taskplan', 'task "Wait"\napp "practice.exe"\n1. Wait {\n  wait 10m\n}\n');
  const engine = spawn(
    process.execPath,
    [bundle, 'dap', '--pipe', join(workshop.folder, 'engine.sock'), '--end-with-input'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const gone = once(engine, 'exit');
  const [line] = await once(createInterface({ input: engine.stdout }), 'line');
  const socket = connect(z.object({ pipe: z.string() }).parse(JSON.parse(line)).pipe);
  const session = new TestSession(new DapClient(socket, socket));
  await session.launch({ program: plan, runs: workshop.runs }, { [plan]: [4] });
  await session.stopped();
  engine.stdin.destroy();
  expect(await gone).toEqual([0, null]);
  expect(workshop.trace().events.at(-1)).toMatchObject({ type: 'ended', result: 'stopped' });
});
