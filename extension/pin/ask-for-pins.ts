import { execFile } from 'node:child_process';
import { PinReply } from '../../protocol/debug.ts';
import { settings } from '../settings.ts';
import { shippedProcess } from '../shipped-process.ts';

/** What shall be pinned. */
export interface PinWish {
  readonly folder: string;
  readonly plan: string;
  /** Without it, everything. */
  readonly at?: { readonly file: string; readonly line: number };
  /** Whether the user looks at the edits before they are made. */
  readonly preview: boolean;
}

/** Long for a process that only reads a few files. */
const patienceMs = 60_000;

/** Asks a process of its own, which needs no session: runs of the command line are pinned too. Never rejects. */
export async function askForPins(extensionFolder: string, { folder, at }: PinWish): Promise<PinReply> {
  const place = at === undefined ? [] : ['--at', `${at.file}:${at.line}`];
  const { command, args, env } = shippedProcess(extensionFolder, settings.nodePath(), [
    ...['trace', 'pin', folder, '--json'],
    ...place,
  ]);
  const { promise, resolve } = Promise.withResolvers<PinReply>();
  const options = { env: { ...process.env, ...env }, timeout: patienceMs };
  // What can't be pinned ends with code 1, and says so on standard output all the same.
  execFile(command, [...args], options, (error, stdout, stderr) => {
    const said = PinReply.safeParse(parsed(stdout));
    const problem = `It cannot be pinned. ${stderr.trim() || (error?.message ?? '')}`;
    resolve(said.success ? said.data : { edits: [], notes: [], problem });
  });
  return promise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
