import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { decode } from 'fast-png';

const run = promisify(execFile);

/** Whether `xdotool`, which plays a person, and ImageMagick's `import`, which sees the screen, are installed. */
export const screenTools = ['xdotool', 'import'].every(command =>
  (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, command))),
);

/** The X display under a Wine desktop: what a person there sees and does, past the host. */
export class Screen {
  readonly #display: string;

  /** The display of the one desktop that this process has open. @throws Error when there is none */
  constructor() {
    this.#display = displayOfHost();
  }

  /** The colour at a point, as seen: `#rrggbb`. */
  async colour(x: number, y: number): Promise<string> {
    const png = await run('import', ['-display', this.#display, '-window', 'root', '-depth', '8', 'png24:-'], {
      encoding: 'buffer',
      maxBuffer: 1 << 26,
    });
    const { width, data, channels } = decode(png.stdout);
    const at = (y * width + x) * channels;
    return `#${Buffer.from(data.slice(at, at + 3)).toString('hex')}`;
  }

  async move(x: number, y: number): Promise<void> {
    await this.#do('mousemove', `${x}`, `${y}`);
  }

  async click(): Promise<void> {
    await this.#do('click', '1');
  }

  async key(name: string): Promise<void> {
    await this.#do('key', name);
  }

  async #do(...args: string[]): Promise<void> {
    await run('xdotool', args, { env: { ...process.env, DISPLAY: this.#display } });
  }
}

/** The host was started by this process, or by one that was, and knows its display. */
function displayOfHost(): string {
  for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('windows-host') || !isBelow(id)) continue;
      const display = /(?:^|\0)DISPLAY=([^\0]*)/.exec(readFileSync(`/proc/${id}/environ`, 'utf8'))?.[1];
      if (display !== undefined) return display;
    } catch {
      // Processes end while they are looked at.
    }
  }
  throw new Error('There is no Windows host below this process.');
}

function isBelow(id: string): boolean {
  const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
  return parent === `${process.pid}` || (parent !== undefined && Number(parent) > 1 && isBelow(parent));
}
