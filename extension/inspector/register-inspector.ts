import * as vscode from 'vscode';
import { ShownMoment, TraceNews } from '../../protocol/debug.ts';
import type { FromInspector } from '../../protocol/inspector.ts';
import type { PlanRange } from '../../protocol/position.ts';
import { debugType } from '../debug/configuration.ts';
import { chooseControl, stackOf } from './choose-control.ts';
import { InspectorPanel } from './inspector-panel.ts';
import { RunFeed } from './run-feed.ts';

/**
 * The inspector: a panel beside the plan that follows the debug sessions of this extension. It opens at the first stop
 * of a session, or by the command `groundwork.openInspector`.
 */
export function registerInspector(context: vscode.ExtensionContext): vscode.Disposable {
  const inspector = new Inspector(context.extensionUri);
  return vscode.Disposable.from(
    inspector,
    vscode.commands.registerCommand('groundwork.openInspector', () => inspector.open()),
    vscode.debug.onDidReceiveDebugSessionCustomEvent(event => inspector.heard(event)),
    vscode.debug.onDidChangeActiveStackItem(item => inspector.stackMoved(item)),
    vscode.debug.onDidChangeActiveDebugSession(session => inspector.sessionChanged(session)),
    vscode.debug.onDidTerminateDebugSession(session => inspector.sessionEnded(session)),
  );
}

class Inspector implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #feeds = new Map<string, RunFeed>();
  /** Sessions that have opened the panel: one that was closed stays closed. */
  readonly #opened = new Set<string>();
  #panel: InspectorPanel | undefined;
  /** The run to show when the panel opens. */
  #latest: RunFeed | undefined;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  open(): void {
    this.#panel?.reveal();
    this.#panel ??= new InspectorPanel({
      extension: this.#extension,
      feed: this.#latest,
      received: message => void this.#received(message),
      closed: () => {
        this.#panel = undefined;
      },
    });
  }

  heard({ session, event, body }: vscode.DebugSessionCustomEvent): void {
    if (session.type !== debugType) return;
    if (event === 'groundwork/trace') {
      const news = TraceNews.safeParse(body);
      if (!news.success) return;
      const feed = this.#feedOf(session);
      feed.take(news.data);
      this.#latest ??= feed;
      if (this.#panel === undefined) return;
      if (this.#panel.feed === undefined || this.#panel.feed.isOver) this.#panel.show(feed);
      else if (this.#panel.feed === feed) this.#panel.news();
    } else if (event === 'groundwork/shown') {
      const shown = ShownMoment.safeParse(body);
      if (!shown.success) return;
      const feed = this.#feedOf(session);
      feed.seq = shown.data.seq;
      feed.stackLine = undefined;
      if (this.#panel?.feed === feed) this.#panel.moved();
    }
  }

  async stackMoved(item: vscode.DebugThread | vscode.DebugStackFrame | undefined): Promise<void> {
    if (!(item instanceof vscode.DebugStackFrame) || item.session.type !== debugType) return;
    const feed = this.#feedOf(item.session);
    const stack = await stackOf(item.session).catch((): readonly number[] => []);
    const line = stack.indexOf(item.frameId);
    feed.stackLine = line < 0 ? undefined : line;
    this.#show(feed);
    if (!this.#opened.has(item.session.id)) {
      this.#opened.add(item.session.id);
      if (opensByItself()) this.open();
    }
    if (this.#panel?.feed === feed) this.#panel.moved();
  }

  sessionChanged(session: vscode.DebugSession | undefined): void {
    const feed = session && this.#feeds.get(session.id);
    if (feed !== undefined) this.#show(feed);
  }

  sessionEnded(session: vscode.DebugSession): void {
    const feed = this.#feeds.get(session.id);
    this.#feeds.delete(session.id);
    this.#opened.delete(session.id);
    if (feed === undefined) return;
    feed.isOver = true;
    if (this.#panel?.feed === feed) this.#panel.over();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #feedOf(session: vscode.DebugSession): RunFeed {
    const known = this.#feeds.get(session.id);
    if (known !== undefined) return known;
    const feed = new RunFeed(session);
    this.#feeds.set(session.id, feed);
    // A run that is over gives way to a new one; one that is going on does not.
    if (this.#latest === undefined || this.#latest.isOver) this.#latest = feed;
    return feed;
  }

  #show(feed: RunFeed): void {
    this.#latest = feed;
    this.#panel?.show(feed);
  }

  async #received(message: FromInspector): Promise<void> {
    if (message.kind === 'reveal') return await this.#reveal(message.at);
    const feed = this.#panel?.feed;
    if (message.kind !== 'choose' || feed === undefined || feed.session.id !== message.run) return;
    try {
      await chooseControl(feed.session, message.control);
      this.#panel?.chosen(undefined);
    } catch (error) {
      this.#panel?.chosen(error instanceof Error ? error.message : String(error));
    }
  }

  /** Shows a line of the run's plan, where the plan is shown already. */
  async #reveal(at: PlanRange): Promise<void> {
    if (this.#panel?.feed?.hasSource(at.file) !== true) return;
    const uri = vscode.Uri.file(at.file);
    const shown = vscode.window.visibleTextEditors.find(editor => editor.document.uri.fsPath === uri.fsPath);
    const selection = new vscode.Range(at.line - 1, at.column - 1, at.line - 1, at.column - 1);
    try {
      await vscode.window.showTextDocument(uri, {
        viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
        preserveFocus: true,
        preview: true,
        selection,
      });
    } catch {
      vscode.window.setStatusBarMessage(`The plan ${at.file} is not there any more.`, 5_000);
    }
  }
}

function opensByItself(): boolean {
  return vscode.workspace.getConfiguration('groundwork').get('inspector.openOnStop', true);
}
