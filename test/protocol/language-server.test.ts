import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOfStream } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  CompletionRequest,
  DefinitionRequest,
  DidCloseTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type InitializeResult,
} from 'vscode-languageserver-protocol/node';
import { LanguageClient, spawnServer } from './language-client.ts';

let folder: string;
let client: LanguageClient;
let result: InitializeResult;
const uri = (name: string) => pathToFileURL(join(folder, name)).href;
const at = (line: number, character: number) => ({ line, character });
const to = (line: number, character: number, endCharacter = character) => ({
  start: at(line, character),
  end: at(line, endCharacter),
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-lsp-'));
  writeFileSync(join(folder, 'office.taskplan'), 'control bold = Button "Bold" in ToolBar "Formatting"\n');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  ({ client, result } = await LanguageClient.start());
});
afterEach(() => client.kill());

const plan = `use "./office.taskplan"
task "Write the report"
app "wordpad.exe"

1. Make it bold {
  clik bold
}
`;

describe('the language server over stdio', () => {
  it('says exactly what it can do', () => {
    expect(Object.keys(result.capabilities).sort()).toEqual([
      'completionProvider',
      'definitionProvider',
      'documentFormattingProvider',
      'documentSymbolProvider',
      'hoverProvider',
      'textDocumentSync',
    ]);
  });

  it('reports a mistake with the version of the text, and takes it back when it is mended', async () => {
    const report = uri('report.taskplan');
    await client.open(report, plan);
    const broken = await client.diagnostics(report, ({ version }) => version === 1);
    expect(broken.diagnostics).toMatchObject([
      { range: to(5, 2, 6), severity: 1, message: "'clik' is not an action. Did you mean 'click'?" },
    ]);
    const mended = await client.type(report, to(5, 5), 'c');
    const after = await client.diagnostics(report, ({ version }) => version === mended);
    expect(after.diagnostics).toEqual([]);
    expect(await client.end()).toBe(0);
    expect(client.log).toEqual([]);
  });

  it('clears the messages of a plan that is closed', async () => {
    const report = uri('report.taskplan');
    await client.open(report, plan);
    await client.diagnostics(report, ({ diagnostics }) => diagnostics.length > 0);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: report } });
    await client.diagnostics(report, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('judges a plan anew when a file it uses is edited, on disk or in the editor', async () => {
    const report = uri('report.taskplan');
    const office = uri('office.taskplan');
    await client.open(report, plan.replace('clik', 'click'));
    expect((await client.diagnostics(report, () => true)).diagnostics).toEqual([]);
    await client.open(office, 'control italic = Button "Italic"\n');
    const { diagnostics } = await client.diagnostics(report, params => params.diagnostics.length > 0);
    expect(diagnostics).toMatchObject([{ range: to(5, 8, 12), code: 'unknown-name' }]);
    await client.type(office, to(0, 8, 14), 'bold');
    await client.diagnostics(report, params => params.diagnostics.length === 0);
  });

  it('completes, explains, outlines, finds and lays out', async () => {
    const report = uri('report.taskplan');
    const textDocument = { uri: report };
    await client.open(report, plan.replace('clik bold', 'click   bo'));
    const items = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position: at(5, 12) });
    expect(Array.isArray(items) ? items[0] : items).toMatchObject({
      label: 'bold',
      textEdit: { range: to(5, 10, 12), newText: 'bold' },
    });
    await client.type(report, to(5, 12), 'ld');
    const ask = { textDocument, position: at(5, 11) };
    expect(await client.connection.sendRequest(HoverRequest.type, ask)).toMatchObject({
      contents: { value: expect.stringContaining('control bold = Button "Bold" in ToolBar "Formatting"') },
    });
    expect(await client.connection.sendRequest(DefinitionRequest.type, ask)).toEqual({
      uri: uri('office.taskplan'),
      range: to(0, 8, 12),
    });
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols).toMatchObject([
      { name: './office.taskplan' },
      { name: 'Write the report', children: [{ name: 'wordpad.exe' }, { name: '1. Make it bold' }] },
    ]);
    const options = { tabSize: 4, insertSpaces: false };
    expect(await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })).toEqual([
      { range: to(5, 7, 10), newText: ' ' },
    ]);
  });

  it('answers nothing for a plan that is not open and for places that are not there', async () => {
    const textDocument = { uri: uri('report.taskplan') };
    const ask = { textDocument, position: at(99, 0) };
    const all = () =>
      Promise.all([
        client.connection.sendRequest(CompletionRequest.type, ask),
        client.connection.sendRequest(HoverRequest.type, ask),
        client.connection.sendRequest(DefinitionRequest.type, ask),
      ]);
    expect(await all()).toEqual([[], null, null]);
    expect(await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toEqual([]);
    await client.open(textDocument.uri, plan);
    expect(await all()).toEqual([[], null, null]);
    expect(client.log).toEqual([]);
  });

  it('says in the log what went wrong, and answers nothing', async () => {
    expect(await client.connection.sendRequest('textDocument/hover', { textDocument: null })).toBeNull();
    expect(await client.end()).toBe(0);
    expect(client.log).toMatchObject([expect.stringMatching(/^Groundwork failed to explain a word\. /)]);
  });

  it('keeps up with fast typing: the last text is the one that is judged', async () => {
    const report = uri('report.taskplan');
    await client.open(report, plan.replace('clik', ''));
    let version = 1;
    for (const [i, letter] of [...'click'].entries()) version = await client.type(report, to(5, 2 + i), letter);
    const last = await client.diagnostics(report, params => params.version === version);
    expect(last.diagnostics).toEqual([]);
  });
});

describe('a client that does not speak the protocol', () => {
  const garbage = ['hello\n', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'Content-Length: many\r\n\r\n{}'];
  it.each(garbage)('is told so, and the server ends: %j', async words => {
    const server = spawnServer();
    const said = server.stderr ? textOfStream(server.stderr) : '';
    const exited = once(server, 'exit');
    // Standard input stays open: nothing else tells the server to end.
    server.stdin?.write(words);
    onTestFinished(() => void server.kill());
    const [code] = await exited;
    expect(code).toBe(1);
    expect(await said).toMatch(/^[A-Z].*\n$/);
  });

  it('ends the server by leaving', async () => {
    const server = spawnServer();
    const exited = once(server, 'exit');
    server.stdin?.end();
    expect((await exited)[0]).toBe(1);
  });
});
