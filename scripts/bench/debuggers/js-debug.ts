import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { z } from 'zod';
import { DapClient } from '../../../debugger/dap-client.ts';
import { builtInExtension, installCodeServer } from '../../code-server.ts';
import { type Debugger, endGroup, manyVariables, repeated, startGroup } from './under-test.ts';

/** What the host of the extension says of each session. */
const Hosted = z.object({ address: z.union([z.string(), z.number()]), configuration: z.looseObject({}) });

/** @returns why it can't be measured; undefined when it can */
export function installJsDebug(tell: (message: string) => void): string | undefined {
  if (process.platform === 'win32') return 'code-server, which it comes with, does not run on Windows';
  try {
    installCodeServer(tell);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param more what its environment says besides */
export function jsDebug(name: string, more: NodeJS.ProcessEnv = {}): Debugger {
  const loop = `function inner(things) {\n  let x = 0;\n  for (;;) {\n${repeated(20, index => `    x = ${index};`)}  }\n}\n`;
  const calls = `function middle(things) {\n  inner(things);\n}\nmiddle(Array.from({ length: ${manyVariables} }, (_, i) => i));\n`;
  return {
    name,
    extension: 'cjs',
    loop: { text: `${loop}${calls}`, stopAt: 4 },
    lines: count => ({ text: `let x = 0;\n${repeated(count, index => `x = ${index};`)}`, stopAt: 2 }),
    launch: async (file, stopAt) => {
      const host = startGroup(process.execPath, [join(import.meta.dirname, 'js-debug-host.ts')], {
        ...process.env,
        JS_DEBUG_EXTENSION: builtInExtension('ms-vscode.js-debug'),
        ...more,
      });
      const cwd = dirname(file);
      // Where it looks for source maps: without a workspace folder that would be the whole disk.
      const outFiles = [join(cwd, '*.cjs')];
      host.stdin.end(JSON.stringify({ program: file, cwd, outFiles, runtimeExecutable: process.execPath }));
      const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
      const connection = async () => {
        const { address, configuration } = Hosted.parse(JSON.parse((await lines.next()).value ?? '{}'));
        const socket = typeof address === 'number' ? connect(address, '127.0.0.1') : connect(address);
        socket.on('error', () => undefined);
        socket.setNoDelay(true);
        const client = new DapClient(socket, socket);
        await client.request('initialize', { adapterID: 'pwa-node', pathFormat: 'path' });
        const launching = client.request('launch', configuration);
        await client.event('initialized');
        return { client, launching };
      };
      // The first session starts the program, the second one debugs it.
      const starter = await connection();
      await starter.client.request('configurationDone');
      await starter.launching;
      const { client, launching } = await connection();
      await client.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line: stopAt }] });
      await client.request('configurationDone');
      await launching;
      const { threadId } = await client.event<DebugProtocol.StoppedEvent>('stopped');
      return {
        client,
        threadId: threadId ?? 0,
        many: { scope: /^Local/, variable: 'things' },
        end: () => endGroup(host),
      };
    },
  };
}
