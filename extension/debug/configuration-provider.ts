import * as vscode from 'vscode';
import { openPlans } from '../open-plans.ts';
import { settings } from '../settings.ts';
import { type Configuration, completed, configurationOf, debugType, withDefaults } from './configuration.ts';
import { isWorthStarting } from './plan-errors.ts';

/** Launch configurations: those of `launch.json`, those that are offered, and the one of F5 without any. */
export function registerConfigurations(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.debug.registerDebugConfigurationProvider(debugType, new WrittenConfigurations()),
    vscode.debug.registerDebugConfigurationProvider(
      debugType,
      { provideDebugConfigurations: () => openPlans().map(plan => offered(plan)) },
      vscode.DebugConfigurationProviderTriggerKind.Dynamic,
    ),
  );
}

class WrittenConfigurations implements vscode.DebugConfigurationProvider {
  /** The first `launch.json` of a workspace. */
  provideDebugConfigurations(): vscode.DebugConfiguration[] {
    return [
      {
        type: debugType,
        request: 'launch',
        name: 'Debug the open plan',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of VS Code's
        program: '${file}',
        target: settings.target(),
        model: settings.model(),
      },
    ];
  }

  async resolveDebugConfiguration(
    _folder: vscode.WorkspaceFolder | undefined,
    given: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    const defaults = { target: settings.target(), model: settings.model() };
    // F5 without a configuration comes as an empty one. The focus may be in the inspector, or in the debug console.
    if (given.type) return withDefaults(given, defaults);
    const [plan] = openPlans();
    if (plan !== undefined) return withDefaults(configurationOf(plan), defaults);
    await vscode.window.showInformationMessage('Open a plan (a file that ends in .taskplan), then debug it.');
    return undefined;
  }

  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    given: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    if (typeof given.program === 'string' && !(await isWorthStarting(given.program))) return undefined;
    return completed(given, (folder ?? folderOf(given))?.uri.fsPath);
  }
}

function folderOf({ program }: Configuration): vscode.WorkspaceFolder | undefined {
  return typeof program === 'string' ? vscode.workspace.getWorkspaceFolder(vscode.Uri.file(program)) : undefined;
}

function offered(plan: string): vscode.DebugConfiguration {
  const configuration = configurationOf(plan);
  return { ...configuration, name: `Debug ${configuration.name}` };
}
