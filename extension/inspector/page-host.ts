import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { FromInspector, type ToInspector } from '../../protocol/inspector.ts';
import { pageHtml } from './page-html.ts';
import type { RunFeed } from './run-feed.ts';

/** A page of the inspector in a webview, the wide one or the one for a glance: shows one run at a time. */
export class PageHost implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #extension: vscode.Uri;
  readonly #script: string;
  readonly #received: (message: FromInspector, page: PageHost) => void;
  readonly #listening: vscode.Disposable;
  /** The folder that the page may read. */
  #readable: string | undefined;
  #feed: RunFeed | undefined;
  #isReady = false;
  /** How many of the feed's events the page has. */
  #sent = 0;

  constructor(options: {
    readonly webview: vscode.Webview;
    readonly extension: vscode.Uri;
    /** File name in `dist/webview`. */
    readonly script: string;
    readonly feed: RunFeed | undefined;
    readonly received: (message: FromInspector, page: PageHost) => void;
  }) {
    this.#webview = options.webview;
    this.#extension = options.extension;
    this.#script = options.script;
    this.#received = options.received;
    this.#feed = options.feed;
    this.#listening = this.#webview.onDidReceiveMessage((raw: unknown) => {
      const message = FromInspector.safeParse(raw);
      if (!message.success) return;
      // A page that was hidden and is shown again knows nothing any more.
      if (message.data.kind === 'ready') {
        this.#isReady = true;
        this.#tellAll();
      } else this.#received(message.data, this);
    });
    this.#load();
  }

  get feed(): RunFeed | undefined {
    return this.#feed;
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
      if (events.length > 0) this.post({ kind: 'events', run: feed.id, events });
    }
  }

  /** The debugger's view of the shown run moved. */
  moved(): void {
    const feed = this.#feed;
    if (feed === undefined || this.#sent === 0) return;
    this.post({ kind: 'shown', run: feed.id, seq: feed.seq, stackLine: feed.stackLine });
  }

  over(): void {
    if (this.#feed !== undefined) this.post({ kind: 'over', run: this.#feed.id });
  }

  post(message: ToInspector): void {
    if (this.#isReady) void this.#webview.postMessage(message);
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** Makes the page anew: what it may read is fixed when it is made. */
  #load(): void {
    this.#isReady = false;
    this.#sent = 0;
    this.#readable = this.#feed?.folder;
    const built = vscode.Uri.joinPath(this.#extension, 'dist', 'webview');
    const webview = this.#webview;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        built,
        ...(this.#readable === undefined ? [] : [vscode.Uri.joinPath(vscode.Uri.file(this.#readable), 'blobs')]),
      ],
    };
    webview.html = pageHtml({
      script: webview.asWebviewUri(vscode.Uri.joinPath(built, this.#script)).toString(),
      source: webview.cspSource,
      nonce: randomBytes(18).toString('base64url'),
    });
  }

  #tellAll(): void {
    const feed = this.#feed;
    if (feed?.folder === undefined) return;
    this.#sent = feed.events.length;
    const blobs = vscode.Uri.joinPath(vscode.Uri.file(feed.folder), 'blobs');
    this.post({
      kind: 'run',
      run: feed.id,
      folder: feed.folder,
      blobs: `${this.#webview.asWebviewUri(blobs)}/`,
      recorded: feed.isRecorded,
      events: feed.events,
    });
    // Where the view of a session was that is over is no move: a row that was picked afterwards stays.
    if (feed.isOver) this.over();
    if (feed.seq !== undefined || feed.stackLine !== undefined) this.moved();
  }
}
