import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundle, root } from './paths.ts';

/** Rooms whose code goes into the command line. */
const rooms = ['protocol', 'controls', 'trace', 'language', 'agent', 'language-server', 'debugger', 'cli'];

function newestSource(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return newest;
}

function isFresh(): boolean {
  if (!existsSync(bundle)) return false;
  const built = statSync(bundle).mtimeMs;
  const inputs = [...rooms.map(room => newestSource(join(root, room))), statSync(join(root, 'package.json')).mtimeMs];
  return inputs.every(time => time < built);
}

/** Bundles the command line (with language server and engine) into `dist/`, unless it is newer than every source. */
export async function buildProduct(options: { force: boolean }): Promise<void> {
  if (!options.force && isFresh()) return;
  await build({
    entryPoints: [join(root, 'cli', 'main.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    sourcemap: true,
    logLevel: 'warning',
    legalComments: 'none',
    // Packages in CommonJS call `require`, which an ES module does not have by itself.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildProduct({ force: true });
