import * as vscode from 'vscode';

/** What the extension and its processes have to say. It is made when the first of them says something. */
export class Log implements vscode.Disposable {
  #channel: vscode.LogOutputChannel | undefined;

  get channel(): vscode.LogOutputChannel {
    this.#channel ??= vscode.window.createOutputChannel('Groundwork', { log: true });
    return this.#channel;
  }

  /** Tells of something that went wrong, with a way to the log. */
  async failure(message: string): Promise<void> {
    this.channel.error(message);
    const show = 'Show Log';
    if ((await vscode.window.showErrorMessage(message, show)) === show) this.channel.show();
  }

  dispose(): void {
    this.#channel?.dispose();
  }
}
