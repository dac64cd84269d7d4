import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { DapClient } from './dap-client.ts';
import { servePipe, servePort } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'groundwork-serve-'));
let ending = new AbortController();
let ended: Promise<void> | undefined;
afterEach(async () => {
  ending.abort();
  await ended;
  ending = new AbortController();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function listenOnPipe(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  ended = servePipe(join(folder, 'engine.sock'), { signal: ending.signal, onListening: resolve });
  return promise;
}

/** @returns the port; tokens are added as they become valid */
async function listenOnPort(tokens: string[]): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const announce = ({ port, token }: { port: number; token: string }) => {
    tokens.push(token);
    resolve(port);
  };
  ended = servePort(0, announce, { signal: ending.signal });
  return promise;
}

/** What a peer that sends this gets to read before it is hung up on. */
async function answerTo(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', bytes => {
    answer += bytes.toString();
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await new Promise(resolve => socket.once('close', resolve));
  return answer;
}

it('serves many clients over a pipe that only its user can open', async () => {
  const address = await listenOnPipe();
  expect(statSync(address).mode & 0o777).toBe(0o600);
  const clients = [1, 2, 3].map(() => {
    const socket = connect(address);
    return new DapClient(socket, socket);
  });
  const answers = await Promise.all(clients.map(client => client.request('initialize', { adapterID: 'groundwork' })));
  expect(answers).toHaveLength(3);
  await expect(servePipe(address)).rejects.toThrow('Another engine listens on');
});

it('drops what does not speak the protocol, such as a request of a web page', async () => {
  const port = await listenOnPort([]);
  expect(await answerTo(port, 'POST / HTTP/1.1\r\nContent-Length: 12\r\n\r\n')).toBe('');
  expect(await answerTo(port, 'Co\r\n')).toBe('');
});

it('launches over a port only with the token, and only once', async () => {
  const tokens: string[] = [];
  const port = await listenOnPort(tokens);
  const launch = async (token?: string) => {
    const socket = connect(port, '127.0.0.1');
    const client = new DapClient(socket, socket);
    await client.request('initialize', { adapterID: 'groundwork' });
    const { message } = await client.send('launch', { trace: folder, ...(token === undefined ? {} : { token }) });
    socket.destroy();
    return message;
  };
  const [first] = tokens;
  expect(await launch()).toContain('wants the token');
  expect(await launch('guessed')).toContain('wants the token');
  expect(await launch(first)).toContain('There is no recorded run');
  expect(await launch(first)).toContain('wants the token');
  expect(await launch(tokens.at(-1))).toContain('There is no recorded run');
});
