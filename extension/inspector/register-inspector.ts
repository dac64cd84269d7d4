import * as vscode from 'vscode';
import { z } from 'zod';
import { ComingReply, ShownMoment, TraceNews } from '../../protocol/debug.ts';
import type { FromInspector } from '../../protocol/inspector.ts';
import { debugType } from '../debug/configuration.ts';
import { answerPage } from './answer-page.ts';
import { stackOf } from './engine-requests.ts';
import { PageHost } from './page-host.ts';
import { RunFeed } from './run-feed.ts';

const panelType = 'groundwork.inspector';

/**
 * The inspector: a panel beside the plan, and a view for a glance in the debug side bar, both of which follow the debug
 * sessions of this extension. The panel opens at the first stop of a session, or by the command
 * `groundwork.openInspector`, and is there again after VS Code was loaded anew.
 */
export function registerInspector(context: vscode.ExtensionContext): vscode.Disposable {
  const inspector = new Inspector(context.extensionUri);
  return vscode.Disposable.from(
    inspector,
    vscode.commands.registerCommand('groundwork.openInspector', () => inspector.open()),
    vscode.window.registerWebviewPanelSerializer(panelType, {
      deserializeWebviewPanel: (panel, state) => inspector.restore(panel, state),
    }),
    vscode.window.registerWebviewViewProvider('groundwork.glance', {
      resolveWebviewView: view => inspector.resolveGlance(view),
    }),
    vscode.debug.onDidReceiveDebugSessionCustomEvent(event => inspector.heard(event)),
    vscode.debug.onDidChangeActiveStackItem(item => inspector.stackMoved(item)),
    vscode.debug.onDidChangeActiveDebugSession(session => inspector.sessionChanged(session)),
    vscode.debug.onDidTerminateDebugSession(session => inspector.sessionEnded(session)),
  );
}

/** What a page that was there before a window was loaded anew remembers of its run. */
const Remembered = z.object({ folder: z.string().min(1) });

class Inspector implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #feeds = new Map<string, RunFeed>();
  /** Sessions that have opened the panel: one that was closed stays closed. */
  readonly #opened = new Set<string>();
  #panel: { readonly panel: vscode.WebviewPanel; readonly page: PageHost } | undefined;
  #glance: PageHost | undefined;
  /** The run to show when a page opens. */
  #latest: RunFeed | undefined;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  open(): void {
    if (this.#panel !== undefined) {
      this.#panel.panel.reveal(undefined, true);
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#fill(vscode.window.createWebviewPanel(panelType, 'Inspector', place, { enableScripts: true }));
  }

  /** The panel of a window that was loaded anew: its run is read from its folder, where it is there still. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.#panel !== undefined) return panel.dispose();
    const remembered = Remembered.safeParse(state);
    if (this.#latest === undefined && remembered.success)
      this.#latest = await RunFeed.ofFolder(remembered.data.folder).catch(() => undefined);
    this.#fill(panel);
  }

  resolveGlance(view: vscode.WebviewView): void {
    const page = this.#pageIn(view.webview, 'glance.js');
    this.#glance = page;
    // The view of a session may be gone after that of the next one has come.
    view.onDidDispose(() => {
      page.dispose();
      if (this.#glance === page) this.#glance = undefined;
    });
  }

  #fill(panel: vscode.WebviewPanel): void {
    panel.iconPath = new vscode.ThemeIcon('inspect');
    const page = this.#pageIn(panel.webview, 'inspector.js');
    this.#panel = { panel, page };
    panel.onDidDispose(() => {
      page.dispose();
      if (this.#panel?.page === page) this.#panel = undefined;
    });
  }

  #pageIn(webview: vscode.Webview, script: string): PageHost {
    return new PageHost({
      webview,
      extension: this.#extension,
      script,
      feed: this.#latest,
      received: (message, page) => this.#received(message, page),
    });
  }

  #received(message: FromInspector, page: PageHost): void {
    if (message.kind === 'openWide') this.open();
    else void answerPage(page, message);
  }

  get #pages(): readonly PageHost[] {
    return [this.#panel?.page, this.#glance].filter(page => page !== undefined);
  }

  heard({ session, event, body }: vscode.DebugSessionCustomEvent): void {
    if (session.type !== debugType) return;
    if (event === 'groundwork/trace') {
      const news = TraceNews.safeParse(body);
      if (!news.success) return;
      const before = this.#feeds.get(session.id);
      // A session that was restarted goes on with another run.
      if (before?.folder !== undefined && before.folder !== news.data.folder) {
        before.isOver = true;
        this.#feeds.delete(session.id);
      }
      const feed = this.#feedOf(session);
      feed.take(news.data);
      this.#latest ??= feed;
      for (const page of this.#pages) {
        if (page.feed === undefined || page.feed.isOver) page.show(feed);
        else if (page.feed === feed) page.news();
      }
    } else if (event === 'groundwork/reply') {
      const reply = ComingReply.safeParse(body);
      const feed = this.#feeds.get(session.id);
      if (!reply.success || feed === undefined) return;
      for (const page of this.#pages) if (page.feed === feed) page.post({ kind: 'reply', run: feed.id, ...reply.data });
    } else if (event === 'groundwork/shown') {
      const shown = ShownMoment.safeParse(body);
      if (!shown.success) return;
      const feed = this.#feedOf(session);
      feed.seq = shown.data.seq;
      feed.stackLine = undefined;
      this.#moved(feed);
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
    this.#moved(feed);
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
    for (const page of this.#pages) if (page.feed === feed) page.over();
  }

  dispose(): void {
    this.#panel?.panel.dispose();
    this.#glance?.dispose();
  }

  #feedOf(session: vscode.DebugSession): RunFeed {
    const known = this.#feeds.get(session.id);
    if (known !== undefined) return known;
    const feed = RunFeed.ofSession(session);
    this.#feeds.set(session.id, feed);
    // A run that is over gives way to a new one; one that is going on does not.
    if (this.#latest === undefined || this.#latest.isOver) this.#latest = feed;
    return feed;
  }

  #show(feed: RunFeed): void {
    this.#latest = feed;
    for (const page of this.#pages) page.show(feed);
  }

  #moved(feed: RunFeed): void {
    for (const page of this.#pages) if (page.feed === feed) page.moved();
  }
}

function opensByItself(): boolean {
  return vscode.workspace.getConfiguration('groundwork').get('inspector.openOnStop', true);
}
