import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from './paths.ts';

/** The real workbench of VS Code with a real extension host, as an npm package. */
const version = '4.139.1';

/** Where things are kept that are too large for the project and cost only time to make again. */
export const cacheFolder = join(
  process.env.LOCALAPPDATA ?? process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'groundwork',
);

/** Where code-server is kept: outside the project, since it is larger than everything else together. */
const home = process.env.GROUNDWORK_CODE_SERVER ?? join(cacheFolder, `code-server-${version}`);
const code = join(home, 'node_modules', 'code-server');
const stamp = join(home, '.installed');

/** Where an extension lies that comes with it. */
export function builtInExtension(name: string): string {
  return join(code, 'lib', 'vscode', 'extensions', name);
}

/** Makes a folder that holds only these of the extensions that come with it. @returns the folder */
export function onlyBuiltIn(folder: string, names: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  for (const name of names) symlinkSync(builtInExtension(name), join(folder, name), 'junction');
  return folder;
}

/** Settings under which nothing but the workbench itself is on the screen. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.commandCenter': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
} as const;

/** Installs code-server once: about 800 MB, half a minute. @throws Error when npm can't */
export function installCodeServer(tell: (message: string) => void): void {
  if (existsSync(stamp)) return;
  tell(`Installing code-server ${version} into ${home} (once; 800 MB) …`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  // Install scripts would build for minutes what neither the tests nor a look at the samples need.
  npm(home, 'install', `code-server@${version}`);
  const vscode = join(code, 'lib', 'vscode');
  npm(vscode, 'install', '--omit=dev');
  npm(join(vscode, 'extensions'), 'install', '--omit=dev');
  writeFileSync(stamp, version);
}

function npm(folder: string, ...args: string[]): void {
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
  const run = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  if (run.status !== 0)
    throw new Error(`npm ${args.join(' ')} in ${folder} failed:\n${run.stderr || String(run.error ?? '')}`);
}

export interface CodeServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Host and port, as in `vscode-remote://` addresses. */
  readonly authority: string;
  /** Everything the server wrote so far. */
  log(): string;
  /** Resolves when the server ended by itself. */
  readonly ended: Promise<void>;
  /** Ends the server and whatever it started. */
  end(): void;
}

/**
 * Serves the workbench with this checkout as its extension, on this machine only.
 *
 * @param state a folder for its settings and data; what is there is used again
 * @throws Error when it does not answer in 30 s
 */
export async function startCodeServer(
  state: string,
  settings: Readonly<Record<string, unknown>>,
  more: readonly string[] = [],
): Promise<CodeServer> {
  const extensions = join(state, 'extensions');
  const userSettings = join(state, 'data', 'User', 'settings.json');
  mkdirSync(dirname(userSettings), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  writeFileSync(userSettings, JSON.stringify(settings, undefined, 2));
  writeFileSync(join(state, 'config.yaml'), '');
  const link = join(extensions, 'groundwork');
  rmSync(link, { force: true });
  symlinkSync(root, link, 'junction');

  const authority = `127.0.0.1:${await freePort()}`;
  const server = spawn(
    process.execPath,
    [
      join(code, 'out', 'node', 'entry.js'),
      ...['--config', join(state, 'config.yaml'), '--auth', 'none', '--bind-addr', authority],
      ...['--user-data-dir', join(state, 'data'), '--extensions-dir', extensions],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      ...['--disable-getting-started-override', '--disable-proxy', ...more],
    ],
    { detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', data => (log += String(data)));
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
  const url = `http://${authority}`;
  const end = () => endGroup(server);
  const hurry = new AbortController();
  void ended.then(() => hurry.abort());
  try {
    await answering(`${url}/healthz`, AbortSignal.any([hurry.signal, AbortSignal.timeout(30_000)]));
  } catch {
    end();
    throw new Error(`code-server did not start:\n${log}`);
  }
  return { url, authority, log: () => log, ended, end };
}

/** A server that is asked to end leaves its children for some seconds. */
function endGroup(server: ChildProcess): void {
  if (server.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(server.pid), '/t', '/f']);
    else process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

async function answering(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(url, { signal }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise(resolve => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
