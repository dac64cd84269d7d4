import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openModel } from '../agent/models/open-model.ts';
import { startRun } from '../agent/run.ts';
import { openTarget } from '../agent/targets/open-target.ts';
import { printText } from '../controls/print.ts';
import { Plan } from '../language/plan.ts';
import { AttachArguments } from '../protocol/debug.ts';
import { admit, configured, guardOf, refuse } from './launch.ts';
import { LiveRun } from './runs/live-run.ts';
import type { Session } from './session.ts';

/**
 * *Inspect Window*: a session on a program that is there, or that it starts, without a plan. It looks, stands still, and
 * looks again whenever it is let go on; the debug console acts on the program.
 */
export async function attach(session: Session, raw: unknown): Promise<LiveRun> {
  admit(session, configured(AttachArguments, raw));
  session.made = { configuration: raw, make: again => inspected(session, again) };
  return await inspected(session, raw);
}

async function inspected(session: Session, raw: unknown): Promise<LiveRun> {
  const args = configured(AttachArguments, raw);
  const cwd = args.cwd ?? process.cwd();
  const runs = args.runs === undefined ? join(cwd, '.groundwork', 'runs') : resolve(cwd, args.runs);
  const target = await openTarget(args.target).catch(refuse);
  const model = await openModel(args.model).catch(refuse);
  const compiled = planOf(runs, args.start ?? args.window ?? 'a window').compile();
  if (!compiled.ok) throw new Error('The plan of an inspection does not compile.');
  const { plan } = compiled;
  const guard = guardOf(plan.file, cwd, []);
  const inspect = { window: args.window, start: args.start };
  return new LiveRun(
    plan,
    hooks => startRun({ plan, target, model, runs, inspect, guard, asker: session.asks, ...hooks }),
    session.rules,
    session,
    { inspects: true },
  );
}

/** Views need a file to stand in: this one says what can be done here. */
function planOf(runs: string, what: string): Plan {
  const text = `// Nothing runs here: the program is looked at. In the debug console
//   Button "Save"                     a selector lists the controls it matches
//   Document.text                     an expression is evaluated
//   click Button "Save"               an action is carried out
// "Continue" looks again.

task ${printText(`Inspect ${what}`)}

1. Look at it {
  expect Window exists
}
`;
  mkdirSync(runs, { recursive: true });
  const file = join(runs, 'inspect.taskplan');
  writeFileSync(file, text);
  return Plan.open(file, text, () => undefined);
}
