import { spawnSync } from 'node:child_process';
import { DapClient } from '../../../debugger/dap-client.ts';
import { type Debugger, end, endGroup, manyVariables, programOf, repeated, startGroup } from './under-test.ts';

const python = '/usr/bin/python3';

/** Why it can't be measured; undefined when it can. */
export function missingDebugpy(): string | undefined {
  const found = spawnSync(python, ['-c', 'import debugpy.adapter'], { stdio: 'ignore' });
  return found.status === 0 ? undefined : `there is no debugpy for ${python} (Debian: python3-debugpy)`;
}

/** @param more what its environment says besides */
export function debugpy(name: string, more: NodeJS.ProcessEnv = {}): Debugger {
  const loop = `def inner(things):\n    x = 0\n    while True:\n${repeated(20, index => `        x = ${index}`)}`;
  const calls = `def middle(things):\n    inner(things)\nmiddle(list(range(${manyVariables})))\n`;
  return {
    name,
    extension: 'py',
    loop: { text: `${loop}${calls}`, stopAt: 4 },
    lines: count => ({ text: repeated(count, index => `x = ${index}`), stopAt: 1 }),
    launch: async (file, stopAt) => {
      const adapter = startGroup(python, ['-m', 'debugpy.adapter'], {
        ...process.env,
        PYDEVD_DISABLE_FILE_VALIDATION: '1',
        PYDEVD_CONTAINER_INITIAL_EXPANDED_ITEMS: String(manyVariables),
        ...more,
      });
      const client = new DapClient(adapter.stdout, adapter.stdin);
      await client.request('initialize', { adapterID: 'debugpy', pathFormat: 'path' });
      const answer = client.request('launch', {
        program: file,
        python: [python],
        console: 'internalConsole',
        subProcess: false,
        justMyCode: true,
      });
      await client.event('initialized');
      await client.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line: stopAt }] });
      await client.request('configurationDone');
      await answer;
      const { threadId } = await client.event('stopped');
      const program = programOf(client);
      const endAll = () => {
        endGroup(adapter);
        if (program !== undefined) end(program);
      };
      return { client, threadId, many: { scope: /^Locals$/, variable: 'things' }, end: endAll };
    },
  };
}
