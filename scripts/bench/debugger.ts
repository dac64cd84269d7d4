import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { installSystem } from '../install-system.ts';
import { debugpy, missingDebugpy } from './debuggers/debugpy.ts';
import { actionLoop, groundwork } from './debuggers/groundwork.ts';
import { installJsDebug, jsDebug } from './debuggers/js-debug.ts';
import { withoutDelay } from './debuggers/no-delay.ts';
import { type Debuggee, type Debugger, framesInLoop, manyVariables, type Program } from './debuggers/under-test.ts';
import { type Bench, type Contestant, type Row, race, timed } from './measure.ts';

/** The engine beside debugpy and js-debug, each as it is installed and without the stall of its connections. */
export const debuggerBench: Bench = {
  about: 'the debug engine beside debugpy and js-debug',
  async *run(tell) {
    const folder = mkdtempSync(join(tmpdir(), 'groundwork-bench-'));
    try {
      const peers = peersIn(folder, tell);
      yield* stops(folder, peers);
      yield await launches(folder, peers);
      yield* breakpoints(folder, peers);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Each peer as it is installed, and without the stall of its connections. */
function peersIn(folder: string, tell: (message: string) => void): readonly Debugger[] {
  installSystem(['debugpy']);
  const columns: { readonly suffix: string; readonly more: NodeJS.ProcessEnv }[] = [{ suffix: '', more: {} }];
  try {
    columns.push({ suffix: ', TCP_NODELAY', more: withoutDelay(folder) });
  } catch (error) {
    tell(`Left out: peers without their stall: ${error instanceof Error ? error.message : String(error)}`);
  }
  const peers = [
    { name: 'debugpy', missing: missingDebugpy(), make: debugpy },
    { name: 'js-debug', missing: installJsDebug(tell), make: jsDebug },
  ];
  return peers.flatMap(({ name, missing, make }) => {
    if (missing === undefined) return columns.map(({ suffix, more }) => make(`${name}${suffix}`, more));
    tell(`Left out: ${name}: ${missing}`);
    return [];
  });
}

let files = 0;
async function start(debug: Debugger, { text, stopAt }: Program, folder: string): Promise<Debuggee> {
  files += 1;
  const file = join(folder, `program-${files}.${debug.extension}`);
  writeFileSync(file, text);
  return debug.launch(file, stopAt);
}

/** Steps, and what is asked at each stop. */
async function* stops(folder: string, peers: readonly Debugger[]): AsyncGenerator<readonly Row[]> {
  const all = [groundwork, ...peers];
  const standing = new Map<Debugger, Debuggee>();
  const acting = await start(groundwork, actionLoop, folder);
  try {
    for (const one of all) standing.set(one, await start(one, one.loop, folder));
    const rest = all.filter(one => one !== groundwork);
    const contest = (measure: (debuggee: Debuggee) => Promise<number>) => {
      const contestant = (one: Debugger): Contestant => ({
        name: one.name,
        sample: () => {
          const debuggee = standing.get(one);
          if (debuggee === undefined) throw new Error(`${one.name} was not started.`);
          return measure(debuggee);
        },
      });
      return [contestant(groundwork), rest.map(contestant)] as const;
    };
    const [step, theirSteps] = contest(stepped);
    const action: Contestant = { name: 'groundwork', sample: () => stepped(acting) };
    yield await race({ name: 'next → stopped, no effect', size: 1, rounds: 100, warmUp: 30 }, step, theirSteps);
    yield await race({ name: 'next → stopped, an action', size: 1, rounds: 100, warmUp: 30 }, action, theirSteps);
    yield await race({ name: 'stackTrace', size: framesInLoop, rounds: 50, warmUp: 10 }, ...contest(stackAfterStep));
    yield await race({ name: 'variables', size: manyVariables, rounds: 30, warmUp: 5 }, ...contest(manyAfterStep));
  } finally {
    for (const debuggee of [acting, ...standing.values()]) debuggee.end();
  }
}

async function step({ client, threadId }: Debuggee): Promise<void> {
  const stopped = client.event('stopped');
  await client.request('next', { threadId });
  await stopped;
}

const stepped = (debuggee: Debuggee): Promise<number> => timed(() => step(debuggee));

/** What a client asks first at a stop. */
async function stackAfterStep(debuggee: Debuggee): Promise<number> {
  await step(debuggee);
  return timed(() => frames(debuggee));
}

async function frames({ client, threadId }: Debuggee): Promise<readonly DebugProtocol.StackFrame[]> {
  const body = await client.request<DebugProtocol.StackTraceResponse>('stackTrace', {
    threadId,
    startFrame: 0,
    levels: framesInLoop,
  });
  const { length } = body.stackFrames;
  if (length !== framesInLoop) throw new Error(`${length} frames instead of ${framesInLoop}.`);
  return body.stackFrames;
}

async function manyAfterStep(debuggee: Debuggee): Promise<number> {
  const { client, many } = debuggee;
  await step(debuggee);
  const [top] = await frames(debuggee);
  const { scopes } = await client.request<DebugProtocol.ScopesResponse>('scopes', { frameId: top?.id });
  const inside = async (variablesReference: number) =>
    (await client.request<DebugProtocol.VariablesResponse>('variables', { variablesReference })).variables;
  const scope = scopes.find(({ name }) => many.scope.test(name))?.variablesReference ?? 0;
  const holder = many.variable;
  const reference =
    holder === undefined ? scope : ((await inside(scope)).find(({ name }) => name === holder)?.variablesReference ?? 0);
  let rows = 0;
  const time = await timed(async () => {
    rows = (await inside(reference)).length;
  });
  if (rows < manyVariables) throw new Error(`${rows} rows instead of ${manyVariables}.`);
  return time;
}

async function* breakpoints(folder: string, peers: readonly Debugger[]): AsyncGenerator<readonly Row[]> {
  for (const [size, beside] of [
    [100, peers],
    [1000, peers],
    [10_000, []],
  ] as const) {
    const all = await Promise.all(
      [groundwork, ...beside].map(async one => {
        const program = one.lines(size);
        files += 1;
        const path = join(folder, `lines-${files}.${one.extension}`);
        writeFileSync(path, program.text);
        const debuggee = await one.launch(path, program.stopAt);
        const sample = async () => {
          await debuggee.client.request('setBreakpoints', { source: { path }, breakpoints: [] });
          const lines = Array.from({ length: size }, (_, index) => ({ line: program.stopAt + index }));
          let verified = 0;
          const time = await timed(async () => {
            const body = await debuggee.client.request<DebugProtocol.SetBreakpointsResponse>('setBreakpoints', {
              source: { path },
              breakpoints: lines,
            });
            verified = body.breakpoints.length;
          });
          if (verified !== size) throw new Error(`${one.name} answered ${verified} breakpoints instead of ${size}.`);
          return time;
        };
        return { contestant: { name: one.name, sample }, debuggee };
      }),
    );
    try {
      const [ours, ...others] = all.map(({ contestant }) => contestant);
      if (ours === undefined) continue;
      yield await race({ name: 'setBreakpoints', size, rounds: 10, budgetMs: 5_000 }, ours, others);
    } finally {
      for (const { debuggee } of all) debuggee.end();
    }
  }
}

/** Ours with the start of its engine; of the peers what an editor starts for each session. */
async function launches(folder: string, peers: readonly Debugger[]): Promise<readonly Row[]> {
  const [ours, ...others] = [groundwork, ...peers].map(
    (one): Contestant => ({
      name: one.name,
      sample: async () => {
        const program = one.lines(20);
        files += 1;
        const file = join(folder, `launch-${files}.${one.extension}`);
        writeFileSync(file, program.text);
        let debuggee: Debuggee | undefined;
        const time = await timed(async () => {
          debuggee = await one.launch(file, program.stopAt);
        });
        debuggee?.end();
        return time;
      },
    }),
  );
  if (ours === undefined) return [];
  return race({ name: 'launch → first stop', size: 1, rounds: 9, warmUp: 2 }, ours, others);
}
