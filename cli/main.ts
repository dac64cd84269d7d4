import { Command, CommanderError } from 'commander';
import { GuardFileError } from '../agent/carry-out/read-guard-files.ts';
import { ActionFailure } from '../agent/failure.ts';
import { UnknownModel } from '../agent/models/open-model.ts';
import { UnknownTarget } from '../agent/targets/open-target.ts';
import { version } from '../agent/version.ts';
import { TargetError } from '../protocol/target.ts';
import { type ExitCode, type Terminal, UsageError } from './command.ts';
import { check } from './commands/check.ts';
import { dap } from './commands/dap.ts';
import { format } from './commands/format.ts';
import { ground } from './commands/ground.ts';
import { type PinOptions, pinTrace } from './commands/pin.ts';
import { run } from './commands/run.ts';
import { screenshot } from './commands/screenshot.ts';
import { showTrace } from './commands/trace.ts';
import { tree } from './commands/tree.ts';
import { windows } from './commands/windows.ts';

const terminal: Terminal = {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
};

const program = new Command('groundwork')
  .description('Author, debug and inspect the tasks of a Large Action Model.')
  .version(version)
  .exitOverride()
  .showHelpAfterError('(groundwork --help says more)');

let exitCode: ExitCode = 0;
/** A command's action: its exit code becomes the program's. */
const ending =
  <A extends unknown[]>(command: (...args: A) => ExitCode | Promise<ExitCode>) =>
  async (...args: A): Promise<void> => {
    exitCode = await command(...args);
  };
const collect = (value: string, before: string[]): string[] => [...before, value];

const targetOption = ['--target <target>', 'the target: practice, windows or wine', 'practice'] as const;
const modelOption = ['--model <model>', 'the model: embedded, or replay:FOLDER', 'embedded'] as const;

program
  .command('check')
  .description('check plans, as the editor does')
  .argument('<path...>', 'plan files, or folders of them')
  .option('--format <format>', 'text, json or sarif', 'text')
  .action(ending((paths: string[], options: { format: string }) => check(paths, options, terminal)));

program
  .command('format')
  .description('lay plans out, as the editor does')
  .argument('<path...>', 'plan files, or folders of them')
  .option('--check', 'change nothing; fail if a plan is not laid out')
  .action(ending((paths: string[], options: { check?: boolean }) => format(paths, options, terminal)));

program
  .command('run')
  .description('run a plan')
  .argument('<plan>', 'the plan file')
  .option(...targetOption)
  .option(...modelOption)
  .option('--input <name=value>', 'an input of the plan; repeatable', collect, [])
  .option('--secret <name=env:VAR>', 'where the value of a secret is; repeatable', collect, [])
  .option('--trace <folder>', 'the folder in which runs are recorded')
  .option('--allow <rules>', 'actions that need no confirmation: names of guard rules, or all', collect, [])
  .option('--dry-run', 'decide everything and carry out nothing; only the programs are started')
  .option(
    '--start-at <line>',
    'begin at this line, on a program of the plan that runs already or is started',
    lineNumber,
  )
  .option('--rollback-on-failure', 'when it fails, run the `undo` blocks of what was done, the latest first')
  .option('--json', 'the result as JSON on stdout')
  .action(ending((plan: string, options) => run(plan, options, terminal)));

program
  .command('lsp')
  .description('the language server')
  .requiredOption('--stdio', 'over standard input and output')
  // The only one whose libraries nobody else needs: the engine starts without them.
  .action(ending(async () => (await import('./commands/lsp.ts')).lsp(terminal)));

program
  .command('dap')
  .description('the debug engine: the Debug Adapter Protocol over stdio')
  .option('--pipe <name>', 'over a named pipe or socket, one session a connection')
  .option('--port <number>', 'over a port of this machine, with a one-time token')
  .option('--end-with-input', 'with --pipe: end when standard input closes, as it does when the parent ends')
  .action(ending((options: { pipe?: string; port?: string; endWithInput?: boolean }) => dap(options, terminal)));

program
  .command('windows')
  .description('the windows a target shows')
  .option(...targetOption)
  .option('--launch <program>', 'start this program first')
  .option('--setup', 'what the target says of itself instead: version, display scaling, elevation')
  .option('--json', 'as JSON')
  .action(ending(options => windows(options, terminal)));

program
  .command('tree')
  .description('the control tree of a program')
  .option(...targetOption)
  .option('--launch <program>', 'start this program')
  .option('--window <selector>', 'only what is inside this control')
  .option('--json', 'as JSON')
  .action(ending(options => tree(options, terminal)));

program
  .command('screenshot')
  .description('the picture of a program')
  .option(...targetOption)
  .option('--launch <program>', 'start this program')
  .option('--out <file>', 'where to write the PNG', 'screenshot.png')
  .option('--json', 'where it is and what it shows, as JSON')
  .action(ending(options => screenshot(options, terminal)));

program
  .command('ground')
  .description('which control each sentence means in a saved tree')
  .option('--tree <file>', 'a control tree, or raw facts of one')
  .option('--steps <file>', 'lines of {"id", "step"}')
  .option(
    '--cases <file>',
    'instead of both: corrections, as runs keep them in .groundwork/corrections/cases.jsonl; fails when one is found wrong',
  )
  .option('--report-only', 'with --cases: never fail')
  .option(...modelOption)
  .option('--explain', 'with the features of each candidate')
  .action(ending(options => ground(options, terminal)));

const trace = program.command('trace').description('recorded runs');

trace
  .command('show')
  .description('read a recorded run')
  .argument('<folder>', 'the folder of the run')
  .option('--json', 'its events as JSON lines')
  .option('--failure', 'its last failure as Markdown, for a bug report')
  .action(
    ending((folder: string, options: { json?: boolean; failure?: boolean }) => showTrace(folder, options, terminal)),
  );

trace
  .command('pin')
  .description('what the LAM did becomes explicit lines of the plan: shows the difference')
  .argument('<folder>', 'the folder of the run')
  .option('--step <number>', 'only the step with this number')
  .option('--at <file:line>', 'only this sentence of the plan, or of what the LAM did')
  .option('--write', 'write it into the plan')
  .option('--json', 'the edits as JSON')
  .action(ending((folder: string, options: PinOptions) => pinTrace(folder, options, terminal)));

try {
  await program.parseAsync();
} catch (error) {
  exitCode = codeOf(error);
}
process.exitCode = exitCode;

function lineNumber(text: string): number {
  const line = Number(text);
  if (!Number.isInteger(line) || line < 1) throw new UsageError(`"${text}" is no line: they count from 1.`);
  return line;
}

/** One clear sentence on stderr, and the right exit code. */
function codeOf(error: unknown): ExitCode {
  // Commander has printed its own; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof UnknownTarget || error instanceof UnknownModel) {
    terminal.err(`${error.message}\n`);
    return 2;
  }
  if (error instanceof ActionFailure || error instanceof TargetError || error instanceof GuardFileError) {
    terminal.err(`${error.message}\n`);
    return 1;
  }
  terminal.err(`Internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
