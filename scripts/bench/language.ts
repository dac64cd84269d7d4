import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { z } from 'zod';
import { Plan } from '../../language/plan.ts';
import { LanguageClient } from '../../test/protocol/language-client.ts';
import { type Bench, type Contestant, type Row, race, timed } from './measure.ts';

const sizes = [100, 1000, 5000] as const;

/** The language server beside TypeScript's, on files of as many lines. */
export const languageBench: Bench = {
  about: 'the language server beside TypeScript’s, on a file of as many lines',
  async *run() {
    for (const steps of sizes) yield await edits(steps);
    for (const steps of sizes) yield await parses(steps);
  },
};

/** A name that is declared or not, so that each edit changes what is wrong. */
const names = ['bold', 'bolt'] as const;

function planOf(steps: number): string {
  const step = (number: number) => `${number}. Step ${number} {\n  click bold\n  expect bold is toggled\n}\n`;
  return `task "Many"\napp "practice.exe"\ncontrol bold = Button "Bold"\n${texts(steps, step)}`;
}

function scriptOf(steps: number): string {
  const step = (number: number) => `function step${number}(): void {\n  click(bold);\n  expect(bold.toggled);\n}\n`;
  return `declare function click(x: object): void;\ndeclare function expect(x: boolean): void;\ndeclare const bold: { toggled: boolean };\n${texts(steps, step)}`;
}

function texts(count: number, text: (number: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index + 1)).join('');
}

/** The line, from 0, of the first statement of a step in the middle; both texts have it there. */
const middleOf = (steps: number): number => 3 + 4 * (steps >> 1) + 1;

async function edits(steps: number): Promise<readonly Row[]> {
  const ours = await planEditor(steps);
  const peer = scriptEditor(steps);
  try {
    return await race(
      { name: 'edit → diagnostics (steps)', size: steps, rounds: 50, warmUp: 10, budgetMs: 15_000 },
      ours.contestant,
      [peer.contestant],
    );
  } finally {
    ours.end();
    peer.end();
  }
}

interface Editor {
  readonly contestant: Contestant;
  end(): void;
}

async function planEditor(steps: number): Promise<Editor> {
  const { client } = await LanguageClient.start();
  const uri = pathToFileURL('/many.taskplan').href;
  await client.open(uri, planOf(steps));
  await client.diagnostics(uri, () => true);
  const line = middleOf(steps);
  const range = { start: { line, character: 8 }, end: { line, character: 12 } };
  let round = 0;
  const sample = async () => {
    round += 1;
    let problems = 0;
    const time = await timed(async () => {
      const version = await client.type(uri, range, names[round % 2] ?? '');
      problems = (await client.diagnostics(uri, params => params.version === version)).diagnostics.length;
    });
    if (problems > 0 !== (round % 2 === 1)) throw new Error(`${problems} problems after edit ${round}.`);
    return time;
  };
  return { contestant: { name: 'groundwork', sample }, end: () => client.kill() };
}

const Diagnosed = z.object({
  type: z.literal('event'),
  event: z.literal('semanticDiag'),
  body: z.object({ diagnostics: z.array(z.unknown()) }),
});

/** Asked at once, without the delay an editor waits. */
function scriptEditor(steps: number): Editor {
  const server = fork(createRequire(import.meta.url).resolve('typescript/lib/tsserver.js'), ['--useNodeIpc'], {
    silent: true,
  });
  const file = '/many.ts';
  let seq = 0;
  const send = (command: string, args: object) => {
    seq += 1;
    server.send({ seq, type: 'request', command, arguments: args });
  };
  send('open', { file, fileContent: scriptOf(steps), scriptKindName: 'TS' });
  const line = middleOf(steps) + 1;
  let round = 0;
  const sample = async () => {
    round += 1;
    let problems = 0;
    const time = await timed(async () => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const hear = (message: unknown) => {
        const told = Diagnosed.safeParse(message);
        if (!told.success) return;
        server.off('message', hear);
        resolve(told.data.body.diagnostics.length);
      };
      server.on('message', hear);
      send('change', { file, line, offset: 9, endLine: line, endOffset: 13, insertString: names[round % 2] });
      send('geterr', { files: [file], delay: 0 });
      problems = await promise;
    });
    if (problems > 0 !== (round % 2 === 1)) throw new Error(`TypeScript: ${problems} problems after edit ${round}.`);
    return time;
  };
  return { contestant: { name: 'TypeScript', sample }, end: () => server.kill() };
}

async function parses(steps: number): Promise<readonly Row[]> {
  const [plan, script] = [planOf(steps), scriptOf(steps)];
  return race(
    { name: 'full parse (steps)', size: steps, rounds: 20, warmUp: 3 },
    { name: 'groundwork', sample: () => timed(async () => Plan.open('/many.taskplan', plan, () => undefined)) },
    [
      {
        name: 'TypeScript',
        sample: () => timed(async () => ts.createSourceFile('/many.ts', script, ts.ScriptTarget.ES2024)),
      },
    ],
  );
}
