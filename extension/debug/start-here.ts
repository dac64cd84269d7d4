import * as vscode from 'vscode';
import { saved } from '../open-plans.ts';
import { configurationOf } from './configuration.ts';
import { planLine } from './plan-line.ts';

/** *Start Here*: a run that begins at a line, on the plan's program if that runs already. */
export function registerStartHere(): vscode.Disposable {
  return vscode.commands.registerCommand('groundwork.startHere', async (given?: unknown) => {
    const place = planLine(given);
    if (place === undefined) {
      await vscode.window.showInformationMessage('Put the cursor into the line of a plan to start at.');
      return;
    }
    const { fileName, uri } = place.document;
    await saved(fileName);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    await vscode.debug.startDebugging(folder, {
      ...configurationOf(fileName),
      startAt: place.line,
      stopOnEntry: false,
    });
  });
}
