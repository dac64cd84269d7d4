import * as vscode from 'vscode';

/** The language of plans. */
export const planLanguage = 'taskplan';

export function isPlan(document: vscode.TextDocument): boolean {
  return document.languageId === planLanguage && document.uri.scheme === 'file';
}

/** The plans that are open: the one in front first, then those that can be seen. */
export function openPlans(): string[] {
  const front = vscode.window.activeTextEditor?.document;
  const seen = vscode.window.visibleTextEditors.map(({ document }) => document);
  const all = [...(front === undefined ? [] : [front]), ...seen, ...vscode.workspace.textDocuments];
  return [...new Set(all.filter(isPlan).map(document => document.fileName))];
}

/** Saves a plan that is open and changed: a run reads the file, not the editor. */
export async function saved(plan: string): Promise<void> {
  await vscode.workspace.textDocuments.find(document => isPlan(document) && document.fileName === plan)?.save();
}
