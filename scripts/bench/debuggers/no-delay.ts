import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Builds what sets TCP_NODELAY in the processes it is loaded into, and in those they start.
 *
 * @returns what their environment has to say @throws Error where it can't be built: without a C compiler, or off Linux
 */
export function withoutDelay(folder: string): NodeJS.ProcessEnv {
  if (process.platform !== 'linux') throw new Error('TCP_NODELAY can be set in other programs only on Linux');
  const library = join(folder, 'no-delay.so');
  const source = join(import.meta.dirname, 'no-delay.c');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`there is no C compiler for TCP_NODELAY: ${built.stderr || built.error}`);
  return { LD_PRELOAD: library };
}
