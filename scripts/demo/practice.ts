import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../paths.ts';
import { Debugging } from './debugging.ts';
import { alarmAfter, heading, lineWith, note, paint, say, showActions, showCheck, showEnd, showPlan } from './page.ts';
import { printStop } from './print-stop.ts';

/** The first five minutes: a plan is checked, debugged on the practice app and looked at again. @returns the exit code */
export async function demoOnPractice(): Promise<0 | 1> {
  const callOff = alarmAfter(60_000);
  const plan = join(root, 'samples', 'weekly-report.taskplan');
  const source = readFileSync(plan, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-demo-'));

  heading('1  A task plan, checked');
  showPlan(source);
  say();
  showCheck(plan);
  note('\nThe same with a slip of the pen is not started, and says where:\n');
  const broken = join(folder, 'slip.taskplan');
  writeFileSync(broken, 'task "A slip"\napp "wordpad.exe"\n\n1. Make it bold {\n  clik Buton "Bold"\n}\n');
  showCheck(broken);

  heading('2  Debugged, action by action');
  const explicit = lineWith(source, 'type title into editor');
  const sentence = lineWith(source, 'do limit');
  const debugging = new Debugging();
  const { client } = debugging;
  const show = () => printStop(debugging.state, source, say, paint);
  await debugging.launch({ program: plan, runs: join(folder, 'runs') }, plan, [explicit, sentence]);
  note(`Breakpoints on lines ${explicit} and ${sentence}. The program is the practice app, a small word processor.\n`);

  await debugging.go();
  show();
  note('\nThe breakpoint holds before anything is done. The document, asked in the debug console:');
  const expression = 'editor.text';
  const frameId = await debugging.topFrame();
  const answer = await client.request('evaluate', { expression, context: 'repl', frameId });
  say(`  ${paint('control', `> ${expression}`)}   ${answer.result}\n`);

  await debugging.go('next');
  show();
  say();
  await debugging.go('continue');
  show();
  note('\nOne action on:\n');
  await debugging.go('next');
  show();

  const { scopes } = await client.request('scopes', { frameId: await debugging.topFrame() });
  const grounding = scopes.find((scope: { name: string }) => scope.name === 'Grounding')?.variablesReference;
  note('\nSuppose the model were wrong. Its mind is changed by setting a variable, and the run obeys:');
  const value = 'Button "Italic" in Group "Font"';
  const changed = await client.request('setVariable', { variablesReference: grounding, name: 'chosen', value });
  say(`  ${paint('control', 'chosen')} = ${changed.value}\n`);
  await debugging.go('next');
  show();
  note(
    '\nIt did what it was told, and the expectation noticed. The step says `retry 1`, so the model begins it again.',
  );

  await client.request('setBreakpoints', { source: { path: plan }, breakpoints: [] });
  while ((await debugging.go('continue')) === 'stopped') show();
  note('All it did, and what was seen of it:\n');
  const { state: finished, folder: recorded } = debugging;
  showActions(finished);
  showEnd(finished);
  await debugging.close();

  heading('3  Looked at again, backwards');
  note('Every run is recorded. A recorded run opens as a session of its own and is walked in both directions.\n');
  const again = new Debugging();
  await again.launch({ trace: recorded }, plan, [sentence]);
  await again.go();
  await again.go('continue');
  const stack = async () => {
    const body = await again.client.request('stackTrace', { threadId: 1 });
    return body.stackFrames.map((frame: { name: string }) => frame.name).join(paint('quiet', '  ◂  '));
  };
  say(`  forwards to line ${sentence}   ${await stack()}`);
  await again.go('stepBack');
  say(`  one step back         ${await stack()}`);
  await again.close();

  heading('What to look at next');
  const shown = relative(process.cwd(), recorded);
  say(`  npm run -s groundwork -- trace show ${shown.startsWith('..') ? recorded : shown}`);
  note('      the whole run, event by event');
  say('  npm run -s groundwork -- run samples/first-plan.taskplan');
  note('      three sentences, worked out by the model');
  say('  npm run -s groundwork -- tree');
  note('      the controls of the practice app, which plans can name');
  say('  npm run workbench');
  note('      the same in VS Code, with the inspector');
  say('  README.md, A first plan in five minutes');
  callOff();
  return finished.ended?.result === 'passed' ? 0 : 1;
}
