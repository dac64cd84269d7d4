import type { AppFacts, TargetApi, TargetResult } from '../protocol/target.ts';
import { ActionFailure } from './failure.ts';

/** Groundwork never acts on the editor it is used from. */
const editors = new Set(['code', 'code - insiders', 'code - oss', 'vscodium', 'codium', 'cursor', 'windsurf']);

/** Whether two paths or names mean the same program, wherever it lies. */
export function isSameProgram(one: string, other: string): boolean {
  return fileName(one) === fileName(other);
}

function fileName(path: string): string {
  return path
    .toLowerCase()
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/, '');
}

/** @throws ActionFailure *out of scope* */
export function refuseEditors(programs: readonly string[]): void {
  const editor = programs.find(program => editors.has(fileName(program)));
  if (editor !== undefined) {
    throw new ActionFailure('out-of-scope', `${editor} is an editor that Groundwork runs in: it is never acted on.`);
  }
}

/**
 * The app that is meant, of those that run. A target with a program of its own that does not run yet has nothing to
 * attach to, and starts it.
 */
export async function findApp(
  api: TargetApi,
  window: string | undefined,
  facts: TargetResult<'initialize'>,
  signal: AbortSignal,
): Promise<AppFacts | undefined> {
  const { apps } = await api.windows({}, signal);
  return apps.length === 0 && window === undefined && facts.defaultProgram !== undefined
    ? undefined
    : theApp(apps, window);
}

/** The app that is meant: the only one, or the only one that the text names. @throws ActionFailure *target lost* */
export function theApp(apps: readonly AppFacts[], window: string | undefined): AppFacts {
  const wanted = window?.toLowerCase() ?? '';
  const found = apps.filter(
    app =>
      !editors.has(fileName(app.program)) &&
      (app.id === window ||
        app.program.toLowerCase().includes(wanted) ||
        app.window.title.toLowerCase().includes(wanted)),
  );
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  const controls = apps.map(app => ({ text: `${app.program}: "${app.window.title}"`, note: '' }));
  const many = `${found.length} programs are meant${window === undefined ? '' : ` by "${window}"`}.`;
  const none = window === undefined ? 'no program is running.' : `no program is called "${window}".`;
  throw new ActionFailure('target-lost', `${first === undefined ? none : many} Say which: \`app "wordpad.exe"\`.`, {
    controls,
  });
}
