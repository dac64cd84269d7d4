import * as vscode from 'vscode';
import { openPlans, planLanguage, saved } from '../open-plans.ts';
import { configurationOf } from './configuration.ts';
import { taskLine } from './task-line.ts';

/** Run and Debug: the commands, and their lenses on the line of the task. */
export function registerDebugPlans(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('groundwork.debugPlan', (plan?: unknown) => start(plan, false)),
    vscode.commands.registerCommand('groundwork.runPlan', (plan?: unknown) => start(plan, true)),
    vscode.languages.registerCodeLensProvider({ language: planLanguage, scheme: 'file' }, { provideCodeLenses }),
  );
}

async function start(given: unknown, noDebug: boolean): Promise<void> {
  const plan = given instanceof vscode.Uri ? given.fsPath : openPlans()[0];
  if (plan === undefined) {
    await vscode.window.showInformationMessage('Open a plan (a file that ends in .taskplan) first.');
    return;
  }
  await saved(plan);
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(plan));
  await vscode.debug.startDebugging(folder, configurationOf(plan), { noDebug });
}

function provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const line = taskLine(document.getText());
  if (line === undefined || !vscode.workspace.isTrusted) return [];
  const range = document.lineAt(line).range;
  return [
    new vscode.CodeLens(range, {
      title: '$(play) Run',
      tooltip: 'Run the plan; nothing stops it.',
      command: 'groundwork.runPlan',
      arguments: [document.uri],
    }),
    new vscode.CodeLens(range, {
      title: '$(debug-alt) Debug',
      tooltip: 'Run the plan; it stops at breakpoints and failures.',
      command: 'groundwork.debugPlan',
      arguments: [document.uri],
    }),
  ];
}
