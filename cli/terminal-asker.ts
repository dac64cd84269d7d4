import { createInterface } from 'node:readline/promises';
import type { Asker } from '../agent/ask.ts';
import { nobody } from '../agent/ask.ts';

/** Asks the person at the terminal; where there is none, nobody answers. */
export function terminalAsker(): Asker {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return nobody;
  return {
    // What is typed at a prompt would stay on the screen: secrets come from the environment.
    secret: nobody.secret,
    confirm: async (question, _detail, signal) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        const answer = await lines.question(`${question} [y/N] `, { signal });
        return { yes: /^y(es)?$/i.test(answer.trim()), by: 'the person at the terminal' };
      } finally {
        lines.close();
      }
    },
  };
}
