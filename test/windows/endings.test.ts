import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openTarget } from '../../agent/targets/open-target.ts';
import { bundle, root } from '../../scripts/paths.ts';
import { LiveProgram, refusal, target, testProgram, until } from './live-program.ts';

let live: LiveProgram | undefined;
afterEach(async () => {
  await live?.end().catch(() => undefined);
  live = undefined;
});

/** Processes of this system by what their command line or environment contains. */
function processesWith(kind: 'cmdline' | 'environ', text: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => {
      try {
        return readFileSync(`/proc/${name}/${kind}`, 'utf8').includes(text);
      } catch {
        // It ended meanwhile, or is not ours.
        return false;
      }
    })
    .map(Number);
}

/** The Wine prefixes that processes of ours live in. */
const prefixes = () =>
  new Set(
    processesWith('environ', 'WINEPREFIX=').flatMap(id => {
      try {
        return /WINEPREFIX=([^\0]*groundwork-wine-[^\0]*)/.exec(readFileSync(`/proc/${id}/environ`, 'utf8'))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );

describe('a program', () => {
  it('that is not there', async () => {
    expect(await refusal(LiveProgram.start('no-such-program.exe'))).toEqual({
      kind: 'launch-failed',
      message: 'There is no program no-such-program.exe: check its name, or give its whole path.',
    });
  });

  it('whose window its user closes', async () => {
    const program = await LiveProgram.start(testProgram);
    live = program;
    const button = program.the('Button', 'Say hello');
    await program.act({ verb: 'close' }, program.index.tree.root);
    const { kind, message } = await refusal(
      until('the program is gone', async () => {
        await program.look();
        return undefined;
      }),
    );
    expect([kind, message]).toEqual(['target-lost', expect.stringMatching(/gone|closed/)]);
    expect(await refusal(program.click(button))).toMatchObject({ kind: 'target-lost' });
  });
});

describe.runIf(target === 'wine')('under Wine', () => {
  it('the host may die in the middle: one clear error, and nothing is left', async () => {
    const before = prefixes();
    const program = await LiveProgram.start(testProgram);
    const [mine] = [...prefixes()].filter(prefix => !before.has(prefix));
    if (mine === undefined) throw new Error('The desktop has no prefix.');
    const hosts = processesWith('cmdline', 'windows-host.exe').filter(id =>
      processesWith('environ', mine).includes(id),
    );
    expect(hosts).not.toEqual([]);
    for (const id of hosts) process.kill(id, 'SIGKILL');
    expect(await refusal(until('the host is gone', async () => void (await program.look())))).toMatchObject({
      kind: 'target-lost',
      message: expect.stringContaining('The Windows host was ended by SIGKILL'),
    });
    await program.end().catch(() => undefined);
    await until('no process is left', () => (processesWith('environ', mine).length === 0 ? true : undefined));
    await until('the prefix is gone', () => (existsSync(mine) ? undefined : true));
  });

  it('we may be killed in the middle: nothing is left', async () => {
    const before = prefixes();
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', bundle, 'run', join(root, 'samples/wordpad-live.taskplan'), '--target', 'wine'],
      { cwd: root, stdio: 'ignore' },
    );
    const mine = await until('it works on a desktop of its own', () => {
      const [prefix] = [...prefixes()].filter(one => !before.has(one));
      return prefix !== undefined && processesWith('cmdline', 'wordpad.exe').length > 0 ? prefix : undefined;
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until('no process is left', () => (processesWith('environ', mine).length === 0 ? true : undefined));
    await until('the prefix is gone', () => (existsSync(mine) ? undefined : true));
  });

  it('says what is missing and how it is installed', async () => {
    const { GROUNDWORK_WINDOWS_HOST } = process.env;
    try {
      process.env.GROUNDWORK_WINDOWS_HOST = '/nowhere/windows-host.exe';
      expect(await refusal(openTarget('wine'))).toMatchObject({
        message: 'There is no Windows host at /nowhere/windows-host.exe, which GROUNDWORK_WINDOWS_HOST names.',
      });
    } finally {
      if (GROUNDWORK_WINDOWS_HOST === undefined) delete process.env.GROUNDWORK_WINDOWS_HOST;
      else process.env.GROUNDWORK_WINDOWS_HOST = GROUNDWORK_WINDOWS_HOST;
    }
  });
});
