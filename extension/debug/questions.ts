import * as vscode from 'vscode';
import { type Answer, Ask, AskOver } from '../../protocol/debug.ts';
import type { Log } from '../log.ts';
import { debugType } from './configuration.ts';
import { ConfirmPanel } from './confirm-panel.ts';

type AskSecret = Extract<Ask, { kind: 'secret' }>;
type AskConfirm = Extract<Ask, { kind: 'confirm' }>;

/** Answers what the engine asks: secrets, which are kept only if the user says so, and confirmations. */
export function registerQuestions(context: vscode.ExtensionContext, log: Log): vscode.Disposable {
  /** The questions whose panel is open, by session and number. */
  const panels = new Map<string, ConfirmPanel>();
  const closed = (ended: vscode.DebugSession) => {
    for (const [key, panel] of panels) if (key.startsWith(`${ended.id} `)) panel.dispose();
  };
  const confirm = async (session: vscode.DebugSession, ask: AskConfirm): Promise<string> => {
    const panel = await ConfirmPanel.open(ask);
    if (panel === undefined) return await confirmInDialog(ask);
    const key = `${session.id} ${ask.id}`;
    panels.set(key, panel);
    const said = await panel.answer;
    panels.delete(key);
    return said;
  };
  const answer = async (session: vscode.DebugSession, ask: Ask): Promise<void> => {
    const value = ask.kind === 'secret' ? await secret(context, ask) : await confirm(session, ask);
    const reply: Answer = value === undefined ? { id: ask.id } : { id: ask.id, value };
    try {
      await session.customRequest('groundwork/answer', reply);
    } catch (error) {
      // The run was stopped while the question stood open.
      log.channel.info(`The answer came too late: ${String(error)}`);
    }
  };
  return vscode.Disposable.from(
    vscode.debug.onDidReceiveDebugSessionCustomEvent(({ session, event, body }) => {
      if (session.type !== debugType) return;
      if (event === 'groundwork/askOver') {
        const over = AskOver.safeParse(body);
        if (over.success) panels.get(`${session.id} ${over.data.id}`)?.dispose();
      }
      if (event !== 'groundwork/ask') return;
      const ask = Ask.safeParse(body);
      if (ask.success) void answer(session, ask.data);
      else log.channel.error(`The engine asked something unknown: ${ask.error.message}`);
    }),
    vscode.debug.onDidTerminateDebugSession(closed),
    vscode.commands.registerCommand('groundwork.forgetSecrets', () => forget(context)),
  );
}

/** Secrets of one workspace are not offered to the plans of another. */
function keyOf(name: string): string {
  return `secret ${name} of ${vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? 'no workspace'}`;
}

async function secret(context: vscode.ExtensionContext, { name, prompt }: AskSecret): Promise<string | undefined> {
  const kept = await context.secrets.get(keyOf(name));
  if (kept !== undefined) return kept;
  const value = await vscode.window.showInputBox({
    title: `The plan needs the secret ${name}`,
    prompt: `${prompt}. It is not recorded and shown nowhere.`,
    password: true,
    ignoreFocusOut: true,
  });
  if (value !== undefined && value !== '') void offerToKeep(context, name, value);
  return value === '' ? undefined : value;
}

async function offerToKeep(context: vscode.ExtensionContext, name: string, value: string): Promise<void> {
  const keep = 'Keep';
  const said = await vscode.window.showInformationMessage(
    `Keep the secret ${name} in VS Code's secret storage for later runs in this workspace?`,
    keep,
  );
  if (said === keep) await context.secrets.store(keyOf(name), value);
}

/** Where there is no picture to show. */
async function confirmInDialog({ question, detail }: AskConfirm): Promise<string> {
  const yes = { title: 'Yes' };
  const no = { title: 'No', isCloseAffordance: true };
  const said = await vscode.window.showWarningMessage(question, { modal: true, detail }, yes, no);
  return said === yes ? 'yes' : 'no';
}

async function forget(context: vscode.ExtensionContext): Promise<void> {
  const keys = await context.secrets.keys();
  await Promise.all(keys.map(key => context.secrets.delete(key)));
  const count = keys.length === 1 ? '1 secret was' : `${keys.length} secrets were`;
  await vscode.window.showInformationMessage(`${count} forgotten.`);
}
