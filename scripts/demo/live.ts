import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { Debugging } from './debugging.ts';
import { alarmAfter, heading, lineWith, note, paint, say, showActions, showCheck, showEnd, showPlan } from './page.ts';
import { printStop } from './print-stop.ts';

/** A live Windows program: WordPad writes a report, and the file is there afterwards. @returns the exit code */
export async function demoOnLive(target: 'wine' | 'windows'): Promise<0 | 1> {
  const callOff = alarmAfter(180_000);
  const plan = join(root, 'samples', 'wordpad-live.taskplan');
  const source = readFileSync(plan, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-demo-'));
  const title = 'Weekly report';
  const inputs = { folder: target === 'wine' ? `Z:${folder.replaceAll('/', '\\')}` : folder, title };

  heading('1  A task plan for WordPad, checked');
  showPlan(source);
  say();
  showCheck(plan);

  heading(`2  Debugged on WordPad, ${target === 'wine' ? 'on a hidden Wine desktop of its own' : 'on this desktop'}`);
  const stopLine = lineWith(source, 'click bold');
  const debugging = new Debugging();
  await debugging.launch({ program: plan, target, inputs, runs: join(folder, 'runs') }, plan, [stopLine]);
  note(`A breakpoint on line ${stopLine}. The program is started …\n`);
  while ((await debugging.go(debugging.state.frames.length === 0 ? undefined : 'continue')) === 'stopped') {
    printStop(debugging.state, source, say, paint);
    say();
  }
  const { state: finished } = debugging;
  note('All it did, and what was seen of it:\n');
  showActions(finished);
  showEnd(finished);
  await debugging.close();

  heading('3  The file it saved');
  const file = join(folder, `${title}.rtf`);
  try {
    const saved = readFileSync(file, 'latin1');
    say(`  ${file}, ${saved.length} bytes\n`);
    say(saved.trimEnd().replaceAll('\r', '').replace(/^/gm, '    '));
  } catch (error) {
    say(paint('bad', `  ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`));
    return 1;
  } finally {
    callOff();
  }
  return finished.ended?.result === 'passed' ? 0 : 1;
}
