import * as vscode from 'vscode';
import { LensNews } from '../lens-news.ts';
import { planLanguage } from '../open-plans.ts';
import { nextSteps } from './next-steps.ts';
import { possibleOf, type SessionRuns } from './session-runs.ts';

/** The line at which a run stands with a failure offers what can be done; it is as before once the run moves. */
export function registerFailureLenses(runs: SessionRuns): vscode.Disposable {
  const news = new LensNews();
  let shown = '';
  return vscode.Disposable.from(
    news,
    runs.onDidChange(() => {
      // A run on its way tells much that changes no lens.
      const now = JSON.stringify(
        runs.all.map(run => [run.session.id, run.now.failure?.event.seq, nextSteps(run.now, possibleOf(run))]),
      );
      if (now === shown) return;
      shown = now;
      news.tell();
    }),
    vscode.languages.registerCodeLensProvider(
      { language: planLanguage, scheme: 'file' },
      {
        onDidChangeCodeLenses: news.event,
        provideCodeLenses: document => {
          news.asked(document);
          return runs.all.flatMap(run => {
            const { failure } = run.now;
            if (failure === undefined || vscode.Uri.file(failure.at.file).fsPath !== document.uri.fsPath) return [];
            const line = Math.min(failure.at.line, document.lineCount) - 1;
            const { range } = document.lineAt(line);
            return nextSteps(run.now, possibleOf(run)).map(
              ({ title, tooltip, command }) =>
                new vscode.CodeLens(range, { title, tooltip, command, arguments: [run.session.id] }),
            );
          });
        },
      },
    ),
  );
}
