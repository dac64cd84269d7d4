import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ShutdownRequest,
} from 'vscode-languageserver-protocol/node';
import { bundle } from '../../scripts/paths.ts';

/** A client of the shipped language server, as an editor is one. */
export class LanguageClient {
  readonly connection: ProtocolConnection;
  /** What the server wrote to the client's log. */
  readonly log: string[] = [];
  readonly #server: ChildProcess;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  private constructor(server: ChildProcess, connection: ProtocolConnection) {
    this.#server = server;
    this.connection = connection;
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.log.push(message));
    connection.onNotification(PublishDiagnosticsNotification.type, params => {
      this.#published.set(params.uri, params);
      for (const look of this.#waiting) look();
    });
    connection.listen();
  }

  static async start(): Promise<{ readonly client: LanguageClient; readonly result: InitializeResult }> {
    const server = spawnServer();
    if (!server.stdout || !server.stdin) throw new Error('The server has no pipes.');
    const client = new LanguageClient(server, createProtocolConnection(server.stdout, server.stdin));
    const result = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return { client, result };
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId: 'taskplan', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Types into an open document. Returns its new version. */
  async type(uri: string, range: Range, text: string): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
    return version;
  }

  /** The messages about a document once they fit: those of a version, or what a test waits for. */
  diagnostics(uri: string, fits: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams> {
    return new Promise(resolve => {
      const look = () => {
        const params = this.#published.get(uri);
        if (!params || !fits(params)) return;
        this.#waiting.delete(look);
        resolve(params);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Ends the server as an editor does. Returns its exit code. */
  async end(): Promise<number | null> {
    const exited = once(this.#server, 'exit');
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [code] = await exited;
    this.connection.dispose();
    return typeof code === 'number' ? code : null;
  }

  /** For a test that failed half-way. */
  kill(): void {
    this.#server.kill();
  }
}

export function spawnServer(): ChildProcess {
  return spawn(process.execPath, [bundle, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
}
