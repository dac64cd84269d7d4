import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { painterFor } from '../../cli/colour.ts';
import { memoryEntries, type RunState } from '../../trace/state.ts';
import { bundle } from '../paths.ts';

/** What the demos print with. */
export const paint = painterFor(process.stdout);
export const say = (text = ''): void => {
  process.stdout.write(`${text}\n`);
};
export const note = (text: string): void => say(paint('quiet', text));
export const heading = (text: string): void =>
  say(`\n${paint('title', `━━ ${text} ${'━'.repeat(Math.max(0, 96 - text.length))}`)}\n`);

/** A plan with its line numbers. */
export function showPlan(source: string): void {
  const lines = source.trimEnd().split('\n');
  say(lines.map((line, index) => `  ${paint('quiet', String(index + 1).padStart(3))}  ${line}`).join('\n'));
}

/** The number of the line that holds this text, from 1. */
export function lineWith(source: string, text: string): number {
  const line = source.split('\n').findIndex(one => one.includes(text)) + 1;
  if (line === 0) throw new Error(`The plan of the demo has no line with: ${text}`);
  return line;
}

/** What the command line says of a plan. */
export function showCheck(file: string): void {
  note(`$ groundwork check ${basename(file)}`);
  const run = spawnSync(process.execPath, ['--enable-source-maps', bundle, 'check', file], {
    encoding: 'utf8',
    cwd: join(file, '..'),
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  say(`${run.stdout}${run.stderr}`.trimEnd().replace(/^/gm, '  '));
}

/** Every action of a run, and what was seen of it. */
export function showActions({ memory }: RunState): void {
  const marks = {
    seen: paint('good', '✓'),
    'not seen': paint('warning', '–'),
    'not checked': paint('quiet', '·'),
    failed: paint('bad', '✗'),
  };
  for (const { entry } of memoryEntries(memory)) {
    say(`  ${marks[entry.effect]} ${entry.action}`);
    if (entry.effect === 'seen') note(`      ${entry.change}`);
  }
}

/** How a run ended, in a line. */
export function showEnd({ ended }: RunState): void {
  const mark = ended?.result === 'passed' ? paint('good', '✓') : paint('bad', '✗');
  say(`\n${mark} ${ended?.message ?? 'The run did not end.'}`);
}

/** Ends a demo that hangs, with an error. @returns what calls it off */
export function alarmAfter(ms: number): () => void {
  const alarm = setTimeout(() => {
    process.stderr.write(`The demo did not end within ${ms / 1000} s. Please report this with the output above.\n`);
    process.exit(1);
  }, ms);
  return () => clearTimeout(alarm);
}
