import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { painterFor } from '../cli/colour.ts';
import { DapClient } from '../debugger/dap-client.ts';
import { TraceNews } from '../protocol/debug.ts';
import { TraceEvent } from '../trace/format.ts';
import { apply, initialState, memoryEntries, type RunState } from '../trace/state.ts';
import { buildProduct } from './build.ts';
import { printStop } from './demo-stop.ts';
import { bundle, root } from './paths.ts';

/**
 * The first five minutes: checks a plan, debugs it on the practice app through the real engine in a process of its own,
 * and prints every stop as a person would want to read it.
 */
const plan = join(root, 'samples', 'weekly-report.taskplan');
const source = readFileSync(plan, 'utf8');
const paint = painterFor(process.stdout);
const wait = 60_000;

const say = (text = '') => process.stdout.write(`${text}\n`);
const heading = (text: string) =>
  say(`\n${paint('title', `━━ ${text} ${'━'.repeat(Math.max(0, 96 - text.length))}`)}\n`);
const note = (text: string) => say(paint('quiet', text));

function lineOf(text: string): number {
  const line = source.split('\n').findIndex(one => one.includes(text)) + 1;
  if (line === 0) throw new Error(`samples/weekly-report.taskplan has no line with: ${text}`);
  return line;
}

/** A session of the engine, and the run as its events tell it: the way every view of Groundwork works. */
class Debugging {
  readonly client: DapClient;
  readonly #engine: ChildProcess;
  #state: RunState = initialState;
  #heard = 0;
  folder = '';

