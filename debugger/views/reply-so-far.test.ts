import { PassThrough } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { DapClient } from '../dap-client.ts';
import { Session } from '../session.ts';
import { ReplySoFar } from './reply-so-far.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('tells the first piece at once, later ones together, and nothing when it is over', () => {
  vi.useFakeTimers();
  const told: string[] = [];
  const reply = new ReplySoFar(({ text }) => told.push(text));
  for (const text of ['a', 'ab', 'abc']) reply.tell({ action: 1, text });
  expect(told).toEqual(['a']);
  vi.advanceTimersByTime(60);
  expect(told).toEqual(['a', 'abc']);
  vi.advanceTimersByTime(60);
  reply.tell({ action: 1, text: 'abcd' });
  expect(told).toEqual(['a', 'abc', 'abcd']);
  reply.tell({ action: 1, text: 'abcde' });
  reply.over();
  vi.advanceTimersByTime(600);
  expect(told).toEqual(['a', 'abc', 'abcd']);
  reply.tell({ action: 2, text: 'x' });
  expect(told.at(-1)).toBe('x');
});

it('is an event of the session', async () => {
  const [toEngine, toClient] = [new PassThrough(), new PassThrough()];
  const session = new Session({ onClosed: () => undefined });
  session.open(toEngine, toClient);
  const client = new DapClient(toClient, toEngine);
  session.replying({ action: 3, text: '{"thought"' });
  expect(await client.event('groundwork/reply')).toEqual({ action: 3, text: '{"thought"' });
});
