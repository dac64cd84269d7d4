import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { pageHtml } from '../../extension/inspector/page-html.ts';
import { dist } from '../../scripts/paths.ts';

/** Serves the inspector's page as the extension makes it, its built script, and the blobs of runs. */
export async function servePage(runs: ReadonlyMap<string, string>): Promise<{ readonly url: string; close(): void }> {
  const nonce = 'nonceOfTheTest';
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const [, kind, run, blob] = path.split('/');
    if (kind === 'inspector' || kind === 'glance') {
      const page = pageHtml({ script: `/${kind}.js`, source: "'self'", nonce });
      response.setHeader('content-type', 'text/html');
      response.end(page.replace('<body>', `<body><script nonce="${nonce}">${fakeHost}</script>`));
      return;
    }
    const file = path.endsWith('.js')
      ? join(dist, 'webview', basename(path))
      : kind === 'blobs'
        ? join(runs.get(run ?? '') ?? '', 'blobs', basename(blob ?? ''))
        : undefined;
    if (file === undefined || !existsSync(file)) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Stands for the extension: remembers what the page says, and its view state. */
const fakeHost = `
  window.said = [];
  window.viewState = JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined;
  window.acquireVsCodeApi = () => ({
    postMessage: message => { window.said.push(message); },
    getState: () => window.viewState,
    setState: state => { window.viewState = state; sessionStorage.setItem('state', JSON.stringify(state)); },
  });
`;
