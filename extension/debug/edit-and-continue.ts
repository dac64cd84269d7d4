import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { EditedPlan } from '../../protocol/debug.ts';
import { isPlan } from '../open-plans.ts';
import { plain } from './next-steps.ts';
import { runsOldText } from './old-text.ts';
import { askEngine, possibleOf, type SessionRun, type SessionRuns } from './session-runs.ts';

const toldMs = 6_000;

/**
 * A plan that is saved while its run stands still is what the run goes on with. What is saved while the run is on its way
 * is offered at its next stop.
 */
export function registerEditAndContinue(runs: SessionRuns): vscode.Disposable {
  /** Sessions whose plan was saved while they could not take it, by id, with the file. */
  const waiting = new Map<string, string>();
  /** Saved by the editor, as people type: nothing may be asked then. */
  const byItself = new Set<string>();
  return vscode.Disposable.from(
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (reason === vscode.TextDocumentSaveReason.Manual) byItself.delete(document.fileName);
      else byItself.add(document.fileName);
    }),
    vscode.workspace.onDidSaveTextDocument(async document => {
      if (!isPlan(document)) return;
      for (const run of runs.all) {
        const file = await changedFile(run, document.uri.fsPath);
        if (file === undefined) continue;
        if (possibleOf(run).steer) await takeOver(run, { mayAsk: !byItself.has(document.fileName) });
        else waiting.set(run.session.id, file);
      }
    }),
    runs.onDidChange(async ({ run, change }) => {
      const file = waiting.get(run.session.id);
      if (change !== 'stopped' || file === undefined || !possibleOf(run).steer) return;
      waiting.delete(run.session.id);
      // It may have been put back meanwhile.
      if ((await changedFile(run, vscode.Uri.file(file).fsPath)) !== undefined) await offer(run, file);
    }),
    vscode.debug.onDidTerminateDebugSession(session => void waiting.delete(session.id)),
  );
}

/** The run's own name of a file, if it runs another text than the disk has now. */
async function changedFile({ isLive, now }: SessionRun, path: string): Promise<string | undefined> {
  const { sources } = now;
  const file = Object.keys(sources).find(one => vscode.Uri.file(one).fsPath === path);
  if (!isLive || file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text !== undefined && runsOldText(sources, file, text) ? file : undefined;
}

async function offer(run: SessionRun, file: string): Promise<void> {
  const take = 'Take Over the Edited Plan';
  const said = await vscode.window.showInformationMessage(
    `${basename(file)} was saved while its run was on its way. The run has the old text.`,
    take,
  );
  if (said !== take) return;
  if (possibleOf(run).steer) await takeOver(run, { mayAsk: true });
  else
    await vscode.window.showInformationMessage('The run has moved on: it takes an edited plan when it stands still.');
}

async function takeOver(run: SessionRun, options: { readonly mayAsk: boolean }, line?: number): Promise<void> {
  const args = line === undefined ? {} : { line };
  const answer = EditedPlan.safeParse(await askEngine(run.session, 'groundwork/editPlan', args));
  if (!answer.success) return;
  switch (answer.data.kind) {
    case 'taken':
      tell(`The run goes on with the edited plan, at line ${answer.data.at.line}.`);
      return;
    case 'errors':
      await tellErrors(answer.data, options);
      return;
    case 'lost': {
      if (!options.mayAsk) return tell('The run keeps the old text: save the plan to choose where it goes on.');
      const chosen = await chooseLine(run, answer.data);
      if (chosen === undefined) tell('The run keeps the old text.');
      else await takeOver(run, options, chosen);
    }
  }
}

type Errors = Extract<EditedPlan, { kind: 'errors' }>;
type Lost = Extract<EditedPlan, { kind: 'lost' }>;

async function tellErrors({ diagnostics }: Errors, { mayAsk }: { readonly mayAsk: boolean }): Promise<void> {
  const [first] = diagnostics;
  const what = first === undefined ? 'The plan has errors' : `Line ${first.range.line}: ${first.message}`;
  const text = `${what} The run keeps the old text.`;
  if (!mayAsk) return tell(text);
  const show = 'Show Problems';
  const said = await vscode.window.showErrorMessage(text, show);
  if (said === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** @returns a line of the plan's file, from 1 */
async function chooseLine({ now }: SessionRun, { why, lines }: Lost): Promise<number | undefined> {
  const plan = now.state.header?.plan.file;
  const items = lines
    .filter(({ file }) => file === plan)
    .map(({ line, text }) => ({ label: plain(text.trim()), description: `line ${line}`, line }));
  const title = 'Where does the run go on?';
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: why, matchOnDescription: true });
  return chosen?.line;
}

function tell(text: string): void {
  vscode.window.setStatusBarMessage(text, toldMs);
}
