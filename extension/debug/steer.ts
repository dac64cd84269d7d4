import * as vscode from 'vscode';
import { DecidedAgain } from '../../protocol/debug.ts';
import { actionAtHand } from '../../trace/state.ts';
import { chooseControl } from '../inspector/engine-requests.ts';
import { pickModel } from '../pickers.ts';
import { candidateRows } from './next-steps.ts';
import { askEngine, possibleOf, type SessionRun, type SessionRuns } from './session-runs.ts';

/** How long a word of success stays in the status bar, in milliseconds. */
const toldMs = 6_000;

/** The commands for a run that is held: again, without it, with another control, with another answer of the model. */
export function registerSteering(runs: SessionRuns): vscode.Disposable {
  const command = (id: string, work: (run: SessionRun) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (given?: unknown) => {
      const run = runs.of(given);
      if (run !== undefined && possibleOf(run).steer) await work(run);
      else await vscode.window.showInformationMessage('That needs a run of a plan that stands still.');
    });
  return vscode.Disposable.from(
    command('groundwork.retry', ({ session }) => askEngine(session, 'groundwork/retry')),
    command('groundwork.skip', ({ session }) => askEngine(session, 'groundwork/skip')),
    command('groundwork.takeAnother', takeAnother),
    command('groundwork.askAgain', askAgain),
  );
}

async function takeAnother({ session, now }: SessionRun): Promise<void> {
  const decision = actionAtHand(now.state)?.decision;
  const rows = decision === undefined ? [] : candidateRows(decision);
  if (decision === undefined || rows.length === 0) {
    await vscode.window.showInformationMessage('Nothing is decided here that another control could be taken for.');
    return;
  }
  const row = await vscode.window.showQuickPick(rows, {
    title: decision.actionText,
    placeHolder: 'The control to act on',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (row === undefined || row.isChosen) return;
  try {
    await chooseControl(session, row.control);
  } catch (error) {
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return;
  }
  tell(`Decided: ${actionAtHand(now.state)?.decision?.actionText ?? row.label}. Nothing is done yet.`);
}

async function askAgain({ session }: SessionRun): Promise<void> {
  const asked = await askForHint();
  if (asked === undefined) return;
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'The model is asked again' },
    () => askEngine(session, 'groundwork/decideAgain', asked),
  );
  const decided = DecidedAgain.safeParse(answer);
  if (decided.success) tell(`Decided: ${decided.data.actionText}. Nothing is done yet.`);
}

interface Asked {
  readonly hint?: string;
  readonly model?: string;
}

/** A line of words, with a button for another model. @returns undefined when the user turned away */
async function askForHint(): Promise<Asked | undefined> {
  const box = vscode.window.createInputBox();
  const other: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('lightbulb'),
    tooltip: 'Ask another model',
  };
  let model: string | undefined;
  let isPicking = false;
  box.title = 'Ask the Model Again';
  box.placeholder = 'A hint, for example: the Bold button of the ribbon';
  box.prompt = 'It decides anew on what it saw; nothing is carried out.';
  box.buttons = [other];
  const { promise, resolve } = Promise.withResolvers<Asked | undefined>();
  box.onDidTriggerButton(async () => {
    // The list of models takes the place of this box, and gives it back.
    isPicking = true;
    model = (await pickModel('Which model is asked?', model ?? '')) ?? model;
    isPicking = false;
    if (model !== undefined) box.title = `Ask Again: ${model}`;
    box.show();
  });
  box.onDidAccept(() => {
    const hint = box.value.trim();
    resolve({ ...(hint === '' ? {} : { hint }), ...(model === undefined ? {} : { model }) });
  });
  box.onDidHide(() => {
    if (!isPicking) resolve(undefined);
  });
  box.show();
  const asked = await promise;
  box.dispose();
  return asked;
}

function tell(text: string): void {
  vscode.window.setStatusBarMessage(text, toldMs);
}
