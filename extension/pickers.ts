import * as vscode from 'vscode';
import { openPlans, planLanguage } from './open-plans.ts';
import { knownRuns } from './runs/runs-view.ts';
import { choose, onSettingChanged, settings } from './settings.ts';
import { modelLabel, targetChoices, targetLabel } from './target-and-model.ts';

interface Choice extends vscode.QuickPickItem {
  /** Undefined: the user is asked for the text. */
  readonly choice?: string;
}

/** Where plans run and which model decides: shown in the status bar while a plan is open, changed with a click. */
export function registerPickers(): vscode.Disposable {
  const target = vscode.window.createStatusBarItem('groundwork.target', vscode.StatusBarAlignment.Right, 111);
  target.name = 'Groundwork: Target';
  target.command = 'groundwork.chooseTarget';
  target.tooltip = 'Where plans run. Click to change.';
  const model = vscode.window.createStatusBarItem('groundwork.model', vscode.StatusBarAlignment.Right, 110);
  model.name = 'Groundwork: Model';
  model.command = 'groundwork.chooseModel';
  model.tooltip = 'Which model works out the sentences of plans. Click to change.';
  const show = () => {
    target.text = `$(window) ${targetLabel(settings.target())}`;
    model.text = `$(lightbulb) ${modelLabel(settings.model())}`;
    const isWanted = vscode.window.activeTextEditor?.document.languageId === planLanguage || openPlans().length > 0;
    for (const item of [target, model]) {
      if (isWanted) item.show();
      else item.hide();
    }
  };
  show();
  return vscode.Disposable.from(
    target,
    model,
    onSettingChanged(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidCloseTextDocument(show),
    vscode.commands.registerCommand('groundwork.chooseTarget', chooseTarget),
    vscode.commands.registerCommand('groundwork.chooseModel', chooseModel),
  );
}

async function chooseTarget(): Promise<void> {
  const now = settings.target();
  const items = targetChoices(process.platform).map(({ id, label, about }): Choice => {
    return { label, detail: about, choice: id, ...(id === now ? { description: 'in use' } : {}) };
  });
  const chosen = await vscode.window.showQuickPick(items, { title: 'Where do plans run?', matchOnDetail: true });
  if (chosen?.choice !== undefined) await choose('target', chosen.choice);
}

async function chooseModel(): Promise<void> {
  const model = await pickModel('Which model decides?', settings.model());
  if (model !== undefined) await choose('model', model);
}

/** Asks for a model. @param now the one in use @returns as launch configurations name it; undefined when turned away */
export async function pickModel(title: string, now: string): Promise<string | undefined> {
  const runs = await knownRuns();
  const items: Choice[] = [
    {
      label: 'Embedded',
      detail: 'Rules that come with Groundwork: no download, modest wits.',
      choice: 'embedded',
      ...(now === 'embedded' ? { description: 'in use' } : {}),
    },
    { label: 'Another …', detail: 'Type it as `groundwork run --model` takes it.' },
    { label: 'The answers of a recorded run', kind: vscode.QuickPickItemKind.Separator },
    ...runs.map(run => ({
      label: run.task,
      description: run.started?.toLocaleString(vscode.env.language) ?? '',
      detail: run.message,
      choice: `replay:${run.folder}`,
    })),
  ];
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen === undefined) return undefined;
  return (
    chosen.choice ??
    (await vscode.window.showInputBox({ title: 'Model', value: now, prompt: 'embedded, or replay:FOLDER' }))
  );
}
