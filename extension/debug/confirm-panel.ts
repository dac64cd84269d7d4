import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { z } from 'zod';
import type { Ask } from '../../protocol/debug.ts';
import { confirmPage } from './confirm-page.ts';

type AskConfirm = Extract<Ask, { kind: 'confirm' }>;
const Said = z.object({ answer: z.enum(['yes', 'no']) });

/** Asks before an action, with a picture of its control. Closing it, in whatever way, means no. */
export class ConfirmPanel implements vscode.Disposable {
  readonly answer: Promise<'yes' | 'no'>;
  readonly #panel: vscode.WebviewPanel;

  private constructor(ask: AskConfirm, picture: Uint8Array) {
    this.#panel = vscode.window.createWebviewPanel(
      'groundwork.confirm',
      'Confirm an action',
      // Not over the inspector, which may have the focus.
      { viewColumn: vscode.ViewColumn.One, preserveFocus: false },
      { enableScripts: true, localResourceRoots: [] },
    );
    this.#panel.iconPath = new vscode.ThemeIcon('warning');
    const { promise, resolve } = Promise.withResolvers<'yes' | 'no'>();
    this.answer = promise;
    this.#panel.onDidDispose(() => resolve('no'));
    this.#panel.webview.onDidReceiveMessage((raw: unknown) => {
      const said = Said.safeParse(raw);
      if (!said.success) return;
      resolve(said.data.answer);
      this.#panel.dispose();
    });
    this.#panel.webview.html = confirmPage(ask, picture, randomBytes(18).toString('base64url'));
  }

  /** @returns undefined where there is no picture to show */
  static async open(ask: AskConfirm): Promise<ConfirmPanel | undefined> {
    if (ask.picture === undefined) return undefined;
    try {
      return new ConfirmPanel(ask, await readFile(ask.picture));
    } catch {
      return undefined;
    }
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
