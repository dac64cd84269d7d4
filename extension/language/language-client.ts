import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import type { Log } from '../log.ts';
import { settings } from '../settings.ts';
import { shippedProcess } from '../shipped-process.ts';

/** Starts the language server: everything that the editor knows of a plan. */
export async function startLanguage(context: vscode.ExtensionContext, log: Log): Promise<void> {
  const { command, args, env } = shippedProcess(context.extensionPath, settings.nodePath(), ['lsp', '--stdio']);
  const client = new LanguageClient(
    'groundwork',
    'Groundwork Language Server',
    { command, args: [...args], options: { env: { ...process.env, ...env } } },
    { documentSelector: [{ language: 'taskplan' }], outputChannel: log.channel },
  );
  context.subscriptions.push({ dispose: () => void client.dispose() });
  try {
    await client.start();
  } catch (error) {
    await log.failure(`The language server did not start: ${String(error)}. Is "groundwork.nodePath" right?`);
  }
  context.subscriptions.push(
    vscode.commands.registerCommand('groundwork.restartLanguageServer', () => client.restart()),
  );
}
