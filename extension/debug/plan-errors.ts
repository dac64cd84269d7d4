import { basename } from 'node:path';
import * as vscode from 'vscode';

/**
 * A plan with errors is not started: the engine would refuse it. Here the way to them is shorter, and the user decides,
 * since what the editor knows may be older than the text.
 */
export async function isWorthStarting(plan: string): Promise<boolean> {
  const found = vscode.languages.getDiagnostics(vscode.Uri.file(plan));
  const errors = found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  if (errors.length === 0) return true;
  const [show, start] = ['Show Problems', 'Debug Anyway'];
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const detail = errors
    .slice(0, 5)
    .map(({ range, message }) => `Line ${range.start.line + 1}: ${message}`)
    .join('\n');
  const question = `${basename(plan)} has ${count} and was not started.`;
  const said = await vscode.window.showErrorMessage(question, { modal: true, detail }, show, start);
  if (said === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  return said === start;
}
