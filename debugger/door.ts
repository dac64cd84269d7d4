import { Buffer } from 'node:buffer';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';

const greeting = Buffer.from('Content-Length');

/**
 * Lets a connection in once its first bytes are those of the protocol. Whatever else comes, such as the request a web
 * page can send to a local port, is dropped unanswered.
 */
export function atDoor(socket: Socket, enter: () => void): void {
  let seen = Buffer.alloc(0);
  const onData = (bytes: Buffer) => {
    seen = Buffer.concat([seen, bytes]);
    const known = Math.min(seen.length, greeting.length);
    if (!seen.subarray(0, known).equals(greeting.subarray(0, known))) {
      socket.destroy();
      return;
    }
    if (seen.length < greeting.length) return;
    socket.off('data', onData);
    socket.pause();
    socket.unshift(seen);
    enter();
  };
  socket.on('data', onData);
}

/** A key that opens one session and is worth nothing afterwards; then there is a new one. */
export class OneTimeToken {
  readonly #announce: (token: string) => void;
  #token = '';

  /** @param announce hears each token as it becomes the valid one */
  constructor(announce: (token: string) => void) {
    this.#announce = announce;
    this.#renew();
  }

  /** Whether it is the valid token; if so, it was. */
  use(token: string | undefined): boolean {
    const given = Buffer.from(token ?? '');
    const valid = Buffer.from(this.#token);
    if (given.length !== valid.length || !timingSafeEqual(given, valid)) return false;
    this.#renew();
    return true;
  }

  #renew(): void {
    this.#token = randomBytes(24).toString('base64url');
    this.#announce(this.#token);
  }
}
