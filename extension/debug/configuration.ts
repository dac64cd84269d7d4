import { basename, dirname, join } from 'node:path';

export const debugType = 'groundwork';

/** A launch configuration, as far as this extension reads it; everything else goes to the engine as it is. */
export interface Configuration {
  readonly type: string;
  readonly request: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

interface Defaults {
  readonly target: string;
  readonly model: string;
}

/** What F5 on a plan means when there is no launch configuration. */
export function configurationOf(plan: string): Configuration {
  return { type: debugType, request: 'launch', name: basename(plan, '.taskplan'), program: plan };
}

/** What opening a recorded run means. */
export function configurationOfRun(task: string, folder: string): Configuration {
  return { type: debugType, request: 'launch', name: `Recorded: ${task}`, trace: folder };
}

/** Fills in what a configuration leaves open. It still holds variables such as `${file}`. */
export function withDefaults(given: Configuration, { target, model }: Defaults): Configuration {
  if (given.trace !== undefined) return given;
  if (given.request === 'attach') return { target, model, ...given };
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of VS Code's
  return { program: '${file}', target, model, ...given };
}

/**
 * What is known once variables were replaced: relative paths start at the workspace, its runs are in one place, and this
 * client can be asked.
 */
export function completed(given: Configuration, workspace: string | undefined): Configuration {
  const program = typeof given.program === 'string' ? given.program : undefined;
  const cwd = workspace ?? (program === undefined ? undefined : dirname(program));
  return {
    ...(cwd === undefined ? {} : { cwd }),
    ...(workspace === undefined || program === undefined ? {} : { runs: join(workspace, '.groundwork', 'runs') }),
    ...given,
    answersQuestions: true,
  };
}
