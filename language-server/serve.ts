import { Readable } from 'node:stream';
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  type Position,
  TextDocuments,
  type WatchDog,
} from 'vscode-languageserver';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterBurst } from './after-burst.ts';
import { capabilities } from './capabilities.ts';
import { completionAt } from './completion.ts';
import { definitionAt } from './definition.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { formattingOf } from './formatting.ts';
import { hoverAt } from './hover.ts';
import { type OpenPlan, OpenPlans } from './open-plans.ts';
import { outlineOf } from './outline.ts';
import { offsetOf, toRange } from './places.ts';

/** The client went away without a word, or said something that is no language server protocol. */
export class ClientLost extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ClientLost';
  }
}

/**
 * Serves one client over the Language Server Protocol, until it says `exit`.
 *
 * @throws ClientLost when the client leaves without `shutdown`, or does not speak the protocol
 */
export function serveLanguage(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let protocol: ProtocolConnection | undefined;
    const end = (error?: ClientLost) => {
      protocol?.dispose();
      // A stream that is still read would keep the process alive.
      if (input instanceof Readable) input.destroy();
      else input.pause();
      if (error) reject(error);
      else resolve();
    };
    const watchDog: WatchDog = {
      shutdownReceived: false,
      initialize: () => {},
      exit: code => end(code === 0 ? undefined : new ClientLost('The client said exit without shutdown before it.')),
    };
    const ended = () => {
      end(watchDog.shutdownReceived ? undefined : new ClientLost('The client is gone without a shutdown.'));
    };
    input.once('end', ended);
    input.once('close', ended);
    refuseOtherProtocols(input, end);
    const connection = createConnection(logger => {
      protocol = createProtocolConnection(input, output, logger);
      protocol.onError(([error, unsent]) => {
        const what = unsent ? 'The client could not be answered' : 'What the client sent could not be read';
        end(new ClientLost(`${what}: ${error.message}`));
      });
      return protocol;
    }, watchDog);
    offerFeatures(connection);
    connection.listen();
  });
}

type Connection = ReturnType<typeof createConnection>;

/** Every message begins with its length. Whoever begins otherwise would be waited for in vain. */
function refuseOtherProtocols(input: NodeJS.ReadableStream, end: (error: ClientLost) => void): void {
  input.once('data', (first: string | Buffer) => {
    if ('content-'.startsWith(first.toString().slice(0, 'content-'.length).toLowerCase())) return;
    end(new ClientLost('This is a language server: its client speaks the Language Server Protocol over stdio.'));
  });
}

function offerFeatures(connection: Connection): void {
  const plans = new OpenPlans();
  const documents = new TextDocuments(TextDocument);
  const unreported = new Set<string>();
  let snippets = false;

  const complain = (doing: string, error: unknown) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`Groundwork failed ${doing}. Nothing is lost; please report this:\n${reason}`);
  };
  const report = afterBurst(() => {
    for (const uri of unreported) {
      unreported.delete(uri);
      try {
        const open = plans.get(uri);
        if (open) void connection.sendDiagnostics(diagnosticsOf(open, file => plans.uriOf(file)));
      } catch (error) {
        complain(`to check ${uri}`, error);
      }
    }
  });
  const changed = (uri: string) => {
    for (const touched of plans.changed(uri)) unreported.add(touched);
    if (unreported.size > 0) report();
  };

  documents.onDidOpen(({ document }) => plans.open(document));
  documents.onDidChangeContent(({ document }) => changed(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    plans.close(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    changed(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) changed(uri);
  });

  connection.onInitialize(({ capabilities: client }) => {
    snippets = client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
    const watches = client.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false;
    connection.onInitialized(() => {
      if (!watches) return;
      const watchers = [{ globPattern: '**/*.taskplan' }];
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch(error => complain('to watch plans on disk', error));
    });
    return { capabilities, serverInfo: { name: 'groundwork' } };
  });

  /** Answers `nothing` for a plan that is not open. A failure is the log's matter, not the author's. */
  const about =
    <P extends { textDocument: { uri: string } }, R>(
      doing: string,
      nothing: R,
      answer: (open: OpenPlan, ask: P) => R,
    ) =>
    (ask: P): R => {
      try {
        const open = plans.get(ask.textDocument.uri);
        return open ? answer(open, ask) : nothing;
      } catch (error) {
        complain(doing, error);
        return nothing;
      }
    };
  /** And `nothing` for a line that is not there. */
  const aboutPlace = <P extends { textDocument: { uri: string }; position: Position }, R>(
    doing: string,
    nothing: R,
    answer: (open: OpenPlan, offset: number, ask: P) => R,
  ) =>
    about<P, R>(doing, nothing, (open, ask) => {
      const offset = offsetOf(open.plan.source, ask.position);
      return offset === undefined ? nothing : answer(open, offset, ask);
    });

  connection.onCompletion(
    aboutPlace('to complete', [], ({ plan }, offset, { context }) =>
      completionAt(plan, offset, { snippets, trigger: context?.triggerCharacter }),
    ),
  );
  connection.onHover(aboutPlace('to explain a word', null, ({ plan }, offset) => hoverAt(plan, offset) ?? null));
  connection.onDefinition(
    aboutPlace('to find a definition', null, ({ plan }, offset) => {
      const range = definitionAt(plan, offset);
      return range ? { uri: plans.uriOf(range.file), range: toRange(range) } : null;
    }),
  );
  connection.onDocumentSymbol(about('to outline a plan', [], ({ plan }) => outlineOf(plan.source)));
  connection.onDocumentFormatting(about('to lay a plan out', [], ({ plan }) => formattingOf(plan.source)));
  documents.listen(connection);
}
