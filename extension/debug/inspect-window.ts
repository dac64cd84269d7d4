import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { z } from 'zod';
import { AppFacts } from '../../protocol/target.ts';
import { settings } from '../settings.ts';
import { shippedProcess } from '../shipped-process.ts';
import { targetLabel } from '../target-and-model.ts';
import { debugType } from './configuration.ts';

/** How long listing windows may take, in milliseconds; a target may have to be set up first. */
const listingMs = 60_000;

/** *Inspect Window…*: a session without a plan on a program that is there, or on one that is started. */
export function registerInspectWindow(extensionFolder: string): vscode.Disposable {
  return vscode.commands.registerCommand('groundwork.inspectWindow', async () => {
    const program = await chooseProgram(extensionFolder);
    if (program === undefined) return;
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    await vscode.debug.startDebugging(folder, {
      type: debugType,
      request: 'attach',
      name: `Inspect ${Object.values(program)[0]}`,
      target: settings.target(),
      ...program,
    });
  });
}

type Chosen = { readonly window: string } | { readonly start: string };

async function chooseProgram(extensionFolder: string): Promise<Chosen | undefined> {
  const target = settings.target();
  // The practice app has one program, and a Wine desktop of ours begins empty: there is nothing to list.
  if (target === 'practice') return { start: 'practice.exe' };
  const apps = target === 'wine' ? [] : await windowsOf(target, extensionFolder);
  if (apps === undefined) return undefined;
  const startOne = { label: '$(add) Start a program…', description: '', id: undefined };
  const items = [
    ...apps.map(({ id, program, window }) => ({ label: window.title, description: program, id })),
    startOne,
  ];
  const title = `Inspect a window of ${targetLabel(target)}`;
  const chosen =
    apps.length === 0 ? startOne : await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen === undefined) return undefined;
  if (chosen.id !== undefined) return { window: chosen.id };
  const start = await vscode.window.showInputBox({ title, prompt: 'The program to start', value: 'wordpad.exe' });
  return start === undefined || start.trim() === '' ? undefined : { start: start.trim() };
}

async function windowsOf(target: string, extensionFolder: string): Promise<AppFacts[] | undefined> {
  const { command, args, env } = shippedProcess(extensionFolder, settings.nodePath(), [
    'windows',
    '--target',
    target,
    '--json',
  ]);
  try {
    const { stdout } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Groundwork lists windows' },
      () => promisify(execFile)(command, [...args], { env: { ...process.env, ...env }, timeout: listingMs }),
    );
    return z.array(AppFacts).parse(JSON.parse(stdout));
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    await vscode.window.showErrorMessage(`The windows of ${targetLabel(target)} cannot be listed. ${said}`);
    return undefined;
  }
}
