import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { configurationOf, configurationOfRun, debugType } from '../debug/configuration.ts';
import { lineNow } from '../line-now.ts';
import { openPlans, saved } from '../open-plans.ts';
import { type ListedRun, listRuns } from './run-folders.ts';
import type { RunResult } from './run-summary.ts';

const icons: Readonly<Record<RunResult, vscode.ThemeIcon>> = {
  passed: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  failed: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  stopped: new vscode.ThemeIcon('stop-circle', new vscode.ThemeColor('testing.iconSkipped')),
  unfinished: new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('testing.iconQueued')),
  unreadable: new vscode.ThemeIcon('warning'),
};

/** The view of past runs: opened again as recorded sessions, newest first. */
export function registerRuns(): vscode.Disposable {
  const runs = new Runs();
  const view = vscode.window.createTreeView('groundwork.runs', { treeDataProvider: runs });
  return vscode.Disposable.from(
    runs,
    view,
    vscode.debug.onDidStartDebugSession(session => runs.after(session)),
    vscode.debug.onDidTerminateDebugSession(session => runs.after(session)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => runs.refresh()),
    vscode.workspace.onDidOpenTextDocument(() => runs.refresh()),
    view.onDidChangeVisibility(({ visible }) => visible && runs.refresh()),
    vscode.window.onDidChangeWindowState(({ focused }) => focused && view.visible && runs.refresh()),
    vscode.commands.registerCommand('groundwork.runs.refresh', () => runs.refresh()),
    vscode.commands.registerCommand('groundwork.runs.open', (run: ListedRun) => openRun(run)),
    vscode.commands.registerCommand('groundwork.runs.again', (run: ListedRun) => runAgain(run)),
    vscode.commands.registerCommand('groundwork.runs.openFolder', (run: ListedRun) =>
      vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(run.folder)),
    ),
    vscode.commands.registerCommand('groundwork.runs.delete', (run: ListedRun) => remove(run, runs)),
  );
}

/** Opens a recorded run as a session that can be walked forwards and backwards. */
export async function openRun({ task, folder, plan }: ListedRun): Promise<void> {
  const workspace = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(plan === '' ? folder : plan));
  await vscode.debug.startDebugging(workspace, configurationOfRun(task, folder));
}

/** The plan as it is now, on the same target, with the same model and inputs, from the line it began at. */
async function runAgain({ plan, folder, again }: ListedRun): Promise<void> {
  if (again === undefined) return;
  await saved(plan);
  const workspace = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(plan));
  const { begun, ...asked } = again;
  if (begun === undefined) {
    await vscode.debug.startDebugging(workspace, { ...configurationOf(plan), ...asked });
    return;
  }
  const text = (file: string) => readFile(file, 'utf8').catch(() => '');
  const startAt = lineNow(await text(join(folder, 'blobs', begun.text)), await text(plan), begun.line);
  if (startAt === undefined) {
    const told = `The run began at line ${begun.line}, and ${basename(plan)} does not have that line any more: choose another one with Start Here.`;
    await vscode.window.showInformationMessage(told);
    return;
  }
  await vscode.debug.startDebugging(workspace, { ...configurationOf(plan), ...asked, startAt });
}

/** The runs that were recorded in the workspace, and beside plans that are open. */
export function knownRuns(): Promise<ListedRun[]> {
  const workspaces = vscode.workspace.workspaceFolders ?? [];
  return listRuns([...workspaces.map(folder => folder.uri.fsPath), ...openPlans().map(dirname)]);
}

class Runs implements vscode.TreeDataProvider<ListedRun>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  refresh(): void {
    this.#changed.fire(undefined);
  }

  after(session: vscode.DebugSession): void {
    if (session.type === debugType) this.refresh();
  }

  async getChildren(run?: ListedRun): Promise<ListedRun[]> {
    return run === undefined ? knownRuns() : [];
  }

  getTreeItem(run: ListedRun): vscode.TreeItem {
    const item = new vscode.TreeItem(run.task);
    item.id = run.folder;
    item.iconPath = icons[run.result];
    const started = run.started?.toLocaleString(vscode.env.language, { dateStyle: 'short', timeStyle: 'medium' });
    item.description = [run.symptom, started].filter(part => part !== undefined).join(', ');
    item.tooltip = tooltip(run);
    // Menus ask for these words.
    const failed = run.symptom === undefined ? [] : ['failed'];
    item.contextValue = ['run', ...(run.again === undefined ? [] : ['again']), ...failed].join(' ');
    item.accessibilityInformation = { label: `${run.task}, ${run.result}, ${item.description}` };
    item.command = { command: 'groundwork.runs.open', title: 'Open the recorded run', arguments: [run] };
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function tooltip({ message, target, model, folder }: ListedRun): vscode.MarkdownString {
  // What a program wrote into a trace is text, not markup.
  const text = new vscode.MarkdownString();
  text.appendText(message);
  if (target !== '') text.appendMarkdown('\n\n').appendText(`target ${target}, model ${model}`);
  return text.appendMarkdown('\n\n').appendText(folder);
}

async function remove(run: ListedRun, runs: Runs): Promise<void> {
  const yes = 'Delete';
  const detail = `${run.folder}\nIt is deleted for good.`;
  const said = await vscode.window.showWarningMessage(`Delete the run "${run.task}"?`, { modal: true, detail }, yes);
  if (said !== yes) return;
  await rm(run.folder, { recursive: true, force: true });
  runs.refresh();
}
