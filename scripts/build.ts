import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { bundle, dist, root } from './paths.ts';

/** One file of `dist/`: the rooms whose code is in it, and how it is bundled. */
interface Bundle {
  readonly file: string;
  readonly rooms: readonly string[];
  readonly options: BuildOptions;
}

/** zod brings its messages in forty languages; nothing here shows them. */
const zodInEnglish: Plugin = {
  name: 'zod in English',
  setup: build => build.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: '' })),
};

/** What starts the command line is a file of its own, so that the rest can come from the cache of compiled code. */
const mainFile = 'groundwork-main.js';
/** What not every command needs lies apart from it: the engine does not load the language server. */
const parts = join(dist, 'parts');
const mainApart: Plugin = {
  name: 'main apart',
  setup: build => build.onResolve({ filter: /^\.\/main\.ts$/ }, () => ({ path: `./${mainFile}`, external: true })),
};

const bundles: readonly Bundle[] = [
  {
    file: bundle,
    rooms: ['cli'],
    options: {
      entryPoints: [join(root, 'cli', 'start.ts')],
      platform: 'node',
      format: 'esm',
      target: 'node22',
      banner: { js: '#!/usr/bin/env node' },
      plugins: [mainApart],
    },
  },
  {
    file: join(dist, mainFile),
    rooms: ['protocol', 'controls', 'trace', 'language', 'agent', 'language-server', 'debugger', 'cli'],
    options: {
      entryPoints: [join(root, 'cli', 'main.ts')],
      platform: 'node',
      format: 'esm',
      target: 'node22',
      splitting: true,
      outdir: dist,
      entryNames: mainFile.replace(/\.js$/, ''),
      chunkNames: 'parts/[name]-[hash]',
      // Less to read at every start; the names stay, for the traces of errors.
      minifyWhitespace: true,
      minifySyntax: true,
      plugins: [zodInEnglish],
      // Packages in CommonJS call `require`, which an ES module does not have by itself.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    },
  },
  {
    file: join(dist, 'extension.cjs'),
    rooms: ['protocol', 'controls', 'trace', 'extension'],
    options: {
      entryPoints: [join(root, 'extension', 'main.ts')],
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: ['vscode'],
      minify: true,
      // A library asks for it; VS Code's extension host logs an error when somebody does.
      define: { navigator: 'undefined' },
      plugins: [zodInEnglish],
    },
  },
  ...['inspector', 'glance'].map(page => ({
    file: join(dist, 'webview', `${page}.js`),
    rooms: ['protocol', 'trace', 'webview'],
    options: {
      entryPoints: [join(root, 'webview', `${page}.ts`)],
      platform: 'browser',
      format: 'iife',
      target: 'es2024',
      minify: true,
      // The map would be larger than the page.
      sourcemap: false,
      plugins: [zodInEnglish],
    } satisfies BuildOptions,
  })),
];

function newestSource(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return newest;
}

function isFresh({ file, rooms }: Bundle): boolean {
  if (!existsSync(file)) return false;
  const built = statSync(file).mtimeMs;
  const inputs = [...rooms.map(room => newestSource(join(root, room))), statSync(join(root, 'package.json')).mtimeMs];
  return inputs.every(time => time < built);
}

/**
 * Bundles the product into `dist/`: the command line (with language server and engine) and the extension. What is newer
 * than all its sources is left as it is.
 */
export async function buildProduct(options: { force: boolean }): Promise<void> {
  const wanted = bundles.filter(one => options.force || !isFresh(one));
  // Their names change with what is in them.
  if (wanted.some(({ options: own }) => own.splitting)) rmSync(parts, { recursive: true, force: true });
  await Promise.all(
    wanted.map(({ file, options: own }) =>
      build({
        ...(own.outdir === undefined ? { outfile: file } : {}),
        bundle: true,
        sourcemap: true,
        logLevel: 'warning',
        legalComments: 'none',
        ...own,
      }),
    ),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildProduct({ force: true });
