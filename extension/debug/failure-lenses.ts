import * as vscode from 'vscode';
import { planLanguage } from '../open-plans.ts';
import { nextSteps } from './next-steps.ts';
import { possibleOf, type SessionRuns } from './session-runs.ts';

/** The line at which a run stands with a failure offers what can be done; it is as before once the run moves. */
export function registerFailureLenses(runs: SessionRuns): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let shown = '';
  return vscode.Disposable.from(
    changed,
    runs.onDidChange(() => {
      // A run on its way tells much that changes no lens.
      const now = JSON.stringify(
        runs.all.map(({ now, session }) => [session.id, now.failure?.event.seq, now.failure?.isMended]),
      );
      if (now === shown) return;
      shown = now;
      changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      { language: planLanguage, scheme: 'file' },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: document =>
          runs.all.flatMap(run => {
            const { failure } = run.now;
            if (failure === undefined || vscode.Uri.file(failure.at.file).fsPath !== document.uri.fsPath) return [];
            const line = Math.min(failure.at.line, document.lineCount) - 1;
            const { range } = document.lineAt(line);
            return nextSteps(run.now, possibleOf(run)).map(
              ({ title, tooltip, command }) =>
                new vscode.CodeLens(range, { title, tooltip, command, arguments: [run.session.id] }),
            );
          }),
      },
    ),
  );
}
