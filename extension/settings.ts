import * as vscode from 'vscode';

const section = 'groundwork';

/** The settings of `package.json`, read when they are needed: a change holds from the next start on. */
export const settings = {
  nodePath: (): string => text('nodePath', ''),
  target: (): string => text('target', 'practice'),
  model: (): string => text('model', 'embedded'),
};

/** Where a choice of the status bar is kept: in the workspace, where there is one. */
export async function choose(name: 'target' | 'model', value: string): Promise<void> {
  const scope =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration(section).update(name, value, scope);
}

/** Calls back on every change of a setting of ours. */
export function onSettingChanged(changed: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(change => {
    if (change.affectsConfiguration(section)) changed();
  });
}

function text(name: string, fallback: string): string {
  const value = vscode.workspace.getConfiguration(section).get<unknown>(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
}
