import * as vscode from 'vscode';
import { debugType } from './configuration.ts';

/** The brake: every run of ours ends at once, by one click in the status bar or by its chord. */
export function registerStop(): vscode.Disposable {
  const running = new Map<string, vscode.DebugSession>();
  const button = vscode.window.createStatusBarItem('groundwork.stop', vscode.StatusBarAlignment.Left, 1000);
  button.name = 'Groundwork: Stop';
  button.command = 'groundwork.stop';
  button.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
  const show = () => {
    const [first, second] = running.values();
    if (first === undefined) {
      button.hide();
      return;
    }
    const what = second === undefined ? first.name : `${running.size} runs`;
    button.text = `$(debug-stop) Stop ${what}`;
    button.tooltip = 'End at once: keys and buttons are released, nothing more is done to the program.';
    button.show();
  };
  return vscode.Disposable.from(
    button,
    vscode.debug.onDidStartDebugSession(session => {
      if (session.type !== debugType || typeof session.configuration.trace === 'string') return;
      running.set(session.id, session);
      show();
    }),
    vscode.debug.onDidTerminateDebugSession(session => {
      running.delete(session.id);
      show();
    }),
    vscode.commands.registerCommand('groundwork.stop', async () => {
      await Promise.all([...running.values()].map(session => vscode.debug.stopDebugging(session)));
    }),
  );
}
