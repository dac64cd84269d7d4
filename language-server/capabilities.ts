import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';

/** What the server can do: exactly what there is. */
export const capabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [' ', '.', '"', '[', '{', '+', '/', '='] },
  hoverProvider: true,
  definitionProvider: true,
  documentSymbolProvider: true,
  documentFormattingProvider: true,
} as const satisfies ServerCapabilities;
