import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import type { Log } from './log.ts';
import { settings } from './settings.ts';
import { desktopFindings, type Finding, modelFinding } from './setup-findings.ts';
import { shippedProcess } from './shipped-process.ts';
import { targetChoices } from './target-and-model.ts';

/** A target may have to be set up when it is used for the first time. */
const targetMs = 60_000;

/** *Check Setup*: what Groundwork has to work with, and what is wrong with it. */
export function registerCheckSetup(context: vscode.ExtensionContext, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand('groundwork.checkSetup', async () => {
    const findings = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Groundwork looks at its setup', cancellable: true },
      (progress, cancelled) => look(context.extensionPath, message => progress.report({ message }), cancelled),
    );
    for (const { what, ok, said } of findings) log.channel[ok ? 'info' : 'warn'](`${what}: ${said}`);
    await show(findings, log);
  });
}

async function show(findings: readonly Finding[], log: Log): Promise<void> {
  const items = findings.map(({ what, ok, said }) => ({
    label: `$(${ok ? 'pass' : 'warning'}) ${what}`,
    detail: said,
  }));
  const wrong = findings.filter(({ ok }) => !ok).length;
  const title = wrong === 0 ? 'Everything is there' : `${wrong} of ${findings.length} things are not there`;
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: 'Enter shows the log' });
  if (chosen !== undefined) log.channel.show();
}

async function look(
  extensionFolder: string,
  tell: (message: string) => void,
  cancelled: vscode.CancellationToken,
): Promise<Finding[]> {
  const ask = (args: readonly string[], timeout: number): Promise<{ ok: boolean; said: string }> =>
    answer(shippedProcess(extensionFolder, settings.nodePath(), args), timeout, cancelled);
  const findings: Finding[] = [{ what: 'Node', ok: true, said: `${process.version}, of VS Code ${vscode.version}` }];
  tell('engine');
  const engine = await ask(['--version'], 10_000);
  findings.push({ what: 'Engine', ...engine, ...(engine.ok ? { said: `Groundwork ${engine.said}` } : {}) });
  for (const { id, label } of targetChoices(process.platform)) {
    if (cancelled.isCancellationRequested) break;
    tell(`target ${label}`);
    const { ok, said } = await ask(['windows', '--target', id, '--setup'], targetMs);
    const inUse = id === settings.target() ? ' It is the target in use.' : '';
    findings.push({ what: `Target ${label}`, ok, said: ok ? `It answers.${inUse}` : said });
    if (ok) findings.push(...desktopFindings(label, said));
  }
  findings.push(modelFinding(settings.model()));
  return findings;
}

function answer(
  { command, args, env }: ReturnType<typeof shippedProcess>,
  timeout: number,
  cancelled: vscode.CancellationToken,
): Promise<{ ok: boolean; said: string }> {
  return new Promise(resolve => {
    const child = execFile(command, args, { env: { ...process.env, ...env }, timeout }, (error, stdout, stderr) => {
      if (error === null) resolve({ ok: true, said: stdout.trim() });
      else if (error.killed === true) resolve({ ok: false, said: `It did not answer in ${timeout / 1000} s.` });
      else resolve({ ok: false, said: stderr.trim() === '' ? error.message : stderr.trim() });
    });
    cancelled.onCancellationRequested(() => child.kill());
  });
}
