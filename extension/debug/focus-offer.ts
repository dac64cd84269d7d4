import * as vscode from 'vscode';
import { debugType } from './configuration.ts';

const offered = 'focusOffered';

/**
 * Offers once to leave the focus where it is at a stop. With VS Code's default every stop takes it from the program,
 * and its menus and drop-downs close.
 */
export function registerFocusOffer(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.debug.onDidStartDebugSession(session => {
    const { target, trace, noDebug } = session.configuration;
    // The practice app has no focus to lose.
    const isLive = session.type === debugType && trace === undefined && noDebug !== true && target !== 'practice';
    if (isLive && !context.globalState.get(offered)) void offer(context);
  });
}

async function offer(context: vscode.ExtensionContext): Promise<void> {
  const debug = vscode.workspace.getConfiguration('debug');
  if (debug.get('focusWindowOnBreak') === false) return;
  await context.globalState.update(offered, true);
  const turnOff = 'Keep the focus there';
  const said = await vscode.window.showInformationMessage(
    'At every stop VS Code takes the focus from the program, so its open menus close. Should the focus stay where it is? (Setting "debug.focusWindowOnBreak".)',
    turnOff,
    'Leave it as it is',
  );
  if (said === turnOff) await debug.update('focusWindowOnBreak', false, vscode.ConfigurationTarget.Global);
}
