import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildProduct } from './build.ts';
import { cacheFolder, installCodeServer, quietSettings, startCodeServer } from './code-server.ts';
import { root } from './paths.ts';

// VS Code with the extension and the samples: the desktop one if it is installed, else the workbench in a browser.
//   npm run workbench [-- FOLDER]

const folder = process.argv[2] ?? join(root, 'samples');
await buildProduct({ force: false });
if (!openedOnDesktop()) await serve();

function openedOnDesktop(): boolean {
  const options = { shell: process.platform === 'win32', stdio: 'ignore' } as const;
  // code-server brings a `code` of its own, which has no window.
  if (process.env.VSCODE_IPC_HOOK_CLI !== undefined || spawnSync('code', ['--version'], options).status !== 0)
    return false;
  const run = spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder], options);
  if (run.status === 0) process.stdout.write('VS Code opens with the extension and the samples.\n');
  return run.status === 0;
}

async function serve(): Promise<void> {
  const tell = (message: string) => process.stdout.write(`${message}\n`);
  installCodeServer(tell);
  const server = await startCodeServer(join(cacheFolder, 'workbench'), quietSettings);
  const address = `${server.url}/?${new URLSearchParams({ folder })}`;
  tell(`VS Code is served at\n\n  ${address}\n\nOpen weekly-report.taskplan and press F5. Ctrl+C ends it.`);
  openBrowser(address);
  const { promise: asked, resolve: end } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end());
  await Promise.race([asked, server.ended]);
  server.end();
}

function openBrowser(address: string): void {
  const hasScreen = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '""', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  if (process.platform !== 'linux' || hasScreen) spawnSync(command ?? '', args, { stdio: 'ignore', cwd: homedir() });
}
