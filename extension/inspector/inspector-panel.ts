import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { FromInspector, type ToInspector } from '../../protocol/inspector.ts';
import { pageHtml } from './page-html.ts';
import type { RunFeed } from './run-feed.ts';

/** The inspector's webview: shows one run at a time. */
export class InspectorPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #extension: vscode.Uri;
  readonly #received: (message: FromInspector) => void;
  /** The folders that the page may read. */
  #readable: string | undefined;
  #feed: RunFeed | undefined;
  #isReady = false;
  /** How many of the feed's events the page has. */
  #sent = 0;

  constructor(options: {
    readonly extension: vscode.Uri;
    readonly feed: RunFeed | undefined;
    readonly received: (message: FromInspector) => void;
    readonly closed: () => void;
  }) {
    this.#extension = options.extension;
    this.#received = options.received;
    this.#feed = options.feed;
    this.#panel = vscode.window.createWebviewPanel(
      'groundwork.inspector',
      'Inspector',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [] },
    );
    this.#panel.iconPath = new vscode.ThemeIcon('inspect');
    this.#panel.webview.onDidReceiveMessage((raw: unknown) => {
      const message = FromInspector.safeParse(raw);
      if (!message.success) return;
      // A page that was hidden and is shown again knows nothing any more.
      if (message.data.kind === 'ready') {
        this.#isReady = true;
        this.#tellAll();
      } else this.#received(message.data);
    });
    this.#panel.onDidDispose(options.closed);
    this.#load();
  }

  get feed(): RunFeed | undefined {
    return this.#feed;
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Shows this run from now on. */
  show(feed: RunFeed): void {
    if (feed !== this.#feed) {
      this.#feed = feed;
      this.#sent = 0;
    }
    this.news();
  }

  /** The shown run has more events. */
  news(): void {
    const feed = this.#feed;
    if (feed === undefined || !this.#isReady) return;
    // The first news of a run say where its folder is.
    if (feed.folder !== this.#readable) this.#load();
    else if (this.#sent === 0) this.#tellAll();
    else {
      const events = feed.events.slice(this.#sent);
      this.#sent = feed.events.length;
      if (events.length > 0) this.#post({ kind: 'events', run: feed.session.id, events });
    }
  }

  /** The debugger's view of the shown run moved. */
  moved(): void {
    const feed = this.#feed;
    if (feed === undefined || this.#sent === 0) return;
    this.#post({ kind: 'shown', run: feed.session.id, seq: feed.seq, stackLine: feed.stackLine });
  }

  over(): void {
    if (this.#feed !== undefined) this.#post({ kind: 'over', run: this.#feed.session.id });
  }

  chosen(problem: string | undefined): void {
    if (this.#feed !== undefined) this.#post({ kind: 'chosen', run: this.#feed.session.id, problem });
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Makes the page anew: what it may read is fixed when it is made. */
  #load(): void {
    this.#isReady = false;
    this.#sent = 0;
    this.#readable = this.#feed?.folder;
    const built = vscode.Uri.joinPath(this.#extension, 'dist', 'webview');
    const { webview } = this.#panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        built,
        ...(this.#readable === undefined ? [] : [vscode.Uri.joinPath(vscode.Uri.file(this.#readable), 'blobs')]),
      ],
    };
    webview.html = pageHtml({
      script: webview.asWebviewUri(vscode.Uri.joinPath(built, 'inspector.js')).toString(),
      source: webview.cspSource,
      nonce: randomBytes(18).toString('base64url'),
    });
  }

  #tellAll(): void {
    const feed = this.#feed;
    if (feed?.folder === undefined) return;
    this.#sent = feed.events.length;
    const blobs = vscode.Uri.joinPath(vscode.Uri.file(feed.folder), 'blobs');
    this.#post({
      kind: 'run',
      run: feed.session.id,
      blobs: `${this.#panel.webview.asWebviewUri(blobs)}/`,
      recorded: feed.isRecorded,
      events: feed.events,
    });
    if (feed.seq !== undefined || feed.stackLine !== undefined) this.moved();
    if (feed.isOver) this.over();
  }

  #post(message: ToInspector): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }
}
