import { basename, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { debugType } from '../debug/configuration.ts';
import { LensNews } from '../lens-news.ts';
import { isPlan, openPlans, planLanguage } from '../open-plans.ts';
import { askForPins, type PinWish } from './ask-for-pins.ts';
import { newestRunOf, type ReadRun, recordedText, runOfLamFile } from './newest-run.ts';
import { actionsOfScript, countOf, type RecordedStep, recordedSteps } from './recorded-steps.ts';

/** Pin: what the LAM did becomes lines of the plan, by a lens or a quick fix on its step. */
export function registerPin(extensionFolder: string): vscode.Disposable {
  const news = new LensNews();
  const plans = { language: planLanguage, scheme: 'file' };
  const mayHaveChanged = (session: vscode.DebugSession) => session.type === debugType && news.tell();
  return vscode.Disposable.from(
    news,
    vscode.debug.onDidStartDebugSession(mayHaveChanged),
    vscode.debug.onDidTerminateDebugSession(mayHaveChanged),
    vscode.languages.registerCodeLensProvider(plans, {
      onDidChangeCodeLenses: news.event,
      provideCodeLenses: document => {
        news.asked(document);
        return lensesOf(document);
      },
    }),
    vscode.languages.registerCodeActionsProvider(
      plans,
      { provideCodeActions: (document, range) => fixesAt(document, range.start.line + 1) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.commands.registerCommand('groundwork.pin', async (wish?: PinWish) => {
      const wanted = wish ?? (await everything());
      if (wanted === undefined) return;
      // The engine reads the file, not the editor.
      await vscode.workspace.textDocuments.find(one => isPlan(one) && one.fileName === wanted.plan)?.save();
      await write(await askForPins(extensionFolder, wanted), wanted.preview);
      news.tell();
    }),
  );
}

async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const ofLam = await wholeScript(document);
  if (ofLam !== undefined) {
    const title = `$(pin) Pin ${countOf(ofLam.actions)} into ${basename(ofLam.wish.plan)}`;
    return [lens(document, 1, title, { ...ofLam.wish, preview: true })];
  }
  const { run, steps } = await stepsOf(document);
  return steps.map(step => {
    const wish = wishFor(step, document, run, true);
    return lens(document, step.line, `$(pin) Pin ${countOf(step.actions)}`, wish);
  });
}

function lens(document: vscode.TextDocument, line: number, title: string, wish: PinWish): vscode.CodeLens {
  return new vscode.CodeLens(document.lineAt(line - 1).range, {
    title,
    tooltip:
      'What the LAM did in the newest run becomes explicit lines of the plan. A preview shows them first: tick what you want.',
    command: 'groundwork.pin',
    arguments: [wish],
  });
}

async function fixesAt(document: vscode.TextDocument, line: number): Promise<vscode.CodeAction[]> {
  const { run, steps } = await stepsOf(document);
  return steps
    .filter(step => step.line === line || step.titleLine === line)
    .map(step => {
      const title = `Pin what the LAM did here: ${countOf(step.actions)}`;
      const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      fix.command = { command: 'groundwork.pin', title, arguments: [wishFor(step, document, run, false)] };
      return fix;
    });
}

function wishFor({ line }: RecordedStep, document: vscode.TextDocument, run: string, preview: boolean): PinWish {
  return { folder: run, plan: document.fileName, at: { file: document.fileName, line }, preview };
}

async function stepsOf(document: vscode.TextDocument): Promise<{ run: string; steps: RecordedStep[] }> {
  const run = await newestRunOf(document.fileName);
  const recorded = run && (await recordedText(run, document.fileName));
  if (run === undefined || recorded === undefined) return { run: '', steps: [] };
  return { run: run.folder, steps: recordedSteps(run.events, document.fileName, recorded, document.getText()) };
}

/** Of a file in a run's folder. */
async function wholeScript(document: vscode.TextDocument) {
  const run = await runOfLamFile(document.fileName);
  const found = run && actionsOfScript(run.events, nameIn(run, document.fileName));
  if (run === undefined || found === undefined || found.actions === 0) return undefined;
  const { actions, plan } = found;
  return { actions, wish: { folder: run.folder, plan, at: { file: document.fileName, line: 1 } } };
}

function nameIn({ folder }: ReadRun, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

/** Without a place: all that the LAM did in the newest run of the plan in front. */
async function everything(): Promise<PinWish | undefined> {
  const [plan] = openPlans();
  const run = plan === undefined ? undefined : await newestRunOf(plan);
  if (plan !== undefined && run !== undefined) return { folder: run.folder, plan, preview: true };
  const message =
    plan === undefined ? 'Open a plan (a file that ends in .taskplan) first.' : 'This plan was not run yet.';
  await vscode.window.showInformationMessage(message);
  return undefined;
}

/** Makes the edits, in one step that can be undone, and says what is to be known of them. */
async function write(reply: Awaited<ReturnType<typeof askForPins>>, preview: boolean): Promise<void> {
  if (reply.problem !== undefined) {
    await vscode.window.showWarningMessage(reply.problem);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { file, range, newText } of reply.edits) {
    const { line, column, endLine, endColumn } = range;
    edit.replace(vscode.Uri.file(file), new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1), newText, {
      needsConfirmation: preview,
      label: 'Pin what the LAM did',
      iconPath: new vscode.ThemeIcon('pin'),
    });
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  const noteworthy = reply.notes.filter(note => !note.endsWith('It ended well.'));
  if (noteworthy.length > 0) void vscode.window.showInformationMessage(noteworthy.join(' '));
}
