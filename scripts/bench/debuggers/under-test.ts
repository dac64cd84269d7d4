import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';
import type { DapClient } from '../../../debugger/dap-client.ts';

/** A program that stands at a stop. */
export interface Debuggee {
  readonly client: DapClient;
  readonly threadId: number;
  /** The scope with the thousand variables, and the variable that holds them; absent where the scope itself does. */
  readonly many: { readonly scope: RegExp; readonly variable?: string };
  end(): void;
}

/** A program to debug, in the language of the debugger. Lines count from 1. */
export interface Program {
  readonly text: string;
  /** Where to stop first. */
  readonly stopAt: number;
}

/** What every debugger can be asked to do, however it is started. */
export interface Debugger {
  readonly name: string;
  /** How its files end. */
  readonly extension: string;
  /** Statements without an effect, round and round, in a stack of frames, beside a thousand variables. */
  readonly loop: Program;
  /** So many statements one after another, the first one on the first line that can be stopped at. */
  lines(count: number): Program;
  /** Starts everything, up to the first stop. */
  launch(file: string, stopAt: number): Promise<Debuggee>;
}

/** How many variables stand beside the loop. */
export const manyVariables = 1000;

/** How many frames are on the stack in the loop. */
export const framesInLoop = 3;

const groups = new Set<ChildProcess>();
const programs = new Set<number>();
process.on('exit', () => {
  for (const group of groups) endGroup(group);
  for (const program of programs) end(program);
});
/** A program may have a session of its own: it is ended by its number. */
export function programOf(client: DapClient): number | undefined {
  for (const { message } of client.log) {
    if (message.type !== 'event' || !('event' in message) || message.event !== 'process') continue;
    const { systemProcessId } = Process.parse(message.body);
    if (systemProcessId !== undefined) programs.add(systemProcessId);
    return systemProcessId;
  }
  return undefined;
}

const Process = z.object({ systemProcessId: z.number().optional() });

/** Starts a process at the head of a group of its own, ended at the latest with this one. */
export function startGroup(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true, env });
  groups.add(child);
  return child;
}

/** Ends a process and what it started. */
export function endGroup(child: ChildProcess): void {
  groups.delete(child);
  if (child.pid !== undefined) end(process.platform === 'win32' ? child.pid : -child.pid);
}

export function end(process_: number): void {
  programs.delete(process_);
  try {
    process.kill(process_, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

export function repeated(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}
