import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { FailureReport } from '../../protocol/debug.ts';
import type { ListedRun } from '../runs/run-folders.ts';
import { settings } from '../settings.ts';
import { shippedProcess } from '../shipped-process.ts';
import { askEngine, possibleOf, type SessionRuns } from './session-runs.ts';

/** How long reading a recorded run may take, in milliseconds. */
const readingMs = 30_000;

/** *Copy Failure as Markdown*: of the run that stands at one, or of a recorded run. */
export function registerCopyFailure(extensionFolder: string, runs: SessionRuns): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('groundwork.copyFailure', async (given?: unknown) => {
      const run = runs.of(given);
      if (run === undefined || !possibleOf(run).failure) {
        await vscode.window.showInformationMessage('That needs a run that stands at a failure.');
        return;
      }
      const report = FailureReport.safeParse(await askEngine(run.session, 'groundwork/failureReport'));
      if (report.success) await copy(report.data.markdown);
    }),
    vscode.commands.registerCommand('groundwork.runs.copyFailure', async ({ folder }: ListedRun) => {
      const { command, args, env } = shippedProcess(extensionFolder, settings.nodePath(), [
        ...['trace', 'show', folder, '--failure'],
      ]);
      try {
        const options = { env: { ...process.env, ...env }, timeout: readingMs };
        const { stdout } = await promisify(execFile)(command, [...args], options);
        await copy(stdout);
      } catch (error) {
        const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
        await vscode.window.showErrorMessage(`The failure cannot be told. ${said}`);
      }
    }),
  );
}

async function copy(markdown: string): Promise<void> {
  await vscode.env.clipboard.writeText(markdown);
  vscode.window.setStatusBarMessage('The failure was copied as Markdown.', 5_000);
}