  constructor() {
    const engine = spawn(process.execPath, ['--enable-source-maps', bundle, 'dap'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#engine = engine;
    this.client = new DapClient(engine.stdout, engine.stdin);
  }

  /** The run's state at the last event that came. */
  get state(): RunState {
    for (const { message } of this.client.log.slice(this.#heard)) {
      this.#heard += 1;
      if (message.type !== 'event' || !('event' in message) || message.event !== 'groundwork/trace') continue;
      const news = TraceNews.parse(message.body);
      this.folder = news.folder;
      for (const event of news.events) this.#state = apply(this.#state, TraceEvent.parse(event));
    }
    return this.#state;
  }

  async launch(configuration: object, lines: readonly number[] = []): Promise<void> {
    await this.client.request('initialize', { adapterID: 'groundwork' });
    await this.client.request('launch', configuration);
    await this.client.event('initialized');
    await this.client.request('setBreakpoints', { source: { path: plan }, breakpoints: lines.map(line => ({ line })) });
    await this.client.request('configurationDone');
  }

  /** Sends a request that lets the run go on, and waits until it stands again. @returns whether it has ended */
  async go(command?: string): Promise<'stopped' | 'ended'> {
    if (command !== undefined) await this.client.request(command, { threadId: 1 });
    const event = await this.client.eventOf(['stopped', 'terminated']);
    return event.event === 'stopped' ? 'stopped' : 'ended';
  }

  async close(): Promise<void> {
    await this.client.send('disconnect');
    this.#engine.kill();
  }
}

const alarm = setTimeout(() => {
  process.stderr.write(`The demo did not end within ${wait / 1000} s. Please report this with the output above.\n`);
  process.exit(1);
}, wait);

say(paint('title', 'Groundwork: why did the agent click that?'));
note('A LAM reads the controls of a program, chooses an action, and has it carried out. Groundwork stops in between.');

await buildProduct({ force: false });
const folder = mkdtempSync(join(tmpdir(), 'groundwork-demo-'));

heading('1  A task plan, checked');
say(
  source
    .trimEnd()
    .split('\n')
    .map((line, index) => `  ${paint('quiet', String(index + 1).padStart(3))}  ${line}`)
    .join('\n'),
);
say();
check(plan);
note('\nThe same with a slip of the pen is not started, and says where:\n');
const broken = join(folder, 'slip.taskplan');
writeFileSync(broken, 'task "A slip"\napp "wordpad.exe"\n\n1. Make it bold {\n  clik Buton "Bold"\n}\n');
check(broken);

heading('2  Debugged, action by action');
const explicit = lineOf('type title into editor');
const sentence = lineOf('do limit');
const debugging = new Debugging();
const { client } = debugging;
await debugging.launch({ program: plan, runs: join(folder, 'runs') }, [explicit, sentence]);
note(
  `Breakpoints on lines ${explicit} and ${sentence}. The program is the practice app, a small simulated word processor.\n`,
);

await debugging.go();
printStop(debugging.state, source, say, paint);
await ask('editor.text', 'The breakpoint holds before anything is done. The document, asked in the debug console:');

await debugging.go('next');
say();
printStop(debugging.state, source, say, paint);

await debugging.go('continue');
say();
printStop(debugging.state, source, say, paint);
note('\nOne action on:\n');

await debugging.go('next');
printStop(debugging.state, source, say, paint);
const { scopes } = await client.request('scopes', { frameId: await topFrame() });
const grounding = scopes.find((scope: { name: string }) => scope.name === 'Grounding')?.variablesReference;
note('\nSuppose the model were wrong. Its mind is changed by setting a variable, and the run obeys:');
const other = 'Button "Italic" in Group "Font"';
const changed = await client.request('setVariable', { variablesReference: grounding, name: 'chosen', value: other });
say(`  ${paint('control', 'chosen')} = ${changed.value}\n`);
await debugging.go('next');
printStop(debugging.state, source, say, paint);
note('\nIt did what it was told, and the expectation noticed. The step says `retry 1`, so the model begins it again.');

await client.request('setBreakpoints', { source: { path: plan }, breakpoints: [] });
while ((await debugging.go('continue')) === 'stopped') {
  printStop(debugging.state, source, say, paint);
  say();
}
const { ended, memory } = debugging.state;
const marks = {
  seen: paint('good', '✓'),
  'not seen': paint('warning', '–'),
  'not checked': paint('quiet', '·'),
  failed: paint('bad', '✗'),
};
note('All it did, and what was seen of it:\n');
for (const { entry } of memoryEntries(memory)) {
  say(`  ${marks[entry.effect]} ${entry.action}`);
  if (entry.effect === 'seen') note(`      ${entry.change}`);
}
say();
say(
  `${ended?.result === 'passed' ? paint('good', '✓') : paint('bad', '✗')} ${ended?.message ?? 'The run did not end.'}`,
);
const recorded = debugging.folder;
await debugging.close();

heading('3  Looked at again, backwards');
note('Every run is recorded. A recorded run opens as a session of its own and is walked in both directions.\n');
const again = new Debugging();
await again.launch({ trace: recorded }, [sentence]);
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
const place = shown.startsWith('..') ? recorded : shown;
say(`  npm run -s groundwork -- trace show ${place}`);
note('      the whole run, event by event');
say('  npm run -s groundwork -- run samples/first-plan.taskplan');
note('      three sentences, worked out by the model');
say('  npm run -s groundwork -- tree');
note('      the controls of the practice app, which plans can name');
say('  README.md, A first plan in five minutes');
clearTimeout(alarm);
process.exitCode = ended?.result === 'passed' ? 0 : 1;

function check(file: string): void {
  note(`$ groundwork check ${basename(file)}`);
  const run = spawnSync(process.execPath, ['--enable-source-maps', bundle, 'check', file], {
    encoding: 'utf8',
    cwd: join(file, '..'),
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  const output = `${run.stdout}${run.stderr}`.trimEnd();
  say(output.replace(/^/gm, '  '));
}

async function topFrame(): Promise<number> {
  const body = await client.request('stackTrace', { threadId: 1, levels: 1 });
  return body.stackFrames[0].id;
}

async function ask(expression: string, about: string): Promise<void> {
  const answer = await client.request('evaluate', { expression, context: 'repl', frameId: await topFrame() });
  note(`\n${about}`);
  say(`  ${paint('control', `> ${expression}`)}   ${answer.result}`);
}
