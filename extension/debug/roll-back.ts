import * as vscode from 'vscode';
import { RolledBack } from '../../protocol/debug.ts';
import { planLine } from './plan-line.ts';
import { rollBackQuestion } from './roll-back-text.ts';
import { askEngine, possibleOf, type SessionRuns } from './session-runs.ts';
import { stepLine } from './step-line.ts';

/** *Roll Back to Here…*: says first what is taken back and what can't be. */
export function registerRollBack(runs: SessionRuns): vscode.Disposable {
  return vscode.commands.registerCommand('groundwork.rollBack', async (given?: unknown) => {
    const run = runs.of();
    const place = planLine(given);
    if (run === undefined || !possibleOf(run).steer || place === undefined) {
      await vscode.window.showInformationMessage('Put the cursor into a step of a plan whose run stands still.');
      return;
    }
    const wanted = { file: place.document.fileName, line: stepLine(place.document.getText(), place.line) };
    const listed = RolledBack.safeParse(await askEngine(run.session, 'groundwork/rollBack', wanted));
    if (!listed.success) return;
    const { question, detail } = rollBackQuestion(listed.data.at.line, listed.data.items);
    const yes = 'Roll Back';
    if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return;
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Rolling back' }, () =>
      askEngine(run.session, 'groundwork/rollBack', { ...wanted, carryOut: true }),
    );
  });
}
